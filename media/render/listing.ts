import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure, probe } from './probe.ts';

/** A file that the bundled playlist lists: captions, and what it says of every file. */
export interface Listed {
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** One film of a clip. */
export interface ListedFilm extends Listed {
  readonly width: number;
  readonly height: number;
}

const playlistFile = new URL('../playlist.json', import.meta.url);

/** The films that the bundled playlist names. */
export function listedFiles(): readonly ListedFilm[] {
  return items().flatMap(({ sources }) => sources ?? []);
}

/** The captions that the bundled playlist names. */
export function listedCaptions(): readonly Listed[] {
  return items().flatMap(({ captions }) => captions ?? []);
}

function items(): readonly { readonly sources?: ListedFilm[]; readonly captions?: Listed[] }[] {
  return (JSON.parse(readFileSync(playlistFile, 'utf8')) as { items: ReturnType<typeof items> }).items;
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

/** Everything in which these films differ from what the playlist says of them, a sentence each. */
export function differences(films: readonly ListedFilm[]): readonly string[] {
  return films.flatMap((listed) =>
    compare(listed, ['sha256', 'bytes', 'width', 'height'], () => probe(placeOf(listed.url))),
  );
}

/** The same of captions. */
export function captionDifferences(captions: readonly Listed[]): readonly string[] {
  return captions.flatMap((listed) =>
    compare(listed, ['sha256', 'bytes'], () => measure(readFileSync(placeOf(listed.url)))),
  );
}

function compare<Field extends string>(
  listed: { readonly url: string } & Readonly<Record<Field, unknown>>,
  fields: readonly Field[],
  look: () => Readonly<Record<Field, unknown>>,
): readonly string[] {
  try {
    const found = look();
    return fields
      .filter((field) => found[field] !== listed[field])
      .map((field) => `${listed.url}: ${field} is ${String(found[field])}, the playlist says ${String(listed[field])}`);
  } catch (error) {
    return [`${listed.url}: ${(error as Error).message}`];
  }
}
