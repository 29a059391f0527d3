import { box, circle, clipped, drawnPath, group, path } from './draw.ts';
import { colours } from './stage.ts';

/** Small drawings, each about its own middle. All made for this project: no one's logo among them. */

const shieldOutline =
  'M0 -100 C34 -76 62 -68 92 -66 C96 20 66 78 0 108 C-66 78 -96 20 -92 -66 C-62 -68 -34 -76 0 -100 Z';

/** The neutral mark that stands where a logo would: a shield around a phone, 190 × 210. `drawn`: how much of its waves. */
export function shield(drawn = 1, { front = colours.cyan, side = colours.azure, inside = colours.white } = {}): string {
  const half = '<rect x="0" y="-120" width="120" height="240"/>';
  return (
    path(shieldOutline, { fill: front }) +
    clipped('shield-side', half, path(shieldOutline, { fill: side })) +
    box(0, 2, 54, 92, 12, { fill: inside }) +
    box(0, 34, 16, 5, 2.5, { fill: side }) +
    drawnPath('M40 -22 A34 34 0 0 1 40 26', drawn, { stroke: inside, width: 9 }) +
    drawnPath('M-40 -22 A34 34 0 0 0 -40 26', drawn, { stroke: inside, width: 9 })
  );
}

/** A tick in a disc of radius 50; `drawn` 0–1 of its stroke. */
export function tick(drawn: number, fill: string = colours.green): string {
  return circle(0, 0, 50, { fill }) + drawnPath('M-22 2 L-6 18 L24 -16', drawn, { stroke: colours.white, width: 12 });
}

/** A cross in a disc of radius 50. */
export function cross(drawn: number, fill: string = colours.coral): string {
  const one = drawnPath('M-17 -17 L17 17', drawn * 2, { stroke: colours.white, width: 12 });
  return (
    circle(0, 0, 50, { fill }) + one + drawnPath('M17 -17 L-17 17', drawn * 2 - 1, { stroke: colours.white, width: 12 })
  );
}

/** A bell, about 70 wide. */
export function bell(fill: string): string {
  return (
    path('M-34 22 C-22 12 -24 -2 -22 -12 C-18 -38 18 -38 22 -12 C24 -2 22 12 34 22 Z', { fill }) +
    circle(0, 31, 9, { fill })
  );
}

/** A person from the shoulders up, about 110 × 120, feet of the drawing at y = 62. */
export function person(fill: string): string {
  return circle(0, -30, 30, { fill }) + path('M-56 62 C-56 22 -32 10 0 10 C32 10 56 22 56 62 Z', { fill });
}

/** A padlock, 120 × 150; `closed` 0–1. */
export function padlock(closed: number, body: string, bow: string): string {
  const lifted = (1 - closed) * -34;
  return (
    path(`M-36 ${-8 + lifted} V${-40 + lifted} A36 36 0 0 1 36 ${-40 + lifted} V${closed > 0.98 ? -8 : -40 + lifted}`, {
      stroke: bow,
      width: 18,
    }) +
    box(0, 32, 124, 100, 24, { fill: body }) +
    circle(0, 24, 12, { fill: bow }) +
    box(0, 42, 10, 32, 5, { fill: bow })
  );
}

/** A pin of a map, its point at y = 150. */
export function pin(fill: string, hole: string): string {
  return (
    path('M0 150 C-60 70 -100 30 -100 -30 A100 100 0 0 1 100 -30 C100 30 60 70 0 150 Z', { fill }) +
    circle(0, -30, 40, { fill: hole })
  );
}

/** Four corners around a square of side `side`: the frame of a camera that looks for something. */
export function viewfinder(side: number, stroke: string, width = 14): string {
  const a = side / 2;
  const arm = side * 0.24;
  const corner = `M${-a} ${-a + arm} V${-a + 26} Q${-a} ${-a} ${-a + 26} ${-a} H${-a + arm}`;
  return [0, 90, 180, 270].map((rotate) => group(path(corner, { stroke, width }), { rotate })).join('');
}

