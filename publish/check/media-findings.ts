import { basename, dirname, relative } from 'node:path';
import type { Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import type { Fetch, Limits } from '../../player/fetch-capped.ts';
import { shownUrl } from '../../player/network-policy.ts';
import { nameFrom, type Shell } from './conversion.ts';
import { fileFindings, type ExaminedFile } from './file-findings.ts';
import { createFlashFinder, type FlashFinder, type OpenSampler } from './flash-findings.ts';
import { allFindings, finding, type Finding, type Findings, type NotChecked } from './finding.ts';
import { locate, type Location, type Origin } from './locate.ts';
import { mediaUses, type MediaUse } from './media-uses.ts';
import { createMediaOpener, NOT_IN_FOLDER, type MediaOpener } from './open-media.ts';
import { passedOverFindings } from './passed-over-findings.ts';
import { reasonWords } from '../reason-words.ts';
import { openMediaReader, type MediaReader } from './read-media.ts';
import type { MediaFacts } from './media-facts.ts';
import { signLanguageFindings } from './sign-language-findings.ts';
import { webVttFault } from './webvtt.ts';

export interface MediaWorld extends Shell {
  readonly fetch: Fetch;
  readonly origin: Origin;
  /** Epoch milliseconds: files of what is over then are not wanted any more. */
  readonly at: number;
  /** Names in the folder that the player does not play. */
  readonly passedOver: readonly string[];
  /** Whether files are opened; else only their addresses are looked at. */
  readonly open: boolean;
  /** The most that is downloaded in all. */
  readonly mostBytes: number;
  readonly limits?: Partial<Limits>;
  /** Who opens the files, where somebody else needs them after this; closed by whoever made it. */
  readonly opener?: MediaOpener;
  /** False for the playlist that a player makes of a folder. */
  readonly written: boolean;
  /** Opens what looks at the pictures of films; where nobody gives it, flashing is not looked for, and nothing is said of it. */
  readonly openSampler?: OpenSampler;
  /** Told before each file is opened, and of long films how far they have come. */
  readonly progress: (done: number, of: number, name: string) => void;
}

type Found = Extract<Location, { kind: 'path' | 'url' }>;

/** Everything about the files that a playlist names: their addresses, and what is in them. Each file is opened once. */
export async function mediaFindings(playlist: Playlist, world: MediaWorld): Promise<Findings> {
  const uses = mediaUses(playlist, world.at);
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  const files = new Map<string, { readonly location: Found; readonly uses: MediaUse[] }>();
  for (const use of uses) {
    const location = locate(use.reference.url, world.origin);
    switch (location.kind) {
      case 'refused': {
        const severity = location.always ? 'error' : 'warning';
        findings.push(finding(location.code, use.addressPlace, location.words, { severity }));
        break;
      }
      case 'unknown':
        notChecked.push({ what: same(`${use.addressPlace} (${use.reference.url})`), why: location.why });
        break;
      case 'path':
      case 'url': {
        const key = location.kind === 'path' ? location.path : location.url;
        const file = files.get(key) ?? { location, uses: [] };
        files.set(key, file);
        file.uses.push(use);
      }
    }
  }
  findings.push(...hostFindings([...files.values()].map(({ location }) => location)));
  const { passedOver } = world;
  if (!world.open || files.size + passedOver.length === 0) {
    findings.push(...(await passedOverFindings(passedOver, folderOf(world.origin), undefined, world)));
    if (files.size > 0) notChecked.push(notOpened(files.size));
    return { findings, notChecked };
  }

  const opener = world.opener ?? (await createMediaOpener(world));
  const reader = await openMediaReader();
  const flashes = world.openSampler === undefined ? undefined : createFlashFinder(world.openSampler);
  try {
    const seen = new Map<string, MediaUse>();
    const read = new Map<MediaUse, MediaFacts>();
    let done = 0;
    for (const { location, uses } of files.values()) {
      const name = nameOf(location, world.origin);
      const shown = uses[0]?.item?.id ?? name;
      const tell = (more: string) => world.progress(done, files.size, `${shown}${more}`);
      done++;
      tell('');
      const tools = { opener, reader, flashes, tell };
      const part = await oneFile(location, uses, name, playlist, tools, world);
      findings.push(...part.findings);
      notChecked.push(...part.notChecked);
      const { facts } = part;
      if (facts !== undefined) for (const use of uses) read.set(use, facts);
      const [first] = uses;
      if (part.sha256 === undefined || first === undefined) continue;
      const twin = seen.get(part.sha256);
      if (twin === undefined) seen.set(part.sha256, first);
      else findings.push(duplicate(first, twin));
    }
    findings.push(...signLanguageFindings(read));
    const readMedia = (path: string) =>
      opener.use({ kind: 'path', path }, (media) =>
        media.kind === 'open' ? reader.read(media.file, media.bytes) : Promise.resolve(undefined),
      );
    findings.push(...(await passedOverFindings(passedOver, folderOf(world.origin), readMedia, world)));
  } finally {
    reader.close();
    await flashes?.close();
    if (world.opener === undefined) await opener.close();
  }
  return { findings, notChecked };
}

/** What files are looked at with. */
interface Tools {
  readonly opener: MediaOpener;
  readonly reader: MediaReader;
  readonly flashes: FlashFinder | undefined;
  /** Tells people more of the file that is being looked at. */
  readonly tell: (more: string) => void;
}

async function oneFile(
  location: Found,
  uses: readonly MediaUse[],
  name: string,
  playlist: Playlist,
  { opener, reader, flashes, tell }: Tools,
  { platform, cwd, written }: MediaWorld,
): Promise<Findings & { readonly sha256?: string; readonly facts?: MediaFacts | undefined }> {
  return opener.use(location, async (media) => {
    switch (media.kind) {
      case 'missing':
        return only(uses.map((use) => missing(use, name, media.reason)));
      case 'unreachable':
        return {
          findings: uses.map((use) =>
            finding('MEDIA_UNREACHABLE', use.addressPlace, {
              en: `${name} could not be read: ${media.reason}`,
              vi: `không đọc được ${name}: ${reasonWords(media.reason).vi}`,
            }),
          ),
          notChecked: [{ what: same(name), why: reasonWords(media.reason) }],
        };
      case 'too-large':
        return {
          findings: [],
          notChecked: [
            {
              what: same(name),
              why: {
                en: 'larger than may be downloaded in all; raise --max-download',
                vi: 'lớn hơn mức được tải về; hãy tăng --max-download',
              },
            },
          ],
        };
      case 'open':
        break;
    }
    const { file, bytes, sha256 } = media;
    const asCaptions = uses.some(({ as }) => as === 'captions');
    const facts = asCaptions || bytes === 0 ? undefined : await reader.read(file, bytes);
    const examined: ExaminedFile = {
      ...{ bytes, sha256, facts },
      ...(asCaptions ? { captionsFault: await captionsFault(file, bytes) } : {}),
    };
    const found = location.kind === 'path' ? nameFrom(cwd, location.path) : downloadedName(location.url);
    const view = { isSynced: playlist.sync === 'clock', name: found, platform, written };
    const inFile = only(uses.flatMap((use) => fileFindings(use, examined, view)));
    if (flashes === undefined || facts === undefined) return { ...inFile, sha256, facts };
    const told = (share: number) => tell(` ${Math.floor(100 * share)} %`);
    const inFilm = await flashes.look({ path: media.path, name, facts, uses }, told);
    return { ...allFindings([inFile, inFilm]), sha256, facts };
  });
}

async function captionsFault(file: { read: Readable }, bytes: number): Promise<Words | undefined> {
  if (bytes > MOST_CAPTIONS_BYTES) return { en: 'is larger than 8 MiB', vi: 'lớn hơn 8 MiB' };
  const buffer = new Uint8Array(bytes);
  await file.read(buffer, 0, bytes, 0);
  return webVttFault(buffer);
}

type Readable = (buffer: Uint8Array, offset: number, length: number, position: number) => Promise<unknown>;
const MOST_CAPTIONS_BYTES = 8 * 2 ** 20;

function only(findings: readonly Finding[]): Findings {
  return { findings, notChecked: [] };
}

function missing(use: MediaUse, name: string, reason: string): Finding {
  const words =
    reason === NOT_IN_FOLDER
      ? { en: `${name} is not in the folder`, vi: `không tìm thấy tệp ${name} trong thư mục` }
      : { en: `${name} is not there: ${reason}`, vi: `không có tệp ${name}: ${reasonWords(reason).vi}` };
  return finding('MEDIA_MISSING', use.addressPlace, words, use.optional ? { severity: 'warning' } : {});
}

function duplicate(one: MediaUse, twin: MediaUse): Finding {
  return finding('DUPLICATE_MEDIA', one.addressPlace, {
    en: `is the same file as ${twin.addressPlace}`,
    vi: `giống hệt tệp ở ${twin.addressPlace}`,
  });
}

function hostFindings(locations: readonly Found[]): readonly Finding[] {
  const hosts = new Set(locations.flatMap((one) => (one.kind === 'url' ? [new URL(one.url).host] : [])));
  if (hosts.size < 2) return [];
  const names = [...hosts].slice(0, 6).join(', ');
  return [
    finding('MIXED_HOSTS', '', {
      en: `media come from ${hosts.size} servers: ${names}`,
      vi: `tệp lấy từ ${hosts.size} máy chủ: ${names}`,
    }),
  ];
}

function notOpened(files: number): NotChecked {
  return {
    what: { en: `the content of ${files} media files`, vi: `phần bên trong của ${files} tệp clip, ảnh và âm thanh` },
    why: { en: '--no-media was given', vi: 'đã dùng --no-media' },
  };
}

function nameOf(location: Found, origin: Origin): string {
  if (location.kind === 'url') return shownUrl(location.url);
  return relative(folderOf(origin), location.path) || basename(location.path);
}

function folderOf(origin: Origin): string {
  return origin.kind === 'folder' ? origin.folder : origin.kind === 'file' ? dirname(origin.path) : '.';
}

/** What a file is called once it is on the disk of who mends it. */
function downloadedName(address: string): string {
  const { pathname } = new URL(address);
  try {
    return basename(decodeURIComponent(pathname)) || 'media';
  } catch {
    return basename(pathname) || 'media'; // a `%` that stands for itself
  }
}

function same(text: string): Words {
  return { en: text, vi: text };
}
