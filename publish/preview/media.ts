import { createHash } from 'node:crypto';
import { mkdtemp, open, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { typeOfName } from '../../core/media-type.ts';
import { overlayFiles } from '../../core/overlays.ts';
import { itemsOf, type Playlist } from '../../core/playlist.ts';
import { createAssetReader } from '../../player/asset-reader.ts';
import type { Fetch } from '../../player/fetch-capped.ts';
import { resolveInFolder } from '../../player/folder-source.ts';
import { resolveMediaUrl } from '../../player/network-policy.ts';

/** A file that an item is shown or heard from, or in which what it says is signed or written. */
export interface NamedFile {
  /** The address as written. */
  readonly url: string;
  readonly kind: 'video' | 'image' | 'audio' | 'captions';
  /** MIME. */
  readonly type: string;
}

/** Where the bytes of a playlist's media are. */
export interface PreviewMedia {
  /** The file that an address of the playlist leads to; one on a web server is fetched the first time. */
  fileOf(url: string): Promise<string | undefined>;
  /** The same, and nothing is fetched: `undefined` when it is not there, `remote` when it is on a web server. */
  placeOf(url: string): Promise<{ readonly file: string; readonly version: string } | 'remote' | undefined>;
  /** Removes what was fetched. */
  close(): Promise<void>;
}

/** The files that the items of a playlist are shown, heard, signed and read from, and its emblem; each address once. */
export function filesNamedBy(playlist: Playlist): readonly NamedFile[] {
  const files = new Map<string, NamedFile>();
  for (const item of itemsOf(playlist)) {
    if (item.kind === 'slide' || item.kind === 'web') continue;
    const { captions, signLanguage: signers = [] } = item.kind === 'video' ? item : { captions: [] };
    for (const { url, type } of [...item.sources, ...signers])
      files.set(url, { url, kind: item.kind, type: typeOfName(url) ?? type });
    for (const { url } of captions) files.set(url, { url, kind: 'captions', type: 'text/vtt' });
  }
  for (const { url } of overlayFiles(playlist.overlays))
    files.set(url, { url, kind: 'image', type: typeOfName(url) ?? 'image/png' });
  return [...files.values()];
}

/** @param baseUrl  of the playlist: http(s) or file */
export function createPreviewMedia(baseUrl: string, fetch: Fetch): PreviewMedia {
  const isLocal = baseUrl.startsWith('file:');
  const folder = isLocal ? path.dirname(fileURLToPath(baseUrl.endsWith('/') ? `${baseUrl}.` : baseUrl)) : undefined;
  const openAsset = createAssetReader({ fetch, baseUrl: () => baseUrl });
  const fetched = new Map<string, Promise<string | undefined>>();
  let kept: Promise<string> | undefined;

  const addressOf = (url: string) => {
    const verdict = isLocal ? resolveInFolder(url, baseUrl) : resolveMediaUrl(url, { baseUrl });
    return verdict.kind === 'allowed' ? verdict.url : undefined;
  };
  const fetchFile = async (url: string): Promise<string | undefined> => {
    kept ??= mkdtemp(path.join(tmpdir(), 'bluezone-kiosk-preview-'));
    const file = path.join(await kept, createHash('sha256').update(url).digest('hex'));
    const asset = await openAsset({ url, from: 0, signal: AbortSignal.timeout(FETCH_LIMIT_MS) });
    if (asset.kind !== 'body') return undefined;
    const handle = await open(file, 'w');
    try {
      const read = await asset.read(async (chunk) => void (await handle.write(chunk)), MOST_BYTES);
      return read.kind === 'whole' ? file : undefined;
    } finally {
      await handle.close();
    }
  };
  const placeOf: PreviewMedia['placeOf'] = async (url) => {
    const address = addressOf(url);
    if (address === undefined) return undefined;
    return address.startsWith('file:') ? localFile(address, folder) : 'remote';
  };
  return {
    placeOf,
    async fileOf(url) {
      const place = await placeOf(url);
      if (place !== 'remote') return place?.file;
      const address = addressOf(url) ?? url;
      const file = fetched.get(address) ?? fetchFile(address);
      fetched.set(address, file);
      // What could not be had may be there the next time.
      if ((await file.catch(() => undefined)) === undefined) fetched.delete(address);
      return file;
    },
    async close() {
      if (kept !== undefined) await rm(await kept, { recursive: true, force: true });
    },
  };
}

/** A file in the playlist's folder, also when its name is spelled in the other form of Unicode. Links lead nowhere else. */
async function localFile(address: string, folder: string | undefined) {
  const written = new URL(address);
  written.search = '';
  const name = fileURLToPath(written);
  const root = folder === undefined ? undefined : await realpath(folder).catch(() => undefined);
  for (const spelled of new Set([name, name.normalize('NFC'), name.normalize('NFD')])) {
    const file = await realpath(spelled).catch(() => undefined);
    if (file === undefined || root === undefined || !file.startsWith(root + path.sep)) continue;
    const { size, mtimeMs } = await stat(file);
    return { file, version: `${size}-${Math.round(mtimeMs)}` };
  }
  return undefined;
}

/** A clip that is larger is not fetched for a look. */
const MOST_BYTES = 512 * 2 ** 20;
const FETCH_LIMIT_MS = 10 * 60_000;
