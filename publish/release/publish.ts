import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { createConfigSource } from '../../player/config-source.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { SILENT } from '../ask-folder.ts';
import { checkRead, type CheckOptions, type CheckWorld, type Report } from '../check/check.ts';
import { createMediaOpener, type MediaOpener } from '../check/open-media.ts';
import { readPlaylistBytes } from '../check/read-target.ts';
import type { KeyWorld } from '../keys/keys.ts';
import { reasonWords } from '../reason-words.ts';
import { buildRelease, type BuiltRelease } from './build.ts';
import { changesOf, type ScreenChange } from './changes.ts';
import { openChannel, PublishTrouble, type PublishingChannel } from './channel.ts';
import { readRegister, type RegisteredScreen } from './register.ts';
import { openReleaseFolder, type ReleaseFolder } from './release-folder.ts';
import { readSource, REGISTER_NAME } from './source-folder.ts';
import { verify, type Verdict } from './verify.ts';

export interface PublishOptions {
  /** The folder that is uploaded. */
  readonly out: string;
  /** The folder of keys; none: unsigned. */
  readonly keys: string | undefined;
  /** Where the channel is live, to go on from there. */
  readonly live: string | undefined;
  /** The register of screens; else `screens.csv` beside the sources, if there is one. */
  readonly register: string | undefined;
}

export interface PublishWorld extends KeyWorld, CheckWorld {}

/** What has been written, and what it does. */
export interface Published {
  readonly channel: string;
  readonly epoch: number;
  readonly revision: number;
  /** Signatures that are still missing; the release waits in `awaiting/` for `approve`. */
  readonly missing: number;
  readonly media: { readonly files: number; readonly added: number; readonly bytes: number };
  /** What was passed over, and what `check` warns about. */
  readonly notes: readonly Words[];
  readonly report: Report | undefined;
  readonly changes: readonly ScreenChange[];
  /** How many screens the register has, if there is one. */
  readonly registered: number | undefined;
  /** What a screen makes of the folder; not looked at while signatures are missing. */
  readonly verdict: Verdict | undefined;
}

/**
 * Makes a folder of sources into one that can be uploaded as it is, in any order: checks everything, names media by its
 * hash, signs, then looks at the result as a screen would. Where anything is wrong nothing is written. Throws
 * `PublishTrouble` and `KeyTrouble`.
 *
 * @param check  how strictly the sources are looked at
 */
export async function publish(
  sources: string,
  options: PublishOptions,
  check: CheckOptions,
  world: PublishWorld,
): Promise<Published> {
  const today = new Date(world.now()).toISOString().slice(0, 10);
  const source = await readSource(sources, today);
  if (source.kind === 'refused') throw new PublishTrouble(...source.words);
  const origin = { kind: 'file', path: path.resolve(sources, 'playlist.json') } as const;
  const read = readPlaylistBytes(Buffer.from(source.text), origin);
  const report = await checkRead(read.kind === 'playlist' ? { ...read, written: source.written } : read, check, world);
  if (!report.ok) throw new CheckFailed(report);
  const register = await registerOf(
    options.register ?? path.join(sources, REGISTER_NAME),
    options.register !== undefined,
  );
  return release(options, world, register, {
    ...{ report, notes: source.notes, sources: origin },
    payload: () => source.text,
  });
}

/** The sources have errors. */
export class CheckFailed extends Error {
  readonly report: Report;

  constructor(report: Report) {
    super('the sources have errors');
    this.report = report;
  }
}

/** Puts the content before the present one out again, as a new revision. Throws `PublishTrouble` and `KeyTrouble`. */
export async function undo(options: PublishOptions, world: PublishWorld): Promise<Published> {
  return again(options, world, (contents) => contents.at(-2));
}

/** Puts the newest content out again after a hold, as a new revision. Throws `PublishTrouble` and `KeyTrouble`. */
export async function holdOff(options: PublishOptions, world: PublishWorld): Promise<Published> {
  return again(options, world, (contents) => contents.at(-1));
}

