import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readJournalLine } from '../../../core/journal-lines.ts';
import type { Play } from '../../../core/play.ts';
import { CHAIN_BEGINS, type JournalEntry } from '../../../core/play-record.ts';
import { openJournalDatabase, type JournalDatabase } from '../../../player/journal/journal-database.ts';
import { readPlays } from '../../../player/journal/read-plays.ts';
import type { ChainHead } from '../../../player/journal/journal.ts';
import { readChain } from '../../../player/journal/read-chain.ts';
import { checkpointOf, isGenuine, sealOf } from '../../../player/journal/seals.ts';
import { sha256Of } from '../../../player/kept-file.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const sealed = (head: ChainHead) => sealOf(head, privateKey, 0);
const checkpointed = (head: ChainHead) => checkpointOf(head, privateKey, 0);
const most = { entries: 500, bytes: 2 ** 20 };
const DAY_MS = 86_400_000;
let file: string;
let now: number;
let uptimeMs: number;
beforeEach(async () => {
  file = path.join(await tempDir(), 'journal.sqlite');
  now = Date.UTC(2026, 10, 22);
  uptimeMs = 0;
});

function open(): JournalDatabase {
  const journal = openJournalDatabase(file, { now: () => now, uptimeMs: () => uptimeMs });
  onTestFinished(() => {
    try {
      journal.dispose();
    } catch {
      // The test has closed it.
    }
  });
  return journal;
}

const meant = (id: string) => ({
  ...{ id, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: 'clip.mp4', startedAt: 1000 },
  displayed: true,
});
const playing = (id: string): Play => ({ ...meant(id), shownMs: 0, frames: 0, result: 'playing' });
const play = (id: string, change: Partial<Play> = {}): Play => ({
  ...{ ...meant(id), shownMs: 5000, frames: 150, result: 'complete', endedAt: 6000 },
  ...change,
});
/** As the worker does it: what happened, and what has become final by it. */
const write = (journal: JournalDatabase, work: () => void = () => undefined) =>
  journal.together(() => {
    work();
    journal.chain.enter();
  });
const entries = (): readonly JournalEntry[] =>
  [...readChain(file)].map(readJournalLine).flatMap((read) => (read.kind === 'entry' ? [read.entry] : []));
const told = () => entries().map((entry) => (entry.kind === 'play' ? [entry.eventId, entry.status] : [entry.people]));

