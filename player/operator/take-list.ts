import { describeFaults, refusalCode, type Fault } from '../../core/faults.ts';
import { byteWords } from '../../core/byte-words.ts';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import type { Playlist } from '../../core/playlist.ts';
import { byFile, type WantedAsset } from '../../core/sync-plan.ts';
import type { Words } from '../../core/words.ts';
import { downloadAsset, type DownloadOutcome } from '../download.ts';
import type { Library, TooLarge } from '../library.ts';
import { reasonOf, type Log } from '../log.ts';
import type { MediaStore } from '../media-store.ts';
import type { Pins } from '../pins.ts';
import { isWebAddress } from '../playlist-source.ts';
import type { PlaylistRounds } from '../playlist-rounds.ts';
import type { KeptPlaylist, PlaylistStore } from '../playlist-store.ts';
import { playableFaults } from '../playable.ts';
import type { Sync } from '../sync.ts';
import type { TrustKeeper } from '../trust/trust-keeper.ts';
import { byHandAfter, byHandSource } from './by-hand.ts';
import { openCarrier, type Carrier, type CarrierWorld } from './carrier.ts';

export interface TakeWorld extends CarrierWorld {
  /** The same that judges what the network brings. */
  readonly trust: Pick<TrustKeeper, 'reader' | 'state'>;
  readonly playlists: Pick<PlaylistStore, 'current' | 'pending'>;
  readonly library: Pick<Library, 'needsOf' | 'expect'>;
  readonly rounds: Pick<PlaylistRounds, 'takeByHand' | 'consider'>;
  readonly sync: Pick<Sync, 'leave' | 'tell'>;
  readonly store: MediaStore;
  readonly pins: Pins;
  readonly log: Log;
  /** An http(s) address or a folder, if one is set. */
  readonly configUrl: string | undefined;
  /** Where codes may lead; none: anywhere. */
  readonly codeDomains?: readonly string[] | undefined;
}

/** Why what was brought is not taken, under a code that stays. */
export interface TakeFault {
  readonly code: string;
  readonly message: Words;
}

/** Told while it goes on. */
export interface TakeProgress {
  readonly read: (playlist: Playlist) => void;
  /** Of the files that were brought, with those that were here before. */
  readonly copied: (bytesDone: number, bytes: number) => void;
}

/**
 * Takes in what somebody has brought: its list is judged by the same reader as the network's, its files come into the
 * store by their hashes, and then the list is handed over as if it had been polled.
 *
 * A signed list is handed over at once: it is the newest that the channel has, and what the stick lacks, or does not come
 * to give, the network may bring. An unsigned one is handed over when all of its files are here, and not at all when the
 * stick is pulled out before: what was copied waits in the store for the next time.
 */
export async function takeList(
  path: string,
  world: TakeWorld,
  progress: TakeProgress,
  signal: AbortSignal,
): Promise<TakeFault | undefined> {
  const opened = await openCarrier(path, world);
  if (opened.kind === 'refused') return noCarrier(opened.why);
  if (opened.kind === 'unreadable') return unreadable(opened.reason);
  const { carrier } = opened;
  try {
    return await takeFrom(carrier, world, progress, signal);
  } catch (error) {
    signal.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code === undefined) throw error; // a bug, not the disk
    return notKept(reasonOf(error));
  } finally {
    world.library.expect(undefined);
    await world.sync.leave([]);
    await carrier.close().catch(() => undefined); // pulled out: there is nothing to close any more
    await world.rounds.consider();
  }
}

