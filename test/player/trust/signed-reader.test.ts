import { describe, expect, it } from 'vitest';
import { publicHalfOf } from '../../../player/trust/public-key.ts';
import { readSigned, readUnverified, unverifiedReader } from '../../../player/trust/signed-reader.ts';
import { createPublicKey } from 'node:crypto';
import { makeChannel, signedPlaylist } from '../../fakes/channel.ts';

const channel = makeChannel();
const hold = { formatVersion: 1, id: 'tinh', epoch: 0, revision: 1, publishedAt: '2026-11-20T08:00:00+07:00' };
const read = (text: string, before?: string) =>
  readSigned(Buffer.from(text), { trust: channel.trust, ratchet: undefined, before: () => before });

describe('readSigned', () => {
  it('takes content down also where the hours of the list before cannot be read any more', () => {
    const answer = read(channel.seal('hold', hold), '{"timeZone":"nowhere","locale":"en"}');

    expect(answer).toMatchObject({ kind: 'playlist', isHold: true });
    expect(answer.text).not.toContain('nowhere');
  });

  it('refuses a hold that is no text, although it is signed', () => {
    expect(read(channel.seal('hold', Buffer.from([0xff])))).toMatchObject({
      faults: [{ code: 'INVALID', words: { en: 'the hold is broken: not UTF-8 text' } }],
    });
  });

  it('refuses a playlist that is too large once it is out of its envelope', () => {
    const payload = Buffer.alloc(32 * 2 ** 20 + 1, ' ').toString('base64');
    const payloadType = 'application/vnd.bluezone-kiosk.playlist.v1+json';

    expect(read(JSON.stringify({ payloadType, payload, signatures: [] }))).toMatchObject({
      faults: [{ code: 'TOO_LARGE' }],
    });
  });

  it('says nothing of fields that mean something in a signed list', () => {
    const list = signedPlaylist(channel.trust, { trust: 2, commands: [] });
    const answers = [read(channel.sign({ trust: 2, commands: [] })), readUnverified(Buffer.from(JSON.stringify(list)))];

    expect(
      answers.map((one) => (one.kind === 'playlist' ? one.parsed.warnings.map(({ words }) => words.en) : [])),
    ).toEqual([
      [],
      [
        'commands are heeded in signed playlists only, so these are not',
        expect.stringContaining('signed playlists only'),
      ],
    ]);
  });
});

describe('a reader that pins no keys', () => {
  it('looks into no list that is larger than one may be', () => {
    expect(readUnverified(Buffer.alloc(32 * 2 ** 20 + 1, ' '))).toMatchObject({ faults: [{ code: 'TOO_LARGE' }] });
  });

  it('reads what is in an envelope, and what only speaks of one as what it is', async () => {
    const plain = signedPlaylist(channel.trust);
    const other = JSON.stringify({ ...plain, title: '"payloadType"', note: { payloadType: 'x' } });
    const reader = unverifiedReader();

    expect(readUnverified(Buffer.from(JSON.stringify(plain)))).toMatchObject({ kind: 'playlist' });
    expect(readUnverified(Buffer.from(other))).toMatchObject({ kind: 'playlist' });
    expect(readUnverified(Buffer.from(channel.seal('hold', '{}')))).toMatchObject({ faults: [{ code: 'INVALID' }] });
    expect(readUnverified(Buffer.from(channel.anchor))).toMatchObject({ faults: [{ code: 'BAD_ENVELOPE' }] });
    expect(await reader.read(Buffer.from(channel.seal('hold', hold)), () => Promise.resolve(undefined))).toMatchObject({
      kind: 'playlist',
      isHold: true,
    });
  });
});

describe('publicHalfOf', () => {
  it('is the same of a private key and of its public one', () => {
    const { private: key } = channel.root;

    expect(publicHalfOf(createPublicKey(key))).toBe(publicHalfOf(key));
  });
});
