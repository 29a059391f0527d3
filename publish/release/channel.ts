import path from 'node:path';
import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { keepFile, peekKeptFile } from '../../player/kept-file.ts';
import type { payloadTypes } from '../../player/trust/envelope.ts';
import type { SigningKey } from '../keys/key-file.ts';
import { readKeyFolder } from '../keys/key-folder.ts';
import { chainOf, signersFor, type KeyWorld } from '../keys/keys.ts';
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

/**
 * Opens the folder of keys, asking for passphrases. Throws `KeyTrouble`.
 *
 * @param published  the texts of the trust files that are out already
 */
export async function openChannel(
  keysDir: string | undefined,
  published: readonly string[],
  world: KeyWorld,
): Promise<PublishingChannel> {
  if (keysDir === undefined) {
    return {
      ...{ trust: undefined, trustTexts: [], newestRevision: 0, missing: () => 0 },
      seal: (kind, payload) => (kind === 'playlist' ? payload : sealEnvelope(kind, payload, [])),
      signed: () => Promise.resolve(),
    };
  }
  const folder = await readKeyFolder(keysDir);
  const { trust, texts } = chainOf(folder, published);
  const signers: readonly SigningKey[] = await signersFor(folder, 'publish', trust.publish, world);
  const file = path.join(keysDir, 'published.json');
  const kept = await peekKeptFile(file);
  const { revision = 0 } = kept.kind === 'read' ? (kept.value as { readonly revision?: number }) : {};
  return {
    ...{ trust, trustTexts: texts, newestRevision: revision },
    missing: (kind) => Math.max(0, (kind === 'hold' ? trust.hold : trust.publish).threshold - signers.length),
    seal: (kind, payload) => sealEnvelope(kind, payload, signers),
    signed: (newest) => keepFile(file, { epoch: trust.epoch, revision: newest }),
  };
}
