import { describe, expect, it } from 'vitest';
import { attacks } from './attack-list.ts';
import { changed, good, holdOf, province, read, readBy, urlSafe, withPayload } from './attack-world.ts';

describe('a screen that believes two of three publishers', () => {
  it.each(attacks)('refuses %s', (_what, bytes, code) => {
    const answer = read(Buffer.from(bytes).toString('latin1') === '' ? '' : bytes);

    expect(answer).toMatchObject({ kind: 'bad' });
    expect(answer.kind === 'bad' && answer.faults.map((fault) => fault.code)).toContain(code);
  });

  it('would believe each of these if it were not for what is wrong with it', () => {
    expect(read(good())).toMatchObject({ kind: 'playlist', ratchet: { revision: 6 } });
    expect(read(province.sign({ revision: 5 }))).toMatchObject({ kind: 'playlist', ratchet: { revision: 5 } });
    expect(read(province.seal('hold', holdOf(6)))).toMatchObject({ kind: 'playlist', isHold: true });
    expect(read(province.sign({ revision: 6 }, province.publishers.slice(1)))).toMatchObject({ kind: 'playlist' });
  });

  it.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['another indent', (text: string) => JSON.stringify(JSON.parse(text), null, 8)],
    ['all on one line', (text: string) => JSON.stringify(JSON.parse(text))],
    [
      'fields in another order',
      (text: string) => changed(text, ({ payload, signatures, payloadType }) => ({ signatures, payloadType, payload })),
    ],
    ['a field more', (text: string) => changed(text, (e) => ({ note: 'uploaded by FTP', ...e }))],
    [
      'the other alphabet of base64',
      (text: string) =>
        changed(text, (e) => ({
          ...e,
          payload: urlSafe(e.payload),
          signatures: e.signatures.map(({ sig }) => ({ sig: urlSafe(sig) })),
        })),
    ],
    [
      'base64 without its padding',
      (text: string) => changed(text, (e) => ({ ...e, payload: e.payload.replace(/=+$/, '') })),
    ],
    [
      'base64 broken into lines',
      (text: string) => changed(text, (e) => ({ ...e, payload: e.payload.replace(/.{76}/g, '$&\r\n') })),
    ],
    [
      'signatures without the ids of their keys',
      (text: string) => changed(text, (e) => ({ ...e, signatures: e.signatures.map(({ sig }) => ({ sig })) })),
    ],
    [
      'wrong ids of keys',
      (text: string) =>
        changed(text, (e) => ({ ...e, signatures: e.signatures.map(({ sig }) => ({ sig, keyid: 'x' })) })),
    ],
    [
      'a stranger’s signature beside',
      (text: string) =>
        changed(text, (e) => ({
          ...e,
          signatures: [{ keyid: 'x', sig: Buffer.alloc(64).toString('base64') }, ...e.signatures],
        })),
    ],
    ['spaces around it', (text: string) => `\n\n  ${text}\n\n`],
  ])('takes what mail, FTP and editors do to a file: %s', (_what, rewrite) => {
    expect(read(rewrite(good()))).toMatchObject({ kind: 'playlist', ratchet: { revision: 6 } });
  });

  it('has taken every first revision, however large, for it has seen none', () => {
    const fresh = readBy(province.trust, undefined);

    expect(fresh(province.sign({ revision: Number.MAX_SAFE_INTEGER }))).toMatchObject({ kind: 'playlist' });
  });

  it('leaves what all objects inherit as it was', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    for (const [, bytes] of attacks) read(bytes);
    read(withPayload(good(), '{"__proto__":{"polluted":true}}'));

    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
    expect('polluted' in {}).toBe(false);
  });
});
