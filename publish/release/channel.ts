import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import type { payloadTypes } from '../../player/trust/envelope.ts';
import type { TrustChain } from '../../player/trust/trust-chain.ts';
import { chainOf, type Found } from '../keys/chain.ts';
import { readKeyFolder, type KeyFolder } from '../keys/key-folder.ts';
import { signersFor, type KeyWorld } from '../keys/keys.ts';
import { keepPublished, readPublished } from '../keys/published-record.ts';
import { sealEnvelope } from '../keys/sign.ts';

/** What cannot be published, and why. */
export class PublishTrouble extends Error {
  readonly words: readonly Words[];

  constructor(...words: readonly Words[]) {
    super(words.map(({ en }) => en).join('\n'));
    this.words = words;
  }
}

type Signed = Exclude<keyof typeof payloadTypes, 'trust'>;

/** Who publishes, and how far the channel has come: what a folder of keys says, or that nothing is signed. */
export interface PublishingChannel {
  /** None: unsigned. */
  readonly trust: Trust | undefined;
  /** The trust files of the channel, the first one first. */
  readonly trustTexts: readonly string[];
  /** The newest revision that was signed with this folder of keys. */
  readonly newestRevision: number;
  /** How many signatures are still missing after those of this folder. */
  missing(kind: Signed): number;
  /** What goes out around a payload: an envelope, or, unsigned, a playlist as it is. */
  seal(kind: Signed, payload: string): string;
  /** Remembers a revision that has been signed, so that it is never given twice. */
  signed(revision: number): Promise<void>;
}

/** A folder of keys as it lies, before anybody is asked for a passphrase. */
export interface ClosedChannel {
  readonly folder: KeyFolder;
  readonly chain: TrustChain;
  /** The newest revision that was signed with it; `undefined` when it does not know. */
  readonly newestRevision: number | undefined;
}

/**
 * Reads the folder of keys. Throws `KeyTrouble`.
 *
 * @param published  the trust files that are out already, which must be of the same keys
 */
export async function readChannel(keysDir: string, published: readonly Found[]): Promise<ClosedChannel> {
  const folder = await readKeyFolder(keysDir);
  return { folder, chain: chainOf(folder, ...published), newestRevision: await readPublished(keysDir) };
}

/** Opens the keys, asking for passphrases. Throws `KeyTrouble`. */
export async function openChannel(
  { folder, chain: { trust, texts }, newestRevision = 0 }: ClosedChannel,
  world: KeyWorld,
): Promise<PublishingChannel> {
  const signers = await signersFor(folder, 'publish', trust.publish, world);
  return {
    ...{ trust, trustTexts: texts, newestRevision },
    missing: (kind) => Math.max(0, (kind === 'hold' ? trust.hold : trust.publish).threshold - signers.length),
    seal: (kind, payload) => sealEnvelope(kind, payload, signers),
    signed: (revision) => keepPublished(folder.dir, { epoch: trust.epoch, revision }),
  };
}

/** The channel of whom nobody signs. */
export function unsignedChannel(): PublishingChannel {
  return {
    ...{ trust: undefined, trustTexts: [], newestRevision: 0, missing: () => 0 },
    seal: (kind, payload) => (kind === 'playlist' ? payload : sealEnvelope(kind, payload, [])),
    signed: () => Promise.resolve(),
  };
}
