import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Play } from '../../../core/play.ts';
import { CHAIN_BEGINS } from '../../../core/play-record.ts';
import { readChain } from '../../../player/journal/read-chain.ts';
import { readPlays } from '../../../player/journal/read-plays.ts';
import { sha256Of } from '../../../player/kept-file.ts';
import { chainedMachine, meant, play, write, type ChainedMachine } from './chained-machine.ts';

const DAY_MS = 86_400_000;
let machine: ChainedMachine;
beforeEach(async () => {
  machine = await chainedMachine();
});

const playing = (id: string): Play => ({ ...meant(id), shownMs: 0, frames: 0, result: 'playing' });
const told = () =>
  machine.entries().map((entry) => (entry.kind === 'play' ? [entry.eventId, entry.status] : [entry.people]));

describe('the chain', () => {
  it('enters what is final with the hash of the line before, and nothing twice', () => {
    const journal = machine.open();
    write(journal, () => journal.close(play('a:1', { plannedMs: 5000, venueType: '70101', clockTrusted: true })));
    write(journal, () => journal.close(play('a:2', { result: 'partial', reason: 'the clip stood still' })));
    write(journal, () => journal.close(play('a:1')));

    const [first, second] = [...readChain(machine.file)];
    expect(told()).toEqual([
      ['a:1', 'success'],
      ['a:2', 'partial'],
    ]);
    expect(machine.entries()).toMatchObject([
      { seq: 1, prevHash: CHAIN_BEGINS, plannedMs: 5000, venueType: '70101', clockTrusted: true, reason: null },
      { seq: 2, prevHash: sha256Of(first ?? ''), reason: 'the clip stood still', clockTrusted: false },
    ]);
    expect(journal.chain.head()).toEqual({ seq: 2, hash: sha256Of(second ?? '') });
  });

  it('leaves out what is still on', () => {
    const journal = machine.open();
    write(journal, () => journal.open(playing('a:1')));

    expect(told()).toEqual([]);
    expect(journal.chain.head()).toEqual({ seq: 0, hash: CHAIN_BEGINS });
  });

  it('waits with what was interrupted, for its page may have played on and tells how it ended', () => {
    const journal = machine.open();
    write(journal, () => journal.open(playing('a:1')));
    write(journal, () => journal.interrupt());
    expect(told()).toEqual([]);

    write(journal, () => journal.close(play('a:1')));
    expect(told()).toEqual([['a:1', 'success']]);
  });

  it('gives it up once another page has the screen, and mends it no more', () => {
    const journal = machine.open();
    write(journal, () => journal.open(playing('a:1')));
    write(journal, () => journal.interrupt());
    write(journal, () => journal.open(playing('b:1')));
    expect(told()).toEqual([['a:1', 'interrupted']]);

    write(journal, () => journal.close(play('a:1')));
    expect([...readPlays(machine.file)].map(({ id, result }) => [id, result])).toContainEqual(['a:1', 'interrupted']);
    expect(told()).toEqual([['a:1', 'interrupted']]);
  });

  it('gives it up after ten minutes by a clock that does not jump', () => {
    const journal = machine.open();
    write(journal, () => journal.open(playing('a:1')));
    write(journal, () => journal.interrupt());
    machine.now += 365 * DAY_MS;
    write(journal);
    expect(told()).toEqual([]);

    machine.uptimeMs = 10 * 60_000;
    write(journal);
    expect(told()).toEqual([['a:1', 'interrupted']]);
  });

  it('enters once what could not be shown, and how many people were helped', () => {
    const journal = machine.open();
    const failed = { ...meant('a:3:failed'), reason: 'cannot be decoded' };
    for (let n = 0; n < 2; n++) write(journal, () => journal.chain.fail(failed));
    write(journal, () =>
      journal.chain.helped({ screenId: 'lobby', date: '2026-11-22', people: 31, at: '2026-11-22T09:00:00.000Z' }),
    );

    expect(told()).toEqual([['a:3:failed', 'failed'], [31]]);
    expect(machine.entries()[0]).toMatchObject({ shownMs: 0, frames: 0, reason: 'cannot be decoded' });
  });

  it('has nothing of a transaction that was not written', () => {
    const journal = machine.open();
    expect(() =>
      journal.together(() => {
        journal.close(play('a:1'));
        journal.chain.enter();
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    write(journal, () => journal.close(play('a:2')));

    expect(told()).toEqual([['a:2', 'success']]);
    expect(machine.entries()[0]?.seq).toBe(1);
  });

  it('takes up what a version before has written, which can still do so', () => {
    machine.open().dispose();
    const before = new DatabaseSync(machine.file);
    before.exec(`PRAGMA user_version = 2; INSERT INTO plays (id, screen_id, playlist_id, revision, campaign_id, item_id, zone,
      sha256, started_at, ended_at, shown_ms, frames, result, displayed)
      VALUES ('old:1', 'lobby', 'p', 1, 'main', 'a', NULL, NULL, 1, 2, 1, 0, 'complete', 1)`);
    before.close();
    write(machine.open());

    expect(machine.entries()).toMatchObject([{ eventId: 'old:1', playerVersion: 'unknown', clockTrusted: false }]);
  });

  it('goes on in a file that a version before has made', () => {
    const before = new DatabaseSync(machine.file);
    before.exec(`CREATE TABLE plays (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, screen_id TEXT NOT NULL,
      playlist_id TEXT NOT NULL, revision INTEGER NOT NULL, campaign_id TEXT NOT NULL, item_id TEXT NOT NULL, zone TEXT,
      sha256 TEXT, started_at INTEGER NOT NULL, ended_at INTEGER, shown_ms INTEGER NOT NULL, frames INTEGER NOT NULL,
      result TEXT NOT NULL, displayed INTEGER NOT NULL) STRICT; PRAGMA user_version = 2;
      INSERT INTO plays (id, screen_id, playlist_id, revision, campaign_id, item_id, started_at, shown_ms, frames, result, displayed)
      VALUES ('old:1', 'lobby', 'p', 1, 'main', 'a', 1, 1, 0, 'partial', 1)`);
    before.close();
    const journal = machine.open();
    write(journal, () => journal.close(play('a:1')));

    expect(told()).toEqual([
      ['old:1', 'partial'],
      ['a:1', 'success'],
    ]);
  });
});
