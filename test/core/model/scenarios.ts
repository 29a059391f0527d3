import fc from 'fast-check';
import { describeFaults } from '../../../core/faults.ts';
import { parsePlaylist } from '../../../core/parse-playlist.ts';
import { campaignsOf, itemsOf, type Item, type Playlist } from '../../../core/playlist.ts';
import type { Screen } from '../../../core/screen.ts';
import { dateNear, occasion, wallInstants, type Occasion } from './calendars.ts';
import { playlistFile, screen } from './playlist-files.ts';

/** A playlist on a screen, instants at which to look at it, and which of its items are ready. */
export interface Scenario {
  readonly file: Record<string, unknown>;
  readonly playlist: Playlist;
  readonly screen: Screen;
  /** Epoch milliseconds, in order. */
  readonly instants: readonly number[];
  readonly isReady: (item: Item) => boolean;
}

/** Days before and after the occasion in which the instants of a scenario lie. */
const REACH_DAYS = 4;

export const scenario: fc.Arbitrary<Scenario> = occasion.chain((occasion) =>
  fc
    .record({
      file: playlistFile(occasion),
      screen,
      picks: fc.array(fc.record({ edge: fc.nat(), offMs: fc.constantFrom(-1, 0, 1) }), { minLength: 4, maxLength: 4 }),
      anyMs: fc.array(fc.integer({ min: -REACH_DAYS * 86_400_000, max: REACH_DAYS * 86_400_000 }), {
        minLength: 2,
        maxLength: 2,
      }),
      missing: fc.uniqueArray(fc.nat(19), { maxLength: 12 }),
    })
    .map(({ file, screen, picks, anyMs, missing }) => {
      const playlist = parsed(file);
      const edges = edgesOf(playlist, occasion);
      const near = picks.map(({ edge, offMs }) => (edges[edge % edges.length] ?? occasion.at) + offMs);
      const instants = [...near, ...anyMs.map((ms) => occasion.at + ms)].sort((a, b) => a - b);
      const late = itemsOf(playlist)
        .filter(({ kind }, index) => kind === 'web' || missing.includes(index))
        .map(({ id }) => id);
      return {
        ...{ file, playlist, screen, instants },
        isReady: ({ id }) => !late.includes(id),
        [fc.toStringMethod]: () => JSON.stringify({ file, screen, instants, late }),
      };
    }),
);

/** The playlist of a file that must be good. */
export function parsed(file: unknown): Playlist {
  const result = parsePlaylist(JSON.stringify(file));
  if (result.kind === 'refused') throw new Error(describeFaults(result.faults));
  return result.playlist;
}

/** The instants near an occasion at which something may begin or end, with the occasion itself. */
export function edgesOf(playlist: Playlist, occasion: Occasion): readonly number[] {
  const { timeZone, at } = occasion;
  const times = playlist.dayparts.flatMap(({ windows }) =>
    windows.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute % 1440]),
  );
  const days = Array.from({ length: 2 * REACH_DAYS + 1 }, (_, index) => dateNear(occasion, index - REACH_DAYS));
  const onTheWall = days.flatMap((day) =>
    times.flatMap((minutes) => wallInstants(`${day}T${clock(minutes)}`, timeZone)),
  );
  const flights = campaignsOf(playlist)
    .flatMap((campaign) => [campaign.flight, ...campaign.items.map(({ flight }) => flight)])
    .flatMap(({ from, until }) => [from, until])
    .filter((edge) => edge !== undefined);
  return [at, ...onTheWall, ...flights].filter((edge) => Math.abs(edge - at) <= REACH_DAYS * 86_400_000);
}

function clock(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(11, 16);
}
