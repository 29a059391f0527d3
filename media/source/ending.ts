import words from './words/ket.json' with { type: 'json' };
import { box, circle, drawnPath, group, text, type Placed } from './draw.ts';
import { type Shot } from './clip.ts';
import { rising } from './headline.ts';
import { phone, viewfinder } from './marks.ts';
import { colours, grounds, type Stage } from './stage.ts';
import { BEAT, linear, mix, nudge, ramp, settle, swoop } from './timeline.ts';

/**
 * The end of every clip: the slogan and the address (asked for by Điện Biên, §1), and the phone of the clip, whose camera
 * looks for the code. The file holds no code: the player draws it beside the picture, at the lower right, where the
 * arrows lead; the finder is left empty, a square for whoever lays a code over the clip itself. Its last frame stands as a poster.
 */
export const ending: Shot = {
  beats: 10,
  words: { title: [], captions: words.captions },
  ground: grounds.night,
  opensAt: (stage) => endPose(stage),
};

/** Where the phone of a clip comes to rest. */
function endPose({ orientation }: Stage): Required<Pick<Placed, 'x' | 'y' | 'scale'>> {
  return orientation === 'portrait' ? { x: 400, y: 1282, scale: 0.74 } : { x: 1400, y: 484, scale: 1 };
}

/** A phone on its way from where the clip left it to its rest, `t` seconds into the end. */
export function endPhone(
  t: number,
  from: Required<Pick<Placed, 'x' | 'y' | 'scale'>>,
  screen: string,
  stage: Stage,
): string {
  const to = endPose(stage);
  const p = ramp(t, 0, 0.75, swoop);
  const open = ramp(t, 0.35, 0.4);
  const camera = circle(0, 0, 440 * open, { fill: '#1c56bd' }) + group(finder(t), { opacity: open });
  return group(phone('end', screen + camera), {
    x: mix(from.x, to.x, p),
    y: mix(from.y, to.y, p),
    scale: mix(from.scale, to.scale, p),
  });
}

/** An empty square that the camera looks at, a line that passes over it twice, and the button below. */
function finder(t: number): string {
  const snap = ramp(t, 2 * BEAT - 0.25, 0.5, settle);
  const pass = ramp(t, 3 * BEAT, 4 * BEAT, linear);
  const line =
    pass > 0 && pass < 1 ? box(0, -40 - 128 * Math.cos(pass * 4 * Math.PI), 268, 8, 4, { fill: colours.cyan }) : '';
  return (
    box(0, -40, 272, 272, 30, { fill: '#0a2a66' }) +
    group(viewfinder(mix(380, 300, snap), colours.white, 16), { y: -40 }) +
    line +
    circle(0, 290, 54, { stroke: colours.white, width: 10 }) +
    circle(0, 290, 38, { fill: colours.white })
  );
}

/** The words of the end, and the arrows to the player's code, `t` seconds into it. */
export function endCard(t: number, stage: Stage): string {
  const portrait = stage.orientation === 'portrait';
  const x = portrait ? 80 : 116;
  const [small, big] = portrait ? [92, 196] : [100, 216];
  const leading = small * 1.28;
  const lines = [
    { line: words.before, size: small, leading, at: 1 },
    { line: words.name, size: big, leading: big * 1.16, at: 1.25 },
    ...words.after.map((line, index) => ({ line, size: small, leading, at: 1.75 + index * 0.25 })),
  ];
  let top = portrait ? 200 : 96;
  const slogan = lines.map(({ line, size, leading: high, at }) => {
    const place = { x, top, leading: high };
    top += high;
    const style = { size, weight: 800, fill: colours.white, accent: colours.cyan, fit: portrait ? 920 : 980 } as const;
    return rising(line, place, ramp(t, at * BEAT, 0.6) - 1, style, stage);
  });
  const pill =
    box(350, 0, 700, 124, 62, { fill: colours.cyan }) +
    text(words.address, 350, 26, { size: 74, weight: 800, fill: colours.ink, anchor: 'middle', fit: 620 });
  return (
    slogan.join('') +
    group(pill, { x, y: top + (portrait ? 92 : 104), scale: ramp(t, 2.5 * BEAT, 0.5, settle) }) +
    arrows(t, stage)
  );
}

/** Three chevrons that lead out of the picture's lower right, lit one after the other on the beat, then all at rest. */
function arrows(t: number, { orientation }: Stage): string {
  const place = orientation === 'portrait' ? { x: 830, y: 1330, rotate: 90 } : { x: 1656, y: 822, rotate: 0 };
  const marks = [0, 1, 2].map((index) => {
    const come = ramp(t, (3 + index * 0.5) * BEAT, 0.45, settle);
    const lift = [0, 1].reduce((sum, round) => sum + nudge(t, (5 + round * 2 + index * 0.5) * BEAT, 0.5), 0);
    return group(drawnPath('M-26 -58 L30 0 L-26 58', come, { stroke: colours.amber, width: 30 }), {
      x: index * 84 + lift * 14,
      scale: Math.min(1, come * 2),
    });
  });
  return group(marks.join(''), place);
}
