import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { exitCodes } from '../../core/exit-codes.ts';
import { describeFault } from '../../core/faults.ts';
import type { MachineHours } from '../../core/machine-hours.ts';
import type { Overlays } from '../../core/overlays.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { PreviewData } from '../../core/preview-data.ts';
import { wordsOfInstant } from '../../core/reason-words.ts';
import type { Screen } from '../../core/screen.ts';
import type { Lang } from '../../core/words.ts';
import { reasonOf } from '../../player/log.ts';
import type { OpenedPlaylist, OpenWorld } from '../open-playlist.ts';
import { loadBuiltPage } from './built-page.ts';
import { createPreviewMedia, filesNamedBy, type NamedFile, type PreviewMedia } from './media.ts';
import { faultsWithLines } from './fault-lines.ts';
import { keyOf, servedFiles } from './page-data.ts';
import { openPreviewServer } from './server.ts';
import { subjectAt, type Subject } from './subject.ts';

/** What is to be previewed, and how the page begins. */
export interface PreviewRequest {
  readonly where: string;
  readonly screen: Screen;
  /** Of the machine that plays it, if any. */
  readonly hours?: MachineHours | undefined;
  /** The instant meant by what was asked for, on the clock of a playlist; none: now. Throws when it is none. */
  readonly at: (timeZone: string) => number | undefined;
  /** The language of the page; none: the browser's. */
  readonly pageLang: Lang | undefined;
  /** The language of what is said meanwhile. */
  readonly lang: Lang;
}

export interface PreviewWorld extends OpenWorld {
  /** The file of the built page. */
  readonly pageFile: string;
  /** What stands beside the items where a playlist says nothing. */
  readonly overlays: Overlays | false;
  readonly say: (line: string) => void;
}

/** A playlist without a fault, with its media, ready to be put into a page. */
export interface Previewed {
  readonly playlist: Playlist;
  readonly media: PreviewMedia;
  readonly named: readonly NamedFile[];
  /** The data of the page, but for its files. */
  readonly data: Omit<PreviewData, 'files'>;
  /** When it was read, epoch milliseconds. */
  readonly readAt: number;
}

export interface ServeOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Tells where the page is, and opens it if it can, by an address that opens once. */
  readonly show: (url: string, ticketUrl: string) => Promise<void>;
  /** Ends the preview. */
  readonly signal: AbortSignal;
}

/** Reads what is to be previewed; says every fault with its place when it is no playlist, and gives nothing. */
export async function startPreview(
  request: PreviewRequest,
  world: PreviewWorld,
): Promise<{ readonly subject: Subject; readonly previewed: Previewed } | undefined> {
  const subject = await subjectAt(request.where, world);
  const opened = await subject.read();
  if (opened.kind === 'playlist') return { subject, previewed: previewedFrom(opened, subject, request, world) };
  if (opened.kind === 'unreadable') world.say(`${request.where}: ${opened.reason[request.lang]}`);
  else for (const fault of faultsWithLines(opened)) world.say(describeFault(fault, request.lang));
  return undefined;
}

function previewedFrom(
  { playlist, text, baseUrl }: Extract<OpenedPlaylist, { kind: 'playlist' }>,
  { name }: Subject,
  { screen, hours, at, pageLang }: PreviewRequest,
  { fetch, now, overlays }: PreviewWorld,
): Previewed {
  const instant = at(playlist.timeZone);
  return {
    playlist,
    readAt: now(),
    media: createPreviewMedia(baseUrl, fetch),
    named: filesNamedBy(playlist),
    data: {
      ...{ version: 0, name, text, overlays, faults: [], screen: { id: screen.id, tags: [...screen.tags] } },
      ...(hours === undefined ? {} : { hours: { text: hours.text, outside: hours.outside } }),
      ...(instant === undefined ? {} : { at: instant }),
      ...(pageLang === undefined ? {} : { lang: pageLang }),
    },
  };
}

