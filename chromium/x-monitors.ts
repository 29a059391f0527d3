import type { Bounds } from '../core/placing.ts';
import type { Monitor } from './monitor.ts';

/**
 * The monitors of `xrandr --listmonitors`, in its order, such as
 * ` 0: +*HDMI-1 1920/527x1080/296+0+0  HDMI-1`; of those that mirror one another the first. A name that two of them have is
 * counted on, and one without a name is called by its place.
 *
 * @param gone  outputs whose cable was pulled: an X server goes on drawing for them. A monitor that has no other is left out.
 */
export function parseMonitors(text: string, gone: ReadonlySet<string> = new Set()): readonly Monitor[] {
  const monitors: Monitor[] = [];
  for (const line of text.split('\n')) {
    const [, marks, named = '', width, height, x, y, rest = ''] =
      /^\s*\d+:\s+([+*]*)(\S*)\s+(\d+)\/\d+x(\d+)\/\d+([+-]\d+)([+-]\d+)\s*(.*)$/.exec(line) ?? [];
    if (marks === undefined) continue;
    const outputs = rest.split(/\s+/).filter((name) => name !== '');
    if (outputs.length > 0 && outputs.every((name) => gone.has(name))) continue;
    const bounds = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
    if (monitors.some((other) => other.bounds.x === bounds.x && other.bounds.y === bounds.y)) continue;
    const called = named === '' ? `monitor at ${bounds.x},${bounds.y}` : named;
    const alike = monitors.filter(({ name }) => name === called || name.startsWith(`${called} (`)).length;
    monitors.push({
      name: alike === 0 ? called : `${called} (${alike + 1})`,
      bounds,
      isPrimary: marks.includes('*'),
    });
  }
  return monitors;
}

/** An output of the graphics, as `xrandr --query` tells it. */
export interface Output {
  readonly name: string;
  readonly cable: 'plugged' | 'none' | 'unknown';
  /** Where on the desktop it shows; `undefined` while it is switched off. */
  readonly bounds: Bounds | undefined;
}

/** The outputs of `xrandr --query`, such as `HDMI-1 connected primary 1920x1080+0+0 (normal left …) 527mm x 296mm`. */
export function parseOutputs(text: string): readonly Output[] {
  const line = /^(\S+) (connected|disconnected|unknown connection)(?: primary)?(?: (\d+)x(\d+)\+(-?\d+)\+(-?\d+))?/gm;
  return [...text.matchAll(line)].map(([, name = '', state, ...place]) => {
    const [width, height, x, y] = place.map(Number);
    return {
      name,
      cable: state === 'connected' ? 'plugged' : state === 'disconnected' ? 'none' : 'unknown',
      bounds: place[0] === undefined ? undefined : { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 },
    };
  });
}
