import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure, probe } from './probe.ts';

/** One file of a clip, as the bundled playlist lists it. */
export interface Listed {
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

const playlistFile = new URL('../playlist.json', import.meta.url);

/** The files that the bundled playlist names. */
export function listedFiles(): readonly Listed[] {
  const { items } = JSON.parse(readFileSync(playlistFile, 'utf8')) as { items: { sources?: Listed[] }[] };
  return items.flatMap(({ sources }) => sources ?? []);
}

/** The place of a listed file. */
export function placeOf(url: string): string {
  return fileURLToPath(new URL(url, playlistFile));
}

/**
 * Writes the hash and length of a rendered file into the playlist, and leaves every other letter of it as it was
 * written by hand. Throws when the playlist does not name the file with both.
 */
export function list(url: string): void {
  const { sha256, bytes } = measure(readFileSync(placeOf(url)));
  const entry = new RegExp(`("url": "${url.replace(/[.]/g, '\\.')}",\\s*"sha256": ")[0-9a-f]*(",\\s*"bytes": )\\d+`);
  const before = readFileSync(playlistFile, 'utf8');
  if (!entry.test(before))
    throw new Error(`playlist.json: no source with "url": "${url}", then "sha256", then "bytes"`);
  const beside = new URL('playlist.json.part', playlistFile);
  writeFileSync(beside, before.replace(entry, `$1${sha256}$2${bytes}`));
  renameSync(beside, playlistFile);
}

/** Everything in which these files differ from what the playlist says of them, a sentence each. */
export function differences(files: readonly Listed[]): readonly string[] {
  return files.flatMap((listed) => {
    try {
      const found = probe(placeOf(listed.url));
      return (['sha256', 'bytes', 'width', 'height'] as const)
        .filter((field) => found[field] !== listed[field])
        .map((field) => `${listed.url}: ${field} is ${found[field]}, the playlist says ${listed[field]}`);
    } catch (error) {
      return [`${listed.url}: ${(error as Error).message}`];
    }
  });
}
