import { accessSync, closeSync, constants, openSync, readSync, realpathSync } from 'node:fs';
import { findBrowser, type FoundBrowser } from './find-browser.ts';

/** The browser of this machine, if there is one that can be used. */
export function installedBrowser(): FoundBrowser {
  return findBrowser({ platform: process.platform, env: process.env, program: programAt, head });
}

function programAt(file: string): string | undefined {
  try {
    const real = realpathSync(file);
    accessSync(real, constants.X_OK);
    return real;
  } catch {
    return undefined; // not there, or not to be run
  }
}

function head(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(4096);
    return bytes.toString('latin1', 0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}
