import { spawnSync } from 'node:child_process';
import { seededRandom } from '../faults/seeded-random.ts';

/** One thing that somebody with a keyboard and a mouse does, as a line for `xdotool -`. */
export type Prank = string;

/**
 * What an endless monkey does to a display: chords of keys, clicks with all buttons, drags, the wheel. The same seed does
 * the same. Nothing ends the X server, and no key is left held.
 */
export function* monkey(seed: number, size: { readonly width: number; readonly height: number }): Generator<Prank> {
  const random = seededRandom(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const one = <T>(from: readonly T[]): T => from[upTo(from.length)] as T;
  const place = () => `${upTo(size.width)} ${upTo(size.height)}`;
  for (;;) {
    const kind = random();
    if (kind < 0.7) {
      const held = modifiers.filter(() => random() < 0.35);
      yield `key --delay 0 ${[...held, one(keys)].join('+')}`;
    } else if (kind < 0.85) yield `mousemove ${place()} click ${one(buttons)}`;
    else if (kind < 0.95) {
      const button = one([1, 1, 2, 3]);
      yield `mousemove ${place()} mousedown ${button} mousemove ${place()} mousemove ${place()} mouseup ${button}`;
    } else yield `keydown ctrl click ${one([4, 5])} keyup ctrl`;
  }
}

const modifiers = ['ctrl', 'alt', 'shift', 'super'];
/** First button, middle, menu, wheel up and down, back and forward. */
const buttons = [1, 1, 2, 3, 3, 4, 5, 8, 9];
const keys = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789',
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  ...['Escape', 'Tab', 'space', 'Return', 'BackSpace', 'Delete', 'Insert', 'Home', 'End', 'Prior', 'Next'],
  ...['Left', 'Right', 'Up', 'Down', 'plus', 'minus', 'equal', 'slash', 'period', 'comma', 'grave', 'Menu', 'Print'],
  ...['XF86Back', 'XF86Forward', 'XF86Reload', 'XF86HomePage', 'XF86Search', 'XF86Favorites', 'XF86Calculator'],
  ...['XF86Mail', 'XF86Explorer', 'XF86AudioPlay', 'XF86AudioMute', 'XF86Close', 'XF86New', 'XF86Open', 'XF86Save'],
  ...['XF86Copy', 'XF86Paste', 'XF86ZoomIn', 'XF86ZoomOut', 'Help', 'Find', 'Cancel', 'Undo', 'Redo'],
];

/** Does these on a display, one after the other. Throws with what xdotool says. */
export function play(display: string, pranks: readonly Prank[]): void {
  const { status, stderr } = spawnSync('xdotool', ['-'], {
    input: pranks.map((prank) => `${prank}\nsleep 0.005\n`).join(''),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], DISPLAY: display },
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(`xdotool: ${stderr}`);
}

/** The windows that are seen on a display, by their numbers; the root window and unmapped ones are none. */
export function windowsOn(display: string): readonly string[] {
  const { stdout } = spawnSync('xprop', ['-display', display, '-root', '_NET_CLIENT_LIST'], { encoding: 'utf8' });
  return stdout.match(/0x[0-9a-f]+/g) ?? [];
}
