import { describe, expect, it } from 'vitest';
import { isSignedBy, payloadTypes, readEnvelope, signersOf } from '../../../player/trust/envelope.ts';
import { keyIdOf } from '../../../player/trust/public-key.ts';
import { makeChannel } from '../../fakes/channel.ts';

const channel = makeChannel();
const [officer] = channel.publishers as [(typeof channel.publishers)[number]];
const written = (fields: object) =>
  JSON.stringify({ payloadType: payloadTypes.playlist, payload: '', signatures: [], ...fields });
const opened = (text: string) => {
  const read = readEnvelope(text);
  if (read.kind === 'refused') throw new Error(read.words.en);
  return read.envelope;
};

describe('readEnvelope', () => {
  it('refuses a megabyte of blanks in the place of base64 at once', () => {
    const from = performance.now();

    expect(readEnvelope(written({ payload: `${' '.repeat(2 ** 20)}!` }))).toMatchObject({ code: 'BAD_ENVELOPE' });
    expect(performance.now() - from).toBeLessThan(1000);
  });

  it('does not read millions of values to find that none of them is signed', () => {
    const text = `[${'{},'.repeat(14_000_000)}0]`;
    const before = process.memoryUsage().heapTotal;

    expect(readEnvelope(text)).toMatchObject({ code: 'UNSIGNED' });
    expect(process.memoryUsage().heapTotal - before).toBeLessThan(64 * 2 ** 20);
  });

  it('tells a log-in page from other text, however many commas it has', () => {
    expect(readEnvelope(`<script>${'[1,'.repeat(5000)}</script>`)).toMatchObject({
      words: { en: expect.stringContaining('a web page') as string },
    });
    expect(readEnvelope('log in, please')).toMatchObject({ code: 'NOT_JSON', words: { en: 'not JSON' } });
  });

  it('takes no character for base64 that is none', () => {
    for (const payload of ['e30=e30=', 'e30===', 'é', 'e\u00a030=', 'e3\u20280='])
      expect(readEnvelope(written({ payload }))).toMatchObject({ code: 'BAD_ENVELOPE' });
  });
});

describe('signersOf', () => {
  it('counts no key that is written in a second spelling', () => {
    // The last digit before the `=` carries two bits that are none of the key's.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const last = officer.public.at(-2) ?? '';
    const twin = `${officer.public.slice(0, -2)}${alphabet[alphabet.indexOf(last) + 1] ?? ''}=`;
    expect(Buffer.from(twin, 'base64')).toEqual(Buffer.from(officer.public, 'base64'));
    const envelope = opened(channel.sign());

    expect(signersOf(envelope, { keys: [{ public: officer.public }, { public: twin }] })).toEqual(
      new Set([keyIdOf(officer.public)]),
    );
    expect(isSignedBy(envelope, { keys: [{ public: twin }], threshold: 1 })).toBe(false);
  });

  it('counts no key that is no point of the curve', () => {
    const key = Buffer.alloc(32, 2).toString('base64');

    expect(isSignedBy(opened(channel.sign()), { keys: [{ public: key }], threshold: 1 })).toBe(false);
  });
});
