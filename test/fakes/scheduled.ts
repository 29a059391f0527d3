import { next, startPlayback, type Playback, type PlaybackEvent } from '../../core/playback.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Plan } from '../../core/plan.ts';
import { itemsOf, type Item, type Playlist } from '../../core/playlist.ts';
import type { Programme, ScreenProgramme } from '../../core/programme.ts';
import { airings, type OnAir } from '../../core/schedule.ts';
import type { Screen } from '../../core/screen.ts';
import { slides } from './programme.ts';

/** Twenty past seven on a Friday morning in Hà Nội. */
export const FRIDAY = Date.parse('2026-11-20T07:20:00+07:00');
export const LOBBY: Screen = { id: 'lobby', tags: ['venue=lobby'] };

/** A playlist from what is written in its file. Throws when it is refused. */
export function playlistOf(file: object): Playlist {
  const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, ...file }));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  return parsed.playlist;
}

/** A programme with all media of a playlist ready, or only that of these items. */
export function programmeOf(file: object, ready?: readonly string[]): Programme {
  const playlist = playlistOf(file);
  const media = itemsOf(playlist).flatMap((item) => {
    if (item.kind === 'slide' || item.kind === 'web' || ready?.includes(item.id) === false) return [];
    const [source] = item.sources;
    const sha256 = source?.sha256 ?? item.id;
    return [[item.id, { url: `/media/${sha256}`, sha256, type: source?.type ?? '' }] as const];
  });
  return {
    playlist,
    digest: JSON.stringify(file),
    overlays: playlist.overlays ?? false,
    media: Object.fromEntries(media),
  };
}

/** A page that plays a playlist, with a clock that only moves when it is told. */
export interface PlayingPage {
  readonly playback: () => Playback;
  readonly now: () => number;
  tell(event: PlaybackEvent): void;
  /** Time passes without a boundary, told to the playback as the stage does. */
  pass(ms: number): void;
  /** What is watched ends, and what was coming is shown: a boundary. */
  cut(): void;
  /** Plays this many showings on; gives the ids of what was heard and seen, in order. */
  play(count: number): readonly string[];
  /** The programme becomes another one. */
  change(programme: Partial<ScreenProgramme>, screen?: Screen): void;
}

export function pageOf(current: Programme, { at = FRIDAY, screen = LOBBY, clockFloor = 0 } = {}): PlayingPage {
  let now = at;
  let programme: ScreenProgramme = { current, fallback: slides('house'), clockFloor };
  let playback = startPlayback(screen, programme, now);
  const tell = (event: PlaybackEvent) => void (playback = next(playback, event, now));
  const page: PlayingPage = {
    playback: () => playback,
    now: () => now,
    tell,
    pass(ms) {
      now += ms;
      tell({ type: 'tick' });
    },
    cut() {
      if (playback.coming !== undefined) tell({ type: 'due', n: playback.coming.n, startsAt: now });
      if (playback.coming !== undefined) tell({ type: 'shown', n: playback.coming.n });
    },
    play(count) {
      const seen: string[] = [];
      for (let shown = 0; shown < count; shown++) {
        page.cut();
        const { watched } = playback;
        if (watched === undefined) break;
        seen.push(...watched.announcements.map(({ item }) => item.id), watched.item.id);
        now = watched.slot?.endsAt ?? now + (watched.item.durationSeconds ?? 10) * 1000;
      }
      return seen;
    },
    change(part, as = screen) {
      programme = { ...programme, ...part };
      // As it comes over a socket: other objects, the same values.
      tell({
        type: 'programme',
        screen: { ...as },
        programme: JSON.parse(JSON.stringify(programme)) as ScreenProgramme,
      });
    },
  };
  return page;
}

/** What is on: the campaigns of the highest rank that has anything ready. */
export function onAir(plan: Plan, instant: number, isReady: (item: Item) => boolean): OnAir {
  const [highest = []] = airings(plan, instant, isReady);
  return highest;
}

/** A picture of this name, as a file writes it. */
export const poster = (id: string, more: object = {}) => ({ id, src: `${id}.jpg`, ...more });
/** A slide of this name, which needs no media. */
export const slide = (id: string, more: object = {}) => ({ id, slide: { kind: 'notice', title: id }, ...more });
/** A time of that Friday, such as `07:30`. */
export const at = (time: string) => Date.parse(`2026-11-20T${time}:00+07:00`);
export const MINUTE = 60_000;
