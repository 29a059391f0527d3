import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startPlayback } from '../../../core/playback.ts';
import type { Item } from '../../../core/playlist.ts';
import { programmeOf, shown } from './drive.ts';
import { patience, rounds } from './rounds.ts';
import { parsed } from './scenarios.ts';

const screen = { id: 'lobby', tags: [] };

/** Of one campaign: its weight, what its items are, and which of them are not ready. */
interface Sharer {
  readonly weight: number;
  readonly items: readonly ('picture' | 'late' | 'spoken')[];
}

const fileOf = (sharers: readonly Sharer[], order: readonly number[] = []) => {
  const campaigns = sharers.map(({ weight, items }, index) => ({
    ...{ id: `c${index}`, weight },
    items: items.map((kind, n) => ({
      id: `c${index}-${n} ${kind}`,
      ...(kind === 'spoken' ? { src: 'call.mp3' } : { src: 'poster.jpg', durationSeconds: 5 }),
    })),
  }));
  const ranked = campaigns.map((campaign, index) => ({ campaign, rank: order[index] ?? index }));
  return { formatVersion: 1, campaigns: ranked.sort((a, b) => a.rank - b.rank).map(({ campaign }) => campaign) };
};
const isReady = ({ id }: Item) => !id.endsWith('late');

/** The items of the first turns from a fresh start, what is heard before what is seen. */
function firstTurns(file: unknown, count: number): readonly string[] {
  const from = Date.parse('2026-01-05T08:00:00+07:00');
  const turns: string[] = [];
  let playback = startPlayback(screen, programmeOf(parsed(file), isReady), from);
  for (let now = from; turns.length < count; now += 5000) {
    playback = shown(playback, now);
    turns.push(...(playback.watched?.announcements ?? []).map(({ item }) => item.id), playback.watched?.item.id ?? '');
  }
  return turns.slice(0, count);
}

const items = (...kinds: Sharer['items']) => fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 });
const seen: fc.Arbitrary<Sharer> = fc.record({
  weight: fc.integer({ min: 1, max: 100 }),
  items: items('picture', 'late').filter((kinds) => kinds.includes('picture')),
});
const sharers = fc.array(seen, { minLength: 1, maxLength: 12, size: 'max' });

describe('turns among equals', patience, () => {
  it('are shared by weight to within one turn at every moment, from a fresh start', () => {
    fc.assert(
      fc.property(sharers, fc.integer({ min: 1, max: 400 }), (sharers, count) => {
        const total = sharers.reduce((sum, { weight }) => sum + weight, 0);
        const had = sharers.map(() => 0);
        for (const [index, item] of firstTurns(fileOf(sharers), count).entries()) {
          const who = Number(/^c(\d+)-/.exec(item)?.[1]);
          had[who] = (had[who] ?? 0) + 1;
          const off = sharers.map(({ weight }, one) => Math.abs((had[one] ?? 0) * total - (index + 1) * weight));
          expect(Math.max(...off)).toBeLessThan(total);
        }
      }),
      rounds(60),
    );
  });

  it('do not depend on the order in which campaigns are written', () => {
    fc.assert(
      fc.property(sharers, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (sharers, order) => {
        expect(firstTurns(fileOf(sharers, order), 60)).toEqual(firstTurns(fileOf(sharers), 60));
      }),
      rounds(60),
    );
  });

  it('go through the items of a campaign in their order, passing over what is not ready', () => {
    fc.assert(
      fc.property(sharers, (sharers) => {
        const turns = firstTurns(fileOf(sharers), 120);
        for (const [index, { items }] of sharers.entries()) {
          const ready = items.map((kind, n) => `c${index}-${n} ${kind}`).filter((id) => !id.endsWith('late'));
          const own = turns.filter((id) => id.startsWith(`c${index}-`));
          expect(own).toEqual(own.map((_, n) => ready[n % ready.length]));
        }
      }),
      rounds(60),
    );
  });
});
