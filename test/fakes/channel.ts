import type { Trust } from '../../core/trust.ts';
import { makeKey, type SigningKey } from '../../publish/keys/key-file.ts';
import { firstTrust, followingTrust, sealTrust, type TrustChange } from '../../publish/keys/make-trust.ts';
import { sealEnvelope } from '../../publish/keys/sign.ts';
import type { payloadTypes } from '../../player/trust/envelope.ts';

/** A channel with its keys, as an officer has them, and what they sign. */
export interface Channel {
  readonly root: SigningKey;
  readonly publishers: readonly SigningKey[];
  readonly trust: Trust;
  /** The text of the trust file. */
  readonly anchor: string;
  /** An envelope around a playlist of this channel, signed by as many as it takes unless others are named. */
  sign(fields?: object, keys?: readonly SigningKey[]): string;
  /** The same around anything: text and bytes as they are, else as JSON. */
  seal(kind: keyof typeof payloadTypes, value: unknown, keys?: readonly SigningKey[]): string;
  /** The channel after the trust file that follows. */
  next(change?: Partial<TrustChange> & { readonly newPublishers?: number; readonly newRoot?: boolean }): Channel;
}

const NOW = Date.parse('2026-11-20T08:00:00+07:00');
const HASH = 'a'.repeat(64);

/** A new channel, `tinh` unless said otherwise. */
export function makeChannel({
  id = 'tinh',
  publishers = 1,
  threshold,
  holdThreshold = 1,
}: { id?: string; publishers?: number; threshold?: number; holdThreshold?: number } = {}): Channel {
  const root = makeKey('root', 'root');
  const keys = Array.from({ length: publishers }, (_, n) => makeKey('publish', `officer ${n + 1}`));
  const [first = makeKey('publish', 'nobody')] = keys;
  const trust: Trust = {
    ...firstTrust(id, root, first, NOW),
    publish: { keys: keys.map(({ public: key, name }) => ({ public: key, name })), threshold: threshold ?? publishers },
    hold: { threshold: holdThreshold },
  };
  return channelOf(root, keys, trust, [root]);
}

function channelOf(
  root: SigningKey,
  publishers: readonly SigningKey[],
  trust: Trust,
  signers: readonly SigningKey[],
): Channel {
  const enough = publishers.slice(0, trust.publish.threshold);
  const channel: Channel = {
    ...{ root, publishers, trust },
    anchor: sealTrust(trust, signers),
    seal: (kind, value, keys = kind === 'trust' ? [root] : enough) =>
      sealEnvelope(
        kind,
        typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value),
        keys,
      ),
    sign: (fields = {}, keys = enough) => channel.seal('playlist', signedPlaylist(trust, fields), keys),
    next({ newPublishers = 0, newRoot = false, ...change } = {}) {
      const fresh = Array.from({ length: newPublishers }, (_, n) => makeKey('publish', `officer ${n + 10}`));
      const all = newPublishers > 0 ? fresh : publishers;
      const nextRoot = newRoot ? makeKey('root', 'next root') : root;
      const after = followingTrust(
        trust,
        {
          publishers: all,
          threshold: Math.min(trust.publish.threshold, all.length),
          isStolen: false,
          ...(newRoot ? { roots: [nextRoot] } : {}),
          ...change,
        },
        NOW,
      );
      return channelOf(nextRoot, all, after, newRoot ? [root, nextRoot] : [root]);
    },
  };
  return channel;
}

/** What a publisher of this channel signs. */
export function signedPlaylist({ channel, epoch }: Pick<Trust, 'channel' | 'epoch'>, fields: object = {}): object {
  return {
    ...{ formatVersion: 1, id: channel, epoch, revision: 1, publishedAt: '2026-11-20T08:00:00+07:00' },
    items: [{ id: 'a', src: 'a.mp4', sha256: HASH, bytes: 10 }],
    ...fields,
  };
}
