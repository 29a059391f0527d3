import { describe, expect, it } from 'vitest';
import { publicTextOf, sealOf } from '../../../player/journal/seals.ts';
import { sealLine } from '../../../core/journal-lines.ts';
import { keyIdOf } from '../../../player/trust/public-key.ts';
import { digestLineOf, someDigest } from '../../fakes/digest.ts';
import { findingWords } from '../../../report/verify/findings.ts';
import { batch, chainOf, hashOf, key, ours, theirs, verdictOn } from './written-chain.ts';

const ten = chainOf(10);
const folder = '/delivered/0123456789abcdef';

describe('verifyChains', () => {
  it('passes over the digests of screens without a line, and finds those that were forged', async () => {
    const digest = digestLineOf(someDigest);
    const files = { [`${folder}/1.jsonl`]: batch(ten, 1, 10), 'bao-cao.jsonl': [digest] };
    expect(await verdictOn(files)).toMatchObject({ ok: true, findings: [] });

    const forged = await verdictOn({ ...files, 'bao-cao.jsonl': [digest, digest.replace('240', '999')] });
    expect(forged).toMatchObject({ ok: false, findings: [{ kind: 'unreadable', file: 'bao-cao.jsonl', line: 2 }] });
  });

  it('finds nothing wrong with a whole chain, in whatever order its files come', async () => {
    const files = { [`${folder}/2.jsonl`]: batch(ten, 6, 10), [`${folder}/1.jsonl`]: batch(ten, 1, 5) };

    expect(await verdictOn(files)).toEqual({
      ok: true,
      chains: [
        {
          ...{
            chain: key,
            key,
            folder: keyIdOf(key),
            screens: ['lobby'],
            first: 1,
            last: 10,
            completeTo: 10,
            sealedTo: 10,
          },
          hash: hashOf(ten[9]),
        },
      ],
      findings: [],
    });
  });

  it('finds a delivery that is missing', async () => {
    const verdict = await verdictOn({ 'a.jsonl': batch(ten, 1, 3), 'b.jsonl': batch(ten, 7, 10) });

    expect(verdict).toMatchObject({ ok: false, chains: [{ completeTo: 3, last: 10 }] });
    expect(verdict.findings).toEqual([{ kind: 'missing', chain: key, from: 4, to: 6 }]);
  });

  it('finds a line that was taken out', async () => {
    const lines = [...batch(ten, 1, 3), ...batch(ten, 4, 10)].filter((line) => line !== ten[3]);

    expect((await verdictOn({ 'a.jsonl': lines })).findings).toEqual([{ kind: 'missing', chain: key, from: 4, to: 4 }]);
  });

  it('finds a line that was changed', async () => {
    const lines = batch(ten, 1, 10).map((line, index) => (index === 3 ? line.replace('9980', '9981') : line));
    const verdict = await verdictOn({ 'a.jsonl': lines });

    expect(verdict.chains).toMatchObject([{ completeTo: 3, sealedTo: 10 }]);
    expect(verdict.findings).toContainEqual({ kind: 'changed', chain: key, seq: 4, file: 'a.jsonl', line: 4 });
  });

  it('finds that the last line was changed, which no other tells', async () => {
    const lines = batch(ten, 1, 10).map((line, index) => (index === 9 ? line.replace('9980', '9981') : line));
    const { ok, findings } = await verdictOn({ 'a.jsonl': [...batch(ten, 1, 5), ...lines.slice(5)] });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({ kind: 'unmatched-seal', chain: key, seq: 10, file: 'a.jsonl', line: 12 });
  });

  it('puts lines into their order, for each says what stood before it', async () => {
    const [first = '', second = '', third = '', ...rest] = batch(ten, 1, 10);

    expect((await verdictOn({ 'a.jsonl': [first, third, second, ...rest] })).chains).toMatchObject([
      { first: 1, last: 10, completeTo: 10 },
    ]);
  });

  it('counts what was delivered twice once, and says so', async () => {
    const verdict = await verdictOn({
      'a.jsonl': batch(ten, 1, 6),
      'b.jsonl': batch(ten, 5, 10),
      'c.jsonl': batch(ten, 1, 6),
    });

    expect(verdict.ok).toBe(true);
    expect(verdict.findings).toEqual([{ kind: 'doubled', chain: key, entries: 8 }]);
  });

  it('says of one entry that came twice that it is one', async () => {
    const { findings } = await verdictOn({ 'a.jsonl': batch(ten, 1, 6), 'b.jsonl': batch(ten, 6, 10) });

    expect(findings.map((finding) => findingWords(finding).en)).toEqual([
      'note: 1 entry came more than once, which is harmless: each counts once',
    ]);
  });

  it('finds another version of an entry among what was delivered twice', async () => {
    const forged = batch(ten, 4, 6).map((line, index) => (index === 1 ? line.replace('9980', '9999') : line));
    const { ok, findings } = await verdictOn({
      [`${folder}/a.jsonl`]: batch(ten, 1, 10),
      [`${folder}/b.jsonl`]: forged,
    });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({
      ...{ kind: 'forked', chain: key, from: 5, to: 5 },
      ...{ file: `${folder}/b.jsonl`, line: 2 },
    });
    const words = findings.filter(({ kind }) => kind === 'forked').map(findingWords);
    expect(words[0]?.en).toContain(`entry 5 is not the same everywhere; line 2 of ${folder}/b.jsonl has another`);
    expect(words[0]?.vi).toContain(`bản ghi 5 không giống nhau ở mọi nơi; bản khác ở dòng 2 của ${folder}/b.jsonl`);
  });

  it('finds a chain that was written anew with the same key', async () => {
    const anew = chainOf(10, 'other');
    const { ok, findings } = await verdictOn({ 'a.jsonl': batch(ten, 1, 10), 'b.jsonl': batch(anew, 1, 10) });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({
      ...{ kind: 'forked', chain: key, from: 10, to: 10 },
      ...{ file: 'b.jsonl', line: 11 },
    });
  });

  it('tells a chain that a machine began when it had lost the one before', async () => {
    const next = chainOf(2, 'lobby', 1_795_000_000);
    const seal = sealLine(sealOf({ seq: 1_795_000_001, hash: hashOf(next[1]) }, ours, 0));
    const verdict = await verdictOn({ 'a.jsonl': batch(ten, 1, 10), 'b.jsonl': [...next, seal] });

    expect(verdict).toMatchObject({ ok: false, chains: [{ completeTo: 10, last: 1_795_000_001 }] });
    expect(verdict.findings).toEqual([{ kind: 'anew', chain: key, seq: 1_795_000_000 }]);
  });

  it('finds a seal that was forged', async () => {
    const lines = batch(ten, 1, 10).map((line) => line.replace(/"signature":"..../, '"signature":"AAAA'));
    const { ok, findings } = await verdictOn({ 'a.jsonl': lines });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({ kind: 'forged-seal', file: 'a.jsonl', line: 11 });
  });

  it('finds that the end was cut off, of which the player has told', async () => {
    const seen = [{ seq: 10, hash: hashOf(ten[9]).slice(0, 8), screens: [] }];

    expect(await verdictOn({ 'a.jsonl': batch(ten, 1, 10) }, { seen })).toMatchObject({ ok: true });
    expect(await verdictOn({ 'a.jsonl': batch(ten, 1, 7) }, { seen })).toMatchObject({
      ok: false,
      findings: [{ kind: 'cut', seq: 10, last: 7 }],
    });
  });

  it('finds of which of many screens the end was cut off, changed, or never came', async () => {
    const place = (screen: string, lines: readonly string[], seq: number) => ({
      ...{ seq, hash: hashOf(lines[seq - 1]).slice(0, 8), screens: [screen] },
    });
    const [hall, market] = [chainOf(10, 'hall'), chainOf(10, 'market')];
    const { findings } = await verdictOn(
      { 'lobby.jsonl': batch(ten, 1, 10), 'hall.jsonl': batch(hall, 1, 7, theirs) },
      {
        seen: [
          ...[place('lobby', ten, 9), place('hall', hall, 10), place('market', market, 10)],
          { seq: 5, hash: 'ffffffff', screens: ['lobby'] },
        ],
      },
    );

    expect(findings).toEqual([
      { kind: 'cut', screens: ['hall'], seq: 10, last: 7 },
      { kind: 'cut', screens: ['market'], seq: 10, last: 0 },
      { kind: 'cut', screens: ['lobby'], seq: 5, last: 10 },
    ]);
    expect(findings.map((finding) => findingWords(finding).en).join('\n')).toMatch(
      /hall .*the last is 7.*\n.*market .*nothing of it is here\n.*lobby .*with a hash that nothing here has/,
    );
  });

  it('knows by the register whose plays these are', async () => {
    const by = async (publicKeys?: readonly string[], id = 'lobby') =>
      (
        await verdictOn(
          { 'a.jsonl': batch(ten, 1, 10) },
          { register: [{ id, ...(publicKeys === undefined ? {} : { publicKeys }) }] },
        )
      ).findings;

    expect(await by([key])).toEqual([]);
    expect(await by([Buffer.from(key, 'base64url').toString('base64')])).toEqual([]);
    expect(await by([publicTextOf(theirs), key])).toEqual([]);
    expect(await by()).toEqual([{ kind: 'no-key', chain: key, screenId: 'lobby' }]);
    expect(await by([key], 'hall')).toMatchObject([{ kind: 'foreign', screenId: 'lobby', registered: null }]);
    expect(await by([publicTextOf(theirs)])).toMatchObject([{ kind: 'foreign', registered: publicTextOf(theirs) }]);
  });

  it('notes once which screens of the register have a key and are not here', async () => {
    const register = [
      { id: 'lobby', publicKeys: [key] },
      { id: 'unknown' },
      { id: 'second-of-lobby', publicKeys: [key] },
      ...Array.from({ length: 7 }, (_, n) => ({ id: `hall-${n}`, publicKeys: [publicTextOf(theirs)] })),
    ];
    const { ok, findings } = await verdictOn({ 'a.jsonl': batch(ten, 1, 10) }, { register });

    expect(ok).toBe(true);
    expect(findings).toEqual([{ kind: 'absent', screens: register.slice(3).map(({ id }) => id) }]);
    const [words] = findings.map(findingWords);
    expect(words?.en).toMatch(
      /^note: nothing is here of 7 screens .*: hall-0, hall-1, hall-2, hall-3, hall-4, …; .*--seen/,
    );
    expect(words?.vi).toMatch(/^ghi chú: ở đây không có gì của 7 màn hình .*hall-4, …; .*--seen/);
  });

  it('keeps the chains of two machines apart', async () => {
    const other = chainOf(4, 'hall');
    const { ok, chains } = await verdictOn({ 'a.jsonl': batch(ten, 1, 10), 'b.jsonl': batch(other, 1, 4, theirs) });

    expect(ok).toBe(true);
    expect(chains.map(({ screens, last }) => [screens, last])).toEqual([
      [['lobby'], 10],
      [['hall'], 4],
    ]);
  });

  it('says which line is none, in both languages', async () => {
    const { ok, findings } = await verdictOn({ 'a.jsonl': [...batch(ten, 1, 10), '<script>'] });

    expect(ok).toBe(false);
    const words = findings.map(findingWords);
    expect(words[0]?.en).toContain('a.jsonl, line 12');
    expect(words[0]?.vi).toContain('dòng 12');
  });
});
