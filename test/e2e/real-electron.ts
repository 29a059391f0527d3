import { existsSync } from 'node:fs';
import path from 'node:path';
import { _electron as electron, type ElectronApplication } from '@playwright/test';
import type { Display } from '../fakes/display.ts';

/**
 * The real Electron, wherever its binary is. The package `electron` downloads it when it is loaded without, so it is
 * never loaded here: the file is looked for. Where the binary must be there, `CI_REQUIRE_ELECTRON=1` makes its absence
 * a failure.
 */
const root = path.resolve(import.meta.dirname, '../..');
const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(root, 'node_modules', 'electron', 'dist');
const binary = path.join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
export const isThere = existsSync(binary);
if (!isThere && process.env['CI_REQUIRE_ELECTRON'] === '1') throw new Error(`no Electron binary: ${binary}`);
export const skipped = 'no Electron binary: NOT verified';

/** Says why a file of tests is skipped: the list of tests shows only that it is. */
export function saySkipped(file: string): void {
  if (!isThere && process.env['TEST_WORKER_INDEX'] === undefined) console.warn(`test/e2e/${file}: ${skipped}`);
}

/** Starts the built player in it, on a display of its own where there is one. */
export function launchElectron(args: readonly string[], display: Display | undefined): Promise<ElectronApplication> {
  return electron.launch({
    executablePath: binary,
    args: [path.join(root, 'out', 'main', 'electron.js'), ...args],
    env: {
      ...(process.env as Record<string, string>),
      ...(display === undefined ? {} : { DISPLAY: display.name, WAYLAND_DISPLAY: '' }),
      BLUEZONE_KIOSK_TEST_NO_SANDBOX: '1', // heeded for root only, where Playwright adds --no-sandbox
    },
  });
}
