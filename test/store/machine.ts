import { join } from 'node:path';
import { openMediaStore, type MediaStore } from '../../player/media-store.ts';
import { openPins, type Pins } from '../../player/pins.ts';
import { openPlaylistStore, type PlaylistStore } from '../../player/playlist-store.ts';
import { openTrust, type TrustKeeper } from '../../player/trust/trust-keeper.ts';
import { logbook } from '../fakes/logbook.ts';

/** All that a player keeps in its data directory but the journal. */
export interface Machine {
  readonly store: MediaStore;
  readonly pins: Pins;
  readonly playlists: PlaylistStore;
  readonly trust: TrustKeeper;
}

/** The boot in which players live until the power is cut. */
export const BEFORE_CUT = 'before the power cut';

/** The address of the file without a hash. */
export const LOOSE_URL = 'https://bluezone.example/loose.jpg';

/**
 * Opens what is kept in `dir` as a player that starts does.
 *
 * @param boot  another one after a power cut
 */
export async function openMachine(dir: string, sources: string, boot: string): Promise<Machine> {
  const log = logbook();
  const now = Date.now;
  const store = await openMediaStore({ dir, log, now, boot });
  const playlists = await openPlaylistStore({ dir: join(dir, 'playlist'), log });
  const pins = await openPins({ path: join(dir, 'pins.json'), log });
  const trust = await openTrust({
    ...{ path: join(dir, 'trust.json'), anchor: join(sources, 'trust.json'), log, now },
    kept: [playlists.current(), playlists.pending()].filter((kept) => kept !== undefined),
    before: () => playlists.current(),
    onRenewed: () => undefined,
  });
  return { store, pins, playlists, trust };
}
