import { decideAdoption, itemsOfNextHour, type AdoptionDecision, type Readiness } from '../core/adoption.ts';
import { parsePlaylist } from '../core/parse-playlist.ts';
import type { Item } from '../core/playlist.ts';
import type { Programme, ScreenProgramme } from '../core/programme.ts';
import type { BundledCampaign } from './campaign.ts';
import type { PlaylistSource } from './config-source.ts';
import type { MediaStore } from './media-store.ts';
import type { Verdict } from './network-policy.ts';
import type { Pins } from './pins.ts';
import type { KeptPlaylist, PlaylistStore } from './playlist-store.ts';
import { addressesOf, assetOf, assetsOf, programmeOf, type HeldPlaylist, type ScreenView } from './programmes.ts';
import type { Sync } from './sync.ts';

/** The playlists this player holds, and what of them can be played: the one in force, the one that waits, the bundled one. */
export interface Library {
  readonly current: HeldPlaylist | undefined;
  readonly pending: HeldPlaylist | undefined;
  /** Takes a playlist in as the one that waits for its media. */
  take(kept: KeptPlaylist): Promise<void>;
  /** Lets the one that waits take the screens if it may; gives what was decided, or nothing when none waits. */
  tryAdopt(): Promise<AdoptionDecision | undefined>;
  /** Tells the sync what is wanted on these screens. */
  want(views: readonly ScreenView[]): void;
  programmeFor(view: ScreenView): ScreenProgramme;
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
  readonly now: () => number;
  /** A clock that is behind it is plainly wrong, epoch milliseconds. */
  readonly clockFloor: number;
}

/** Holds the playlists. What was kept from the last run is in force from the first moment, network or not. */
export function createLibrary(world: LibraryWorld): Library {
  const { campaign, store, playlists, pins, sync, source, onScreen, now, clockFloor } = world;
  const bundled: HeldPlaylist = {
    playlist: campaign.playlist,
    digest: campaign.digest,
    resolve: (written) => ({ kind: 'allowed', url: written }), // found by its hash, wherever it was installed
  };
  const overlays = campaign.playlist.overlays ?? false;
  const types = new Map<string, string>();
  let views: readonly ScreenView[] = [];
  let current = hold(playlists.current());
  let pending = hold(playlists.pending());
  const hours = new WeakMap<
    HeldPlaylist,
    { readonly views: readonly ScreenView[]; readonly at: number; readonly items: readonly Item[] }
  >();

  /** A kept playlist, read again; one that this version cannot read any more is not held. */
  function hold(kept: KeptPlaylist | undefined): HeldPlaylist | undefined {
    if (kept === undefined || source === undefined) return undefined;
    const parsed = parsePlaylist(kept.text);
    if (parsed.kind === 'refused') return undefined;
    const resolved = new Map<string, Verdict>();
    return {
      playlist: parsed.playlist,
      digest: kept.bytesSha256,
      resolve(written) {
        const verdict = resolved.get(written) ?? source.resolve(written, kept.baseUrl);
        resolved.set(written, verdict);
        return verdict;
      },
    };
  }

  /** What plays within the hour on any of the screens, next first. Asked at every byte that arrives, so remembered. */
  function nextItems(held: HeldPlaylist): readonly Item[] {
    const known = hours.get(held);
    const age = known === undefined ? Infinity : now() - known.at;
    if (known?.views === views && age >= 0 && age < 60_000) return known.items;
    const screens = new Map(views.map(({ screen }) => [screen.id, screen]));
    const items = [...new Set([...screens.values()].flatMap((one) => itemsOfNextHour(held.playlist, one, now())))];
    hours.set(held, { views, at: now(), items });
    return items;
  }

  function readiness(held: HeldPlaylist, item: Item): Readiness {
    if (item.kind === 'slide') return 'ready';
    const each = views.map((view): Readiness => {
      const asset = assetOf(item, held, view);
      return asset === undefined ? 'failed' : sync.readinessOf(asset);
    });
    return each.find((one) => one === 'on-its-way') ?? each.find((one) => one === 'failed') ?? 'ready';
  }

  const assetsWanted = (held: HeldPlaylist) => assetsOf(held, views, nextItems(held), now());
  const programmeOfHeld = (held: HeldPlaylist, view: ScreenView) =>
    programmeOf(held, view, (asset) => sync.sha256Of(asset), overlays);
  const serve = ({ media, emblem }: Programme) => {
    for (const { sha256, type, captions } of Object.values(media)) {
      types.set(sha256, type);
      if (captions !== undefined) types.set(captions.sha256, 'text/vtt');
    }
    if (emblem !== undefined) types.set(emblem.sha256, emblem.type);
  };
  const isWithdrawn = (sha256: string) =>
    [pending, current].some((held) => held?.playlist.withdrawn.includes(sha256) === true);

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
      library.want(views);
      // Wherever it is cached, what is withdrawn goes; the bundle cannot be changed, but what is in it is not shown.
      for (const sha256 of held.playlist.withdrawn) await store.evict(sha256);
    },

    async tryAdopt() {
      if (pending === undefined) return undefined;
      const candidate = pending;
      const { activateAt = 0 } = candidate.playlist;
      if (now() < activateAt) return { kind: 'wait', waitingFor: [] };
      const decision = decideAdoption(
        nextItems(candidate).map((item) => ({
          itemId: item.id,
          readiness: readiness(candidate, item),
          optional: item.optional,
        })),
      );
      if (decision.kind === 'wait') return decision;
      await playlists.adopt();
      current = candidate;
      pending = undefined;
      library.want(views);
      await pins.keepOnly(addressesOf(candidate));
      return decision;
    },

    want(screens) {
      views = screens;
      const wanted = [pending, current].flatMap((held) => (held === undefined ? [] : assetsWanted(held)));
      sync.want(wanted, [...library.inPlayOrder(), ...onScreen()]);
    },

    programmeFor(view) {
      const fallback = programmeOf(
        bundled,
        view,
        ({ sha256 }) => (sha256 !== undefined && store.has(sha256) ? sha256 : undefined),
        overlays,
      );
      const programme: ScreenProgramme = {
        current: current === undefined ? fallback : programmeOfHeld(current, view),
        fallback,
        ...(pending === undefined ? {} : { waiting: programmeOfHeld(pending, view) }),
        clockFloor,
      };
      for (const one of [programme.current, fallback, programme.waiting]) if (one !== undefined) serve(one);
      return programme;
    },

    inPlayOrder: () =>
      current === undefined ? [] : assetsWanted(current).flatMap((asset) => sync.sha256Of(asset) ?? []),

    media(sha256) {
      const file = isWithdrawn(sha256) ? undefined : store.pathOf(sha256);
      const type = types.get(sha256);
      return file === undefined || type === undefined ? undefined : { file, type };
    },
  };
  return library;
}