async function again(
  options: PublishOptions,
  world: PublishWorld,
  choose: (contents: readonly string[]) => string | undefined,
): Promise<Published> {
  const folder = openReleaseFolder(options.out);
  const contents = (await folder.history()).flatMap(({ read }) =>
    read?.isHold === true || read === undefined ? [] : [read.text],
  );
  const text = choose(contents);
  if (text === undefined)
    throw new PublishTrouble({
      en: `${options.out} remembers no content before the present one (its folder "history" does)`,
      vi: `${options.out} không còn nội dung nào trước nội dung hiện tại (lưu trong thư mục "history")`,
    });
  const register = options.register === undefined ? undefined : await registerOf(options.register, true);
  return release(options, world, register, {
    ...{ report: undefined, notes: [], sources: { kind: 'file', path: path.resolve(options.out, 'playlist.json') } },
    payload: () => text,
  });
}

/** Takes all content down until the next revision. Throws `PublishTrouble` and `KeyTrouble`. */
export async function holdOn(
  text: string | undefined,
  options: PublishOptions,
  world: PublishWorld,
): Promise<Published> {
  const { channel, folder, before, revision, id } = await begin(options, world);
  const { trust } = channel;
  const hold = {
    ...{ formatVersion: 1, id, epoch: trust?.epoch ?? before?.epoch ?? 0, revision },
    ...{ publishedAt: new Date(world.now()).toISOString(), ...(text === undefined ? {} : { text }) },
  };
  const missing = channel.missing('hold');
  await putOut(folder, channel, revision, channel.seal('hold', `${JSON.stringify(hold, null, 1)}\n`), missing);
  return {
    ...{ channel: id, epoch: hold.epoch, revision, missing, notes: [], report: undefined, changes: [] },
    ...{ media: { files: 0, added: 0, bytes: 0 }, registered: undefined },
    verdict: missing > 0 ? undefined : await look(options.out, channel.trust !== undefined, world),
  };
}

interface Content {
  readonly report: Report | undefined;
  readonly notes: readonly Words[];
  readonly sources: Parameters<typeof createMediaOpener>[0]['origin'];
  readonly payload: () => string;
}

