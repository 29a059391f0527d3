import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';

/** What a phone's camera would read in a picture of the page: the contents of every QR code, read by zbar. */
export async function readCodes(page: Page): Promise<readonly string[]> {
  return readCodesIn(await page.screenshot());
}

/** The contents of every QR code in a PNG. */
export function readCodesIn(png: Buffer): readonly string[] {
  const { stdout, error } = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', 'PNG:-'], {
    input: png,
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  return stdout.split('\n').filter(Boolean);
}
