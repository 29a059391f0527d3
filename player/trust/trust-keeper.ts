import { readFile } from 'node:fs/promises';
import type { KeptTrust } from '../../core/kept-trust.ts';
import { judgeRevision, type Ratchet } from '../../core/ratchet.ts';
import type { Trust } from '../../core/trust.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import type { Log } from '../log.ts';
import type { KeptPlaylist } from '../playlist-store.ts';
import { bad, type Beside, type PlaylistReader } from '../read-playlist.ts';
import { LARGEST_ENVELOPE_BYTES } from './envelope.ts';
import { believedOf } from './kept-envelope.ts';
import { readKnownTrust, type KnownTrust } from './kept-trust.ts';
import { readSigned, unverifiedReader } from './signed-reader.ts';
import { extendChain, joinAnchor, type TrustChain } from './trust-chain.ts';

/** Whom this machine believes, and how far its channel has come; kept on the disk, where it never goes back. */
export interface TrustKeeper {
  /** `unpinned`: no key was ever given, bytes decide · `closed`: keys were given, but they are lost: nobody is believed. */
  readonly state: 'unpinned' | 'pinned' | 'closed';
  /** What was wrong at the start, and how it was met. */
  readonly faults: readonly { readonly code: 'TRUST_DAMAGED' | 'TRUST_REFUSED'; readonly message: string }[];
  /** The trust file in force. */
  trust(): Trust | undefined;
  /**
   * The `publishedAt` of the newest list that was signed in the epoch in force, epoch milliseconds: a clock behind it is
   * plainly wrong (DECISIONS 22). It is not the latest of all dates: an officer whose clock was a year ahead mends that
   * with the next list. A new epoch begins anew with it too, for what a thief has signed says nothing about the time.
   */
  publishedAt(): number;
  /** Reads playlists; with pinned keys it takes newer trust files in on the way. */
  readonly reader: PlaylistReader;
  /** Whether a kept playlist is still to be believed: what its own envelope says, signed by keys of this epoch. */
  isBelieved(kept: KeptPlaylist): boolean;
}

export interface TrustKeeperWorld {
  /** Such as `<data>/trust.json`. */
  readonly path: string;
  /** The path of the trust file that the operator has given, if any. */
  readonly anchor: string | undefined;
  /** What is kept from the last run: how far the channel has come is known from it too. */
  readonly kept: readonly KeptPlaylist[];
  /** The playlist in force, whose hours go on during a hold if it is believed. */
  readonly before: () => KeptPlaylist | undefined;
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
  const pinned = file.kind === 'read' ? readKnownTrust(file.value) : undefined;
  const isDamaged = file.damaged.length > 0 || (file.kind === 'read' && pinned === undefined);
  if (isDamaged) faults.push({ code: 'TRUST_DAMAGED', message: `the keys kept in ${path} were damaged on the disk` });

  const joined = joinAnchor(pinned?.chain, anchor === undefined ? undefined : await readGiven(anchor));
  if (joined.why !== undefined) faults.push({ code: 'TRUST_REFUSED', message: `--trust ${anchor}: ${joined.why}` });
  for (const { code, message } of faults) log.error('trust at fault', { code, message });
  if (joined.chain === undefined) {
    return anchor === undefined && !isDamaged ? unpinned(world) : closed(faults);
  }

  let known: KnownTrust = {
    chain: joined.chain,
    ratchet: newest(pinned?.ratchet, world.kept, joined.chain),
    publishedAt: pinned?.ratchet?.epoch === joined.chain.trust.epoch ? pinned.publishedAt : undefined,
  };
  let askedAt = -Infinity;
  /** What cannot be written down is not known: a power cut must not let an old playlist in. */
  const learn = async (more: Partial<KnownTrust>) => {
    const next = { ...known, ...more };
    await keepFile(path, asKept(next));
    known = next;
  };
  if (pinned?.chain !== known.chain) await learn({});

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
    const isNewEpoch = chain.trust.epoch !== known.chain.trust.epoch;
    await learn({ chain, ...(isNewEpoch ? { publishedAt: undefined } : {}) });
    world.onRenewed();
    return true;
  };

  const isBelieved = (kept: KeptPlaylist) => believedOf(kept, known.chain) !== undefined;
  const before = () => {
    const kept = world.before();
    return kept !== undefined && isBelieved(kept) ? kept.text : undefined;
  };

  return {
    state: 'pinned',
    faults,
    trust: () => known.chain.trust,
    publishedAt: () => known.publishedAt ?? -Infinity,
    reader: {
      mostBytes: LARGEST_ENVELOPE_BYTES,
      async read(bytes, beside) {
        const read = () => readSigned(bytes, { trust: known.chain.trust, ratchet: known.ratchet, before });
        let answer = read();
        const isDue = Math.abs(now() - askedAt) >= DAY_MS;
        const isHinted = answer.kind === 'playlist' && (answer.parsed.playlist.trust ?? 0) > known.chain.trust.version;
        const mayBeNew = answer.kind === 'bad' && answer.faults.some(({ code }) => RENEWED.includes(code));
        if ((isDue || isHinted || mayBeNew) && (await renew(beside))) answer = read();
        if (answer.kind === 'bad') return answer;
        const { ratchet, parsed } = answer;
        const isNewer = known.ratchet === undefined || judgeRevision(known.ratchet, ratchet) === 'newer';
        const { publishedAt } = parsed.playlist;
        if (isNewer)
          await learn({ ratchet, ...(publishedAt === undefined ? {} : { publishedAt: Date.parse(publishedAt) }) });
        return answer;
      },
    },
    isBelieved,
  };
}

function asKept({ chain, ...rest }: KnownTrust): KeptTrust {
  return { chain: [...chain.texts], ...rest };
}

/** No key is pinned: bytes decide, signed or not (DECISIONS 19). */
function unpinned({ before }: TrustKeeperWorld): TrustKeeper {
  return {
    state: 'unpinned',
    faults: [],
    trust: () => undefined,
    publishedAt: () => -Infinity,
    reader: unverifiedReader(() => before()?.text),
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

/** The furthest that anything kept here says the channel has come: a lost count must not let an old playlist in. */
function newest(kept: Ratchet | undefined, playlists: readonly KeptPlaylist[], chain: TrustChain): Ratchet | undefined {
  const ratchets = [kept, ...playlists.map((one) => believedOf(one, chain))].filter((one) => one !== undefined);
  const [last] = ratchets.sort((one, other) => other.epoch - one.epoch || other.revision - one.revision);
  return last;
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