async function release(
  options: PublishOptions,
  world: PublishWorld,
  register: readonly RegisteredScreen[] | undefined,
  content: Content,
): Promise<Published> {
  const { channel, folder, before, revision, id } = await begin(options, world, idIn(content.payload()));
  const { trust } = channel;
  const opener = await createMediaOpener({ origin: content.sources, fetch: world.fetch, mostBytes: Infinity });
  try {
    const head = {
      ...{ id, epoch: trust?.epoch ?? before?.epoch ?? 0, revision, publishedAt: new Date(world.now()).toISOString() },
      ...(trust === undefined ? {} : { trust: trust.version }),
    };
    const built: BuiltRelease = await buildRelease(content.payload(), head, {
      ...{ origin: content.sources, opener },
      onFile: (place) => world.progress(0, 0, place),
    });
    if (built.kind === 'refused')
      throw new PublishTrouble(
        ...built.faults.map(({ place, words: { en, vi } }) => ({ en: `${place}: ${en}`, vi: `${place}: ${vi}` })),
      );
    const { files, text, playlist } = built.release;
    const added = await addAll(folder, files, opener);
    for (const [index, trustText] of channel.trustTexts.entries()) await folder.addTrust(index + 1, trustText);
    const missing = channel.missing('playlist');
    await putOut(folder, channel, revision, channel.seal('playlist', text), missing);
    return {
      ...{ channel: id, epoch: head.epoch, revision, missing },
      ...{ notes: content.notes, report: content.report, registered: register?.length },
      media: { files: files.length, added, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
      changes: changesOf(before, playlist, register, world.now()),
      verdict: missing > 0 ? undefined : await look(options.out, channel.trust !== undefined, world),
    };
  } finally {
    await opener.close();
  }
}

async function addAll(
  folder: ReleaseFolder,
  files: readonly Parameters<ReleaseFolder['addMedia']>[0][],
  opener: MediaOpener,
): Promise<number> {
  let added = 0;
  for (const file of files) if ((await folder.addMedia(file, opener)) === 'added') added++;
  return added;
}

/** What every release begins with: who signs, what is live, and the revision that follows. */
async function begin(options: PublishOptions, world: PublishWorld, written?: string) {
  const channel = await openChannel(options.keys, world);
  const folder = openReleaseFolder(options.out);
  const live = options.live === undefined ? undefined : await askLive(options.live, world);
  const here = await folder.current();
  const history = await folder.history();
  const newest = live ?? here?.parsed.playlist;
  const id = channel.trust?.channel ?? written ?? newest?.id ?? 'playlist';
  if (newest !== undefined && newest.id !== id && channel.trust !== undefined)
    throw new PublishTrouble({
      en: `${live === undefined ? options.out : options.live} holds the channel "${newest.id}", but these keys are for "${id}"`,
      vi: `${live === undefined ? options.out : options.live} là của kênh "${newest.id}", còn khóa này thuộc kênh "${id}"`,
    });
  const revision =
    1 +
    Math.max(
      ...[live?.revision ?? 0, here?.parsed.playlist.revision ?? 0, channel.newestRevision],
      ...history.map((one) => one.revision),
    );
  return { channel, folder, before: contentBefore(live, history), revision, id };
}

/** What the screens showed last: a hold is no content. */
function contentBefore(
  live: Playlist | undefined,
  history: Awaited<ReturnType<ReleaseFolder['history']>>,
): Playlist | undefined {
  return live ?? history.findLast(({ read }) => read !== undefined && read.isHold !== true)?.read?.parsed.playlist;
}

async function putOut(
  folder: ReleaseFolder,
  channel: PublishingChannel,
  revision: number,
  text: string,
  missing: number,
): Promise<void> {
  await channel.signed(revision);
  if (missing > 0) await folder.putAwaiting(text);
  else await folder.putPlaylist(revision, text);
}

/** As a screen would that has been given the first trust file of the channel. */
export async function look(out: string, isSigned: boolean, world: PublishWorld): Promise<Verdict> {
  const anchor = isSigned ? path.join(out, 'trust', '1.json') : undefined;
  return verify(out, anchor, world);
}

async function askLive(url: string, world: PublishWorld): Promise<Playlist> {
  const source = createConfigSource({
    ...{ url, fetch: world.fetch, reader: unverifiedReader(), kept: undefined, log: SILENT },
    ...{ now: world.now, random: () => 0 },
  });
  const answer = await source.ask();
  if (answer.kind === 'changed') return answer.parsed.playlist;
  const reason: Words =
    answer.kind === 'bad'
      ? (answer.faults[0]?.words ?? reasonWords('bad'))
      : reasonWords(answer.kind === 'unreachable' ? answer.reason : '');
  throw new PublishTrouble({
    en: `${url} cannot be asked what is live: ${reason.en}; leave --live out to go on from the folder`,
    vi: `không hỏi được ${url} xem đang phát gì: ${reason.vi}; bỏ --live để tiếp tục từ thư mục`,
  });
}

async function registerOf(file: string, isNeeded: boolean): Promise<readonly RegisteredScreen[] | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !isNeeded) return undefined;
    throw error;
  }
  const read = readRegister(bytes);
  if (read.kind === 'refused') throw new PublishTrouble(...read.words);
  return read.screens;
}

/** The id that somebody has written into a playlist, if it says one. */
function idIn(text: string): string | undefined {
  const { id } = JSON.parse(text.replace(/^\ufeff/, '')) as { readonly id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
