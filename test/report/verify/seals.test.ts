import { describe, expect, it } from 'vitest';
import { findingWords, isFault } from '../../../report/verify/findings.ts';
import { batch, chainOf, checkpoint, hashOf, key, theirs, verdictOn } from './written-chain.ts';

const ten = chainOf(10);
const long = chainOf(1_000);
const kindsOf = async (...args: Parameters<typeof verdictOn>) =>
  (await verdictOn(...args)).findings.map(({ kind }) => kind);

describe('what no seal covers', () => {
  it('is a fault at the end of what was delivered, for anybody can write lines that fit', async () => {
    const verdict = await verdictOn({ 'a.jsonl': [...batch(ten, 1, 5), ...ten.slice(5, 8)] });

    expect(verdict.ok).toBe(false);
    expect(verdict.findings).toEqual([{ kind: 'unsealed', chain: key, from: 6, to: 8, beforeBreak: false }]);
  });

  it('is a fault also where it lies in a file of its own', async () => {
    const verdict = await verdictOn({ 'a.jsonl': batch(ten, 1, 5), 'b.jsonl': ten.slice(5, 8) });

    expect(verdict.findings).toEqual([{ kind: 'unsealed', chain: key, from: 6, to: 8, beforeBreak: false }]);
  });

  it('is only noted at the end of a journal, with its number: its player seals it soon', async () => {
    const verdict = await verdictOn({ '/data/journal.sqlite': [...batch(ten, 1, 5), ...ten.slice(5, 8)] });

    expect(verdict.ok).toBe(true);
    expect(verdict.findings).toEqual([{ kind: 'awaiting-seal', chain: key, from: 6, to: 8 }]);
    const [words] = verdict.findings.map(findingWords);
    expect(words?.en).toContain('the newest 3 entries are not sealed yet');
    expect(words?.vi).toContain('3 bản ghi mới nhất chưa được niêm');
  });

  it('is a fault where a file has more than the journal', async () => {
    const { findings } = await verdictOn({ 'journal.sqlite': batch(ten, 1, 7), 'a.jsonl': ten.slice(7, 9) });

    expect(findings).toEqual([{ kind: 'unsealed', chain: key, from: 8, to: 9, beforeBreak: false }]);
  });

  it('is a fault before a gap, behind which it could be covered by nothing', async () => {
    const { findings } = await verdictOn({ 'journal.sqlite': [...ten.slice(0, 3), ...batch(ten, 5, 10)] });

    expect(findings).toEqual([
      { kind: 'missing', chain: key, from: 4, to: 4 },
      { kind: 'unsealed', chain: key, from: 1, to: 3, beforeBreak: true },
    ]);
    const words = findings.filter(({ kind }) => kind === 'unsealed').map(findingWords);
    expect(words[0]?.en).toMatch(
      /entries 1 to 3: a seal that comes later does not reach back .* changed or is missing/,
    );
    expect(words[0]?.en).not.toContain('with its seal');
    expect(words[0]?.vi).toMatch(/bản ghi 1 đến 3: dấu niêm phía sau không xác nhận được .* bị sửa hoặc bị thiếu/);
  });

  it('is a chain called by its first entry, and not by its file, where nothing is sealed', async () => {
    const { ok, chains, findings } = await verdictOn({ 'forged.jsonl': ten });

    expect(ok).toBe(false);
    expect(chains).toMatchObject([{ chain: hashOf(ten[0]), key: null }]);
    expect(findings).toEqual([{ kind: 'unsealed', chain: hashOf(ten[0]), from: 1, to: 10, beforeBreak: false }]);
  });

  it('is a fault also in a journal, where the register has the key of the screen', async () => {
    const files = { 'journal.sqlite': ten };

    expect(await verdictOn(files)).toMatchObject({ ok: true, findings: [{ kind: 'awaiting-seal', from: 1, to: 10 }] });
    expect(await kindsOf(files, { register: [{ id: 'lobby' }] })).toEqual(['awaiting-seal']);
    const named = await verdictOn(files, { register: [{ id: 'lobby', publicKeys: [key] }] });
    expect(named.ok).toBe(false);
    expect(named.findings).toContainEqual({ kind: 'unproven', chain: hashOf(ten[0]), screenId: 'lobby' });
    expect(await kindsOf(files, { register: [] })).toContain('foreign');
  });
});

