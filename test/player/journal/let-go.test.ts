import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readJournalLine } from '../../../core/journal-lines.ts';
import { packBatch } from '../../../player/delivery/batch.ts';
import { readChain } from '../../../player/journal/read-chain.ts';
import { readPlays } from '../../../player/journal/read-plays.ts';
import { isGenuine } from '../../../player/journal/seals.ts';
import { sha256Of } from '../../../player/kept-file.ts';
import { readLines } from '../../../report/lines/read-lines.ts';
import { verifyChains } from '../../../report/verify/verify-chains.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { chainedMachine, checkpointed, most, play, sealed, write, type ChainedMachine } from './chained-machine.ts';

const DAY_MS = 86_400_000;
let machine: ChainedMachine;
beforeEach(async () => {
  machine = await chainedMachine();
});
const told = () =>
  machine.entries().map((entry) => (entry.kind === 'play' ? [entry.eventId, entry.status] : [entry.people]));

describe('what is let go', () => {
  it('is what every destination has, with its plays; a checkpoint stands in its place, which no seal of a batch can be', () => {
    const journal = machine.filled(5);
    const hash = sha256Of([...readChain(machine.file)][2] ?? '');
    journal.chain.delivered('one', 3);
    journal.chain.delivered('other', 5);

    expect(journal.chain.prune({ deliveredTo: ['one', 'other'] }, checkpointed)).toBe(3);
    expect(told().map(([id]) => id)).toEqual(['a:4', 'a:5']);
    expect([...readPlays(machine.file)].map(({ id }) => id)).toEqual(['a:4', 'a:5']);
    const [left = ''] = readChain(machine.file);
    const read = readJournalLine(left);
    expect(read).toMatchObject({ seal: { kind: 'checkpoint', seq: 3, hash } });
    expect(read.kind === 'seal' && isGenuine(read.seal)).toBe(true);
    expect(read.kind === 'seal' && isGenuine({ ...read.seal, kind: 'seal' })).toBe(false);
    expect(read.kind === 'seal' && isGenuine({ ...sealed(read.seal), kind: 'checkpoint' })).toBe(false);
  });

  it('is told with a checkpoint to a destination that never got it, and to no other', () => {
    const journal = machine.filled(5);
    journal.chain.delivered('one', 3);
    journal.chain.prune({ deliveredTo: ['one'] }, checkpointed);
    const [checkpoint = ''] = readChain(machine.file);

    const toNew = journal.chain.batch(0, most, sealed);
    expect(toNew).toMatchObject({ checkpoint, firstSeq: 4, lastSeq: 5 });
    expect(journal.chain.batch(2, most, sealed)).toMatchObject({ checkpoint });
    expect(journal.chain.batch(3, most, sealed)).not.toHaveProperty('checkpoint');
    expect(journal.chain.batch(4, most, sealed)).not.toHaveProperty('checkpoint');
  });

  it('is no finding in what such a destination has', async () => {
    const journal = machine.filled(5);
    journal.chain.delivered('one', 3);
    journal.chain.prune({ deliveredTo: ['one'] }, checkpointed);
    const folder = await tempDir();
    for (const after of [0, 4]) {
      const { name, bytes } = await packBatch(journal.chain.batch(after, { ...most, entries: 1 }, sealed)!);
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), bytes);
    }

    const { ok, findings } = await verifyChains(() => readLines([folder]));
    expect(findings.map(({ kind }) => kind)).toEqual(['pruned']);
    expect(ok).toBe(true);
  });

  it('is nothing that a chain which was begun anew has a checkpoint for', () => {
    const journal = machine.open(1_790_000_000);
    write(journal, () => journal.close(play('a:1')));

    expect(journal.chain.batch(0, most, sealed)).not.toHaveProperty('checkpoint');
  });

  it('waits for no destination of the past, and for a new one though it has acknowledged nothing', () => {
    const journal = machine.filled(5);
    journal.chain.delivered('of the past', 1);
    journal.chain.delivered('one', 3);

    expect(journal.chain.prune({ deliveredTo: ['one', 'new'] }, checkpointed)).toBe(0);
    expect(journal.chain.prune({ deliveredTo: ['one'] }, checkpointed)).toBe(3);
    expect(journal.chain.deliveredTo('of the past')).toBe(1);
  });

  it('is counted on, over a restart: the count of all showings never falls', () => {
    const journal = machine.filled(5);
    journal.chain.delivered('one', 2);
    journal.chain.prune({ deliveredTo: ['one'] }, checkpointed);
    expect(journal.count('lobby', 0)).toEqual({ today: 3, total: 5 });
    journal.chain.delivered('one', 4);
    journal.chain.prune({ deliveredTo: ['one'] }, checkpointed);
    journal.dispose();

    expect(machine.open().count('lobby', 0)).toEqual({ today: 1, total: 5 });
  });

  it('is never the newest entry, by which the chain goes on', () => {
    const journal = machine.open();
    write(journal, () => journal.close(play('a:1')));
    journal.chain.delivered('one', 1);

    expect(journal.chain.prune({ deliveredTo: ['one'] }, checkpointed)).toBe(0);
  });

  it('is nothing as long as nobody has it and there is room', () => {
    const journal = machine.open();
    write(journal, () => journal.close(play('a:1')));
    write(journal, () => journal.close(play('a:2')));

    expect(journal.chain.prune({ deliveredTo: [] }, checkpointed)).toBe(0);
    expect(journal.chain.prune({ deliveredTo: ['one'] }, checkpointed)).toBe(0);
    expect(journal.chain.prune('old', checkpointed)).toBe(0);
  });

  it('is what is older than 400 days on which something was shown, not what a clock says that jumps', () => {
    const journal = machine.open();
    const day = (n: number) => write(journal, () => journal.close(play(`a:${n}`)));
    day(0);
    machine.now += 4_000 * DAY_MS;
    day(1);
    expect(journal.chain.prune('old', checkpointed)).toBe(0);

    for (let n = 2; n <= 401; n++) {
      machine.now += DAY_MS;
      day(n);
    }
    expect(journal.chain.prune('old', checkpointed)).toBe(2);
    expect(told()[0]).toEqual(['a:2', 'success']);
  });
});

describe('the count of what comes after a place', () => {
  it('is of entries that are here, not a difference of places', () => {
    const journal = machine.open(1_790_000_000);
    expect(journal.chain.countAfter(0)).toBe(0);
    write(journal, () => {
      for (let n = 1; n <= 5; n++) journal.close(play(`a:${n}`));
    });

    expect([0, 8_123, 1_790_000_001, 1_790_000_004, 1_800_000_000].map(journal.chain.countAfter)).toEqual([
      5, 5, 3, 0, 0,
    ]);
  });

  it('leaves out what was let go', () => {
    const journal = machine.filled(5);
    journal.chain.delivered('one', 3);
    journal.chain.prune({ deliveredTo: ['one'] }, checkpointed);

    expect([0, 3, 4].map(journal.chain.countAfter)).toEqual([2, 2, 1]);
  });
});
