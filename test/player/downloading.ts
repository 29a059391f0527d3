import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAssetReader } from '../../player/asset-reader.ts';
import { downloadAsset, type Asset, type DownloadWorld } from '../../player/download.ts';
import { openMediaStore } from '../../player/media-store.ts';
import { openPins } from '../../player/pins.ts';
import type { FaultServer } from '../fakes/fault-server.ts';
import { logbook } from '../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** What is downloaded. */
export const BYTES = jpegBytes(200_000);
export const HASH = sha256(BYTES);

/** A machine with an empty store; `fetchAsset` may be called again and again, as later processes would. */
export async function machineOn(server: FaultServer, more: Partial<DownloadWorld> & { folder?: string } = {}) {
  const dir = await tempDir();
  const log = logbook();
  const open = createAssetReader({
    fetch,
    baseUrl: () => server.url('/p.json'),
    limits: { headersMs: 500, floorSpanMs: 200, floorBytes: 5000 },
    ...(more.folder === undefined ? {} : { folder: more.folder }),
  });
  const fetchAsset = async (asset: Partial<Asset> = {}, again: Partial<DownloadWorld> = {}) => {
    const store = await openMediaStore({ dir, log, now: Date.now });
    const pins = await openPins({ path: join(dir, 'pins.json'), log });
    const url = server.url('/a.jpg');
    const outcome = await downloadAsset(
      { url, ...asset },
      { store, pins, open, log, now: Date.now, ...more, ...again },
    );
    return { ...outcome, store, pins, has: store.has(HASH) };
  };
  return { dir, fetchAsset, parts: () => readdir(join(dir, 'parts')) };
}
