import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { next, startPlayback, type Playback, type PlaybackEvent } from '../../../core/playback.ts';
import type { Showing } from '../../../core/showing.ts';
import { campaignsOf, type Item } from '../../../core/playlist.ts';
import type { ScreenProgramme } from '../../../core/programme.ts';
import { busyFile, busyFrom } from './busy-minutes.ts';
import { bundled, shown, withMedia } from './drive.ts';
import { patience, rounds } from './rounds.ts';
import { parsed } from './scenarios.ts';

const screen = { id: 'lobby', tags: [] };

/** What may happen to a page: which showing a fact is about, how much later it comes, and which playlist arrives. */
const happening = fc.record({
  type: fc.constantFrom('shown', 'shown', 'shown', 'failed', 'due', 'tick', 'programme'),
  about: fc.constantFrom('coming', 'coming', 'coming', 'watched', 'old', 'none'),
  laterMs: fc.oneof(fc.constantFrom(0, 500, 10_000), fc.nat(300_000)),
  playlist: fc.nat(2),
  late: fc.subarray(['line0-0', 'line1-0', 'point0-0', 'interrupt0-0']),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const withdrawn = fc.subarray(['line0-0', 'line0-1', 'line1-0', 'point0-0', 'interrupt0-0'], { maxLength: 3 });
const files = fc.array(fc.record({ file: busyFile(), withdrawn }), { minLength: 3, maxLength: 3 });

function eventOf(
  { type, about, playlist, late }: Happening,
  { coming, watched }: Playback,
  programmes: readonly ((late: readonly string[]) => ScreenProgramme)[],
  now: number,
): PlaybackEvent {
  const numbers = { coming: coming?.n, watched: watched?.n, old: (watched?.n ?? 1) - 1, none: 1e6 };
  const n = numbers[about] ?? 1;
  switch (type) {
    case 'programme': {
      const programme = programmes[playlist]?.(late);
      return programme === undefined ? { type: 'tick' } : { type, screen, programme };
    }
    case 'due':
      return { type, n, startsAt: now + 1000 };
    case 'shown':
    case 'failed':
      return { type, n };
    case 'tick':
      return { type };
  }
}

function programmesOf(
  files: readonly { readonly file: Record<string, unknown>; readonly withdrawn: readonly string[] }[],
) {
  return files.map(({ file, withdrawn }, index) => {
    const playlist = parsed({ ...file, withdrawn });
    return (late: readonly string[]): ScreenProgramme => ({
      current: withMedia(playlist, `list ${index}`, ({ id }: Item) => !late.includes(id)),
      ...{ fallback: bundled, clockFloor: 0 },
    });
  });
}

/** Everything that happens, with the playback after each fact. */
function* live(happenings: readonly Happening[], programmes: ReturnType<typeof programmesOf>) {
  let now = busyFrom;
  let playback = startPlayback(
    screen,
    programmes[0]?.([]) ?? { current: bundled, fallback: bundled, clockFloor: 0 },
    now,
  );
  for (const one of happenings) {
    now += one.laterMs;
    const before = playback;
    const event = eventOf(one, playback, programmes, now);
    playback = next(playback, event, now);
    yield { before, event, now, playback };
  }
}

const isWithdrawn = ({ item, programme }: Showing, { current }: ScreenProgramme) =>
  programme.digest !== bundled.digest && current.playlist.withdrawn.includes(item.id);

describe('playback, whatever happens', patience, () => {
  it('has always something to come that can be shown', () => {
    fc.assert(
      fc.property(files, fc.array(happening, { maxLength: 60, size: 'max' }), (files, happenings) => {
        for (const { playback } of live(happenings, programmesOf(files))) {
          const { coming, programme } = playback;
          expect(coming).toBeDefined();
          if (coming === undefined) return;
          const { item, media } = coming;
          expect(item.kind === 'slide' || media !== undefined).toBe(true);
          expect(['image', 'slide']).toContain(item.kind);
          expect(isWithdrawn(coming, programme)).toBe(false);
          expect(coming.programme.digest === bundled.digest ? bundled.digest : programme.current.digest).toBe(
            coming.programme.digest,
          );
        }
      }),
      rounds(150),
    );
  });

  it('numbers every showing once, and shows what came', () => {
    fc.assert(
      fc.property(files, fc.array(happening, { maxLength: 60, size: 'max' }), (files, happenings) => {
        for (const { before, event, playback } of live(happenings, programmesOf(files))) {
          const isNew = playback.coming?.n !== before.coming?.n;
          if (isNew) expect(playback.coming?.n).toBeGreaterThan(before.numbered);
          expect(playback.numbered).toBeGreaterThanOrEqual(before.numbered);
          const isShown = event.type === 'shown' && event.n === before.coming?.n;
          expect(playback.watched?.n).toBe(isShown ? before.coming?.n : before.watched?.n);
        }
      }),
      rounds(150),
    );
  });

  it('takes what is withdrawn off the screen at once, and never shows it again', () => {
    fc.assert(
      fc.property(busyFile(), fc.nat(40), fc.boolean(), (file, turns, byFile) => {
        const playlist = parsed(file);
        const programme = { current: withMedia(playlist, 'list', () => true), fallback: bundled, clockFloor: 0 };
        let playback = startPlayback(screen, programme, busyFrom);
        let now = busyFrom;
        for (let n = 0; n <= turns; n++) playback = shown(playback, (now += 5000));
        const gone = playback.watched?.item.id ?? '';
        fc.pre(playback.watched?.programme.digest === 'list');

        const without = parsed({ ...file, withdrawn: [byFile ? `file of ${gone}` : gone] });
        const current = withMedia(without, 'without', () => true);
        playback = next(playback, { type: 'programme', screen, programme: { ...programme, current } }, now);
        expect(playback.coming?.cutIn).toBe(true);
        for (let n = 0; n < 40; n++) {
          playback = shown(playback, (now += 5000));
          expect(playback.watched?.item.id).not.toBe(gone);
          expect(playback.watched?.announcements.map(({ item }) => item.id)).not.toContain(gone);
        }
      }),
      rounds(60),
    );
  });

  it('shows only what the clock does not matter to while the clock is plainly wrong', () => {
    fc.assert(
      fc.property(busyFile(), (file) => {
        const playlist = parsed(file);
        const current = withMedia(playlist, 'list', () => true);
        const programme = { ...{ current, fallback: bundled }, clockFloor: busyFrom + 3_600_000 };
        let playback = startPlayback(screen, programme, busyFrom);
        for (let n = 0; n < 30; n++) {
          playback = shown(playback, busyFrom + n * 10_000);
          const { item, campaignId, programme } = playback.watched ?? {};
          if (programme?.digest === bundled.digest) continue;
          const campaign = campaignsOf(playlist).find(({ id }) => id === campaignId);
          expect([item?.flight, campaign?.flight, campaign?.moments]).toEqual([{}, {}, undefined]);
        }
      }),
      rounds(60),
    );
  });
});
