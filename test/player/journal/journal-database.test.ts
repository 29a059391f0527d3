import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Play } from '../../../core/play.ts';
import { openJournalDatabase, type JournalDatabase } from '../../../player/journal/journal-database.ts';
import { readPlays } from '../../../player/journal/read-plays.ts';

let dir: string;
let file: string;
let journal: JournalDatabase;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'journal-'));
  file = path.join(dir, 'journal.sqlite');
  journal = openJournalDatabase(file, { now: () => 0, uptimeMs: () => 0 });
});
afterEach(() => {
  journal.dispose();
  rmSync(dir, { recursive: true });
});

const play = (id: string, change: Partial<Play> = {}): Play => ({
  ...{ id, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: 'clip.mp4', startedAt: 1000 },
  ...{ shownMs: 0, frames: 0, result: 'playing', displayed: true },
  ...change,
});
const plays = () => [...readPlays(file)];

describe('the journal', () => {
  it('goes on in a file of before there were zones', () => {
    journal.open(play('a:1', { result: 'complete', endedAt: 2000 }));
    journal.dispose();
    const old = new DatabaseSync(file);
    old.exec('ALTER TABLE plays DROP COLUMN zone; PRAGMA user_version = 1');
    old.close();
    expect(plays()).toEqual([play('a:1', { result: 'complete', endedAt: 2000 })]);

    journal = openJournalDatabase(file, { now: () => 0, uptimeMs: () => 0 });
    journal.open(play('a:side:1', { zone: 'side', startedAt: 3000 }));

    expect(plays().map(({ id, zone }) => [id, zone])).toEqual([
      ['a:1', undefined],
      ['a:side:1', 'side'],
    ]);
  });

  it('keeps one row a showing, opened and closed', () => {
    const over = play('a:1', { shownMs: 5000, frames: 150, endedAt: 6000, result: 'complete', sha256: 'f'.repeat(64) });
    journal.open(play('a:1', { sha256: 'f'.repeat(64) }));
    journal.close(over);

    expect(plays()).toEqual([over]);
  });

  it('takes the same showing told twice as one', () => {
    journal.open(play('a:1'));
    journal.open(play('a:1', { itemId: 'forged' }));
    journal.close(play('a:1', { result: 'complete', endedAt: 2000 }));
    journal.close(play('a:1', { result: 'partial', endedAt: 9000 }));

    expect(plays()).toEqual([play('a:1', { result: 'complete', endedAt: 2000 })]);
  });

  it('counts as seen only what had a display when it began and when it was over', () => {
    for (const [before, after] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const) {
      const id = `${before} ${after}`;
      journal.open(play(id, { displayed: before }));
      journal.close(play(id, { displayed: after, result: 'complete', endedAt: 9000 }));
    }

    expect(plays().map(({ displayed }) => displayed)).toEqual([true, false, false]);
  });

  it('closes what was on when a page died as interrupted, at the last moment it is known to have been on', () => {
    journal.open(play('a:1'));
    journal.open(play('b:1'));
    journal.progress('a:1', 700, 21);
    journal.interrupt('a:');

    expect(plays()).toEqual([
      play('a:1', { result: 'interrupted', shownMs: 700, frames: 21, endedAt: 1700 }),
      play('b:1'),
    ]);
  });

  it('closes everything that was on when it is told of no page', () => {
    journal.open(play('a:1'));
    journal.interrupt();

    expect(plays().map(({ result }) => result)).toEqual(['interrupted']);
  });

  it('mends a row that was given up while its page played on alone', () => {
    journal.open(play('a:1'));
    journal.interrupt();
    journal.close(play('a:1', { result: 'complete', endedAt: 6000, shownMs: 5000 }));

    expect(plays()).toEqual([play('a:1', { result: 'complete', endedAt: 6000, shownMs: 5000 })]);
  });

  it('counts what is over, for one screen, since an instant and ever', () => {
    journal.close(play('a:1', { startedAt: 10, result: 'complete' }));
    journal.close(play('a:2', { startedAt: 20, result: 'partial' }));
    journal.close(play('a:3', { startedAt: 30, result: 'complete', screenId: 'other' }));
    journal.open(play('a:4', { startedAt: 40 }));

    expect(journal.count('lobby', 15)).toEqual({ today: 1, total: 2 });
  });

  it('writes all of one boundary or nothing of it', () => {
    expect(() =>
      journal.together(() => {
        journal.open(play('a:1'));
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');

    expect(plays()).toEqual([]);
  });

  it('can be read while it is written', () => {
    journal.open(play('a:1'));
    const reader = readPlays(file);
    reader.next();
    journal.open(play('a:2', { startedAt: 2000 }));
    reader.return(undefined);

    expect(plays()).toHaveLength(2);
  });
});
