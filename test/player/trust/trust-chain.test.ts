import { describe, expect, it } from 'vitest';
import type { Ratchet } from '../../../core/ratchet.ts';
import { readSigned } from '../../../player/trust/signed-reader.ts';
import { extendChain, readChain } from '../../../player/trust/trust-chain.ts';
import { makeKey } from '../../../publish/keys/key-file.ts';
import { makeChannel, type Channel } from '../../fakes/channel.ts';

/** Who may say who publishes: files that somebody offers as the next one. */

const province = makeChannel({ publishers: 3, threshold: 2 });
const [one, two] = province.publishers as [never, never, never];
const stranger = makeKey('publish', 'stranger');
/** A screen of the province that has had revision 5. */
const ratchet: Ratchet = { epoch: 0, revision: 5, payloadSha256: 'x' };
const readBy = (trust: Channel['trust'], before: Ratchet) => (text: string) =>
  readSigned(Buffer.from(text), { trust, ratchet: before, before: () => undefined });
const good = () => province.sign({ revision: 6 });

const after = province.next({ newPublishers: 2 });
const links: readonly (readonly [what: string, text: string, why: RegExp])[] = [
  [
    'signed by the publishers',
    province.seal('trust', after.trust, [one, two]),
    /not signed by the root keys of version 1/,
  ],
  ['signed by nobody', province.seal('trust', after.trust, []), /not signed by the root keys/],
  ['of a stranger', province.seal('trust', after.trust, [stranger]), /not signed by the root keys/],
  ['that skips one', after.next().anchor, /must be version 2, it is version 3/],
  ['that was there before', province.anchor, /must be version 2, it is version 1/],
  [
    'of another channel, by our root',
    province.seal('trust', { ...after.trust, channel: 'tinh-khac' }),
    /another channel/,
  ],
  ['two epochs on', province.seal('trust', { ...after.trust, epoch: 2 }), /epoch must be 0 or 1/],
  ['of the epoch before', makeLater().seal('trust', { ...makeLater().trust, version: 3, epoch: 0 }), /./],
  [
    'whose new root has not signed it',
    province.seal('trust', { ...after.trust, root: { keys: [{ public: stranger.public }], threshold: 1 } }),
    /not signed by the root keys that it names/,
  ],
  [
    'that the old root has not signed',
    province.seal('trust', { ...after.trust, root: { keys: [{ public: stranger.public }], threshold: 1 } }, [stranger]),
    /not signed by the root keys of version 1/,
  ],
  [
    'with more signatures asked for than keys',
    province.seal('trust', { ...after.trust, publish: { ...after.trust.publish, threshold: 3 } }),
    /more signatures than it has keys/,
  ],
  [
    'with a threshold of nothing',
    province.seal('trust', { ...after.trust, publish: { ...after.trust.publish, threshold: 0 } }),
    /threshold/,
  ],
  [
    'with a key that stands there twice',
    province.seal('trust', {
      ...after.trust,
      publish: { keys: [{ public: one['public'] }, { public: one['public'] }], threshold: 2 },
    }),
    /names a key twice/,
  ],
  ['with no keys', province.seal('trust', { ...after.trust, publish: { keys: [], threshold: 1 } }), /keys/],
  [
    'with half a key',
    province.seal('trust', { ...after.trust, publish: { keys: [{ public: 'AAAA' }], threshold: 1 } }),
    /32 bytes/,
  ],
  [
    'with a web page where an origin must be',
    province.seal('trust', { ...after.trust, webOrigins: ['https://portal.example/board'] }),
    /webOrigins\[0\]: must be an origin/,
  ],
  [
    'whose hold takes more than publishing',
    province.seal('trust', { ...after.trust, hold: { threshold: 3 } }),
    /not be more than publishing takes/,
  ],
  ['of a later format', province.seal('trust', { ...after.trust, formatVersion: 2 }), /formatVersion/],
  ['that is a playlist', province.sign({ revision: 6 }), /no trust file/],
  ['that is plain JSON', JSON.stringify(after.trust), /not signed/],
  ['that is a log-in page', '<html>', /web page/],
  ['that is no JSON inside', province.seal('trust', '<html>'), /not JSON/],
];

describe('the chain of trust', () => {
  const chain = readChain([province.anchor]);

  it.each(links)('is not made longer by a file %s', (_what, text, why) => {
    if (chain === undefined) throw new Error('the chain does not hold');
    const extended = extendChain(chain, text);

    expect(extended).toMatchObject({ kind: 'refused' });
    expect(extended.kind === 'refused' && extended.why).toMatch(why);
  });

  it('is made longer by the next file, by a new root that both have signed, and by a new epoch', () => {
    const renewed = after.next({ newRoot: true });
    const stolen = renewed.next({ isStolen: true });

    expect(readChain([province.anchor, after.anchor, renewed.anchor, stolen.anchor])?.trust).toEqual(stolen.trust);
    expect(readChain([province.anchor, renewed.anchor])).toBeUndefined();
  });

  it('lets go of a key that was taken out', () => {
    const { trust } = after;

    expect(readBy(trust, ratchet)(good())).toMatchObject({ kind: 'bad', faults: [{ code: 'BAD_SIGNATURE' }] });
    expect(readBy(trust, ratchet)(after.sign({ revision: 6 }))).toMatchObject({ kind: 'playlist' });
  });

  it('cures a revision that cannot be outgrown with a new epoch', () => {
    const thief = Number.MAX_SAFE_INTEGER;
    const far: Ratchet = { epoch: 0, revision: thief, payloadSha256: 'x' };
    const cured = province.next({ newPublishers: 2, isStolen: true });

    expect(readBy(province.trust, far)(good())).toMatchObject({ faults: [{ code: 'ROLLBACK' }] });
    expect(readBy(cured.trust, far)(good())).toMatchObject({ kind: 'bad' });
    expect(readBy(cured.trust, far)(cured.sign({ revision: 1 }))).toMatchObject({ kind: 'playlist' });
    expect(readBy(cured.trust, far)(cured.sign({ epoch: 0, revision: thief }))).toMatchObject({
      faults: [{ code: 'WRONG_EPOCH' }],
    });
  });
});

function makeLater(): Channel {
  return province.next({ isStolen: true });
}
