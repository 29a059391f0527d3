import type { Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { isSignedBy, payloadTypes, readEnvelope, signersOf, type Envelope } from '../../player/trust/envelope.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import { readUnverified } from '../../player/trust/signed-reader.ts';
import { chainOf } from '../keys/chain.ts';
import { readKeyFolder } from '../keys/key-folder.ts';
import { signersFor } from '../keys/keys.ts';
import { readPublished } from '../keys/published-record.ts';
import { signEnvelope } from '../keys/sign.ts';
import { changesOf, type ScreenChange } from './changes.ts';
import { PublishTrouble } from './channel.ts';
import { guardFolders } from './guard-folders.ts';
import { pruneRelease } from './prune.ts';
import { look, type Published, type PublishWorld } from './publish.ts';
import { registerFor } from '../register/register.ts';
import { openReleaseFolder } from './release-folder.ts';

/** A release that waits for more signatures, and what it would change. */
export interface Awaiting {
  readonly envelope: Envelope;
  /** None: it takes all content down. */
  readonly playlist: Playlist | undefined;
  readonly revision: number;
  /** The date that is signed, RFC 3339. */
  readonly publishedAt: string | undefined;
  /** It brings the content back after a hold. */
  readonly endsHold: boolean;
  readonly changes: readonly ScreenChange[];
  /** How many screens the register has, if there is one. */
  readonly registered: number | undefined;
}

/**
 * What waits in a release folder for a second person to look at it. Throws `PublishTrouble`.
 *
 * @param register  the file with the register of screens; else the one that these keys used last, if there is one, else
 *   one screen of each kind stands for all
 */
export async function readAwaiting(
  out: string,
  now: number,
  { register, keys }: { readonly register?: string | undefined; readonly keys?: string } = {},
): Promise<Awaiting> {
  const folder = openReleaseFolder(out);
  const text = await folder.awaiting();
  const read = text === undefined ? undefined : readEnvelope(text);
  if (text === undefined || read?.kind !== 'envelope')
    throw new PublishTrouble({
      en: `nothing waits for a signature in ${out}`,
      vi: `trong ${out} không có gì chờ ký`,
    });
  const { envelope } = read;
  const made = readUnverified(Buffer.from(text));
  if (made.kind === 'bad') throw new PublishTrouble(...made.faults.map(({ words }) => words));
  const { playlist } = made.parsed;
  const { revision, publishedAt } = playlist;
  const present = await folder.current();
  const past = present?.parsed.playlist.revision ?? 0;
  if (past >= revision) throw new PublishTrouble(overtaken(out, revision, past));
  if (made.isHold === true) {
    const nothing = { playlist: undefined, changes: [], registered: undefined, endsHold: false };
    return { envelope, revision, publishedAt, ...nothing };
  }
  const isHeld = present?.isHold === true;
  const last = keys === undefined ? undefined : (await readPublished(keys))?.last;
  const screens = (await registerFor({ register }, last?.register))?.screens;
  const changes = changesOf(isHeld ? undefined : present?.parsed.playlist, playlist, screens, now);
  return { envelope, playlist, revision, publishedAt, endsHold: isHeld, changes, registered: screens?.length };
}

/**
 * Puts one more signature under what waits; with the last one that it takes it goes out. Gives how many are still
 * missing, and what a screen makes of it. Throws `PublishTrouble` and `KeyTrouble`.
 */
export async function approve(
  out: string,
  keysDir: string,
  { envelope, revision }: Awaiting,
  world: PublishWorld,
  bundle?: string,
): Promise<Pick<Published, 'missing' | 'verdict' | 'bundle'>> {
  await guardFolders({ out, keys: keysDir, bundle });
  const folder = openReleaseFolder(out);
  const keys = await readKeyFolder(keysDir);
  const { trust } = chainOf(keys, { where: out, texts: await folder.trustTexts() });
  const role = envelope.payloadType === payloadTypes.hold ? { ...trust.publish, ...trust.hold } : trust.publish;
  const before = signersOf(envelope, role);
  const [signer] = await signersFor(keys, 'publish', role, world);
  if (signer === undefined || before.has(keyIdOf(signer.public)))
    throw new PublishTrouble({
      en: `${signer?.name ?? 'this key'} has signed it already; another person must`,
      vi: `${signer?.name ?? 'khóa này'} đã ký rồi; cần một người khác ký`,
    });
  const text = signEnvelope(envelope, signer);
  const read = readEnvelope(text);
  const isEnough = read.kind === 'envelope' && isSignedBy(read.envelope, role);
  if (!isEnough) {
    await folder.putAwaiting(text);
    return { missing: role.threshold - before.size - 1, verdict: undefined };
  }
  await folder.putPlaylist(revision, text);
  await pruneRelease(folder);
  return { missing: 0, ...(await look(out, true, bundle, world)) };
}

const overtaken = (out: string, revision: number, past: number): Words => ({
  en: `revision ${revision} waits in ${out}, but revision ${past} is out there already, so screens would refuse it: publish it again`,
  vi: `bản ${revision} đang chờ ký trong ${out}, nhưng bản ${past} đã được đưa ra rồi, nên màn hình sẽ không nhận: hãy xuất bản lại`,
});
