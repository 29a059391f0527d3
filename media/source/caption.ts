import { circle, group, text, windowed } from './draw.ts';
import { type Ground, type Stage } from './stage.ts';
import { easeOut, pop, ramp } from './timeline.ts';

/** The words of a scene, as `words/*.json` holds them: a line each, broken by hand. */
export interface Words {
  readonly title: readonly string[];
  readonly text?: readonly string[];
}

/** Sizes in pixels. The text is 6 % of the short side: read from 5 m on a 43-inch screen. */
const sizes = {
  landscape: { title: 122, titleLeading: 152, text: 68, textLeading: 94 },
  portrait: { title: 122, titleLeading: 152, text: 65, textLeading: 90 },
} as const;
const BADGE = 148;

export interface CaptionTimes {
  /** The number of a step, in a disc above the title. */
  readonly number?: number;
  /** When the title begins to rise; far below zero: it stands from the first frame on. */
  readonly at?: number;
  /** When the text below it begins to rise. */
  readonly textAt?: number;
}

/** The words of a scene on their place, each line rising from behind its own edge. */
export function caption(
  words: Words,
  t: number,
  stage: Stage,
  ground: Ground,
  { number, at = 0.3, textAt = at + 0.25 }: CaptionTimes = {},
): string {
  const lines = words.text ?? [];
  const size = sizes[stage.orientation];
  const { x, width } = stage.words;
  const badge = number === undefined ? 0 : BADGE + 34;
  const gap = lines.length > 0 ? 30 : 0;
  const height = badge + words.title.length * size.titleLeading + gap + lines.length * size.textLeading;
  const top = stage.words.from === 'top' ? stage.words.y : stage.words.y - height / 2;
  const title = { size: size.title, weight: 800, fill: ground.title, accent: ground.accent, fit: width } as const;
  const body = { size: size.text, weight: 600, fill: ground.text, accent: ground.accent, fit: width } as const;

  const disc =
    number === undefined
      ? ''
      : group(
          circle(0, 0, BADGE / 2, { fill: ground.accent }) +
            text(String(number), 0, 36, {
              size: 100,
              weight: 800,
              fill: ground.ground,
              anchor: 'middle',
            }),
          { x: x + BADGE / 2, y: top + BADGE / 2, scale: ramp(t, at - 0.1, 0.55, pop) },
        );
  const titles = words.title.map((line, index) =>
    rising(
      line,
      x,
      top + badge + index * size.titleLeading,
      size.titleLeading,
      ramp(t, at + index * 0.12, 0.8),
      title,
      stage,
    ),
  );
  const texts = lines.map((line, index) => {
    const y = top + badge + words.title.length * size.titleLeading + gap + index * size.textLeading;
    return rising(line, x, y, size.textLeading, ramp(t, textAt + index * 0.12, 0.8, easeOut), body, stage);
  });
  return disc + titles.join('') + texts.join('');
}

/** One line that has risen `p` of its way out of its box. Nothing of a line shows before it rises. */
export function rising(
  line: string,
  x: number,
  top: number,
  height: number,
  p: number,
  style: Parameters<typeof text>[3],
  stage: Stage,
): string {
  if (p <= 0) return '';
  // The base line leaves room above for two marks on a capital (Ế) and below for a dot (ị).
  const y = top + height * 0.5 + style.size * 0.36 + (1 - p) * height;
  const line_ = text(line, x, y, style);
  return p >= 1 ? line_ : windowed(line_, 0, top, stage.width, height);
}