async function takeFrom(
  carrier: Carrier,
  world: TakeWorld,
  progress: TakeProgress,
  signal: AbortSignal,
): Promise<TakeFault | undefined> {
  const { library, rounds, sync, playlists, configUrl } = world;
  const list = await carrier.read(world.trust.reader, signal);
  if (list.kind === 'unreadable') return unreadable(list.reason);
  if (list.kind === 'bad') return badList(list.faults);
  const { playlist } = list.parsed;
  progress.read(playlist);

  const kept: KeptPlaylist = { ...list.kept, byHand: byHandAfter(playlists.pending() ?? playlists.current()) };
  const baseUrl = baseUrlOf(kept, playlist, configUrl);
  const resolve = (at: string) => byHandSource.resolve(at, baseUrl);
  const wrong = playableFaults({ playlist, digest: kept.bytesSha256, resolve }, world.codeDomains);
  if (wrong.length > 0) return badList(wrong);
  const handOver = async () => {
    const taken = await rounds.takeByHand({ ...kept, baseUrl });
    return taken.kind === 'too-large' ? tooLarge(taken) : undefined;
  };
  const isSigned = world.trust.state === 'pinned';
  const needs = await library.needsOf(kept);
  if (needs.kind === 'too-large') return tooLarge(needs);
  if (isSigned) {
    const fault = await handOver();
    if (fault !== undefined) return fault;
  } else library.expect(kept);
  // What the stick lacks of a list that has been handed over is fetched meanwhile.
  await sync.leave(needs.assets.filter((asset) => !isSigned || carrier.mayHave(asset)));
  const copied = await copy(needs.assets, carrier, world, progress, signal);
  if (isSigned || copied.fault !== undefined) return copied.fault;
  const fromNetwork = ({ url, sha256 }: WantedAsset) =>
    isWebAddress(url) || (sha256 !== undefined && isWebAddress(baseUrl));
  const lacking = copied.lacking.filter((asset) => !fromNetwork(asset));
  return lacking.length > 0 ? incomplete(lacking) : await handOver();
}

interface Copied {
  /** What is not among the files that were brought. */
  readonly lacking: readonly WantedAsset[];
  readonly fault?: TakeFault;
}

/** Copies one file after the other: a stick gives no more to two readers than to one. */
async function copy(
  assets: readonly WantedAsset[],
  carrier: Carrier,
  world: TakeWorld,
  { copied }: TakeProgress,
  signal: AbortSignal,
): Promise<Copied> {
  const files = [...byFile(assets).values()];
  const ours = files.filter((asset) => carrier.mayHave(asset));
  const sizes = new Map<WantedAsset, number>();
  const lacking = files.filter((asset) => !carrier.mayHave(asset));
  const damaged: WantedAsset[] = [];
  let all = 0;
  let done = 0;
  const sized = (asset: WantedAsset, bytes: number) => {
    all += bytes - (sizes.get(asset) ?? 0);
    sizes.set(asset, bytes);
  };
  const tell = (more: number) => copied(done + more, all);
  for (const asset of ours) sized(asset, asset.bytes ?? 0);
  tell(0);
  for (const asset of ours) {
    const outcome = await downloadAsset(asset, {
      ...world,
      open: carrier.open,
      signal,
      // The same name on another stick may be another file.
      revalidate: asset.sha256 === undefined,
      onBytes(got, total) {
        if (total !== undefined) sized(asset, total);
        signal.throwIfAborted();
        tell(got);
      },
    });
    signal.throwIfAborted();
    const fault = faultOf(outcome);
    if (fault !== undefined) return { lacking, fault };
    if (outcome.kind === 'missing') lacking.push(asset);
    else if (!good.includes(outcome.kind)) damaged.push(asset);
    if (outcome.kind === 'adopted') sized(asset, outcome.bytes);
    done += sizes.get(asset) ?? 0;
    tell(0);
    world.sync.tell(); // one more is here: whoever waits for it may go on
  }
  return damaged.length === 0 ? { lacking } : { lacking, fault: wrongFiles(damaged) };
}

/** What is withdrawn is not missed: nobody is to see it. */
const good: readonly DownloadOutcome['kind'][] = ['adopted', 'unchanged', 'withdrawn'];

/** What ends the copying; everything else is about one file alone. */
function faultOf(outcome: DownloadOutcome): TakeFault | undefined {
  switch (outcome.kind) {
    case 'unreachable':
      return unreadable(outcome.reason);
    case 'disk-full':
      return diskFull;
    case 'disk-error':
      return notKept(outcome.reason);
    default:
      return undefined;
  }
}

