import type { Log } from '../player/log.ts';
import type { Surface } from './flags.ts';
import type { Listing, Monitor } from './monitor.ts';
import { parseScreens } from './windows-monitors.ts';
import { parseMonitors, parseOutputs } from './x-monitors.ts';

/** What the search for displays looks at. */
export interface DisplayWorld {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether something listens at this socket: a path, an abstract one (`\0…`), or `host:port`. */
  readonly connects: (address: string) => Promise<boolean>;
  readonly listMonitors: () => Promise<Listing>;
  readonly log: Log;
}

export type Displays =
  | { readonly kind: 'displays'; readonly surface: Surface; readonly monitors: readonly Monitor[] }
  /** Nothing to draw on, or all that there is is off. */
  | { readonly kind: 'none' };

/** With no monitor to ask, a browser takes the whole of what it finds; this is only where it begins. */
const unknownBounds = { x: 0, y: 0, width: 1920, height: 1080 };

/**
 * Finds the displays of this machine, each time that it is asked, one after the other. X11 goes before Wayland, since
 * under Wayland no program may place a window on a monitor of its choice (electron#48749): there, and on macOS, one display
 * is driven. What was found first is kept to. While the monitors cannot be had, those of the last time count, and
 * the whole desktop if there are none; the log is told once.
 */
export function createDisplayFinder(world: DisplayWorld): () => Promise<Displays> {
  const { platform, env, connects, log } = world;
  let surface: Surface | undefined;
  let known: readonly Monitor[] | undefined;
  let trouble: string | undefined;
  const cables = new Set<string>();

  async function find(): Promise<Displays> {
    if (platform === 'win32' || platform === 'darwin') {
      // PowerShell takes a second of processor time: it is asked once.
      if (platform === 'win32') known ??= await monitorsOr('desktop', parseScreens);
      return on('desktop', known === undefined || known.length === 0 ? [whole('desktop')] : known);
    }
    const x11 = env['DISPLAY'];
    if (x11 !== undefined && surface !== 'wayland' && (await anyConnects(xSockets(x11), connects))) {
      known = await monitorsOr(x11, (monitors, outputs) => parseMonitors(monitors, pulled(outputs)));
      return on('x11', known);
    }
    const wayland = waylandSocket(env);
    if (wayland !== undefined && surface !== 'x11' && (await connects(wayland)))
      return on('wayland', [whole(env['WAYLAND_DISPLAY'] ?? '')]);
    return { kind: 'none' };
  }

  function on(found: Surface, monitors: readonly Monitor[]): Displays {
    surface = found;
    return monitors.length === 0 ? { kind: 'none' } : { kind: 'displays', surface: found, monitors };
  }

  async function monitorsOr(
    desktop: string,
    parse: (monitors: string, outputs: string) => readonly Monitor[],
  ): Promise<readonly Monitor[]> {
    const listing = await world.listMonitors();
    if (listing.kind === 'listed') {
      trouble = undefined;
      return parse(listing.monitors, listing.outputs);
    }
    if (trouble === undefined) log.warn('monitors not listed', { why: listing.why });
    trouble = listing.why;
    return known ?? [whole(desktop)];
  }

  /** Outputs that had a cable and have none now. One that never told of any may be driven all the same, as through a splitter. */
  function pulled(outputs: string): ReadonlySet<string> {
    const gone = new Set<string>();
    for (const { name, cable } of parseOutputs(outputs)) {
      if (cable === 'plugged') cables.add(name);
      if (cable === 'none' && cables.has(name)) gone.add(name);
    }
    return gone;
  }

  let looking: Promise<Displays> | undefined;
  return () => (looking ??= find().finally(() => (looking = undefined)));
}

function whole(name: string): Monitor {
  return { name, bounds: unknownBounds, isPrimary: true, isGuess: true };
}

function waylandSocket(env: DisplayWorld['env']): string | undefined {
  const wayland = env['WAYLAND_DISPLAY'];
  if (wayland === undefined || wayland === '') return undefined;
  return wayland.startsWith('/') ? wayland : `${env['XDG_RUNTIME_DIR'] ?? '/nonexistent'}/${wayland}`;
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
