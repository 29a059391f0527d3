import { parseHold, playlistOfHold } from '../../core/hold.ts';
import { readPlaylistHead, type PlaylistHead } from '../../core/playlist-head.ts';
import type { Ratchet } from '../../core/ratchet.ts';
import { sha256Of } from '../kept-file.ts';
import type { KeptPlaylist } from '../playlist-store.ts';
import { isPublishedBy, payloadTypes, readEnvelope, type Envelope } from './envelope.ts';
import type { TrustChain } from './trust-chain.ts';

/**
 * How far the channel had come with a kept playlist; nothing when it is not to be believed (any more). Its own envelope
 * must be signed as publishing asks, by the trust file in force or one before it of the same epoch; it must be of this
 * channel and this epoch; and the kept text must be what the envelope comes to.
 */
export function believedOf(kept: KeptPlaylist, chain: TrustChain): Ratchet | undefined {
  const known = judged.get(chain) ?? new WeakMap<KeptPlaylist, Ratchet | undefined>();
  judged.set(chain, known);
  if (!known.has(kept)) known.set(kept, judge(kept, chain));
  return known.get(kept);
}

/** A start asks several times, and a playlist may have 44 MiB. */
const judged = new WeakMap<TrustChain, WeakMap<KeptPlaylist, Ratchet | undefined>>();

function judge({ envelope, text, isHold }: KeptPlaylist, { trusts, trust }: TrustChain): Ratchet | undefined {
  const read = envelope === undefined ? undefined : readEnvelope(envelope);
  if (read?.kind !== 'envelope') return undefined;
  if ((read.envelope.payloadType === payloadTypes.hold) !== (isHold === true)) return undefined;
  const signers = trusts.filter(({ epoch }) => epoch === trust.epoch);
  if (!signers.some((one) => isPublishedBy(read.envelope, one))) return undefined;
  const head = headOf(read.envelope, text);
  if (head?.id !== trust.channel || head.epoch !== trust.epoch) return undefined;
  return { epoch: head.epoch, revision: head.revision, payloadSha256: sha256Of(read.envelope.payload) };
}

/** What a payload says of itself, if the text is what it comes to. */
function headOf({ payload, payloadType }: Envelope, text: string): PlaylistHead | undefined {
  const signed = Buffer.from(payload).toString();
  switch (payloadType) {
    case payloadTypes.trust:
      return undefined;
    case payloadTypes.hold: {
      const read = parseHold(signed);
      // Made anew of itself a hold stays what it is, so that its words need no other witness.
      return read.kind === 'hold' && playlistOfHold(read.hold, text) === text ? read.hold : undefined;
    }
    case payloadTypes.playlist:
      return signed === text ? readPlaylistHead(signed) : undefined;
  }
}
