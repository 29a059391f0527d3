import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { openboxConfig } from '../../machine/x11-session.ts';
import { openFrameBuffer } from '../bench/frame-buffer.ts';
import { endedTogether } from './ended-together.ts';

/** A display of its own, with nobody else on it. */
export interface Display {
  /** For `DISPLAY`, such as `:7`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** The file that holds its pixels; `openFrameBuffer` reads it. */
  readonly frameBufferFile: string;
  /** Writes what is on it as PNG. */
  grabPng(file: string): void;
  /** Ends the X server and the window manager; whatever still draws there loses its display. */
  stop(): Promise<void>;
}

export interface DisplayOptions {
  /** Pixels; 1280 × 720 by default. */
  readonly width?: number;
  readonly height?: number;
  readonly windowManager?: 'openbox' | 'none';
}

/**
 * Starts an X server that draws into memory, on the next free display, with openbox on it: browsers are not made
 * fullscreen by a bare X server (Chromium in kiosk mode comes out a pixel short of it).
 *
 * @throws when Xvfb or openbox cannot be started, with what they said
 */
export async function startDisplay({
  width = 1280,
  height = 720,
  windowManager = 'openbox',
}: DisplayOptions = {}): Promise<Display> {
  // Memory, not disk: the pixels would be written back to it several times a second.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bluezone-kiosk-display-'));
  const server = spawn(
    'Xvfb',
    // prettier-ignore
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', folder, '-nolisten', 'tcp', '-ac', '-noreset', '-s', '0', '-dpms'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const { started, stop } = endedTogether(server, folder);
  let name: string;
  try {
    name = `:${await firstLine(server)}`;
  } catch (error) {
    await stop();
    throw error;
  }
  const frameBufferFile = join(folder, 'Xvfb_screen0');
  if (windowManager === 'openbox') {
    try {
      started.unshift(await startOpenbox(name, folder));
    } catch (error) {
      await stop();
      throw error;
    }
  }
  return {
    name,
    width,
    height,
    frameBufferFile,
    grabPng: (file) => grabPng(frameBufferFile, file),
    stop,
  };
}

/** Starts openbox on a display, as the kiosk session has it; its files lie in `folder`. @throws when it does not take the display */
export async function startOpenbox(display: string, folder: string): Promise<ChildProcess> {
  const config = join(folder, 'openbox.xml');
  writeFileSync(config, openboxConfig);
  const manager = spawn('openbox', ['--sm-disable', '--config-file', config], {
    env: { PATH: process.env['PATH'], DISPLAY: display, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder },
    stdio: 'ignore',
  });
  try {
    await untilManaged(display, manager);
    return manager;
  } catch (error) {
    manager.kill('SIGKILL');
    throw error;
  }
}

/** An X server writes the number of its display to `-displayfd`, here 3, once it takes connections. */
export function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let number = '';
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the X server was not ready within 15 s: ${said}`)), 15_000);
    server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    (server.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      number += chunk.toString();
      if (!number.includes('\n')) return;
      clearTimeout(timer);
      resolve(number.trim());
    });
    server.once('error', reject);
    server.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`the X server ended: ${said}`));
    });
  });
}

/** A window manager says on the root window that it is there (EWMH, `_NET_SUPPORTING_WM_CHECK`). */
async function untilManaged(display: string, manager: ChildProcess): Promise<void> {
  let lost: Error | undefined;
  manager.once('error', (error) => (lost = error));
  for (const until = Date.now() + 10_000; Date.now() < until;) {
    if (lost !== undefined) throw lost;
    if (manager.exitCode !== null) throw new Error(`openbox ended with ${manager.exitCode}`);
    const asked = spawnSync('xprop', ['-display', display, '-root', '_NET_SUPPORTING_WM_CHECK'], { encoding: 'utf8' });
    // Where xprop is not installed, half a second is many times what openbox needs.
    if (asked.error !== undefined) return new Promise((resolve) => setTimeout(resolve, 500));
    if (asked.stdout.includes('window id')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('openbox did not take the display within 10 s');
}

function grabPng(frameBufferFile: string, file: string): void {
  const frameBuffer = openFrameBuffer(frameBufferFile);
  const size = `${frameBuffer.width}x${frameBuffer.height}`;
  const pixels = frameBuffer.readAll();
  frameBuffer.close();
  const made = spawnSync(
    'ffmpeg',
    // prettier-ignore
    ['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', size, '-i', '-', '-frames:v', '1', file],
    { input: pixels },
  );
  if (made.status !== 0) throw new Error(`ffmpeg could not write ${file}: ${String(made.stderr)}`);
}
