import { lastAtOrBefore } from '../../core/bisect.ts';
import { chooseCaptions } from '../../core/choose-captions.ts';
import { chooseSigner } from '../../core/choose-signer.ts';
import { chooseSource, type Viewport } from '../../core/choose-source.ts';
import type { FileReference } from '../../core/file-reference.ts';
import type { Overlays } from '../../core/overlays.ts';
import { pageOriginsOf } from '../../core/page-origins.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { next, startPlayback, type Playback, type PlaybackEvent } from '../../core/playback.ts';
import type { Showing } from '../../core/showing.ts';
import { itemsOf, type BesideZone, type Item, type Playlist } from '../../core/playlist.ts';
import type { Programme, ReadyMedia, ScreenProgramme } from '../../core/programme.ts';
import { languagesOf, type Screen } from '../../core/screen.ts';
import { UNKNOWN_SECONDS } from '../../core/turns.ts';
import { programmeInZone } from '../../core/zones.ts';

/**
 * A player that started at some instant, on a clock of its own: the very playback that the player's page runs, told
 * that every item was shown when it was due. Made by `rehearse`, taken on by `advance`.
 */
export interface Rehearsal {
  readonly playback: Playback;
  /** Epoch milliseconds, as all instants here. */
  readonly now: number;
  /** When what is watched came on, and when it will be over; `Infinity` when nothing is watched. */
  readonly since: number;
  readonly endsAt: number;
  /** When what is on may change without anybody's doing: interrupts begin and end, the screen opens and closes. */
  readonly edges: readonly number[];
}

/** One showing of those that come. */
export interface Turn {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly showing: Showing;
}

export interface Production {
  readonly playlist: Playlist;
  readonly screen: Screen;
  readonly viewport: Viewport;
  /** Which zone is rehearsed, if not the main picture. */
  readonly zone?: BesideZone;
  /** Of the bundled campaign, for a playlist that says nothing about them. */
  readonly overlays: Overlays | false;
  /** The agency's, if the overlays have one. */
  readonly emblem: ReadyMedia | undefined;
  /** In order, over the time that may be looked at. */
  readonly edges: readonly number[];
}

/** Begins at an instant with everything ready, as after a start of the machine. */
export function rehearse(production: Production, at: number): Rehearsal {
  const { playlist, screen, viewport, zone, overlays, emblem, edges } = production;
  const current: Programme = {
    ...{ playlist, digest: 'previewed', media: mediaOf(playlist, screen, viewport) },
    webOrigins: pageOriginsOf(playlist),
    overlays: playlist.overlays ?? overlays,
    ...(emblem === undefined ? {} : { emblem }),
  };
  const programme: ScreenProgramme = { current, fallback: bundled, clockFloor: -Infinity };
  const playback = startPlayback(screen, zone === undefined ? programme : programmeInZone(programme, zone), at);
  return followed({ playback, now: at, since: at, endsAt: Infinity, edges });
}

/** The same player at a later instant. */
export function advance(rehearsal: Rehearsal, to: number): Rehearsal {
  let here = rehearsal;
  for (let step = nextStep(here); step <= to; step = nextStep(here)) here = stepped(here, step);
  return { ...here, now: Math.max(to, here.now) };
}

/** What is watched and what comes after it, at most `count` showings; stretches of the bundled campaign are one. */
export function turnsAhead(rehearsal: Rehearsal, count: number): readonly Turn[] {
  const turns: { startsAt: number; endsAt: number; showing: Showing }[] = [];
  let here = rehearsal;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const { watched } = here.playback;
    const last = turns.at(-1);
    if (last !== undefined && last.showing !== watched) last.endsAt = Math.min(last.endsAt, here.now);
    if (watched !== undefined && watched !== last?.showing) {
      if (last !== undefined && isBundled(watched) && isBundled(last.showing)) last.endsAt = here.endsAt;
      else if (turns.length === count) break;
      else turns.push({ startsAt: here.since, endsAt: here.endsAt, showing: watched });
    }
    const step = nextStep(here);
    if (!Number.isFinite(step)) break;
    here = stepped(here, step);
  }
  return turns;
}

/** Whether this stands for the campaign that ships with the player, on while nothing of the playlist is. */
export function isBundled({ programme }: Showing): boolean {
  return programme === bundled;
}

