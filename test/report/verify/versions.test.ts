import { describe, expect, it } from 'vitest';
import { findingWords } from '../../../report/verify/findings.ts';
import { batch, chainOf, key, verdictOn } from './written-chain.ts';

const six = chainOf(600);
/** A machine that was put back to what it was at entry 480, and has shown other things since. */
const other = chainOf(120, 'hall', 481, six.slice(0, 480));
const long = chainOf(3_000);

describe('entries that are here twice', () => {
  it('are two versions where the machine has sealed both at different places', async () => {
    const { ok, chains, findings } = await verdictOn({
      'a.jsonl': batch(six, 1, 500),
      'b.jsonl': [...batch(other, 451, 490), ...batch(other, 491, 600)],
    });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({
      ...{ kind: 'forked', chain: key, from: 481, to: 500 },
      ...{ file: 'b.jsonl', line: 31 },
    });
    expect(chains).toMatchObject([{ key, completeTo: 480, last: 600 }]);
  });

  it('are two versions in whatever order they come, and however much lies between', async () => {
    const anew = chainOf(200, 'hall', 2_801, long.slice(0, 2_800));
    const [one, two] = [batch(long, 1, 3_000), batch(anew, 2_501, 3_000)];
    for (const files of [
      { 'a.jsonl': one, 'b.jsonl': two },
      { 'b.jsonl': two, 'a.jsonl': one },
    ]) {
      const { ok, findings } = await verdictOn(files, { remembered: 100 });
      expect(ok).toBe(false);
      expect(findings).toContainEqual({
        ...{ kind: 'forked', chain: key, from: 2_501, to: 3_000 },
        ...{ file: 'b.jsonl', line: 1 },
      });
    }
  });

  it.each([
    [1, 700],
    [301, 1_100],
    [2_000, 2_999],
  ])('are the same where both have the same hash, such as %i to %i once more, sealed elsewhere', async (from, to) => {
    const files = { 'a.jsonl': batch(long, 1, 3_000), 'b.jsonl': batch(long, from, to) };

    for (const remembered of [100, 20_000])
      expect((await verdictOn(files, { remembered })).findings).toEqual([
        { kind: 'doubled', chain: key, entries: to - from + 1 },
      ]);
  });

  it('are told with what to do, in both languages', async () => {
    const { findings } = await verdictOn({ 'a.jsonl': batch(six, 1, 500), 'b.jsonl': batch(other, 451, 490) });

    const words = findings.filter(({ kind }) => kind === 'forked').map(findingWords);
    expect(words[0]?.en).toMatch(/^two versions: entries 481 to 490 .* older copy of its disk .* journal tells/);
    expect(words[0]?.en).toContain('are not the same everywhere; another version begins in line 31 of b.jsonl');
    expect(words[0]?.vi).toMatch(
      /^hai bản khác nhau: bản ghi 481 đến 490 .* bản sao ổ đĩa cũ .* nhật ký ngay trên máy/,
    );
  });
});

describe('a file of which somebody has kept some lines only', () => {
  it('is judged at once, though all of it are pieces', async () => {
    const [line = ''] = chainOf(1);
    const pieces = Array.from({ length: 200_000 }, (_, n) =>
      line.replace('"seq":1,', `"seq":${2 * n + 2},`).replace('0'.repeat(64), n.toString(16).padStart(64, 'f')),
    );
    const began = performance.now();
    const { ok, chains, findings } = await verdictOn({ 'a.jsonl': pieces });

    expect(ok).toBe(false);
    expect(chains).toMatchObject([{ first: 2, last: 400_000, completeTo: 0 }]);
    expect(findings.filter(({ kind }) => kind === 'missing')).toHaveLength(200_000);
    // Of the machine, and of what else it does, not of the square of the pieces: that would be hours.
    expect(performance.now() - began).toBeLessThan(60_000);
  }, 90_000);
});
