import { inflateRawSync } from 'node:zlib';
import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../core/digest.ts';
import { createGathering } from '../../../core/digest-frames.ts';
import { readJournalLine } from '../../../core/journal-lines.ts';
import type { ShownDigest } from '../../../core/operator.ts';
import type { DaySum } from '../../../player/journal/day-sums.ts';
import { isGenuineDigest, signDigest } from '../../../player/journal/seals.ts';
import { createDigestDesk, type DigestDeskWorld } from '../../../player/operator/digest-desk.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const DAY_MS = 86_400_000;
/** Half past three in Vietnam. */
const NOON = Date.UTC(2026, 10, 20, 8, 30);

/** What a machine shows in a day, of so many items, with numbers as uneven as in life. */
const dayOf = (items: number, from: number): readonly DaySum[] =>
  Array.from({ length: items }, (_, item) => ({
    ...{ screenId: 'sanh-1', campaignId: 'main', itemId: `huong-dan-cai-dat-${item}.mp4`, zone: 'main' as const },
    ...{ status: 'success' as const, plays: 180 + (((item * 7 + from / DAY_MS) % 13) | 0) },
    shownMs: 1_800_000 + (((item * 7_919 + (from / DAY_MS) * 104_729) % 60_000) | 0),
  }));

interface DeskOptions extends Partial<DigestDeskWorld> {
  readonly items?: number;
  readonly dir?: string;
  /** When the oldest showing began that the journal keeps. */
  readonly firstAt?: number;
}

async function deskIn(world: DeskOptions = {}) {
  const key = generateKeyPairSync('ed25519').privateKey;
  const { items = 20, dir = await tempDir(), firstAt, ...more } = world;
  const asked: string[] = [];
  const desk = createDigestDesk({
    path: path.join(dir, 'digest-taken.json'),
    journal: {
      head: () => Promise.resolve({ seq: 500, hash: 'c'.repeat(64) }),
      sums(from, until) {
        asked.push(new Date(from).toISOString());
        return Promise.resolve(until - from === DAY_MS ? dayOf(items, from) : undefined);
      },
      firstShownAt: (since) => Promise.resolve(firstAt !== undefined && firstAt >= since ? firstAt : undefined),
      signDigest: (text) => Promise.resolve(signDigest(text, key)),
    },
    helped: { since: (date) => [{ date: '2026-11-20', people: 31 }].filter((day) => day.date >= date) },
    ...{ helpedScreen: () => 'sanh-1', timeZone: () => 'Asia/Ho_Chi_Minh', faults: () => ['STALE', 'STALE'] },
    ...{ playerVersion: '0.4.0', now: () => NOON },
    ...more,
  });
  return { desk, asked, dir };
}

/** What a phone makes of it. */
function readBack({ frames }: ShownDigest): Digest {
  const gathering = createGathering();
  const whole = frames.map((frame) => gathering.take(frame)).at(-1);
  if (whole?.kind !== 'whole') throw new Error('it is not whole');
  const read = readJournalLine(inflateRawSync(whole.bytes).toString('utf8'));
  if (read.kind !== 'digest' || !isGenuineDigest(read.signed)) throw new Error('it is no digest');
  return read.digest;
}

describe('createDigestDesk', () => {
  it('shows the last 30 days where nothing is known of the days before, on the clock of the playlist', async () => {
    const { desk, asked } = await deskIn();
    const shown = await desk.show('taken');

    expect(shown).toMatchObject({ from: '2026-10-22', until: '2026-11-20', left: 0 });
    expect([asked[0], asked.length]).toEqual(['2026-10-21T17:00:00.000Z', 30]);
    const digest = readBack(shown);
    expect(digest).toMatchObject({ seq: 500, faults: ['STALE'], screens: ['sanh-1'], at: '2026-11-20T15:30:00+07:00' });
    expect(digest.days).toHaveLength(30);
    expect(digest.days.at(-1)?.helped).toEqual([{ screen: 0, people: 31 }]);
  });

  it('names the screen also where nothing counted', async () => {
    const { desk } = await deskIn({ items: 0, helped: { since: () => [] } });

    expect(readBack(await desk.show('taken'))).toMatchObject({ screens: ['sanh-1'], items: [], days: [] });
  });

  it('goes on from the last day that was taken, which had not been over', async () => {
    const { desk, dir } = await deskIn();
    await desk.taken('2026-11-19');
    const again = await deskIn({ dir });

    expect(await again.desk.show('taken')).toMatchObject({ from: '2026-11-19', until: '2026-11-20' });
    expect(await again.desk.show('month')).toMatchObject({ from: '2026-10-22' });
  });

  it.each([undefined, '2026-11-21', '2020-01-01'])(
    'begins with the oldest day that the journal keeps when what was taken (%s) is of no use',
    async (until) => {
      const { desk } = await deskIn({ firstAt: NOON - 59 * DAY_MS });
      if (until !== undefined) await desk.taken(until);

      expect(await desk.show('taken')).toMatchObject({ from: '2026-09-22', older: 0 });
      expect(await desk.show('month')).toMatchObject({ from: '2026-10-22', older: 0 });
    },
  );

  it('begins with the first day of which people that were helped are told, where that is older', async () => {
    const helped = { since: () => [{ date: '2026-11-20', people: 31 }, { date: '2026-11-12', people: 4 }] }; // prettier-ignore
    const { desk } = await deskIn({ firstAt: NOON - 5 * DAY_MS, helped });

    expect(await desk.show('taken')).toMatchObject({ from: '2026-11-12' });
  });

  it('says how many days are too old to be shown, also of those since the last that was taken', async () => {
    const { desk } = await deskIn({ items: 1, firstAt: NOON - 150 * DAY_MS });
    expect(await desk.show('taken')).toMatchObject({ from: '2026-08-12', until: '2026-11-20', left: 0, older: 50 });
    await desk.taken('2026-08-01');

    expect(await desk.show('taken')).toMatchObject({ from: '2026-08-12', older: 11 });
  });

  it('needs four codes at most for a day of 20 items, and seconds for a month of them', async () => {
    const { desk, dir } = await deskIn();
    const month = await desk.show('taken');
    await (await deskIn({ dir })).desk.taken('2026-11-20');
    const day = await desk.show('taken');

    expect(day.frames.length).toBeLessThanOrEqual(4);
    expect(month.frames.length).toBeLessThanOrEqual(25);
  });

  it('shows the first days of more than a camera can read, then those that follow', async () => {
    const { desk } = await deskIn({ items: 500 });
    const first = await desk.show('taken');
    expect(first.left).toBeGreaterThan(0);
    expect(first.frames.length).toBeLessThanOrEqual(160);
    expect(readBack(first).days).toHaveLength(30 - first.left);

    await desk.taken(first.until);
    expect(await desk.show('taken')).toMatchObject({ from: first.until });
  });

  it('says so where one day is too much, and where journal or key cannot be used', async () => {
    const journal = {
      head: () => Promise.resolve({ seq: 0, hash: '' }),
      firstShownAt: () => Promise.resolve(undefined),
      signDigest: () => Promise.resolve(undefined),
    };
    const broken = await deskIn({ journal: { ...journal, sums: () => Promise.resolve(undefined) } });
    const keyless = await deskIn({ journal: { ...journal, sums: () => Promise.resolve([]) } });

    await expect((await deskIn({ items: 9_000 })).desk.show('taken')).rejects.toThrow('more items and screens');
    await expect(broken.desk.show('taken')).rejects.toThrow('journal cannot be read');
    await expect(keyless.desk.show('taken')).rejects.toThrow('key cannot be used');
  });
});
