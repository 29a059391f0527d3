import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import type { payloadTypes } from '../../player/trust/envelope.ts';
import type { TrustChain } from '../../player/trust/trust-chain.ts';
import { chainOf, type Found } from '../keys/chain.ts';
import { readKeyFolder, type KeyFolder } from '../keys/key-folder.ts';
import { signersFor, type KeyWorld } from '../keys/keys.ts';
import { keepPublished, readPublished, type PublishedRecord } from '../keys/published-record.ts';
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
  /** What this folder of keys has signed. */
  readonly published: PublishedRecord;
  /** How many signatures are still missing after those of this folder. */
  missing(kind: Signed): number;
  /** What goes out around a payload: an envelope, or, unsigned, a playlist as it is. */
  seal(kind: Signed, payload: string): string;
  /** Remembers what is signed, before it is: then its revision is never given twice. */
  remember(published: PublishedRecord): Promise<void>;
}

/** A folder of keys as it lies, before anybody is asked for a passphrase. */
export interface ClosedChannel {
  readonly folder: KeyFolder;
  readonly chain: TrustChain;
  /** What was signed with it; `undefined` when it does not know. */
  readonly published: PublishedRecord | undefined;
}

/**
 * Reads the folder of keys. Throws `KeyTrouble`.
 *
 * @param out  the trust files that are out already, which must be of the same keys
 */
export async function readChannel(keysDir: string, out: readonly Found[]): Promise<ClosedChannel> {
  const folder = await readKeyFolder(keysDir);
  return { folder, chain: chainOf(folder, ...out), published: await readPublished(keysDir) };
}

/** Opens the keys, asking for passphrases. Throws `KeyTrouble`. */
export async function openChannel(
  { folder, chain: { trust, texts }, published = NOTHING }: ClosedChannel,
  world: KeyWorld,
): Promise<PublishingChannel> {
  const signers = await signersFor(folder, 'publish', trust.publish, world);
  return {
    ...{ trust, trustTexts: texts, published },
    missing: (kind) => Math.max(0, (kind === 'hold' ? trust.hold : trust.publish).threshold - signers.length),
    seal: (kind, payload) => sealEnvelope(kind, payload, signers),
    remember: (record) => keepPublished(folder.dir, record),
  };
}

/** The channel of whom nobody signs. */
export function unsignedChannel(): PublishingChannel {
  return {
    ...{ trust: undefined, trustTexts: [], published: NOTHING, missing: () => 0 },
    seal: (kind, payload) => (kind === 'playlist' ? payload : sealEnvelope(kind, payload, [])),
    remember: () => Promise.resolve(),
  };
}

const NOTHING: PublishedRecord = { revision: 0 };
