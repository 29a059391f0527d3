import { readFile } from 'node:fs/promises';
import type { Ratchet } from '../../core/ratchet.ts';
import type { Trust } from '../../core/trust.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import type { Log } from '../log.ts';
import type { KeptPlaylist } from '../playlist-store.ts';
import { bad, type Beside, type PlaylistReader } from '../read-playlist.ts';
import { isSignedBy, LARGEST_ENVELOPE_BYTES, payloadTypes, readEnvelope, type Envelope } from './envelope.ts';
import { ratchetOf, readSigned, unverifiedReader } from './signed-reader.ts';
import { asKeptTrust, type KeptTrust } from './kept-trust.ts';
import { extendChain, joinAnchor, type TrustChain } from './trust-chain.ts';

/** Whom this machine believes, and how far its channel has come; kept on the disk, where it never goes back. */
export interface TrustKeeper {
  /** `unpinned`: no key was ever given, bytes decide · `closed`: keys were given, but they are lost: nobody is believed. */
  readonly state: 'unpinned' | 'pinned' | 'closed';
  /** What was wrong at the start, and how it was met. */
  readonly faults: readonly { readonly code: 'TRUST_DAMAGED' | 'TRUST_REFUSED'; readonly message: string }[];
  /** The trust file in force. */
  trust(): Trust | undefined;
  /** The newest `publishedAt` that was signed, epoch milliseconds: a clock behind it is plainly wrong (DECISIONS 22). */
  publishedAt(): number;
  /** Reads playlists; with pinned keys it takes newer trust files in on the way. */
  readonly reader: PlaylistReader;
  /** Whether a kept playlist is still to be believed: its own envelope is signed by keys of this epoch. */
  isBelieved(kept: KeptPlaylist): boolean;
}

export interface TrustKeeperWorld {
  /** Such as `<data>/trust.json`. */
  readonly path: string;
  /** The path of the trust file that the operator has given, if any. */
  readonly anchor: string | undefined;
  /** What is kept from the last run: how far the channel has come is known from it too. */
  readonly kept: readonly KeptPlaylist[];
  /** The text of the playlist in force, whose hours go on during a hold. */
  readonly before: () => string | undefined;
  readonly log: Log;
  readonly now: () => number;
  /** Another trust file is in force: what was kept may not be believed any more. */
  readonly onRenewed: () => void;
}

/**
 * Opens what is pinned here, or pins what the operator has given. A pin is sticky: a damaged one closes the door, it
 * does not open it (reliability, 4.4), and keys of another channel do not take its place.
 */
export async function openTrust(world: TrustKeeperWorld): Promise<TrustKeeper> {
  const { path, anchor, log, now } = world;
  const faults: TrustKeeper['faults'][number][] = [];
  const file = await readKeptFile(path);
  const pinned = file.kind === 'read' ? asKeptTrust(file.value) : undefined;
  const isDamaged = file.damaged.length > 0 || (file.kind === 'read' && pinned === undefined);
  if (isDamaged) faults.push({ code: 'TRUST_DAMAGED', message: `the keys kept in ${path} were damaged on the disk` });

  const joined = joinAnchor(pinned?.chain, anchor === undefined ? undefined : await readGiven(anchor));
  if (joined.why !== undefined) faults.push({ code: 'TRUST_REFUSED', message: `--trust ${anchor}: ${joined.why}` });
  for (const { code, message } of faults) log.error('trust at fault', { code, message });
  if (joined.chain === undefined) {
    return anchor === undefined && !isDamaged ? unpinned(world) : closed(faults);
  }

  let known: Known = {
    chain: joined.chain,
    ratchet: newest(pinned?.ratchet, world.kept, joined.chain),
    publishedAt: pinned?.publishedAt ?? -Infinity,
  };
  let askedAt = -Infinity;
  /** What cannot be written down is not known: a power cut must not let an old playlist in. */
  const learn = async (more: Partial<Known>) => {
    const next = { ...known, ...more };
    await keepFile(path, asKept(next));
    known = next;
  };
  if (JSON.stringify(pinned?.chain) !== JSON.stringify(known.chain.texts)) await learn({});

  /** Takes in the trust files that follow, as far as there are any; says whether there were. */
  const renew = async (beside: Beside): Promise<boolean> => {
    askedAt = now();
    let { chain } = known;
    for (let step = 0; step < MOST_STEPS; step++) {
      const version = chain.trust.version + 1;
      const text = await beside(`trust/${version}.json`, LARGEST_TRUST_BYTES);
      if (text === undefined) break; // none yet; a log-in page and a missing file say the same
      const extended = extendChain(chain, text);
      if (extended.kind === 'refused') {
        log.warn('trust file refused', { version, why: extended.why });
        break;
      }
      chain = extended.chain;
      log.info('trust file taken in', { version, epoch: chain.trust.epoch });
    }
    if (chain === known.chain) return false;
    await learn({ chain });
    world.onRenewed();
    return true;
  };

  return {
    state: 'pinned',
    faults,
    trust: () => known.chain.trust,
    publishedAt: () => known.publishedAt,
    reader: {
      mostBytes: LARGEST_ENVELOPE_BYTES,
      async read(bytes, beside) {
        const read = () =>
          readSigned(bytes, { trust: known.chain.trust, ratchet: known.ratchet, before: world.before() });
        let answer = read();
        const isDue = Math.abs(now() - askedAt) >= DAY_MS;
        const isHinted = answer.kind === 'playlist' && (answer.parsed.playlist.trust ?? 0) > known.chain.trust.version;
        const mayBeNew = answer.kind === 'bad' && answer.faults.some(({ code }) => RENEWED.includes(code));
        if ((isDue || isHinted || mayBeNew) && (await renew(beside))) answer = read();
        if (answer.kind === 'bad') return answer;
        const { ratchet, parsed } = answer;
        const told = parsed.playlist.publishedAt;
        const publishedAt = Math.max(known.publishedAt, told === undefined ? -Infinity : Date.parse(told));
        const isNew = ratchet.revision !== known.ratchet?.revision || ratchet.epoch !== known.ratchet.epoch;
        if (isNew || publishedAt > known.publishedAt) await learn({ ratchet, publishedAt });
        return answer;
      },
    },
    isBelieved: ({ envelope, text, isHold }) => {
      if (envelope === undefined) return false;
      const opened = openOfEpoch(envelope, known.chain);
      return opened !== undefined && (isHold === true || Buffer.from(opened.payload).toString() === text);
    },
  };
}

