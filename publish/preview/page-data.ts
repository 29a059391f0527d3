import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PreviewFile } from '../../core/preview-data.ts';
import type { NamedFile, PreviewMedia } from './media.ts';

/** Media as a page that is served finds it: by key. */
export async function servedFiles(
  named: readonly NamedFile[],
  media: PreviewMedia,
): Promise<Readonly<Record<string, PreviewFile>>> {
  const files = await Promise.all(
    named.map(async ({ url }): Promise<readonly [string, PreviewFile]> => {
      const place = await media.placeOf(url);
      if (place === undefined) return [url, { kind: 'absent', why: 'missing' }];
      // The version makes a browser ask again for what was replaced.
      const version = place === 'remote' ? '' : `?v=${place.version}`;
      return [url, { kind: 'here', url: `media/${keyOf(url)}${version}` }];
    }),
  );
  return Object.fromEntries(files);
}

/** What stands for an address of the playlist in those of the page. */
export function keyOf(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}

/** Media as part of a page: pictures as long as there is room for them, and no clips with what is heard or read. */
export async function embeddedFiles(
  named: readonly NamedFile[],
  media: PreviewMedia,
  mostBytes = MOST_EMBEDDED_BYTES,
): Promise<Readonly<Record<string, PreviewFile>>> {
  const files: Record<string, PreviewFile> = {};
  let room = mostBytes;
  for (const { url, kind, type } of named) {
    if (kind !== 'image') {
      const place = await media.placeOf(url);
      files[url] = { kind: 'absent', why: place === undefined ? 'missing' : 'clip' };
      continue;
    }
    const file = await media.fileOf(url).catch(() => undefined); // told as missing
    const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (bytes === undefined) files[url] = { kind: 'absent', why: 'missing' };
    else if (bytes.length > room) files[url] = { kind: 'absent', why: 'room' };
    else {
      room -= bytes.length;
      files[url] = { kind: 'here', url: `data:${type};base64,${bytes.toString('base64')}` };
    }
  }
  return files;
}

/** What letters carry without being refused. */
const MOST_EMBEDDED_BYTES = 8 * 2 ** 20;
