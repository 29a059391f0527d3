import words from '../../words/rieng-tu.json' with { type: 'json' };
import { box, circle, clipped, group, path, text } from '../../draw.ts';
import { card, person, phone, tick } from '../../marks.ts';
import { colours } from '../../stage.ts';
import { easeInOut, linear, mix, ramp, settle, swing, swoop } from '../../timeline.ts';

/** What others see: a code; and what everybody can see: the program. `t` counts from the shot of the code. */

const WIDTH = 744;

/** Who is on a phone's glass: oneself on one's own, nobody known on the other. */
export function unknown(t: number, end: number, other: boolean): string {
  const come = ramp(t, other ? 2.4 : 0.35, 0.45, settle) * (1 - ramp(t, end, 0.3));
  const sign = other
    ? text('?', 0, 84, { size: 240, weight: 800, fill: colours.white, anchor: 'middle' })
    : group(person(colours.white), { y: 8, scale: 1.7 });
  return group(circle(0, 0, 146, { fill: other ? colours.grey : colours.azure }) + sign, { y: -60, scale: come });
}

/** The phone of somebody else, which comes from the right and goes there again. */
export function otherPhone(t: number, end: number): string {
  const come = ramp(t, 0.25, 0.6, swoop) - ramp(t, end, 0.5, swoop);
  const glass = box(0, 0, 364, 784, 0, { fill: '#edf3fb' }) + unknown(t, end, true);
  return come <= 0.01 ? '' : group(phone('two', glass), { x: mix(1000, 212, come), y: -96, scale: 0.64 });
}

/** A card on which a name turns into a code, that goes over to the other phone, and opens into the program it comes from. */
export function codeCard(t: number, opensAt: number, end: number): string {
  const come = ramp(t, 0.75, 0.5, settle);
  const open = ramp(t, opensAt, 0.7, swoop);
  const close = ramp(t, end, 0.45, easeInOut);
  if (come <= 0 || close >= 1) return '';
  const size = { width: mix(WIDTH, 760, open), height: mix(180, 610, open) };
  const sent = ramp(t, 2.15, 0.3, swoop) - ramp(t, 2.5, 0.4, settle);
  return group(
    card(size.width, size.height, open < 0.5 ? code(t) : program(t - opensAt), open < 0.5 ? colours.white : '#061d4f'),
    {
      x: sent * 46,
      y: mix(262, -10, open) + (1 - come) * 160,
      scale: come * (1 - close),
      opacity: Math.min(1, come * 2),
    },
  );
}

/** Bars, as of a name and a number, over which letters of a code come one pair after the other. */
function code(t: number): string {
  const hidden = ramp(t, 1.35, 0.3, linear);
  const bars = box(-70, -30, 440, 40, 20, { fill: colours.mist }) + box(-130, 34, 320, 40, 20, { fill: '#dcebfb' });
  const pairs = words['danh-tinh'].code
    .split(' · ')
    .map((pair, index) =>
      group(
        box(0, 0, 212, 132, 34, { fill: '#e4f2ff' }) +
          text(pair, 0, 33, { size: 92, weight: 800, fill: '#0f57c9', anchor: 'middle', fit: 190 }),
        { x: (index - 1) * 232, scale: ramp(t, 1.4 + index * 0.25, 0.4, settle) },
      ),
    );
  return group(bars, { opacity: 1 - hidden }) + pairs.join('');
}

/** The lines of a program that stands for the app's: how far in each begins, and the lengths of its words. */
const lines = [
  { from: 0, words: [110, 190] },
  { from: 1, words: [150, 70, 170] },
  { from: 1, words: [230, 140] },
  { from: 2, words: [90, 210] },
  { from: 1, words: [140, 90] },
] as const;

function program(t: number): string {
  const tones = [colours.cyan, colours.white, colours.amber];
  const text_ = lines.flatMap(({ from, words: lengths }, row) => {
    let left = -316 + from * 60;
    return lengths.map((length, index) => {
      const grown = ramp(t, 0.6 + row * 0.25 + index * 0.08, 0.35) * length;
      const bar = box(left + grown / 2, -138 + row * 84, grown, 36, 18, {
        fill: tones[(row + index) % 3] ?? colours.white,
        opacity: index === 1 ? 0.75 : 1,
      });
      left += length + 26;
      return bar;
    });
  });
  const dots = [colours.coral, colours.amber, colours.green].map((fill, index) =>
    circle(-322 + index * 54, -250, 17, { fill }),
  );
  const search = ramp(t, 1, 1.6, easeInOut);
  const lens = group(
    path('M70 70 L146 146', { stroke: colours.white, width: 40 }) +
      clipped('lens', circle(0, 0, 98, { fill: '#fff' }), circle(0, 0, 98, { fill: '#0f57c9' })) +
      circle(0, 0, 98, { stroke: colours.white, width: 22 }) +
      group(tick(ramp(t, 2.75, 0.3)), { scale: 1.36 * ramp(t, 2.65, 0.45, settle) }),
    {
      x: mix(-230, 196, search),
      y: mix(-70, 110, search) + swing(search, 1) * 90,
      scale: 1.12 * ramp(t, 0.75, 0.45, settle),
    },
  );
  return dots.join('') + text_.join('') + lens;
}