/** When something happens next: the one watched is over, or an edge is reached. */
function nextStep({ now, endsAt, edges }: Rehearsal): number {
  return Math.min(endsAt, edges[lastAtOrBefore(edges, now) + 1] ?? Infinity);
}

function stepped(rehearsal: Rehearsal, at: number): Rehearsal {
  const { endsAt, playback } = rehearsal;
  const told = { ...rehearsal, now: at, playback: next(playback, { type: 'tick' }, at) };
  const { coming, watched } = told.playback;
  if (at < endsAt || watched === undefined) return followed(told);
  if (coming === undefined) return shown(told);
  return shown({ ...told, playback: next(told.playback, { type: 'due', n: coming.n, startsAt: at }, at) });
}

/** Lets in what does not wait for a boundary. */
function followed(rehearsal: Rehearsal): Rehearsal {
  const { watched, coming } = rehearsal.playback;
  if (coming !== undefined && (watched === undefined || coming.cutIn)) return shown(rehearsal);
  return watched === undefined ? { ...rehearsal, endsAt: Infinity } : rehearsal;
}

function shown(rehearsal: Rehearsal): Rehearsal {
  const { now, playback } = rehearsal;
  const { coming } = playback;
  if (coming === undefined) return { ...rehearsal, endsAt: now + UNKNOWN_SECONDS * 1000 };
  const event: PlaybackEvent = { type: 'shown', n: coming.n };
  const endsAt = coming.slot?.endsAt ?? now + (coming.item.durationSeconds ?? UNKNOWN_SECONDS) * 1000;
  return { ...rehearsal, playback: next(playback, event, now), since: now, endsAt };
}

/** Every file as if it were whole and verified. */
function mediaOf(playlist: Playlist, screen: Screen, viewport: Viewport): Programme['media'] {
  const audience = { viewport, languages: languagesOf(screen, playlist.locale) };
  const media: Record<string, ReadyMedia> = {};
  for (const item of itemsOf(playlist)) {
    if (item.kind === 'slide' || item.kind === 'web') continue;
    const { url, sha256, type } = chooseSource(item.sources, audience);
    const captions = readyFrom(chooseCaptions(item, playlist, screen), playlist);
    const signLanguage = readyFrom(chooseSigner(item, playlist, screen), playlist);
    media[item.id] = {
      ...{ url, sha256: sha256 ?? url, type },
      ...(captions === undefined ? {} : { captions }),
      ...(signLanguage === undefined ? {} : { signLanguage }),
    };
  }
  return media;
}

/** What goes with a clip, unless it is withdrawn. */
function readyFrom<File extends FileReference>(chosen: File | undefined, { withdrawn }: Playlist) {
  if (chosen === undefined || (chosen.sha256 !== undefined && withdrawn.includes(chosen.sha256))) return undefined;
  return { ...chosen, sha256: chosen.sha256 ?? chosen.url };
}

/** With the lengths that its clips turned out to have, for those that are not written. */
export function withLengths(playlist: Playlist, secondsByUrl: ReadonlyMap<string, number>): Playlist {
  if (secondsByUrl.size === 0) return playlist;
  const timed = (item: Item): Item => {
    if (item.kind !== 'video' || item.durationSeconds !== undefined) return item;
    const seconds = item.sources.map(({ url }) => secondsByUrl.get(url)).find((one) => one !== undefined);
    return seconds === undefined ? item : { ...item, durationSeconds: seconds };
  };
  return {
    ...playlist,
    campaigns: playlist.campaigns.map((one) => ({ ...one, items: one.items.map(timed) })),
    interrupts: playlist.interrupts.map((one) => ({ ...one, items: one.items.map(timed) })),
  };
}

/** What a player shows when nothing of its playlist is on, in the place of the campaign that ships with it. */
const bundled: Programme = (() => {
  const slide = { kind: 'notice', title: 'bundled' };
  const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, items: [{ id: 'bundled', slide }] }));
  if (parsed.kind === 'refused') throw new Error('the stand-in for the bundled campaign is refused');
  return { playlist: parsed.playlist, digest: 'bundled', overlays: false, media: {} };
})();

/** As far as is looked ahead, in showings and edges: a night of the bundled campaign is some thousand. */
const MOST_STEPS = 6_000;
