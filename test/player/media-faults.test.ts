import { describe, expect, it } from 'vitest';
import type { DownloadOutcome } from '../../player/download.ts';
import { createFaultBoard } from '../../player/fault-board.ts';
import { leftOutFaults, tellMediaFaults } from '../../player/media-faults.ts';

const troubled = (cause: DownloadOutcome['kind'], itemId = 'clip') => ({
  ...{ itemId, cause, url: `https://tinh.example/${itemId}.mp4`, why: 'its SHA-256 is another one' },
});

describe('tellMediaFaults', () => {
  it('gives wrong bytes and a lost server a code each, and takes both down when they have passed', () => {
    const board = createFaultBoard(() => 0);

    tellMediaFaults(board, { troubled: [troubled('wrong-size'), troubled('unreachable', 'b')], diskFull: false });
    expect(board.list().map(({ code }) => code)).toEqual(['WRONG_HASH', 'MEDIA_UNREACHABLE']);
    expect(board.list()[0]?.message).toBe('clip (https://tinh.example/clip.mp4): its SHA-256 is another one');

    tellMediaFaults(board, { troubled: [], diskFull: false });
    expect(board.list()).toEqual([]);
  });

  it('leaves a file that is not there to what goes without it', () => {
    const board = createFaultBoard(() => 0);

    tellMediaFaults(board, { troubled: [troubled('missing')], diskFull: true });
    expect(board.list().map(({ code }) => code)).toEqual(['DISK_FULL']);
  });

  it('names ten files and how many more there are', () => {
    const board = createFaultBoard(() => 0);
    const many = Array.from({ length: 13 }, (_, n) => troubled('wrong-hash', `clip${n}`));

    tellMediaFaults(board, { troubled: many, diskFull: false });
    expect(board.list()[0]?.message).toMatch(/^clip0 .*; and 3 more$/);
  });
});

describe('leftOutFaults', () => {
  const one = { sha256: 'b'.repeat(64), itemId: 'clip.mp4', since: 0, until: 86_400_000 };
  const leftOut = () => [{ ...one, why: 'died' as const }];

  it('tells of a file that pages die of, and until when it is left out', () => {
    const [fault, ...others] = leftOutFaults({ leftOut }, () => ['b'.repeat(64)]);

    expect(fault).toMatchObject({ code: 'MEDIA_LEFT_OUT', at: '1970-01-01T00:00:00.000Z' });
    expect(fault?.message).toMatch(/^clip\.mp4: .*until 1970-01-02T00:00:00\.000Z/);
    expect(others).toEqual([]);
  });

  it('tells of one that stands still as such', () => {
    const [fault] = leftOutFaults({ leftOut: () => [{ ...one, why: 'stuck' }] }, () => [one.sha256]);

    expect(fault?.message).toMatch(/^clip\.mp4: it stood still again and again/);
  });

  it('tells of none that is not to be shown any more', () => {
    expect(leftOutFaults({ leftOut }, () => [])).toEqual([]);
  });
});
