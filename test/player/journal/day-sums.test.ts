import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Play } from '../../../core/play.ts';
import { openJournalDatabase, type JournalDatabase } from '../../../player/journal/journal-database.ts';
import { checkpointOf } from '../../../player/journal/seals.ts';

let dir: string;
let journal: JournalDatabase;
let clock: number;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sums-'));
  clock = NOW;
  journal = openJournalDatabase(path.join(dir, 'journal.sqlite'), { now: () => clock, uptimeMs: () => 0 });
});
afterEach(() => {
  journal.dispose();
  rmSync(dir, { recursive: true });
});

const DAY_MS = 86_400_000;
const { privateKey } = generateKeyPairSync('ed25519');
const NOW = Date.UTC(2026, 10, 20, 12);
const play = (id: string, change: Partial<Play> = {}): Play => ({
  ...{ id, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: 'a', startedAt: NOW },
  ...{ endedAt: NOW + 1_000, shownMs: 1_000, frames: 30, result: 'complete', displayed: true },
  ...change,
});
const close = (...plays: readonly Play[]) =>
  journal.together(() => {
    for (const one of plays) journal.close(one);
    journal.chain.enter();
  });
const sums = (from = NOW - 1_000, until = NOW + 1_000) => journal.sums(from, until);

it('knows when the oldest showing began that is kept, since an instant', () => {
  expect(journal.firstShownAt(0)).toBeUndefined();
  close(play('p:1', { startedAt: NOW - 5_000 }), play('p:2', { startedAt: NOW - 9_000, screenId: 'hall' }));
  close(play('p:3', { startedAt: 1_000, screenId: 'hall' }));

  expect([journal.firstShownAt(0), journal.firstShownAt(2_000), journal.firstShownAt(NOW - 8_000)]).toEqual([
    ...[1_000, NOW - 9_000, NOW - 5_000],
  ]);
  expect(journal.firstShownAt(NOW)).toBeUndefined();
});

describe('daySums', () => {
  it('puts together what was shown, by screen, item, zone and end', () => {
    close(play('p:1'), play('p:2', { shownMs: 500 }), play('p:3', { result: 'partial', shownMs: 250 }));
    close(play('p:side:1', { zone: 'side', itemId: 'b' }), play('p:4', { screenId: 'hall' }));

    const common = { screenId: 'lobby', campaignId: 'main', itemId: 'a', zone: 'main' };
    expect(sums()).toEqual(
      expect.arrayContaining([
        { ...common, status: 'success', plays: 2, shownMs: 1_500 },
        { ...common, status: 'partial', plays: 1, shownMs: 250 },
        { ...common, itemId: 'b', zone: 'side', status: 'success', plays: 1, shownMs: 1_000 },
        { ...common, screenId: 'hall', status: 'success', plays: 1, shownMs: 1_000 },
      ]),
    );
    expect(sums()).toHaveLength(4);
  });

  it('takes those that began in the stretch, its first instant included and its last one not', () => {
    close(play('p:1', { startedAt: NOW - 1 }), play('p:2', { startedAt: NOW }), play('p:3', { startedAt: NOW + 10 }));

    expect(sums(NOW, NOW + 10)).toMatchObject([{ plays: 1 }]);
  });

  it('counts what could not be shown, which stands in the chain alone', () => {
    const failed = play('p:1:failed', { startedAt: NOW });
    journal.together(() => journal.chain.fail({ ...failed, reason: 'the clip cannot be decoded' }));
    journal.together(() => journal.chain.fail({ ...failed, id: 'p:2:failed', startedAt: NOW + 5_000, reason: 'x' }));

    expect(sums()).toMatchObject([{ itemId: 'a', status: 'failed', plays: 1, shownMs: 0 }]);
  });

  it('leaves out what no display has shown, and what is not final', () => {
    close(play('p:1', { displayed: false }));
    journal.open(play('p:2', { result: 'playing' }));
    journal.together(() => journal.chain.fail({ ...play('p:3:failed'), displayed: false, reason: 'x' }));

    expect(sums()).toEqual([]);
  });

  it.each([
    ['into the future', Date.UTC(2038, 0, 19)],
    ['back to 1970', 60_000],
  ])('counts what could not be shown on every day, though the clock once jumped %s', (_, wrong) => {
    const fail = (at: number, id: string) => {
      clock = at;
      const failed = play(`${id}:failed`, { startedAt: at });
      journal.together(() => journal.chain.fail({ ...failed, reason: 'the clip cannot be decoded' }));
    };
    const days = [0, 1, 2, 3, 4, 5].map((n) => NOW + n * DAY_MS);
    for (const [n, day] of days.entries()) {
      fail(day, `p:${n}`);
      if (n === 2) fail(wrong, 'p:wrong');
      fail(day + 1, `p:${n}:again`);
    }

    const counted = (day: number) => journal.sums(day, day + DAY_MS).map(({ status, plays }) => [status, plays]);
    expect([...days, wrong].map(counted)).toEqual([...days.map(() => [['failed', 2]]), [['failed', 1]]]);
  });

  it.each([
    ['the oldest were let go', NOW],
    ['the oldest were let go, and the clock once jumped into the future', Date.UTC(2038, 0, 19)],
    ['the oldest were let go, and the clock once jumped back to 1970', 60_000],
  ])('counts what could not be shown on a day of which %s', (_, wrong) => {
    for (const [n, at] of [NOW, wrong, NOW, NOW, NOW + 2 * DAY_MS].entries()) {
      clock = at;
      const failed = play(`p:${n}:failed`, { startedAt: at });
      journal.together(() => journal.chain.fail({ ...failed, reason: 'the clip cannot be decoded' }));
    }
    journal.together(() => {
      journal.chain.delivered('server', 2);
      journal.chain.prune({ deliveredTo: ['server'] }, (head) => checkpointOf(head, privateKey, 0));
    });

    expect(sums()).toMatchObject([{ status: 'failed', plays: 2 }]);
  });

  it('finds nothing in a journal that is new', () => {
    expect(sums()).toEqual([]);
  });
});
