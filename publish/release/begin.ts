import type { Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { createConfigSource } from '../../player/config-source.ts';
import type { Fetch } from '../../player/fetch-capped.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { SILENT } from '../ask-folder.ts';
import type { KeyWorld } from '../keys/keys.ts';
import { reasonWords } from '../reason-words.ts';
import { openChannel, PublishTrouble, type PublishingChannel } from './channel.ts';
import { openReleaseFolder, type ReleaseFolder } from './release-folder.ts';

/** What every release goes on from. */
export interface Beginning {
  readonly channel: PublishingChannel;
  readonly folder: ReleaseFolder;
  /** What the screens showed last, a hold apart. */
  readonly before: Playlist | undefined;
  readonly isHeld: boolean;
  /** The revision and the epoch that follow, and the id of the channel. */
  readonly revision: number;
  readonly epoch: number;
  readonly id: string;
}

/**
 * Opens keys and folder, asks what is live, and counts on from the newest of all that is known. Throws `PublishTrouble`
 * and `KeyTrouble`.
 *
 * @param written  the id in the sources, for a channel without keys
 */
export async function beginRelease(
  {
    out,
    keys,
    live: url,
  }: { readonly out: string; readonly keys: string | undefined; readonly live: string | undefined },
  world: KeyWorld & { readonly fetch: Fetch },
  written?: string,
): Promise<Beginning> {
  const folder = openReleaseFolder(out);
  const live = url === undefined ? undefined : await askLive(url, world);
  const here = await folder.current();
  const history = await folder.history();
  const newest = live?.playlist ?? here?.parsed.playlist;
  const known = [live?.playlist, here?.parsed.playlist, ...history.map(({ read }) => read?.parsed.playlist)];
  const trustTexts = await folder.trustTexts();
  const isSigned = trustTexts.length > 0 || known.some((playlist) => playlist?.trust !== undefined);
  if (keys === undefined && isSigned) throw new PublishTrouble(needsKeys(url ?? out));
  const channel = await openChannel(keys, trustTexts, world);
  const id = channel.trust?.channel ?? written ?? newest?.id ?? 'playlist';
  if (isSigned && newest !== undefined && newest.id !== id)
    throw new PublishTrouble(otherChannel(url ?? out, newest.id, id));
  const revisions = [channel.newestRevision, ...history.map((one) => one.revision)];
  return {
    ...{ channel, folder, id },
    before:
      live?.playlist ??
      history.findLast(({ read }) => read !== undefined && read.isHold !== true)?.read?.parsed.playlist,
    isHeld: live?.isHold ?? here?.isHold ?? false,
    revision: 1 + Math.max(...revisions, ...known.map((playlist) => playlist?.revision ?? 0)),
    epoch: channel.trust?.epoch ?? newest?.epoch ?? 0,
  };
}

async function askLive(
  url: string,
  world: KeyWorld & { readonly fetch: Fetch },
): Promise<{ readonly playlist: Playlist; readonly isHold: boolean }> {
  const source = createConfigSource({
    ...{ url, fetch: world.fetch, reader: unverifiedReader(), kept: undefined, log: SILENT },
    ...{ now: world.now, random: () => 0 },
  });
  const answer = await source.ask();
  if (answer.kind === 'changed') return { playlist: answer.parsed.playlist, isHold: answer.kept.isHold === true };
  const reason: Words =
    answer.kind === 'bad'
      ? (answer.faults[0]?.words ?? reasonWords('bad'))
      : reasonWords(answer.kind === 'unreachable' ? answer.reason : '');
  throw new PublishTrouble({
    en: `${url} cannot be asked what is live: ${reason.en}; leave --live out to go on from the folder`,
    vi: `không hỏi được ${url} xem đang phát gì: ${reason.vi}; bỏ --live để tiếp tục từ thư mục`,
  });
}

const needsKeys = (where: string): Words => ({
  en: `${where} is signed: its screens would refuse what is not; name the folder of the keys (--keys), or another --out`,
  vi: `${where} có chữ ký: màn hình sẽ không nhận nội dung không ký; hãy nêu thư mục khóa (--keys), hoặc --out khác`,
});

const otherChannel = (where: string, there: string, id: string): Words => ({
  en: `${where} holds the channel "${there}", but these keys are for "${id}"`,
  vi: `${where} là của kênh "${there}", còn khóa này thuộc kênh "${id}"`,
});
