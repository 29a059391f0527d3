import { beforeEach, describe, expect, it } from 'vitest';
import { readJournalLine } from '../../../core/journal-lines.ts';
import type { ChainHead } from '../../../player/journal/journal.ts';
import { readChain } from '../../../player/journal/read-chain.ts';
import { isGenuine } from '../../../player/journal/seals.ts';
import { sha256Of } from '../../../player/kept-file.ts';
import { chainedMachine, most, play, sealed, write, type ChainedMachine } from './chained-machine.ts';

let machine: ChainedMachine;
beforeEach(async () => {
  machine = await chainedMachine();
});

describe('a batch', () => {
  it('has the entries after a place, sealed by the key of the machine', () => {
    const batch = machine.filled(5).chain.batch(2, most, sealed);

    expect(batch).toMatchObject({ firstSeq: 3, lastSeq: 5 });
    expect(batch?.lines).toEqual([...readChain(machine.file)].slice(2, 5));
    const read = readJournalLine(batch?.seal ?? '');
    expect(read).toMatchObject({ kind: 'seal', seal: { seq: 5, hash: sha256Of(batch?.lines.at(-1) ?? '') } });
    expect(read.kind === 'seal' && isGenuine(read.seal)).toBe(true);
    expect(read.kind === 'seal' && isGenuine({ ...read.seal, seq: 6 })).toBe(false);
  });

  it('keeps within its limits, and always has one', () => {
    const journal = machine.filled(5);
    const [line = ''] = [...readChain(machine.file)];

    expect(journal.chain.batch(0, { ...most, entries: 2 }, sealed)?.lastSeq).toBe(2);
    expect(journal.chain.batch(0, { ...most, bytes: 2 * Buffer.byteLength(line) + 3 }, sealed)?.lastSeq).toBe(2);
    expect(journal.chain.batch(0, { ...most, bytes: 1 }, sealed)?.lastSeq).toBe(1);
  });

  it('is none when there is nothing new', () => {
    expect(machine.filled(2).chain.batch(2, most, sealed)).toBeUndefined();
  });

  it('is remembered as delivered by destination, over a restart, and never goes back', () => {
    const journal = machine.filled(5);
    journal.chain.delivered('https://a.vn/', 4);
    journal.chain.delivered('https://a.vn/', 2);
    journal.dispose();

    expect(machine.open().chain.deliveredTo('https://a.vn/')).toBe(4);
    expect(machine.open().chain.deliveredTo('/media/usb')).toBe(0);
  });
});

describe('a seal', () => {
  const seals = () =>
    [...readChain(machine.file)].map(readJournalLine).flatMap((read) => (read.kind === 'seal' ? [read.seal.seq] : []));

  it('stands after the newest entry, in the place of those before', () => {
    const journal = machine.open();
    for (let n = 1; n <= 3; n++) {
      write(journal, () => journal.close(play(`a:${n}`)));
      journal.chain.seal(sealed);
      expect(seals()).toEqual([n]);
    }
    expect([...readChain(machine.file)].map((line) => readJournalLine(line).kind)).toEqual([
      'entry',
      'entry',
      'entry',
      'seal',
    ]);
  });

  it('is made only when there is something new', () => {
    const journal = machine.open();
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
    const journal = machine.filled(4);
    journal.chain.seal(sealed);
    journal.chain.batch(0, { ...most, entries: 2 }, sealed);

    expect(seals()).toEqual([2, 4]);
  });
});