/** What a pinned machine knows. */
interface Known {
  readonly chain: TrustChain;
  readonly ratchet: Ratchet | undefined;
  readonly publishedAt: number;
}

function asKept({ chain, ratchet, publishedAt }: Known): KeptTrust {
  return {
    chain: chain.texts,
    ...(ratchet === undefined ? {} : { ratchet }),
    ...(publishedAt > 0 ? { publishedAt } : {}),
  };
}

/** No key is pinned: bytes decide, signed or not (DECISIONS 19). */
function unpinned({ before }: TrustKeeperWorld): TrustKeeper {
  return {
    state: 'unpinned',
    faults: [],
    trust: () => undefined,
    publishedAt: () => -Infinity,
    reader: unverifiedReader(before),
    isBelieved: () => true,
  };
}

/** Keys are pinned, but nobody knows which. */
function closed(faults: TrustKeeper['faults']): TrustKeeper {
  const answer = bad('BAD_SIGNATURE', '', {
    en: 'the keys of this screen are lost: give it its trust file again (--trust)',
    vi: 'màn hình này đã mất khóa tin cậy: hãy đưa lại tệp trust (--trust)',
  });
  return {
    state: 'closed',
    faults,
    trust: () => undefined,
    publishedAt: () => -Infinity,
    reader: { mostBytes: LARGEST_ENVELOPE_BYTES, read: () => Promise.resolve(answer) },
    isBelieved: () => false,
  };
}

/** An envelope that is signed as publishing asks, by the trust file in force or one before it of the same epoch. */
function openOfEpoch(text: string, { trusts, trust }: TrustChain): Envelope | undefined {
  const read = readEnvelope(text);
  if (read.kind === 'refused') return undefined;
  const { envelope } = read;
  const isSigned = trusts
    .filter(({ epoch }) => epoch === trust.epoch)
    .some(({ publish, hold }) =>
      isSignedBy(envelope, envelope.payloadType === payloadTypes.hold ? { ...publish, ...hold } : publish),
    );
  return isSigned ? envelope : undefined;
}

/** The furthest that anything kept here says the channel has come: a lost count must not let an old playlist in. */
function newest(kept: Ratchet | undefined, playlists: readonly KeptPlaylist[], chain: TrustChain): Ratchet | undefined {
  const ofPlaylists = playlists.flatMap(({ envelope }) => {
    const opened = envelope === undefined ? undefined : openOfEpoch(envelope, chain);
    return opened === undefined ? [] : (ratchetOf(opened.payload) ?? []);
  });
  return [...(kept === undefined ? [] : [kept]), ...ofPlaylists].reduce<Ratchet | undefined>(
    (most, one) =>
      most === undefined || one.epoch > most.epoch || (one.epoch === most.epoch && one.revision > most.revision)
        ? one
        : most,
    undefined,
  );
}

/** What the operator has given; a file that has gone since, on a stick perhaps, is an empty one. */
async function readGiven(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

/** Faults that a newer trust file may mend. */
const RENEWED: readonly string[] = ['BAD_SIGNATURE', 'WRONG_EPOCH'];
/** A screen that was off for years catches up in one go (reliability, 4.3). */
const MOST_STEPS = 64;
const LARGEST_TRUST_BYTES = 64 * 1024;
const DAY_MS = 86_400_000;
