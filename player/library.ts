import { decideAdoption, itemsAhead, type AdoptionDecision, type Readiness } from '../core/adoption.ts';
import type { Viewport } from '../core/choose-source.ts';
import { parsePlaylist } from '../core/parse-playlist.ts';
import type { Item } from '../core/playlist.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import type { BundledCampaign } from './campaign.ts';
import type { PlaylistSource } from './config-source.ts';
import type { Pins } from './pins.ts';
import type { MediaStore } from './media-store.ts';
import type { KeptPlaylist, PlaylistStore } from './playlist-store.ts';
import { assetOf, assetsOf, programmeOf, type HeldPlaylist } from './programmes.ts';
import type { Sync } from './sync.ts';

/** The playlists this player holds, and what of them can be played: the one in force, the one that waits, the bundled one. */
export interface Library {
  readonly current: HeldPlaylist | undefined;
  readonly pending: HeldPlaylist | undefined;
  /** Takes a playlist in as the one that waits for its media. */
  take(kept: KeptPlaylist): Promise<void>;
  /** Lets the one that waits take the screens if it may; gives what was decided, or nothing when none waits. */
  tryAdopt(): Promise<AdoptionDecision | undefined>;
  /** Tells the sync what is wanted on screens of these sizes. */
  want(viewports: readonly Viewport[]): void;
  programmeFor(viewport: Viewport): ScreenProgramme;
  /** SHA-256s of what is here of the playlist in force, in the order of play. */
  inPlayOrder(): readonly string[];
  /** The file of an asset that some programme shows. */
  media(sha256: string): { readonly file: string; readonly type: string } | undefined;
}

export interface LibraryWorld {
  readonly campaign: BundledCampaign;
  readonly store: MediaStore;
  readonly playlists: PlaylistStore;
  readonly pins: Pins;
  readonly sync: Sync;
  /** SHA-256s of what the screens show now. */
  readonly onScreen: () => readonly string[];
  /** None: only the bundled campaign is played. */
  readonly source: PlaylistSource | undefined;
}

/** Holds the playlists. What was kept from the last run is in force from the first moment, network or not. */
export function createLibrary({ campaign, store, playlists, pins, sync, source, onScreen }: LibraryWorld): Library {
  const bundled: HeldPlaylist = {
    playlist: campaign.playlist,
    digest: campaign.digest,
    resolve: (written) => ({ kind: 'allowed', url: written }), // found by its hash, wherever it was installed
  };
  const overlays = campaign.playlist.overlays ?? false;
  const types = new Map<string, string>();
  let viewports: readonly Viewport[] = [];
  let current = hold(playlists.current());
  let pending = hold(playlists.pending());

  /** A kept playlist, read again; one that this version cannot read any more is not held. */
  function hold(kept: KeptPlaylist | undefined): HeldPlaylist | undefined {
    if (kept === undefined || source === undefined) return undefined;
    const parsed = parsePlaylist(kept.text);
    if (parsed.kind === 'refused') return undefined;
    return {
      playlist: parsed.playlist,
      digest: kept.bytesSha256,
      resolve: (written) => source.resolve(written, kept.baseUrl),
    };
  }

  function readiness(held: HeldPlaylist, item: Item): Readiness {
    if (item.kind === 'slide') return 'ready';
    const each = viewports.map((viewport): Readiness => {
      const asset = assetOf(item, held, viewport);
      return asset === undefined ? 'failed' : sync.readinessOf(asset);
    });
    return each.find((one) => one === 'on-its-way') ?? each.find((one) => one === 'failed') ?? 'ready';
  }

  const library: Library = {
    get current() {
      return current;
    },
    get pending() {
      return pending;
    },

    async take(kept) {
      const held = hold(kept);
      if (held === undefined) throw new Error('a playlist was taken in that was not checked');
      await playlists.savePending(kept);
      pending = held;
      library.want(viewports);
    },

    async tryAdopt() {
      if (pending === undefined) return undefined;
      const candidate = pending;
      const decision = decideAdoption(itemsAhead(candidate.playlist, (item) => readiness(candidate, item)));
      if (decision.kind === 'wait') return decision;
      await playlists.adopt();
      current = candidate;
      pending = undefined;
      library.want(viewports);
      await pins.keepOnly(new Set(assetsOf(candidate, viewports).map(({ url }) => url)));
      return decision;
    },

    want(sizes) {
      viewports = sizes;
      const wanted = [pending, current].flatMap((held) => (held === undefined ? [] : assetsOf(held, viewports)));
      sync.want(wanted, [...library.inPlayOrder(), ...onScreen()]);
    },

    programmeFor(viewport) {
      const fallback = programmeOf(
        bundled,
        viewport,
        ({ sha256 }) => (sha256 !== undefined && store.has(sha256) ? sha256 : undefined),
        overlays,
      );
      const programme = {
        current:
          current === undefined ? fallback : programmeOf(current, viewport, (asset) => sync.sha256Of(asset), overlays),
        fallback,
      };
      for (const { media } of Object.values(programme)) {
        for (const { sha256, type } of Object.values(media)) types.set(sha256, type);
      }
      return programme;
    },

    inPlayOrder: () =>
      current === undefined ? [] : assetsOf(current, viewports).flatMap((asset) => sync.sha256Of(asset) ?? []),

    media(sha256) {
      const file = store.pathOf(sha256);
      const type = types.get(sha256);
      return file === undefined || type === undefined ? undefined : { file, type };
    },
  };
  return library;
}