/**
 * The address that a list's own addresses are read against from now on. With a hash for each of its files the config
 * URL's server may bring what the stick lacks; without, only what lay beside the list is meant.
 */
function baseUrlOf(kept: KeptPlaylist, playlist: Playlist, configUrl: string | undefined): string {
  const isHashed = filesWithPlaces(playlist).every(({ file }) => file.sha256 !== undefined);
  return isHashed && configUrl !== undefined && isWebAddress(configUrl) ? configUrl : kept.baseUrl;
}

function namesOf(assets: readonly WantedAsset[]): string {
  const more = assets.length - MOST_NAMED;
  const names = assets.slice(0, MOST_NAMED).map(({ itemId }) => itemId);
  return [...names, ...(more > 0 ? [`+${more}`] : [])].join(', ');
}

const MOST_NAMED = 10;

function badList(faults: readonly Fault[]): TakeFault {
  return {
    code: refusalCode(faults),
    message: { en: describeFaults(faults, 'en'), vi: describeFaults(faults, 'vi') },
  };
}

function noCarrier(why: string): TakeFault {
  return {
    code: 'BAD_BUNDLE',
    message: {
      en: `the file cannot be taken: ${why}; make it again with publish --bundle, and copy it whole`,
      vi: `không nhận được tệp này (${why}): hãy tạo lại bằng publish --bundle và chép lại trọn vẹn`,
    },
  };
}

function unreadable(reason: string): TakeFault {
  return {
    code: 'STICK_UNREADABLE',
    message: {
      en: `it cannot be read (${reason}): was the stick pulled out? Put it in and take it again, it goes on where it was`,
      vi: `không đọc được (${reason}): USB đã bị rút ra? Hãy cắm lại và nhận lại, việc chép sẽ tiếp tục từ chỗ dừng`,
    },
  };
}

function tooLarge({ revision, neededBytes, roomBytes }: TooLarge): TakeFault {
  const [needed, room] = [byteWords(neededBytes), byteWords(roomBytes)];
  return {
    code: 'TOO_LARGE_FOR_DISK',
    message: {
      en: `revision ${revision} needs ${needed} with what is on now, there is room for ${room}: bring less, raise mediaQuotaMiB, or use a larger disk`,
      vi: `bản ${revision} cần ${needed} kể cả nội dung đang phát, máy chỉ còn chỗ cho ${room}: hãy chép ít hơn, tăng mediaQuotaMiB hoặc dùng ổ đĩa lớn hơn`,
    },
  };
}

function incomplete(lacking: readonly WantedAsset[]): TakeFault {
  return {
    code: 'INCOMPLETE',
    message: {
      en: `files that the list names are not there: ${namesOf(lacking)}; copy them beside it and take it again`,
      vi: `thiếu tệp mà danh sách phát cần: ${namesOf(lacking)}; hãy chép đủ rồi nhận lại`,
    },
  };
}

function wrongFiles(damaged: readonly WantedAsset[]): TakeFault {
  return {
    code: 'WRONG_HASH',
    message: {
      en: `files are not what the list means, damaged or exchanged: ${namesOf(damaged)}; copy it anew and take it again`,
      vi: `có tệp khác với tệp danh sách yêu cầu, bị hỏng hoặc bị thay: ${namesOf(damaged)}; hãy chép lại từ đầu rồi nhận lại`,
    },
  };
}

const diskFull: TakeFault = {
  code: 'DISK_FULL',
  message: {
    en: "this machine's disk is full: make room, and take it again",
    vi: 'ổ đĩa của máy này đã đầy: hãy dọn bớt rồi nhận lại',
  },
};

function notKept(reason: string): TakeFault {
  return {
    code: 'PLAYLIST_NOT_KEPT',
    message: {
      en: `it could not be written to this machine's disk: ${reason}`,
      vi: `không ghi được vào ổ đĩa của máy này: ${reason}`,
    },
  };
}
