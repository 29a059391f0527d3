import type { Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { createConfigSource } from '../../player/config-source.ts';
import type { Fetch } from '../../player/fetch-capped.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { SILENT } from '../ask-folder.ts';
import type { Found } from '../keys/chain.ts';
import { quietly, type KeyWorld } from '../keys/keys.ts';
import { findLiveTrust } from '../keys/live-trust.ts';
import { reasonWords } from '../reason-words.ts';
import {
  openChannel,
  PublishTrouble,
  readChannel,
  unsignedChannel,
  type ClosedChannel,
  type PublishingChannel,
} from './channel.ts';
import type { OtherClocks } from './clock.ts';
import { openReleaseFolder, type ReleaseFolder } from './release-folder.ts';

/** What every release goes on from. */
export interface Beginning {
  readonly channel: PublishingChannel;
  readonly folder: ReleaseFolder;
  /** What the screens show; nothing while a hold is in force. */
  readonly before: Playlist | undefined;
  readonly isHeld: boolean;
  /** The clocks that this machine's own can be compared with. */
  readonly clocks: OtherClocks;
  /** The revision and the epoch that follow. */
  readonly revision: number;
  readonly epoch: number;
  /** The id of the channel, as the keys say it, or what was published last. */
  readonly id: string | undefined;
}

/** Where publishing goes on, and with which keys. */
export interface BeginOptions {
  readonly out: string;
  readonly keys: string | undefined;
  readonly live: string | undefined;
}

/**
 * Opens keys and folder, asks what is live, and counts on from the newest of all that is known. Nothing is written yet.
 * Throws `PublishTrouble` and `KeyTrouble`.
 */
export async function beginRelease(options: BeginOptions, world: BeginWorld): Promise<Beginning> {
  const begin = () => beginWith(options, world);
  return options.keys === undefined ? begin() : quietly(world, begin);
}

type BeginWorld = KeyWorld & { readonly fetch: Fetch };

async function beginWith({ out, keys, live: url }: BeginOptions, world: BeginWorld): Promise<Beginning> {
  const folder = openReleaseFolder(out);
  const live = url === undefined ? undefined : await askLive(url, world);
  const here = await folder.current();
  const history = await folder.history();
  const newest = live?.playlist ?? here?.parsed.playlist;
  const past = [here?.parsed.playlist, ...history.map(({ read }) => read?.parsed.playlist)];
  const known = [live?.playlist, ...past];
  const liveTrust: readonly Found[] = live === undefined ? [] : [await findLiveTrust(live.baseUrl, world.fetch)];
  const found = [{ where: out, texts: await folder.trustTexts() }, ...liveTrust];
  const isSigned = found.some(({ texts }) => texts.length > 0) || known.some((one) => one?.trust !== undefined);
  if (keys === undefined && isSigned) throw new PublishTrouble(needsKeys(url ?? out));
  const closed = keys === undefined ? undefined : await readChannel(keys, found);
  const own = closed?.chain.trust.channel;
  if (own !== undefined && isSigned && newest !== undefined && newest.id !== own)
    throw new PublishTrouble(otherChannel(url ?? out, newest.id, own));
  const isCounted = live !== undefined || past.some((playlist) => playlist?.id === own);
  if (closed !== undefined && !isCounted && isWithoutCount(closed))
    throw new PublishTrouble(noCount(closed.folder.dir, out));
  const channel = closed === undefined ? unsignedChannel() : await openChannel(closed, world);
  const epoch = channel.trust?.epoch ?? newest?.epoch ?? 0;
  const isNewerHere = live === undefined || (here?.parsed.playlist.revision ?? 0) > live.playlist.revision;
  const isHeld = isNewerHere ? here?.isHold === true : live.isHold;
  const content = history.findLast(({ read }) => read !== undefined && read.isHold !== true)?.read?.parsed.playlist;
  const revisions = [channel.published.revision, ...history.map((one) => one.revision)];
  return {
    ...{ channel, folder, id: channel.trust?.channel ?? newest?.id },
    ...{ isHeld, epoch, before: isHeld ? undefined : (live?.playlist ?? content) },
    revision: 1 + Math.max(...revisions, ...known.map((playlist) => playlist?.revision ?? 0)),
    clocks: {
      // A new epoch begins the screens' clock anew too.
      publishedAt: newestOf(
        known.flatMap((one) => (one !== undefined && one.epoch === epoch ? (one.publishedAt ?? []) : [])),
      ),
      serverAt: live?.serverAt,
    },
  };
}

/** A folder that was made anew from the root key of a channel: others have published, and it does not know how much. */
function isWithoutCount({ published, chain }: ClosedChannel): boolean {
  return published === undefined && chain.trust.version > 1;
}

/** What is live. */
interface Live {
  readonly playlist: Playlist;
  readonly isHold: boolean;
  /** The address that answered, after redirects. */
  readonly baseUrl: string;
  /** The server's clock, epoch milliseconds, if it says. */
  readonly serverAt: number | undefined;
}

async function askLive(url: string, world: KeyWorld & { readonly fetch: Fetch }): Promise<Live> {
  let serverAt: number | undefined;
  const source = createConfigSource({
    async fetch(...request) {
      const response = await world.fetch(...request);
      const said = Date.parse(response.headers.get('date') ?? '');
      serverAt = Number.isNaN(said) ? undefined : said;
      return response;
    },
    ...{ url, reader: unverifiedReader(), kept: undefined, log: SILENT },
    ...{ now: world.now, random: () => 0 },
  });
  const answer = await source.ask();
  if (answer.kind === 'changed')
    return {
      ...{ playlist: answer.parsed.playlist, isHold: answer.kept.isHold === true },
      ...{ baseUrl: answer.kept.baseUrl, serverAt },
    };
  const reason: Words =
    answer.kind === 'bad'
      ? (answer.faults[0]?.words ?? reasonWords('bad'))
      : reasonWords(answer.kind === 'unreachable' ? answer.reason : '');
  throw new PublishTrouble({
    en: `${url} cannot be asked what is live: ${reason.en}; leave --live out to go on from the folder`,
    vi: `không hỏi được ${url} xem đang phát gì: ${reason.vi}; bỏ --live để tiếp tục từ thư mục`,
  });
}

function newestOf(instants: readonly string[]): number | undefined {
  return instants.length === 0 ? undefined : Math.max(...instants.map((one) => Date.parse(one)));
}

const needsKeys = (where: string): Words => ({
  en: `${where} is signed: its screens would refuse what is not; name the folder of the keys (--keys), or another --out`,
  vi: `${where} có chữ ký: màn hình sẽ không nhận nội dung không ký; hãy nêu thư mục khóa (--keys), hoặc --out khác`,
});

const otherChannel = (where: string, there: string, id: string): Words => ({
  en: `${where} holds the channel "${there}", but these keys are for "${id}"`,
  vi: `${where} là của kênh "${there}", còn khóa này thuộc kênh "${id}"`,
});

const noCount = (keys: string, out: string): Words => ({
  en: `${keys} does not know which revision is on the screens, and ${out} holds none: they would refuse one that is not higher. Say where the channel is live: --live https://…/playlist.json; or name with --out the folder that was uploaded last. If neither can be had, keys rotate --stolen begins the count anew`,
  vi: `${keys} không biết màn hình đang có bản số mấy, và ${out} cũng không có bản nào: màn hình sẽ không nhận bản có số không cao hơn. Hãy nêu địa chỉ đang phát: --live https://…/playlist.json; hoặc nêu bằng --out thư mục đã tải lên lần trước. Nếu không có cả hai, keys rotate --stolen sẽ đếm lại từ đầu`,
});
