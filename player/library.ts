import { decideAdoption, type AdoptionDecision, type Readiness } from '../core/adoption.ts';
import type { Memory } from '../core/memory.ts';
import type { Item } from '../core/playlist.ts';
import { isPageAllowed, type ScreenProgramme } from '../core/programme.ts';
import type { WantedAsset } from '../core/sync-plan.ts';
import type { BundledCampaign } from './campaign.ts';
import { createComingHours, type Hour } from './coming-hours.ts';
import { holdPlaylist, type HoldWorld } from './hold-playlist.ts';
import type { Shortage } from './media-room.ts';
import type { MediaStore } from './media-store.ts';
import type { Pins } from './pins.ts';
import type { KeptPlaylist, PlaylistStore } from './playlist-store.ts';
import { addressesOf, assetOf, assetsOf, programmeOf, type HeldPlaylist, type ScreenView } from './programmes.ts';
import { createShownTypes } from './shown-types.ts';
import type { Sync } from './sync.ts';
import { createUploadWait } from './upload-wait.ts';

/** The playlists this player holds, and what of them can be played: the one in force, the one that waits, the bundled one. */
export interface Library {
  readonly current: HeldPlaylist | undefined;
  readonly pending: HeldPlaylist | undefined;
  /** Takes a playlist in as the one that waits for its media, unless that can never be here all at once. */
  take(kept: KeptPlaylist): Promise<{ readonly kind: 'taken' } | TooLarge>;
  /**
   * Lets the one that waits take the screens if it may; gives what was decided, or nothing when none waits. One that
   * turns out not to fit is let go.
   */
  tryAdopt(): Promise<AdoptionDecision | TooLarge | undefined>;
  /** The items of the next hour whose files could not be had. */
  missing(): Missing;
  /** Reads what is kept again, after whom the machine believes has changed; what is not believed any more is let go. */
  recheck(): void;
  /** The files that a list needs on these screens, unless they can never be here all at once. */
  needsOf(kept: KeptPlaylist): Promise<Needs | TooLarge>;
  /** Keeps room for a list that is being brought by hand, until it is taken in or none is expected any more. */
  expect(kept: KeptPlaylist | undefined): void;
  /** Tells the sync what is wanted on these screens. */
  want(views: readonly ScreenView[]): void;
  /** The hour has gone on: what plays soon is another thing now. */
  lookAhead(): void;
  programmeFor(view: ScreenView): ScreenProgramme;
  /** SHA-256s of what is here of the playlist in force, in the order of play. */
  inPlayOrder(): readonly string[];
  /** The file of an asset that some programme shows. */
  media(sha256: string): { readonly file: string; readonly type: string } | undefined;
}

export interface Needs {
  readonly kind: 'needs';
  readonly assets: readonly WantedAsset[];
}

/** A playlist whose media does not fit within the quota or on the disk, beside what is on now. */
export interface TooLarge extends Shortage {
  readonly kind: 'too-large';
  readonly kept: KeptPlaylist;
  readonly revision: number;
}

/** Ids of items with the reasons, for people: of the playlist in force, and of the one that waits. */
export interface Missing {
  readonly current: readonly string[];
  readonly pending: readonly string[];
}

export interface LibraryWorld extends HoldWorld {
  readonly campaign: BundledCampaign;
  readonly store: MediaStore;
  readonly playlists: PlaylistStore;
  readonly pins: Pins;
  readonly sync: Sync;
  /** SHA-256s of what the screens show now. */
  readonly onScreen: () => readonly string[];
  readonly now: () => number;
  /** A clock that is behind it is plainly wrong, epoch milliseconds. */
  readonly clockFloor: () => number;
  /** What a screen has shown so far: a new list of the same channel goes on there. */
  readonly memoryOf: (screenId: string) => Memory | undefined;
  /** The origins whose web pages may be shown; none by default. */
  readonly webOrigins?: () => readonly string[];
  /** Whether pages die of this file: it is passed over, whatever names it. */
  readonly isLeftOut: (sha256: string) => boolean;
}

