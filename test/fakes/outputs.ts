import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLine, startOpenbox } from './display.ts';
import { endedTogether } from './ended-together.ts';

/** An X server with outputs that televisions are plugged into, turned and pulled out of. */
export interface Outputs {
  /** For `DISPLAY`, such as `:7`. */
  readonly name: string;
  /** Runs xrandr on it; throws with what it says. */
  xrandr(...args: readonly string[]): void;
  /** The colours of the four corners and the middle of a rectangle of it, as `#RRGGBB`, without those that repeat. */
  colours(place: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }): ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Whether there is the X server for it, and the right to start one: to all but root a console is needed. */
export const hasOutputs =
  process.getuid?.() === 0 && ['Xorg', 'xrandr'].every((name) => spawnSync('which', [name]).status === 0);

/**
 * Starts Xorg with its dummy driver, which has sixteen outputs, and openbox on it. `DUMMY0` is on, with 1024×768; each has
 * that mode, `720p` (1280×720) and `tall` (720×1280): the driver turns no picture, and to those who draw a television
 * that was turned is one of another size.
 *
 * @param at  the display to be, such as `:7`; by default the next free one
 */
export async function startOutputs(at?: string): Promise<Outputs> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bluezone-kiosk-outputs-'));
  const config = join(folder, 'xorg.conf');
  writeFileSync(config, xorgConfig);
  const server = spawn(
    'Xorg',
    // prettier-ignore
    [...(at === undefined ? [] : [at]), '-displayfd', '3', '-config', config, '-logfile', join(folder, 'log'), '-nolisten', 'tcp', '-ac', '-noreset', '-s', '0', '-dpms', '-novtswitch', '-sharevts', '-keeptty'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const { started, stop } = endedTogether(server, folder);
  try {
    const number = await firstLine(server);
    const name = at ?? `:${number}`;
    const xrandr = (...args: readonly string[]) => {
      const { status, stderr } = spawnSync('xrandr', ['-display', name, ...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`xrandr ${args.join(' ')}: ${stderr}`);
    };
    xrandr('--newmode', '720p', ...'74.50 1280 1344 1472 1664 720 723 728 748'.split(' '));
    xrandr('--newmode', 'tall', ...'74.50 720 784 856 976 1280 1283 1293 1325'.split(' '));
    for (const output of ['DUMMY0', 'DUMMY1'])
      for (const mode of ['1024x768', '720p', 'tall']) xrandr('--addmode', output, mode);
    xrandr('--output', 'DUMMY0', '--mode', '1024x768', '--output', 'DUMMY1', '--off');
    started.unshift(await startOpenbox(name, folder));
    return { name, xrandr, colours: (place) => coloursOf(name, place), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const xorgConfig = `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "Device"
  Identifier "none"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Screen"
  Identifier "screen"
  Device "none"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 2560 2560
  EndSubSection
EndSection
`;

function coloursOf(name: string, { x, y, width, height }: Parameters<Outputs['colours']>[0]): ReadonlySet<string> {
  const size = `${width}x${height}`;
  const { status, stdout, stderr } = spawnSync(
    'ffmpeg',
    // prettier-ignore
    ['-v', 'error', '-f', 'x11grab', '-draw_mouse', '0', '-video_size', size, '-i', `${name}+${x},${y}`, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
    { maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error(`ffmpeg: ${String(stderr)}`);
  const colourAt = (column: number, row: number) => {
    const first = (row * width + column) * 3;
    return `#${stdout.toString('hex', first, first + 3).toUpperCase()}`;
  };
  const [right, bottom] = [width - 1, height - 1];
  return new Set([
    ...[colourAt(0, 0), colourAt(right, 0), colourAt(0, bottom), colourAt(right, bottom)],
    colourAt(width >> 1, height >> 1),
  ]);
}