/**
 * Serves the preview until it is ended, and follows the playlist: what is saved is in the page a moment later, or what
 * is wrong with it. Gives the exit code.
 */
export async function servePreview(
  request: PreviewRequest,
  world: PreviewWorld,
  { port, show, signal }: ServeOptions,
): Promise<number> {
  const started = await startPreview(request, world);
  if (started === undefined) return exitCodes.faulty;
  const { subject } = started;
  let { previewed } = started;
  let trouble: Trouble = { faults: [] };
  let version = 0;
  const pageData = async () => {
    const files = await servedFiles(previewed.named, previewed.media);
    return { version, json: JSON.stringify({ ...previewed.data, ...trouble, version, files }) };
  };
  let data = await pageData();

  const server = await openPreviewServer({
    port,
    token: randomBytes(32).toString('hex'),
    ticket: randomBytes(32).toString('hex'),
    page: await loadBuiltPage(world.pageFile),
    data: () => data,
    async media(key) {
      const { media, named } = previewed;
      const asked = named.find(({ url }) => keyOf(url) === key);
      const file = asked === undefined ? undefined : await media.fileOf(asked.url);
      return asked === undefined || file === undefined ? undefined : { file, type: asked.type };
    },
  }).catch((error: unknown) => reasonOf(error));
  if (typeof server === 'string') {
    world.say(server);
    return exitCodes.portInUse;
  }

  let reading = Promise.resolve();
  const readAgain = async () => {
    const opened = await readSaved(subject, signal);
    switch (opened.kind) {
      case 'unreadable': {
        if (trouble.unread !== undefined) return;
        const { readAt, playlist } = previewed;
        trouble = { faults: [], unread: { words: opened.reason, readAt } };
        const readWhen = wordsOfInstant(Math.floor(readAt / 1000) * 1000, playlist.timeZone)[request.lang];
        world.say(says.unread[request.lang](opened.reason[request.lang], readWhen));
        break;
      }
      case 'bad':
        trouble = { faults: faultsWithLines(opened) };
        for (const fault of trouble.faults) world.say(describeFault(fault, request.lang));
        break;
      case 'playlist':
        if (opened.text === previewed.data.text && trouble.faults.length === 0 && trouble.unread === undefined) return;
        trouble = { faults: [] };
        await previewed.media.close();
        previewed = previewedFrom(opened, subject, request, world);
    }
    version++;
    data = await pageData();
    server.changed();
  };
  const stopWatching = subject.watch(() => {
    reading = reading.then(readAgain).catch((error: unknown) => world.say(reasonOf(error)));
  });

  world.say(says.following[request.lang]);
  await show(server.url, server.ticketUrl);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  stopWatching();
  await reading;
  await server.close();
  await previewed.media.close();
  return exitCodes.ok;
}

/** What is wrong with the playlist as it was found last. */
type Trouble = Pick<PreviewData, 'faults' | 'unread'>;

/** Looks twice before it says that a playlist cannot be read: it may be in the middle of being saved. */
async function readSaved(subject: Subject, signal: AbortSignal): Promise<OpenedPlaylist> {
  const opened = await subject.read();
  if (opened.kind !== 'unreadable') return opened;
  await wait(SAVING_MS, undefined, { signal }).catch(() => undefined); // it is ending
  return subject.read();
}

const SAVING_MS = 1_000;

const says = {
  following: {
    en: 'the preview follows the playlist as it is saved; open this address, end it with Ctrl-C:',
    vi: 'bản xem trước tự cập nhật khi danh sách phát được lưu; mở địa chỉ này, nhấn Ctrl-C để kết thúc:',
  },
  unread: {
    en: (reason: string, readAt: string) =>
      `the playlist cannot be read any more: ${reason}; what is shown was read on ${readAt}`,
    vi: (reason: string, readAt: string) =>
      `không còn đọc được danh sách phát: ${reason}; trang vẫn hiển thị bản đã đọc lúc ${readAt}`,
  },
} as const satisfies Record<string, Record<Lang, unknown>>;