describe('the chain', () => {
  it('enters what is final with the hash of the line before, and nothing twice', () => {
    const journal = open();
    write(journal, () => journal.close(play('a:1', { plannedMs: 5000, venueType: '70101', clockTrusted: true })));
    write(journal, () => journal.close(play('a:2', { result: 'partial', reason: 'the clip stood still' })));
    write(journal, () => journal.close(play('a:1')));

    const [first, second] = [...readChain(file)];
    expect(told()).toEqual([
      ['a:1', 'success'],
      ['a:2', 'partial'],
    ]);
    expect(entries()).toMatchObject([
      { seq: 1, prevHash: CHAIN_BEGINS, plannedMs: 5000, venueType: '70101', clockTrusted: true, reason: null },
      { seq: 2, prevHash: sha256Of(first ?? ''), reason: 'the clip stood still', clockTrusted: false },
    ]);
    expect(journal.chain.head()).toEqual({ seq: 2, hash: sha256Of(second ?? '') });
  });

  it('leaves out what is still on', () => {
    const journal = open();
    write(journal, () => journal.open(playing('a:1')));

    expect(told()).toEqual([]);
    expect(journal.chain.head()).toEqual({ seq: 0, hash: CHAIN_BEGINS });
  });

  it('waits with what was interrupted, for its page may have played on and tells how it ended', () => {
    const journal = open();
    write(journal, () => journal.open(playing('a:1')));
    write(journal, () => journal.interrupt());
    expect(told()).toEqual([]);

    write(journal, () => journal.close(play('a:1')));
    expect(told()).toEqual([['a:1', 'success']]);
  });

  it('gives it up once another page has the screen, and mends it no more', () => {
    const journal = open();
    write(journal, () => journal.open(playing('a:1')));
    write(journal, () => journal.interrupt());
    write(journal, () => journal.open(playing('b:1')));
    expect(told()).toEqual([['a:1', 'interrupted']]);

    write(journal, () => journal.close(play('a:1')));
    expect([...readPlays(file)].map(({ id, result }) => [id, result])).toContainEqual(['a:1', 'interrupted']);
    expect(told()).toEqual([['a:1', 'interrupted']]);
  });

  it('gives it up after ten minutes by a clock that does not jump', () => {
    const journal = open();
    write(journal, () => journal.open(playing('a:1')));
    write(journal, () => journal.interrupt());
    now += 365 * DAY_MS;
    write(journal);
    expect(told()).toEqual([]);

    uptimeMs = 10 * 60_000;
    write(journal);
    expect(told()).toEqual([['a:1', 'interrupted']]);
  });

  it('enters once what could not be shown, and how many people were helped', () => {
    const journal = open();
    const failed = { ...meant('a:3:failed'), reason: 'cannot be decoded' };
    for (let n = 0; n < 2; n++) write(journal, () => journal.chain.fail(failed));
    write(journal, () =>
      journal.chain.helped({ screenId: 'lobby', date: '2026-11-22', people: 31, at: '2026-11-22T09:00:00.000Z' }),
    );

    expect(told()).toEqual([['a:3:failed', 'failed'], [31]]);
    expect(entries()[0]).toMatchObject({ shownMs: 0, frames: 0, reason: 'cannot be decoded' });
  });

  it('has nothing of a transaction that was not written', () => {
    const journal = open();
    expect(() =>
      journal.together(() => {
        journal.close(play('a:1'));
        journal.chain.enter();
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    write(journal, () => journal.close(play('a:2')));

    expect(told()).toEqual([['a:2', 'success']]);
    expect(entries()[0]?.seq).toBe(1);
  });

  it('takes up what a version before has written, which can still do so', () => {
    open().dispose();
    const before = new DatabaseSync(file);
    before.exec(`PRAGMA user_version = 2; INSERT INTO plays (id, screen_id, playlist_id, revision, campaign_id, item_id, zone,
      sha256, started_at, ended_at, shown_ms, frames, result, displayed)
      VALUES ('old:1', 'lobby', 'p', 1, 'main', 'a', NULL, NULL, 1, 2, 1, 0, 'complete', 1)`);
    before.close();
    write(open());

    expect(entries()).toMatchObject([{ eventId: 'old:1', playerVersion: 'unknown', clockTrusted: false }]);
  });

  it('goes on in a file that a version before has made', () => {
    const before = new DatabaseSync(file);
    before.exec(`CREATE TABLE plays (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, screen_id TEXT NOT NULL,
      playlist_id TEXT NOT NULL, revision INTEGER NOT NULL, campaign_id TEXT NOT NULL, item_id TEXT NOT NULL, zone TEXT,
      sha256 TEXT, started_at INTEGER NOT NULL, ended_at INTEGER, shown_ms INTEGER NOT NULL, frames INTEGER NOT NULL,
      result TEXT NOT NULL, displayed INTEGER NOT NULL) STRICT; PRAGMA user_version = 2;
      INSERT INTO plays (id, screen_id, playlist_id, revision, campaign_id, item_id, started_at, shown_ms, frames, result, displayed)
      VALUES ('old:1', 'lobby', 'p', 1, 'main', 'a', 1, 1, 0, 'partial', 1)`);
    before.close();
    const journal = open();
    write(journal, () => journal.close(play('a:1')));

    expect(told()).toEqual([
      ['old:1', 'partial'],
      ['a:1', 'success'],
    ]);
  });
});

describe('a batch', () => {
  const filled = (count: number) => {
    const journal = open();
    write(journal, () => {
      for (let n = 1; n <= count; n++) journal.close(play(`a:${n}`, { itemId: `ế${n}` }));
    });
    return journal;
  };

  it('has the entries after a place, sealed by the key of the machine', () => {
    const batch = filled(5).chain.batch(2, most, sealed);

    expect(batch).toMatchObject({ firstSeq: 3, lastSeq: 5 });
    expect(batch?.lines).toEqual([...readChain(file)].slice(2, 5));
    const read = readJournalLine(batch?.seal ?? '');
    expect(read).toMatchObject({ kind: 'seal', seal: { seq: 5, hash: sha256Of(batch?.lines.at(-1) ?? '') } });
    expect(read.kind === 'seal' && isGenuine(read.seal)).toBe(true);
    expect(read.kind === 'seal' && isGenuine({ ...read.seal, seq: 6 })).toBe(false);
  });

  it('keeps within its limits, and always has one', () => {
    const journal = filled(5);
    const [line = ''] = [...readChain(file)];

    expect(journal.chain.batch(0, { ...most, entries: 2 }, sealed)?.lastSeq).toBe(2);
    expect(journal.chain.batch(0, { ...most, bytes: 2 * Buffer.byteLength(line) + 3 }, sealed)?.lastSeq).toBe(2);
    expect(journal.chain.batch(0, { ...most, bytes: 1 }, sealed)?.lastSeq).toBe(1);
  });

  it('is none when there is nothing new', () => {
    expect(filled(2).chain.batch(2, most, sealed)).toBeUndefined();
  });

  it('is remembered as delivered by destination, over a restart, and never goes back', () => {
    const journal = filled(5);
    journal.chain.delivered('https://a.vn/', 4);
    journal.chain.delivered('https://a.vn/', 2);
    journal.dispose();

    expect(open().chain.deliveredTo('https://a.vn/')).toBe(4);
    expect(open().chain.deliveredTo('/media/usb')).toBe(0);
  });
});

describe('the count of what comes after a place', () => {
  it('is of entries that are here, not a difference of places', () => {
    const journal = openJournalDatabase(file, { now: () => now, uptimeMs: () => uptimeMs, startsAt: 1_790_000_000 });
    onTestFinished(() => journal.dispose());
    expect(journal.chain.countAfter(0)).toBe(0);
    write(journal, () => {
      for (let n = 1; n <= 5; n++) journal.close(play(`a:${n}`));
    });

    expect([0, 8_123, 1_790_000_001, 1_790_000_004, 1_800_000_000].map(journal.chain.countAfter)).toEqual([
      5, 5, 3, 0, 0,
    ]);
  });

  it('leaves out what was let go', () => {
    const journal = open();
    write(journal, () => {
      for (let n = 1; n <= 5; n++) journal.close(play(`a:${n}`));
    });
    journal.chain.delivered('one', 3);
    journal.chain.prune({ deliveredTo: ['one'] }, checkpointed);

    expect([0, 3, 4].map(journal.chain.countAfter)).toEqual([2, 2, 1]);
  });
});

describe('a seal', () => {
  const seals = () =>
    [...readChain(file)].map(readJournalLine).flatMap((read) => (read.kind === 'seal' ? [read.seal.seq] : []));

  it('stands after the newest entry, in the place of those before', () => {
    const journal = open();
    for (let n = 1; n <= 3; n++) {
      write(journal, () => journal.close(play(`a:${n}`)));
      journal.chain.seal(sealed);
      expect(seals()).toEqual([n]);
    }
    expect([...readChain(file)].map((line) => readJournalLine(line).kind)).toEqual(['entry', 'entry', 'entry', 'seal']);
  });

  it('is made only when there is something new', () => {
    const journal = open();
    const asked: number[] = [];
    const counted = (head: ChainHead) => {
      asked.push(head.seq);
      return sealed(head);
    };
    journal.chain.seal(counted);
    write(journal, () => journal.close(play('a:1')));
    journal.chain.batch(0, most, counted);
    journal.chain.seal(counted);

    expect(asked).toEqual([1]);
  });

  it('stays beside that of a batch which is brought later', () => {
    const journal = open();
    write(journal, () => {
      for (let n = 1; n <= 4; n++) journal.close(play(`a:${n}`));
    });
    journal.chain.seal(sealed);
    journal.chain.batch(0, { ...most, entries: 2 }, sealed);

    expect(seals()).toEqual([2, 4]);
  });
});

describe('what is let go', () => {
  it('is what every destination has, with its plays; a checkpoint stands in its place, which no seal of a batch can be', () => {
    const journal = open();
    write(journal, () => {
      for (let n = 1; n <= 5; n++) journal.close(play(`a:${n}`));
    });
    const hash = sha256Of([...readChain(file)][2] ?? '');
    journal.chain.delivered('one', 3);
    journal.chain.delivered('other', 5);

    expect(journal.chain.prune({ deliveredTo: ['one', 'other'] }, checkpointed)).toBe(3);
    expect(told().map(([id]) => id)).toEqual(['a:4', 'a:5']);
    expect([...readPlays(file)].map(({ id }) => id)).toEqual(['a:4', 'a:5']);
    const [left = ''] = readChain(file);
    const read = readJournalLine(left);
    expect(read).toMatchObject({ seal: { kind: 'checkpoint', seq: 3, hash } });
    expect(read.kind === 'seal' && isGenuine(read.seal)).toBe(true);
    expect(read.kind === 'seal' && isGenuine({ ...read.seal, kind: 'seal' })).toBe(false);
    expect(read.kind === 'seal' && isGenuine({ ...sealed(read.seal), kind: 'checkpoint' })).toBe(false);
  });

  it('waits for no destination of the past, and for a new one though it has acknowledged nothing', () => {
    const journal = open();
    write(journal, () => {
      for (let n = 1; n <= 5; n++) journal.close(play(`a:${n}`));
    });
    journal.chain.delivered('of the past', 1);
    journal.chain.delivered('one', 3);

    expect(journal.chain.prune({ deliveredTo: ['one', 'new'] }, checkpointed)).toBe(0);
    expect(journal.chain.prune({ deliveredTo: ['one'] }, checkpointed)).toBe(3);
    expect(journal.chain.deliveredTo('of the past')).toBe(1);
  });

  it('is counted on, over a restart: the count of all showings never falls', () => {
    const journal = open();
    write(journal, () => {
      for (let n = 1; n <= 5; n++) journal.close(play(`a:${n}`));
    });
    journal.chain.delivered('one', 2);
    journal.chain.prune({ deliveredTo: ['one'] }, checkpointed);
    expect(journal.count('lobby', 0)).toEqual({ today: 3, total: 5 });
    journal.chain.delivered('one', 4);
    journal.chain.prune({ deliveredTo: ['one'] }, checkpointed);
    journal.dispose();

    expect(open().count('lobby', 0)).toEqual({ today: 1, total: 5 });
  });

  it('is never the newest entry, by which the chain goes on', () => {
    const journal = open();
    write(journal, () => journal.close(play('a:1')));
    journal.chain.delivered('one', 1);

    expect(journal.chain.prune({ deliveredTo: ['one'] }, checkpointed)).toBe(0);
  });

  it('is nothing as long as nobody has it and there is room', () => {
    const journal = open();
    write(journal, () => journal.close(play('a:1')));
    write(journal, () => journal.close(play('a:2')));

    expect(journal.chain.prune({ deliveredTo: [] }, checkpointed)).toBe(0);
    expect(journal.chain.prune({ deliveredTo: ['one'] }, checkpointed)).toBe(0);
    expect(journal.chain.prune('old', checkpointed)).toBe(0);
  });

  it('is what is older than 400 days on which something was shown, not what a clock says that jumps', () => {
    const journal = open();
    const day = (n: number) => write(journal, () => journal.close(play(`a:${n}`)));
    day(0);
    now += 4_000 * DAY_MS;
    day(1);
    expect(journal.chain.prune('old', checkpointed)).toBe(0);

    for (let n = 2; n <= 401; n++) {
      now += DAY_MS;
      day(n);
    }
    expect(journal.chain.prune('old', checkpointed)).toBe(2);
    expect(told()[0]).toEqual(['a:2', 'success']);
  });
});
