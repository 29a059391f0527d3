import { describe, expect, it } from 'vitest';
import { readKnownTrust } from '../../../player/trust/kept-trust.ts';
import { makeChannel } from '../../fakes/channel.ts';

const channel = makeChannel();
const ratchet = { epoch: 0, revision: 3, payloadSha256: 'a'.repeat(64) };

describe('readKnownTrust', () => {
  it('gives back what was kept', () => {
    const kept = { chain: [channel.anchor, channel.next().anchor], ratchet, publishedAt: 5 };

    expect(readKnownTrust(kept)).toMatchObject({ chain: { texts: kept.chain }, ratchet, publishedAt: 5 });
    expect(readKnownTrust({ chain: [channel.anchor] })?.chain.trust).toEqual(channel.trust);
  });

  it.each([
    ['nothing', null],
    ['a number', 1],
    ['no chain', {}],
    ['an empty chain', { chain: [] }],
    ['a chain of no texts', { chain: [5] }],
    ['a chain that begins with no trust file', { chain: ['{}'] }],
    ['a chain with a missing link', { chain: [channel.anchor, channel.next().next().anchor] }],
    ['a count that is none', { chain: [channel.anchor], ratchet: { ...ratchet, revision: 'x' } }],
    ['a date that is none', { chain: [channel.anchor], publishedAt: 'x' }],
  ])('takes %s for damaged', (_what, value) => {
    expect(readKnownTrust(value)).toBeUndefined();
  });
});
