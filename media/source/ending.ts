import words from './words/ket.json' with { type: 'json' };
import { rising } from './caption.ts';
import { box, circle, group, text } from './draw.ts';
import { type Scene } from './film.ts';
import { shield } from './marks.ts';
import { colours, grounds } from './stage.ts';
import { mix, pop, ramp } from './timeline.ts';

/** The end of every clip: the slogan and the address (asked for by Điện Biên, §1). Its last frame stands as a poster. */
export const ending: Scene = {
  seconds: 4.2,
  ground: grounds.night,
  opensAt: ({ width, height }) => ({ x: width / 2, y: height / 2 }),
  draw(t, stage) {
    const portrait = stage.orientation === 'portrait';
    const slogan = words.slogan[stage.orientation];
    const middle = stage.width / 2;
    const size = portrait ? 96 : 116;
    const leading = size * 1.3;
    const markScale = portrait ? 1.6 : 0.94;
    const markY = portrait ? 570 : 226;
    const top = portrait ? 818 : 358;
    const grown = ramp(t, 0.1, 1.6);

    const zones = [1.55, 1.05, 0.6].map((size, index) =>
      circle(middle, markY, mix(0.7, 1, grown) * size * (portrait ? 620 : 560) + index * 4, {
        fill: index === 0 ? '#0c2f6e' : index === 1 ? '#0f3679' : '#134089',
      }),
    );
    const mark = group(shield(ramp(t, 0.75, 0.6)), { x: middle, y: markY, scale: markScale * ramp(t, 0.3, 0.7, pop) });
    const lines = slogan.map((line, index) =>
      rising(
        line,
        middle,
        top + index * leading,
        leading,
        ramp(t, 0.55 + index * 0.16, 0.9),
        {
          size,
          weight: 800,
          fill: colours.white,
          accent: colours.cyan,
          anchor: 'middle',
          fit: stage.width * 0.88,
        },
        stage,
      ),
    );
    const pillY = top + slogan.length * leading + (portrait ? 120 : 92);
    const pill = group(
      box(0, 0, 760, 124, 62, { fill: colours.cyan }) +
        text(words.address, 0, 26, {
          size: 74,
          weight: 800,
          fill: colours.ink,
          anchor: 'middle',
          fit: 660,
        }),
      { x: middle, y: pillY, scale: ramp(t, 1.25, 0.6, pop) },
    );
    return zones.join('') + mark + lines.join('') + pill;
  },
};
