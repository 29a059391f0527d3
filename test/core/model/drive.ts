import { next, startPlayback, type Playback } from '../../../core/playback.ts';
import type { Showing } from '../../../core/showing.ts';
import { itemsOf, type Item, type Playlist } from '../../../core/playlist.ts';
import type { Programme, ReadyMedia, ScreenProgramme } from '../../../core/programme.ts';
import type { Screen } from '../../../core/screen.ts';
import { parsed } from './scenarios.ts';

/** What was watched from an instant on, epoch milliseconds. */
export interface Shown {
  readonly at: number;
  readonly showing: Showing;
}

/** How long a clip without a length is taken to be. */
const CLIP_MS = 15_000;
/** How often the player looks whether something must not wait. */
export const TICK_MS = 1000;

/**
 * What a screen shows that does everything right from one instant until another: items are on for as long as they last,
 * what cuts in is shown at once, nothing fails.
 */
export function drive(screen: Screen, programme: ScreenProgramme, from: number, until: number): readonly Shown[] {
  const trace: Shown[] = [];
  let playback = startPlayback(screen, programme, from);
  for (let now = from; now < until;) {
    playback = shown(playback, now);
    const { watched } = playback;
    if (watched === undefined) throw new Error(`nothing is watched at ${now}`);
    trace.push({ at: now, showing: watched });
    const end = watched.slot?.endsAt ?? now + lengthMs(watched);
    for (now += TICK_MS; now < end; now += TICK_MS) {
      playback = next(playback, { type: 'tick' }, now);
      if (playback.coming?.cutIn === true) break;
    }
    now = Math.min(now, end);
  }
  return trace;
}

/** The playback once what is coming has been shown at this instant. */
export function shown(playback: Playback, now: number): Playback {
  const due = next(playback, { type: 'due', n: comingOf(playback).n, startsAt: now }, now);
  return next(due, { type: 'shown', n: comingOf(due).n }, now);
}

/** A playlist as a page has it, of which these items are ready, beside a bundled campaign of one slide. */
export function programmeOf(playlist: Playlist, isReady: (item: Item) => boolean): ScreenProgramme {
  return { current: withMedia(playlist, 'current', isReady), fallback: bundled, clockFloor: 0 };
}

/** What there always is. */
export const bundled: Programme = withMedia(
  parsed({ formatVersion: 1, items: [{ id: 'house', slide: { kind: 'notice', title: 'House' } }] }),
  'bundled',
  () => true,
);

/** A playlist with the media of these items at hand. */
export function withMedia(playlist: Playlist, digest: string, isReady: (item: Item) => boolean): Programme {
  const media = itemsOf(playlist)
    .filter(isReady)
    .flatMap((item): readonly (readonly [string, ReadyMedia])[] => {
      if (!('sources' in item)) return [];
      const [{ type, sha256 } = { type: '', sha256: '' }] = item.sources;
      return [[item.id, { url: `/media/${item.id}`, sha256: sha256 ?? `file of ${item.id}`, type }]];
    });
  return { playlist, digest, overlays: false, media: Object.fromEntries(media) };
}

function comingOf({ coming }: Playback): Showing {
  if (coming === undefined) throw new Error('nothing is coming');
  return coming;
}

function lengthMs({ item }: Showing): number {
  return item.durationSeconds === undefined ? CLIP_MS : item.durationSeconds * 1000;
}