describe('a checkpoint', () => {
  it('stands where the machine has let go of what was before', async () => {
    expect(await verdictOn({ 'journal.sqlite': [checkpoint(ten, 4), ...batch(ten, 5, 10)] })).toMatchObject({
      ok: true,
      chains: [{ first: 5, completeTo: 10 }],
      findings: [{ kind: 'pruned', to: 4 }],
    });
    expect((await verdictOn({ 'a.jsonl': batch(ten, 5, 10) })).findings).toEqual([
      { kind: 'missing', chain: key, from: 1, to: 4 },
    ]);
  });

  it('is no seal of a batch that somebody has left of the deliveries that he deleted', async () => {
    const [seal = ''] = batch(ten, 1, 4).slice(-1);
    const { ok, findings } = await verdictOn({ 'a.jsonl': [seal, ...batch(ten, 5, 10)] });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({ kind: 'missing', chain: key, from: 1, to: 4 });
  });

  it('is no seal of a batch that says of itself that it is one', async () => {
    const [seal = ''] = batch(ten, 1, 4).slice(-1);
    const lines = [seal.replace('"kind":"seal"', '"kind":"checkpoint"'), ...batch(ten, 5, 10)];

    expect(await kindsOf({ 'a.jsonl': lines })).toEqual(['forged-seal', 'missing']);
  });

  it('is of the key that seals what follows, and of no other', async () => {
    const { ok, findings } = await verdictOn({ 'a.jsonl': [checkpoint(ten, 4, theirs), ...batch(ten, 5, 10)] });

    expect(ok).toBe(false);
    expect(findings).toEqual([{ kind: 'missing', chain: key, from: 1, to: 4 }]);
  });

  it('says whose journal it is of which nothing else is sealed yet', async () => {
    const files = { 'journal.sqlite': [checkpoint(ten, 8), ...ten.slice(8)] };
    const verdict = await verdictOn(files, { register: [{ id: 'lobby', publicKeys: [key] }] });

    expect(verdict).toMatchObject({ ok: true, chains: [{ key, sealedTo: 8 }] });
    expect(verdict.findings).toEqual([
      { kind: 'pruned', chain: key, to: 8 },
      { kind: 'awaiting-seal', chain: key, from: 9, to: 10 },
    ]);
  });

  it('does not make up for what was delivered to nobody', async () => {
    const files = { 'a.jsonl': batch(ten, 1, 3), 'journal.sqlite': [checkpoint(ten, 6), ...batch(ten, 7, 10)] };

    expect((await verdictOn(files)).findings).toEqual([{ kind: 'missing', chain: key, from: 4, to: 6 }]);
  });

  it('is nothing new where what it stands for is here, however long ago that came', async () => {
    const files = {
      'a.jsonl': batch(long, 1, 900),
      'journal.sqlite': [checkpoint(long, 200), ...batch(long, 201, 1_000)],
    };
    const { ok, chains, findings } = await verdictOn(files, { remembered: 100 });

    expect(findings.filter(isFault)).toEqual([]);
    expect(ok).toBe(true);
    expect(chains).toMatchObject([{ first: 1, completeTo: 1_000, sealedTo: 1_000 }]);
  });

  it('tells of entries that are not here', async () => {
    expect((await verdictOn({ 'journal.sqlite': [checkpoint(ten, 4)] })).findings).toEqual([
      { kind: 'unmatched-seal', chain: key, seq: 4, file: 'journal.sqlite', line: 1 },
    ]);
  });
});

describe('a seal', () => {
  it('counts also where it comes long before or long after what it covers', async () => {
    const [seal = ''] = batch(long, 1, 300).slice(-1);

    for (const files of [
      { 'a.jsonl': [seal], 'b.jsonl': long.slice(0, 300) },
      { 'a.jsonl': [...long.slice(0, 300), ...batch(chainOf(800, 'hall'), 1, 800, theirs), seal] },
    ])
      expect((await verdictOn(files, { remembered: 100 })).findings).toEqual([]);
  });

  it('of another key takes no plays away from the one that has sealed them where they stand', async () => {
    const [seal = ''] = batch(long, 1, 300, theirs).slice(-1);

    for (const files of [
      { 'a.jsonl': [seal], 'b.jsonl': batch(long, 1, 900) },
      { 'a.jsonl': batch(long, 1, 900), 'b.jsonl': [seal] },
    ]) {
      const { chains, findings } = await verdictOn(files, { remembered: 100 });
      expect(chains).toMatchObject([{ key, sealedTo: 900 }]);
      expect(findings).toMatchObject([{ kind: 'unmatched-seal', seq: 300 }]);
    }
  });
});
