import words from '../../words/cach-hoat-dong.json' with { type: 'json' };
import { box, circle, drawnPath, group, text } from '../../draw.ts';
import { person, phone, shield, tick } from '../../marks.ts';
import { colours } from '../../stage.ts';
import { easeIn, easeInOut, linear, mix, nudge, ramp, settle, swing, swoop } from '../../timeline.ts';

/** Two who meet. `t` counts from the beginning of the shot, when the one phone shrinks into a hand. */

/** Half the distance between the two who have met. */
const APART = 192;
/** How far from its owner a phone is held. */
const PHONE_AT = 106;
const MEET = 2;

/** The glass of the app: its mark on its own blue. */
export function appScreen(): string {
  return (
    box(0, 0, 364, 784, 0, { fill: '#d9ebff' }) +
    circle(0, -20, 150, { fill: colours.white }) +
    group(shield(), { y: -20, scale: 1.12 })
  );
}

export function meeting(t: number, end: number): string {
  const left = 1 - ramp(t, end - 0.3, 0.3, easeIn);
  const far = mix(900, APART, ramp(t, 0.5, MEET - 0.5, easeInOut));
  const shrink = ramp(t, 0, 0.6, swoop);
  const walking = t > 0.5 && t < MEET ? 1 : 0;
  const signal = t > 2.75 && t < 5 ? signals(t - 2.75) : '';
  const here = { x: mix(0, -APART + PHONE_AT, shrink), y: mix(0, 36, shrink), scale: mix(1, 0.27, shrink) * left };
  return (
    group(zone(left * ramp(t, 0.25, 0.6, settle)), { x: -APART }) +
    group(zone(left * ramp(t, 0.5, 0.6)), { x: far }) +
    group(person(colours.azure), { x: -APART, y: 30, scale: 1.9 * ramp(t, 0.25, 0.5, settle) }) +
    group(person(colours.blue), { x: far, y: 30 - Math.abs(swing(t, 1)) * 16 * walking, scale: 1.9 }) +
    signal +
    group(phone('one', appScreen()), here) +
    group(phone('two', appScreen()), {
      x: far - PHONE_AT,
      y: 36 - Math.abs(swing(t, 1)) * 16 * walking,
      scale: 0.27 * left,
    }) +
    [-1, 1]
      .map((way, index) =>
        group(tick(ramp(t, 3.55 + index * 0.5, 0.3)), {
          x: way * (APART - PHONE_AT),
          y: -132,
          scale: 0.98 * left * ramp(t, 3.4 + index * 0.5, 0.4, settle),
        }),
      )
      .join('') +
    group(measure(t - MEET), { y: 276, scale: left })
  );
}

function zone(grown: number): string {
  return (
    circle(0, 0, 208 * grown, { fill: colours.cyan, opacity: 0.24 }) +
    circle(0, 0, 208 * grown, { stroke: colours.azure, width: 6, dash: '4 20' })
  );
}

/** How far apart the two are. */
function measure(t: number): string {
  const line = ramp(t, 0, 0.5);
  const ink = { stroke: colours.night, width: 10 };
  return (
    drawnPath(`M0 0 H${-APART}`, line, ink) +
    drawnPath(`M0 0 H${APART}`, line, ink) +
    [-1, 1].map((way) => drawnPath(`M${way * APART} -26 V26`, ramp(t, 0.3, 0.25), ink)).join('') +
    group(
      box(0, 0, 216, 122, 61, { fill: colours.night }) +
        text(words.gan.distance, 0, 28, { size: 80, weight: 800, fill: colours.white, anchor: 'middle', fit: 170 }),
      { scale: ramp(t, 0.4, 0.45, settle) },
    )
  );
}

/** Dots that go from each phone to the other, from `t` = 0 on. */
function signals(t: number): string {
  return [-1, 1]
    .flatMap((way) =>
      [0, 1, 2].map((index) => {
        const p = ramp(t, index * 0.25 + (way > 0 ? 0.125 : 0), 0.5, linear);
        return circle(way * mix(-28, 28, p), 36 + way * 26, 12, {
          fill: colours.azure,
          opacity: p <= 0 || p >= 1 ? 0 : nudge(p, 0.5, 1.2),
        });
      }),
    )
    .join('');
}
