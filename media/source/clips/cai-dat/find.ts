import words from '../../words/cai-dat.json' with { type: 'json' };
import { box, circle, clipped, group, n, text } from '../../draw.ts';
import { bag, card, shield, tick, viewfinder } from '../../marks.ts';
import { colours } from '../../stage.ts';
import { easeIn, easeInOut, easeOut, linear, mix, ramp, settle, stay, swing } from '../../timeline.ts';

/** Step 1: find the app by its name, or scan the code. `t` counts from the touch on the shop. */

/** The tile of the shop on the home screen; it is neutral, as are the others. */
export const STORE = { x: 62, y: 128 };
const COLUMNS = [-129, -43, 43, 129] as const;

/** Tiles in rows, and one of them with a bag on it. */
export function homeGlass(): string {
  const tones = ['#bcd6f5', '#a8c8f0', '#cfe2f8', '#b5d0f2'];
  const tiles = [-280, -178, -76].flatMap((y, row) =>
    COLUMNS.map((x, column) => box(x, y, 64, 64, 19, { fill: tones[(row + column * 3) % 4] ?? '#bcd6f5' })),
  );
  const shop =
    box(0, 0, 132, 132, 36, { fill: colours.azure }) + group(bag(colours.white, colours.azure), { y: -6, scale: 0.82 });
  const other = box(-66, STORE.y, 104, 104, 30, { fill: '#bcd6f5' });
  return (
    box(0, 0, 364, 784, 0, { fill: '#e9f3ff' }) +
    circle(150, 330, 260, { fill: '#d5e8fd' }) +
    tiles.join('') +
    other +
    group(shop, STORE) +
    box(0, 322, 316, 92, 34, { fill: colours.white, opacity: 0.8 }) +
    COLUMNS.map((x) => box(x * 0.86, 322, 58, 58, 18, { fill: colours.mist })).join('')
  );
}

/** The shop grows out of its tile, and gives way to the camera at 2.5 s. */
export function storeGlass(t: number): string {
  const open = ramp(t, 0, 0.4);
  const away = ramp(t, 2.25, 0.5, easeInOut);
  const page =
    box(0, 0, 364, 784, 0, { fill: colours.white }) +
    [0, 1, 2]
      .map((row) => {
        const y = 130 + row * 104;
        return (
          box(-128, y, 72, 72, 22, { fill: '#dbe9fa' }) +
          box(14, y - 16, 170, 22, 11, { fill: '#dbe9fa' }) +
          box(-16, y + 20, 110, 18, 9, { fill: '#e9f1fb' })
        );
      })
      .join('');
  const [x, y] = [mix(STORE.x, 0, open), mix(STORE.y, 0, open)];
  const shape = box(x, y, mix(132, 364, open), mix(132, 784, open), mix(36, 0, open), { fill: '#fff' });
  return clipped(
    'store',
    shape,
    page +
      group(box(0, 0, 900, 900, 0, { fill: colours.azure }), { opacity: 1 - open }) +
      group(cameraGround(), { x: 364 * (1 - away) }),
  );
}

const cameraGround = () => box(0, 0, 364, 784, 0, { fill: '#0b2557' }) + circle(110, 80, 280, { fill: '#10306b' });

/** The field the name is typed into, and the two shops it is typed in. */
export function searchCards(t: number): string {
  const shown = Math.floor(ramp(t, 1.25, 1, linear) * words.tim.typed.length + 1e-6);
  const typed = words.tim.typed.slice(0, shown);
  const caret = t < 2.2 && swing(t, 1) < 0.3 ? box(-206 + typed.length * 46, 0, 7, 78, 3, { fill: colours.azure }) : '';
  const field = stay(t, 0.25, 2.5);
  const lens =
    circle(-290, -6, 24, { stroke: colours.azure, width: 12 }) +
    group(box(0, 0, 12, 34, 6, { fill: colours.azure }), { x: -266, y: 20, rotate: -45 });
  const shops = words.tim.stores.map((name, index) => {
    const come = stay(t, 0.5 + index * 0.25, 2.5 + index * 0.06);
    const pill = card(
      340,
      112,
      text(name, 0, 22, { size: 62, weight: 800, fill: colours.white, anchor: 'middle', fit: 300 }),
      colours.azure,
    );
    return group(pill, { x: index === 0 ? -180 : 180, y: mix(-120, -88, come), scale: come });
  });
  return (
    shops.join('') +
    group(
      card(720, 132, lens + text(typed, -224, 28, { size: 82, weight: 800, fill: colours.night, fit: 520 }) + caret),
      { y: -240, scale: field },
    )
  );
}

/** The camera finds a card with the mark (never a code: the player draws the one and only). `t` from when it opens. */
export function cameraGlass(t: number): string {
  const snap = ramp(t, 0.25, 0.5, settle);
  const found = ramp(t, 1.5, 0.4, settle);
  const pass = ramp(t, 0.5, 1, linear);
  const line =
    pass > 0 && pass < 1 ? box(0, -60 - 126 * Math.cos(pass * 2 * Math.PI), 280, 9, 4, { fill: colours.cyan }) : '';
  const gone = t >= 1.75;
  return (
    (t < 0.25 ? '' : cameraGround()) +
    (gone
      ? ''
      : group(flipping(ramp(t, 1.3, 0.4, easeInOut)), {
          y: -60,
          scale: mix(0.8, 1, ramp(t, 0, 0.7, easeOut)),
          opacity: ramp(t, 0, 0.3),
        })) +
    group(viewfinder(mix(400, 300, snap) + found * 16, found > 0 ? '#3ddc97' : colours.cyan, 16), {
      y: -60,
      opacity: ramp(t, 0.1, 0.2),
    }) +
    line +
    group(circle(0, 282, 54, { stroke: colours.white, width: 10 }) + circle(0, 282, 38, { fill: colours.white }), {
      opacity: ramp(t, 0.1, 0.2),
    }) +
    group(tick(ramp(t, 1.6, 0.3), colours.green), { y: 130, scale: found * (1 - ramp(t, 2.2, 0.2, easeIn)) })
  );
}

/** What the camera sees, turning round: the sign of a code, then the mark. */
function flipping(turned: number): string {
  const wide = Math.abs(Math.cos(turned * Math.PI));
  const face = turned < 0.5 ? codeSign() : group(shield(), { scale: 0.86 });
  return `<g transform="scale(${n(Math.max(0.02, wide))} 1)">${box(0, 0, 224, 224, 30, { fill: colours.white })}${face}</g>`;
}

/** The sign that stands for a code, with nothing in it to be read. */
function codeSign(): string {
  const eye = (x: number, y: number) =>
    box(x, y, 66, 66, 18, { stroke: colours.night, width: 14 }) + box(x, y, 22, 22, 6, { fill: colours.night });
  return (
    eye(-52, -52) +
    eye(52, -52) +
    eye(-52, 52) +
    [
      [34, 34],
      [70, 34],
      [52, 52],
      [34, 70],
      [70, 70],
    ]
      .map(([x = 0, y = 0]) => box(x, y, 18, 18, 5, { fill: colours.azure }))
      .join('')
  );
}
