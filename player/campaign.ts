import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFault } from '../core/faults.ts';
import { parsePlaylist } from '../core/parse-playlist.ts';
import { filesOf, itemsOf, type Playlist } from '../core/playlist.ts';

/** The campaign that ships with the player: what plays before, and whenever, there is nothing else. */
export interface BundledCampaign {
  readonly playlist: Playlist;
  readonly digest: string;
  /** Its files where they were installed, by what the playlist says of them. */
  readonly files: readonly { readonly sha256: string; readonly path: string }[];
}

/** Reads the bundled campaign. Throws when it is not as it was made: that is a broken installation, not bad input. */
export async function loadBundledCampaign(dir: string): Promise<BundledCampaign> {
  const bytes = await readFile(path.join(dir, 'playlist.json'));
  const parsed = parsePlaylist(bytes.toString('utf8'));
  if (parsed.kind === 'refused') {
    throw new Error(
      `the bundled campaign in ${dir} is broken: ${parsed.faults.map((fault) => describeFault(fault)).join('; ')}`,
    );
  }
  const files = itemsOf(parsed.playlist)
    .flatMap(filesOf)
    .flatMap(({ url, sha256 }) => (sha256 === undefined ? [] : [{ sha256, path: path.join(dir, url) }]));
  return { playlist: parsed.playlist, digest: createHash('sha256').update(bytes).digest('hex'), files };
}
