import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserEnv } from './browser-env.ts';
import type { Owner } from './browser-home.ts';
import { launchBrowser, type BrowserProcess } from './browser-process.ts';
import { browserFlags } from './flags.ts';

/** A browser that nobody sees, on a profile of its own. */
export interface HiddenBrowser extends Pick<BrowserProcess, 'devtools' | 'onExit'> {
  /** Ends it, and takes its profile away. */
  close(): Promise<void>;
}

/** Opens a browser that nobody sees, with its sandbox; where root starts it, it runs as `nobody`. */
export function openHiddenBrowser(program: string): HiddenBrowser {
  const home = mkdtempSync(path.join(tmpdir(), 'bluezone-browser-'));
  const owner = process.getuid?.() === 0 ? NOBODY : undefined;
  if (owner !== undefined) chownSync(home, owner.uid, owner.gid);
  const homes = { profileDir: path.join(home, 'profile'), homeDir: home, configDir: home, xauthority: undefined };
  const bounds = { x: 0, y: 0, width: 640, height: 360 };
  const browser = launchBrowser({
    ...{ program, owner, env: browserEnv(process.env, homes, process.platform, owner === undefined) },
    flags: browserFlags({ profileDir: homes.profileDir, surface: 'headless', bounds, kiosk: false }),
  });
  return {
    devtools: browser.devtools,
    onExit: browser.onExit,
    async close() {
      await browser.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Of every Linux. */
const NOBODY: Owner = { uid: 65_534, gid: 65_534 };
