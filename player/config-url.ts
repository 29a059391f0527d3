import { statSync } from 'node:fs';
import path from 'node:path';
import { PLAYLIST_NAME } from './folder-source.ts';
import { checkConfigUrl } from './network-policy.ts';
import type { Settled } from './settled.ts';

/**
 * A config URL as a person wrote it, made good for any working directory: an address that may be asked, or the absolute
 * path of a folder. A `playlist.json` stands for its folder. What is not there is believed: a stick may come later.
 */
export function settleConfigUrl(written: string, workingDir: string): Settled {
  if (/^https?:/i.test(written)) {
    const verdict = checkConfigUrl(written);
    return verdict.kind === 'refused'
      ? { kind: 'refused', message: verdict.reason }
      : { kind: 'settled', value: written };
  }
  const absolute = path.resolve(workingDir, written);
  if (statSync(absolute, { throwIfNoEntry: false })?.isFile() !== true) return { kind: 'settled', value: absolute };
  if (path.basename(absolute) === PLAYLIST_NAME) return { kind: 'settled', value: path.dirname(absolute) };
  const message = `is a file: name its folder, in which the playlist is called ${PLAYLIST_NAME}, got "${written}"`;
  return { kind: 'refused', message };
}
