import type { HostedScreen } from '../core/screen.ts';
import type { Surface } from './flags.ts';

/** One monitor of the desktop, in its pixels. */
export interface Monitor {
  /** As the system calls it, such as `HDMI-1`. */
  readonly name: string;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** What the search for displays looks at. */
export interface DisplayWorld {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether something listens at this socket: a path, an abstract one (`\0…`), or `host:port`. */
  readonly connects: (address: string) => Promise<boolean>;
  /** What `xrandr --listmonitors` prints, `undefined` where there is no such program. */
  readonly listMonitors: () => Promise<string | undefined>;
}

export type Displays =
  | { readonly kind: 'displays'; readonly surface: Surface; readonly monitors: readonly Monitor[] }
  | { readonly kind: 'none' };

/** With no monitor to ask, a browser takes the whole of what it finds; this is only where it begins. */
const unknownBounds = { x: 0, y: 0, width: 1920, height: 1080 };

/**
 * The displays of this machine. X11 goes before Wayland, since under Wayland no program may place a window on a
 * monitor of its choice (electron#48749): there, and on Windows and macOS, one display is driven.
 */
export async function findDisplays({ platform, env, connects, listMonitors }: DisplayWorld): Promise<Displays> {
  if (platform === 'win32' || platform === 'darwin') {
    return { kind: 'displays', surface: 'desktop', monitors: [{ name: 'desktop', bounds: unknownBounds }] };
  }
  const x11 = env['DISPLAY'];
  if (x11 !== undefined && (await anyConnects(xSockets(x11), connects))) {
    const monitors = parseMonitors((await listMonitors()) ?? '');
    return {
      kind: 'displays',
      surface: 'x11',
      monitors: monitors.length > 0 ? monitors : [{ name: x11, bounds: unknownBounds }],
    };
  }
  const wayland = env['WAYLAND_DISPLAY'];
  const runtimeDir = env['XDG_RUNTIME_DIR'];
  if (wayland !== undefined && wayland !== '') {
    const socket = wayland.startsWith('/') ? wayland : `${runtimeDir ?? '/nonexistent'}/${wayland}`;
    if (await connects(socket)) {
      return { kind: 'displays', surface: 'wayland', monitors: [{ name: wayland, bounds: unknownBounds }] };
    }
  }
  return { kind: 'none' };
}

async function anyConnects(addresses: readonly string[], connects: DisplayWorld['connects']): Promise<boolean> {
  for (const address of addresses) if (await connects(address)) return true;
  return false;
}

/** Where the X server of a `DISPLAY` such as `:0`, `:1.0` or `host:10.0` listens. */
function xSockets(display: string): readonly string[] {
  const [, host, number] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === undefined) return [];
  if (host === undefined || host === '' || host === 'unix')
    return [`/tmp/.X11-unix/X${number}`, `\0/tmp/.X11-unix/X${number}`];
  return [`${host}:${6000 + Number(number)}`];
}

/**
 * The monitors of `xrandr --listmonitors`, in its order, such as
 * ` 0: +*HDMI-1 1920/527x1080/296+0+0  HDMI-1`; of those that mirror one another the first.
 */
export function parseMonitors(text: string): readonly Monitor[] {
  const monitors: Monitor[] = [];
  for (const line of text.split('\n')) {
    const [, width, height, x, y, name] =
      /^\s*\d+:\s+\S+\s+(\d+)\/\d+x(\d+)\/\d+([+-]\d+)([+-]\d+)\s*(\S*)/.exec(line) ?? [];
    if (width === undefined) continue;
    const bounds = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
    const mirrors = monitors.some((other) => other.bounds.x === bounds.x && other.bounds.y === bounds.y);
    if (!mirrors) monitors.push({ name: name === undefined || name === '' ? `monitor ${line.trim()}` : name, bounds });
  }
  return monitors;
}

/** The screens that are played on: one for each monitor, `<screenId>`, `<screenId>-2`, …; without any a headless one. */
export function screensOf(displays: Displays, screenId: string, tags: readonly string[]): readonly HostedScreen[] {
  if (displays.kind === 'none') return [{ id: screenId, tags, display: undefined }];
  return displays.monitors.map(({ name }, index) => ({
    id: index === 0 ? screenId : `${screenId}-${index + 1}`,
    tags,
    display: name,
  }));
}
