import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPacked, openLine, type OpenedDigest } from '../../renderer/digest/open-digest.ts';
import { figuresOf } from '../../renderer/digest/figures.ts';
import { keptDigests, withDigest } from '../../renderer/digest/kept-digests.ts';
import { pageWords } from '../../renderer/digest/page-words.ts';
import { publicTextOf } from '../../player/journal/seals.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import { digestLineOf, someDigest } from '../fakes/digest.ts';

const subtle = webcrypto.subtle as SubtleCrypto;
const key = generateKeyPairSync('ed25519').privateKey;
const packed = (line: string) => Uint8Array.from(deflateRawSync(line));
const opened = async (line: string): Promise<OpenedDigest> => {
  const opening = await openLine(line, subtle);
  if (opening.kind !== 'digest') throw new Error(opening.kind);
  return opening.opened;
};

describe('openPacked', () => {
  it('opens what a machine has signed, and names its key as the screen and the report do', async () => {
    const line = digestLineOf(someDigest, key);

    expect(await openPacked(packed(line), subtle)).toMatchObject({
      kind: 'digest',
      opened: { line, digest: someDigest, signature: 'genuine', keyId: keyIdOf(publicTextOf(key)) },
    });
  });

  it('takes nothing that was changed, or signed by another', async () => {
    const line = digestLineOf(someDigest, key);
    const other = JSON.parse(digestLineOf(someDigest)) as { readonly key: string };

    expect(await openPacked(packed(line.replace('240', '999')), subtle)).toEqual({ kind: 'forged' });
    expect(await openPacked(packed(line.replace(/"key":"[^"]+"/, `"key":"${other.key}"`)), subtle)).toEqual({
      kind: 'forged',
    });
  });

  it('says that it cannot tell where the browser cannot, for the report will', async () => {
    const line = digestLineOf(someDigest, key);
    const old = {
      importKey: () => Promise.reject(new DOMException('Algorithm: Unrecognized name', 'NotSupportedError')),
      digest: subtle.digest.bind(subtle),
    } as unknown as SubtleCrypto;

    expect(await openPacked(packed(line), old)).toMatchObject({ opened: { signature: 'unchecked' } });
    expect(await openPacked(packed(line))).toMatchObject({ opened: { signature: 'unchecked', keyId: undefined } });
  });

  it('is at a loss with anything else, and unpacks no bomb', async () => {
    const line = digestLineOf(someDigest, key);
    for (const bytes of [
      packed('{}'),
      packed('x'),
      packed(line).slice(0, -9),
      new Uint8Array(),
      packed(' '.repeat(5e6)),
    ])
      expect(await openPacked(bytes, subtle)).toEqual({ kind: 'unknown' });
  });
});

describe('withDigest', () => {
  it('puts the newest first, and lets go of what it has all of', async () => {
    const first = await opened(digestLineOf(someDigest, key));
    const more = await opened(digestLineOf({ ...someDigest, seq: 900, from: '2026-11-19' }, key));
    const next = await opened(digestLineOf({ ...someDigest, seq: 900, from: '2026-11-21', days: [] }, key));
    const other = await opened(digestLineOf(someDigest));

    expect(withDigest([first], more)).toEqual([more]);
    expect(withDigest([first], next)).toEqual([next, first]);
    expect(withDigest([first], other)).toEqual([other, first]);
    expect(withDigest([more], first)).toEqual([more]);
  });
});

describe('keptDigests', () => {
  it('keeps lines, and begins anew with what is damaged or forbidden', () => {
    const map = new Map<string, string>();
    const storage = {
      getItem: (name: string) => map.get(name) ?? null,
      setItem: (name: string, value: string) => void map.set(name, value),
    };
    const kept = keptDigests(() => storage);
    expect(kept.lines()).toEqual([]);
    expect(kept.keep(['a'])).toBe(true);
    expect(kept.lines()).toEqual(['a']);
    for (const name of map.keys()) map.set(name, '{"a":');
    expect(kept.lines()).toEqual([]);

    const forbidden = keptDigests(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect([forbidden.lines(), forbidden.keep(['a'])]).toEqual([[], false]);
  });
});

describe('figuresOf', () => {
  it('adds whole showings of all zones, hours of the main one, and people', () => {
    expect(figuresOf(someDigest)).toEqual({ success: 247, mainMs: 3_600_123, helped: 31 });
  });
});

describe('pageWords', () => {
  it('says the same of counts in both languages', () => {
    expect(pageWords.vi.progress(3, 12)).toBe('Đã đọc 3 trên 12 mã');
    expect(pageWords.en.progress(3, 12)).toBe('3 of 12 codes read');
    expect(pageWords.vi.steps).toHaveLength(pageWords.en.steps.length);
  });
});