/** A phone of 400 × 824 with something on its glass (364 × 784, same coordinates). `id` must be unlike any other. */
export function phone(id: string, screen: string, glass: string = colours.white): string {
  return (
    box(10, 26, 412, 832, 70, { fill: colours.ink, opacity: 0.2 }) +
    box(203, -150, 12, 110, 6, { fill: '#04122f' }) +
    box(0, 0, 404, 824, 64, { fill: '#04122f' }) +
    box(0, 0, 398, 818, 61, { stroke: '#3a5fa6', width: 5 }) +
    clipped(
      `phone-${id}`,
      '<rect x="-182" y="-392" width="364" height="784" rx="44"/>',
      box(0, 0, 364, 784, 0, { fill: glass }) + screen,
    ) +
    box(0, -366, 96, 24, 12, { fill: '#04122f' })
  );
}

/** A card of white paper that lies before a phone. */
export function card(width: number, height: number, content: string, fill: string = colours.white): string {
  const radius = Math.min(44, height / 2);
  return (
    box(0, 14, width, height, radius, { fill: colours.ink, opacity: 0.18 }) +
    box(0, 0, width, height, radius, { fill }) +
    content
  );
}

/** A sender and its waves, 110 × 90: radio of any kind, and nobody's sign. */
export function radio(stroke: string, width = 12): string {
  const arcs = [
    'M30 -26 A40 40 0 0 1 30 26',
    'M48 -44 A66 66 0 0 1 48 44',
    'M-30 -26 A40 40 0 0 0 -30 26',
    'M-48 -44 A66 66 0 0 0 -48 44',
  ];
  return circle(0, 0, 14, { fill: stroke }) + arcs.map((arc) => path(arc, { stroke, width })).join('');
}

/** A battery lying down, 120 × 64; `full` 0–1. */
export function battery(full: number, line: string, charge: string): string {
  const long = 92 * full;
  return (
    box(-6, 0, 112, 62, 16, { stroke: line, width: 8 }) +
    box(58, 0, 12, 26, 6, { fill: line }) +
    box(-52 + long / 2, 0, long, 42, 8, { fill: charge })
  );
}

/** A bag, as shops draw on their doors: 90 × 100. */
export function bag(fill: string, bow: string): string {
  return (
    path('M-20 -14 V-24 A20 20 0 0 1 20 -24 V-14', { stroke: fill, width: 10 }) +
    box(0, 18, 84, 72, 16, { fill }) +
    path('M-18 6 A18 18 0 0 0 18 6', { stroke: bow, width: 9 })
  );
}

/** A hand that points, the tip of its finger at 0, 0; the sleeve leaves downwards, 560 long. */
export function hand(): string {
  const skin = { fill: colours.skin };
  const shade = { fill: '#e8ab7c' };
  const drawn =
    box(22, 476, 208, 330, 40, { fill: colours.azure }) +
    box(22, 318, 196, 54, 20, { fill: colours.white }) +
    group(box(0, 0, 62, 170, 31, shade), { x: -56, y: 214, rotate: -34 }) +
    box(24, 232, 172, 150, 56, skin) +
    box(86, 172, 52, 108, 26, shade) +
    box(50, 158, 56, 116, 28, shade) +
    box(46, 166, 54, 110, 27, skin) +
    box(0, 112, 66, 226, 33, skin) +
    box(0, 28, 36, 40, 17, { fill: '#ffe6d2' });
  return group(drawn, { rotate: -24 });
}

/** Rings that leave a middle and fade, for ever; `t` in seconds. */
export function waves(
  t: number,
  from: number,
  to: number,
  stroke: string,
  { count = 3, seconds = 3, width = 6 } = {},
): string {
  return Array.from({ length: count }, (_, index) => {
    const p = (((t / seconds + index / count) % 1) + 1) % 1;
    return circle(0, 0, from + (to - from) * p, { stroke, width, opacity: Math.min(1, p * 6) * (1 - p) * 0.9 });
  }).join('');
}

/** One ring that leaves a place that was touched `since` seconds ago. */
export function ripple(since: number, to: number, stroke: string): string {
  if (since <= 0 || since >= 0.6) return '';
  const p = 1 - (1 - since / 0.6) ** 3;
  return circle(0, 0, 20 + (to - 20) * p, { stroke, width: 14 * (1 - p) + 1 });
}

/** The zones behind a drawing: two still discs in the second tone of its ground, and rings that grow wider. */
export function halo(tone: string, ring: string): string {
  return (
    [660, 940].map((radius) => circle(0, 0, radius, { stroke: ring, width: 4 })).join('') +
    circle(0, 0, 480, { fill: tone, opacity: 0.6 }) +
    circle(0, 0, 340, { fill: tone })
  );
}