/** Holds the playlists. What was kept from the last run is in force from the first moment, network or not. */
export function createLibrary(world: LibraryWorld): Library {
  const { campaign, store, playlists, pins, sync, onScreen, now, clockFloor, memoryOf, webOrigins = () => [] } = world;
  const bundled: HeldPlaylist = {
    playlist: campaign.playlist,
    digest: campaign.digest,
    resolve: (written) => ({ kind: 'allowed', url: written }), // found by its hash, wherever it was installed
  };
  const overlays = campaign.playlist.overlays ?? false;
  const types = createShownTypes();
  let views: readonly ScreenView[] = [];
  let current = hold(playlists.current());
  let pending = hold(playlists.pending());
  let expected: HeldPlaylist | undefined;
  const comingHour = createComingHours({ now, clockFloor, memoryOf });
  const isBeingUploaded = createUploadWait(now);

  function hold(kept: KeptPlaylist | undefined): HeldPlaylist | undefined {
    return kept === undefined ? undefined : holdPlaylist(kept, world);
  }

  /** What plays on each screen within the hour, or within the first hour of one that may take the screens later. */
  function hourOf(held: HeldPlaylist): Hour {
    return comingHour(held, views, held === pending ? Math.max(now(), held.playlist.activateAt ?? 0) : now());
  }

  function readiness(held: HeldPlaylist, item: Item, view: ScreenView): Readiness {
    if (item.kind === 'slide' || (item.kind === 'web' && isPageAllowed({ webOrigins: webOrigins() }, item)))
      return 'ready';
    const asset = assetOf(item, held, view, withdrawn());
    return asset === undefined ? 'failed' : sync.readinessOf(asset);
  }

  /** Whether a playlist is whole enough for the screens; as far as the media goes. */
  function decide(held: HeldPlaylist): AdoptionDecision {
    const screens = views.map((view) =>
      (hourOf(held).get(view.screen.id) ?? []).map(({ item, beside }) => ({
        itemId: item.id,
        readiness: readiness(held, item, view),
        optional: item.optional,
        beside,
      })),
    );
    // The campaign that ships waits for nobody's upload: whatever an operator has sent goes before it.
    const ready = screens.flat().filter((ahead) => ahead.readiness === 'ready').length;
    const beingUploaded = held === pending && current !== undefined && isBeingUploaded(held, ready);
    return decideAdoption(screens, { beingUploaded });
  }

  function missingOf(held: HeldPlaylist | undefined): readonly string[] {
    const decision: AdoptionDecision = held === undefined ? { kind: 'adopt' } : decide(held);
    switch (decision.kind) {
      case 'adopt':
        return [];
      case 'adopt-incomplete':
        return decision.missing;
      case 'wait':
        return decision.failed;
    }
  }

  /** What must not be seen any more, by the newest list and by the one in force. */
  function withdrawn(): ReadonlySet<string> {
    return new Set([pending, current].flatMap((held) => held?.playlist.withdrawn ?? []));
  }

  const assetsWanted = (held: HeldPlaylist) => {
    const nextItems = [...hourOf(held).values()].flat().map(({ item }) => item);
    const isFarOff = held === pending && (held.playlist.activateAt ?? 0) > now() + HOUR_MS;
    return assetsOf(held, views, {
      nextItems,
      soonItems: isFarOff ? [] : nextItems,
      now: now(),
      withdrawn: withdrawn(),
    });
  };
  const playable = (sha256: string | undefined) =>
    sha256 === undefined || world.isLeftOut(sha256) ? undefined : sha256;
  const programmeOfHeld = (held: HeldPlaylist, view: ScreenView) =>
    programmeOf(held, view, {
      ...{ overlays, webOrigins: webOrigins(), withdrawn: withdrawn() },
      hereAs: (asset) => playable(sync.sha256Of(asset)),
    });
  /** Wherever it is cached; the bundle cannot be changed, but what is withdrawn from it is not shown. */
  const evictWithdrawn = async () => {
    for (const name of withdrawn()) if (store.has(name)) await store.evict(name);
  };
  /** With the reasons of the sync. */
  const withWhy = (ids: readonly string[]): readonly string[] => {
    const reasons = new Map(ids.length === 0 ? [] : sync.state().failed.map(({ itemId, why }) => [itemId, why]));
    return ids.map((id) => (reasons.has(id) ? `${id} (${reasons.get(id)})` : id));
  };

  const namedBy = (...held: readonly (HeldPlaylist | undefined)[]) =>
    new Set(held.flatMap((one) => (one === undefined ? [] : [...addressesOf(one)])));
  const allAssets = (held: HeldPlaylist) =>
    assetsOf(held, views, { nextItems: [], soonItems: [], now: now(), withdrawn: withdrawn() });
  /** What must stay whatever comes: what is here of the playlist in force, and what is on the screens. */
  const pinnedNow = () => [...library.inPlayOrder(), ...onScreen()];
  const tooLargeNow = async (held: HeldPlaylist, kept: KeptPlaylist): Promise<TooLarge | undefined> => {
    const shortage = await sync.shortageOf(allAssets(held), pinnedNow());
    if (shortage === undefined) return undefined;
    return { kind: 'too-large', ...shortage, kept, revision: held.playlist.revision };
  };
  /** Sizes that the playlist does not tell are known only when servers answer. */
  const letGoIfTooLarge = async (held: HeldPlaylist): Promise<TooLarge | undefined> => {
    const kept = playlists.pending();
    const tooLarge = kept === undefined ? undefined : await tooLargeNow(held, kept);
    if (tooLarge === undefined) return undefined;
    await playlists.dropPending();
    pending = undefined;
    library.want(views);
    return tooLarge;
  };

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
      const tooLarge = await tooLargeNow(held, kept);
      if (tooLarge !== undefined) return tooLarge;
      await playlists.savePending(kept);
      pending = held;
      expected = undefined;
      library.want(views);
      await evictWithdrawn();
      return { kind: 'taken' };
    },

    async needsOf(kept) {
      const held = hold(kept);
      if (held === undefined) throw new Error('a playlist was asked about that was not checked');
      return (await tooLargeNow(held, kept)) ?? { kind: 'needs', assets: allAssets(held) };
    },

    expect(kept) {
      expected = hold(kept);
      library.want(views);
    },

    async tryAdopt() {
      await evictWithdrawn(); // a transfer that was on its way when the word came may have ended since
      if (pending === undefined) return undefined;
      const candidate = pending;
      const tooLarge = sync.state().isShort ? await letGoIfTooLarge(candidate) : undefined;
      if (tooLarge !== undefined) return tooLarge;
      const decision = decide(candidate);
      if (decision.kind === 'wait') return decision;
      if (now() < (candidate.playlist.activateAt ?? 0)) return { kind: 'wait', waitingFor: [], failed: [] };
      await playlists.adopt();
      // Whom the machine believes may have changed while it was written down.
      current = pending === candidate ? candidate : hold(playlists.current());
      pending = undefined;
      library.want(views);
      // What a hold takes down is wanted again when it is over.
      if (candidate.isHold !== true) await pins.keepOnly(namedBy(candidate, expected));
      await evictWithdrawn();
      return decision;
    },

    recheck() {
      current = hold(playlists.current());
      pending = hold(playlists.pending());
      library.want(views);
    },

    missing: () => ({ current: withWhy(missingOf(current)), pending: withWhy(missingOf(pending)) }),

    want(screens) {
      views = screens;
      const wanted = [expected, pending, current].flatMap((held) => (held === undefined ? [] : assetsWanted(held)));
      const { maxRateKbps } = (pending ?? current)?.playlist.refresh ?? {};
      sync.want(wanted, pinnedNow(), maxRateKbps);
    },

    lookAhead: () => library.want(views),

    programmeFor(view) {
      const hereAs = ({ sha256 }: WantedAsset) =>
        sha256 !== undefined && store.has(sha256) ? playable(sha256) : undefined;
      const fallback = programmeOf(bundled, view, { hereAs, overlays, withdrawn: new Set(), webOrigins: webOrigins() });
      const { activateAt } = pending?.playlist ?? {};
      const programme: ScreenProgramme = {
        current: current === undefined ? fallback : programmeOfHeld(current, view),
        fallback,
        ...(pending === undefined ? {} : { waiting: programmeOfHeld(pending, view) }),
        // All screens change at one instant only if each knows it before.
        ...(pending === undefined || activateAt === undefined || decide(pending).kind === 'wait'
          ? {}
          : { takesAt: activateAt }),
        clockFloor: clockFloor(),
      };
      for (const one of [programme.current, fallback, programme.waiting]) if (one !== undefined) types.learn(one);
      return programme;
    },

    inPlayOrder: () =>
      current === undefined ? [] : assetsWanted(current).flatMap((asset) => sync.sha256Of(asset) ?? []),

    media(sha256) {
      const file = withdrawn().has(sha256) ? undefined : store.pathOf(sha256);
      const type = types.of(sha256);
      return file === undefined || type === undefined ? undefined : { file, type };
    },
  };
  return library;
}

const HOUR_MS = 3_600_000;
