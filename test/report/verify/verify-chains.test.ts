import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { entryLine, sealLine } from '../../../core/journal-lines.ts';
import { CHAIN_BEGINS, type PlayRecord } from '../../../core/play-record.ts';
import { publicTextOf, sealOf } from '../../../player/journal/seals.ts';
import { sha256Of } from '../../../player/kept-file.ts';
import { digestLineOf, someDigest } from '../../fakes/digest.ts';
import { findingWords } from '../../../report/verify/findings.ts';
import type { ReadLine } from '../../../report/lines/read-lines.ts';
import { verifyChains, type VerifyOptions } from '../../../report/verify/verify-chains.ts';

const ours = generateKeyPairSync('ed25519').privateKey;
const theirs = generateKeyPairSync('ed25519').privateKey;

/** So many entries of a screen, as the machine writes them. */
function chainOf(count: number, screenId = 'lobby', first = 1): readonly string[] {
  const lines: string[] = [];
  for (let seq = first; seq < first + count; seq++) {
    const record: PlayRecord = {
      ...{
        v: 1,
        kind: 'play',
        seq,
        eventId: `${screenId}:${seq}`,
        screenId,
        venueType: null,
        playlistId: 'p',
        revision: 1,
      },
      ...{ campaignId: 'main', itemId: 'clip.mp4', zone: 'main', sha256: null, startedAt: '2026-11-22T01:02:03.456Z' },
      ...{ shownMs: 9_980, plannedMs: 10_000, frames: 299, status: 'success', reason: null, displayed: true },
      ...{ clockTrusted: true, playerVersion: '0.4.0', prevHash: hashOf(lines.at(-1)) },
    };
    lines.push(entryLine(record));
  }
  return lines;
}

const hashOf = (line: string | undefined) => (line === undefined ? CHAIN_BEGINS : sha256Of(line));

/** The entries from one to another with the seal of the last, as they are delivered. */
function batch(lines: readonly string[], from: number, to: number, key: KeyObject = ours): readonly string[] {
  return [...lines.slice(from - 1, to), sealLine(sealOf({ seq: to, hash: hashOf(lines[to - 1]) }, key, 0))];
}

function* from(files: Readonly<Record<string, readonly string[]>>): Generator<ReadLine> {
  for (const [file, texts] of Object.entries(files))
    for (const [index, text] of texts.entries()) yield { kind: 'line', file, number: index + 1, text };
}

const verdictOn = (files: Readonly<Record<string, readonly string[]>>, options?: VerifyOptions) =>
  verifyChains(Readable.from(from(files)), options);

const ten = chainOf(10);
const folder = '/delivered/0123456789abcdef';
const key = publicTextOf(ours);

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
      chains: [{ key, screens: ['lobby'], first: 1, last: 10, completeTo: 10, sealedTo: 10, hash: hashOf(ten[9]) }],
      findings: [],
    });
  });

  it('finds a delivery that is missing', async () => {
    const verdict = await verdictOn({ 'a.jsonl': batch(ten, 1, 3), 'b.jsonl': batch(ten, 7, 10) });

    expect(verdict).toMatchObject({ ok: false, chains: [{ completeTo: 3, last: 10 }] });
    expect(verdict.findings).toEqual([{ kind: 'missing', chain: key, from: 4, to: 6 }]);
  });

  it('finds a line that was taken out', async () => {
    const { findings } = await verdictOn({ 'a.jsonl': batch(ten, 1, 10).filter((_line, index) => index !== 3) });

    expect(findings).toEqual([{ kind: 'missing', chain: key, from: 4, to: 4 }]);
  });

  it('finds a line that was changed', async () => {
    const lines = batch(ten, 1, 10).map((line, index) => (index === 3 ? line.replace('9980', '9981') : line));
    const verdict = await verdictOn({ 'a.jsonl': lines });

    expect(verdict.chains).toMatchObject([{ completeTo: 3, sealedTo: 10 }]);
    expect(verdict.findings).toEqual([{ kind: 'changed', chain: key, seq: 4 }]);
  });

  it('finds that the last line was changed, which no other tells', async () => {
    const lines = batch(ten, 1, 10).map((line, index) => (index === 9 ? line.replace('9980', '9981') : line));
    const { ok, findings } = await verdictOn({ 'a.jsonl': [...batch(ten, 1, 5), ...lines.slice(5)] });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({ kind: 'unmatched-seal', chain: key, seq: 10 });
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

  it('finds another version of an entry among what was delivered twice', async () => {
    const forged = batch(ten, 4, 6).map((line, index) => (index === 1 ? line.replace('9980', '9999') : line));
    const { ok, findings } = await verdictOn({
      [`${folder}/a.jsonl`]: batch(ten, 1, 10),
      [`${folder}/b.jsonl`]: forged,
    });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({ kind: 'forked', chain: key, from: 5, to: 5 });
  });

  it('finds a chain that was written anew with the same key', async () => {
    const anew = chainOf(10, 'other');
    const { ok, findings } = await verdictOn({ 'a.jsonl': batch(ten, 1, 10), 'b.jsonl': batch(anew, 1, 10) });

    expect(ok).toBe(false);
    expect(findings).toContainEqual({ kind: 'forked', chain: key, from: 10, to: 10 });
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

  it('says what no seal covers yet, which is no fault', async () => {
    const verdict = await verdictOn({ 'a.jsonl': [...batch(ten, 1, 5), ...ten.slice(5, 8)] });

    expect(verdict.ok).toBe(true);
    expect(verdict.findings).toEqual([{ kind: 'unsealed', chain: key, from: 6, to: 8 }]);
  });

  it('takes the seal that stands where the machine has let go of what was before', async () => {
    const checkpoint = batch(ten, 1, 4).slice(-1);

    expect(await verdictOn({ 'a.jsonl': [...checkpoint, ...batch(ten, 5, 10)] })).toMatchObject({
      ok: true,
      chains: [{ first: 5, completeTo: 10 }],
      findings: [{ kind: 'pruned', to: 4 }],
    });
    expect((await verdictOn({ 'a.jsonl': batch(ten, 5, 10) })).findings).toEqual([
      { kind: 'missing', chain: key, from: 1, to: 4 },
    ]);
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
    const by = async (publicKey?: string, id = 'lobby') =>
      (
        await verdictOn(
          { 'a.jsonl': batch(ten, 1, 10) },
          { register: [{ id, ...(publicKey === undefined ? {} : { publicKey }) }] },
        )
      ).findings;

    expect(await by(key)).toEqual([]);
    expect(await by(Buffer.from(key, 'base64url').toString('base64'))).toEqual([]);
    expect(await by()).toEqual([{ kind: 'no-key', chain: key, screenId: 'lobby' }]);
    expect(await by(key, 'hall')).toMatchObject([{ kind: 'foreign', screenId: 'lobby', registered: null }]);
    expect(await by(publicTextOf(theirs))).toMatchObject([{ kind: 'foreign', registered: publicTextOf(theirs) }]);
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
