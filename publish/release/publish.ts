import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Words } from '../../core/words.ts';
import { PLAYLIST_NAME } from '../../player/folder-source.ts';
import { checkRead, type CheckOptions, type CheckWorld, type Report } from '../check/check.ts';
import { createMediaOpener, type MediaOpener } from '../check/open-media.ts';
import { readPlaylistBytes } from '../check/read-target.ts';
import type { KeyWorld } from '../keys/keys.ts';
import { beginRelease, type Beginning } from './begin.ts';
import { buildRelease, sameContent } from './build.ts';
import { changesOf, type ScreenChange } from './changes.ts';
import { PublishTrouble } from './channel.ts';
import { guardFolders } from './guard-folders.ts';
import { prepareSources, reportOnSources, type Prepared } from './prepare.ts';
import { NOTHING_PRUNED, pruneRelease, type Pruned } from './prune.ts';
import { openRegister, type RegisteredScreen } from './register.ts';
import { openReleaseFolder } from './release-folder.ts';
import { readSource, REGISTER_NAME } from './source-folder.ts';
import { verify, type Verdict } from './verify.ts';
import { writeBundle } from './write-bundle.ts';

export interface PublishOptions {
  /** The folder that is uploaded. */
  readonly out: string;
  /** The folder of keys; none: unsigned. */
  readonly keys: string | undefined;
  /** Where the channel is live, to go on from there. */
  readonly live: string | undefined;
  /** The register of screens; else `screens.csv` beside the sources, if there is one. */
  readonly register: string | undefined;
  /** Besides, one file with all of it for a USB stick. */
  readonly bundle?: string | undefined;
}

export interface PublishWorld extends KeyWorld, CheckWorld {}

/** One file with everything in it. */
export interface BundleMade {
  readonly file: string;
  readonly bytes: number;
}

/** What has been written, and what it does. */
export interface Published {
  readonly channel: string;
  readonly epoch: number;
  readonly revision: number;
  /** It takes all content down. */
  readonly isHold: boolean;
  /** Signatures that are still missing; the release waits in `awaiting/` for `approve`. */
  readonly missing: number;
  readonly media: { readonly files: number; readonly added: number; readonly bytes: number };
  /** What went out of the folder, for nothing that is kept needs it any more. */
  readonly pruned: Pruned;
  /** What was passed over, and what `check` warns about. */
  readonly notes: readonly Words[];
  readonly report: Report | undefined;
  readonly changes: readonly ScreenChange[];
  /** How many screens the register has, if there is one. */
  readonly registered: number | undefined;
  /** What a screen makes of the folder, and of the bundle if there is one; not looked at while signatures are missing. */
  readonly verdict: Verdict | undefined;
  readonly bundle?: BundleMade | undefined;
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
  await guardFolders({ ...options, sources });
  const today = new Date(world.now()).toISOString().slice(0, 10);
  const source = await readSource(sources, today);
  if (source.kind === 'refused') throw new PublishTrouble(...source.words);
  const workDir = await mkdtemp(path.join(tmpdir(), 'bluezone-publish-'));
  let opener: MediaOpener | undefined;
  try {
    const prepared = await prepareSources(source, path.resolve(sources, PLAYLIST_NAME), workDir);
    const read = readPlaylistBytes(Buffer.from(prepared.text), prepared.origin);
    const written = read.kind === 'playlist' ? { ...read, written: source.written } : read;
    const { origin } = prepared;
    opener = await createMediaOpener({ origin, fetch: world.fetch, mostBytes: Infinity, keeps: true });
    const found = await checkRead(written, check, { ...world, opener });
    const report = reportOnSources(found, { text: source.text, inSource: prepared.inSource });
    if (!report.ok) throw new CheckFailed(report);
    const register = await registerFor(options, path.join(sources, REGISTER_NAME));
    return await release(prepared, { options, world, register, report, opener });
  } finally {
    await opener?.close();
    await rm(workDir, { recursive: true, force: true });
  }
}

/** The sources have errors. */
export class CheckFailed extends Error {
  readonly report: Report;

  constructor(report: Report) {
    super('the sources have errors');
    this.report = report;
  }
}

/**
 * Puts the newest content that is another than the present one out again, as a new revision. Throws `PublishTrouble` and
 * `KeyTrouble`.
 */
export async function undo(options: PublishOptions, world: PublishWorld): Promise<Published> {
  return again(options, world, (contents) => {
    const present = contents.at(-1);
    return present === undefined ? undefined : contents.findLast((text) => !sameContent(text, present));
  });
}

/** Puts the newest content out again after a hold, as a new revision. Throws `PublishTrouble` and `KeyTrouble`. */
export async function holdOff(options: PublishOptions, world: PublishWorld): Promise<Published> {
  const here = await openReleaseFolder(options.out).current();
  if (options.live === undefined && here !== undefined && here.isHold !== true)
    throw new PublishTrouble(notHeld(options.out));
  return again(options, world, (contents) => contents.at(-1));
}

async function again(
  options: PublishOptions,
  world: PublishWorld,
  choose: (contents: readonly string[]) => string | undefined,
): Promise<Published> {
  await guardFolders(options);
  const history = await openReleaseFolder(options.out).history();
  const text = choose(history.flatMap(({ read }) => (read?.isHold === true || read === undefined ? [] : [read.text])));
  if (text === undefined) throw new PublishTrouble(noOther(options.out));
  const origin = { kind: 'file', path: path.resolve(options.out, PLAYLIST_NAME) } as const;
  const content: Prepared = { text, origin, notes: [], inSource: (words) => words };
  return release(content, { options, world, register: await registerFor(options), report: undefined });
}

/** Takes all content down until the next revision. Throws `PublishTrouble` and `KeyTrouble`. */
export async function holdOn(
  text: string | undefined,
  options: PublishOptions,
  world: PublishWorld,
): Promise<Published> {
  await guardFolders(options);
  const begun = await beginRelease(options, world);
  const { id, epoch, revision } = begun;
  const publishedAt = new Date(world.now()).toISOString();
  const hold = { formatVersion: 1, id, epoch, revision, publishedAt, ...(text === undefined ? {} : { text }) };
  const out = await putOut(begun, 'hold', `${JSON.stringify(hold, null, 1)}\n`, options, world);
  return {
    ...{ channel: id, epoch, revision, isHold: true, notes: [], report: undefined, changes: [], registered: undefined },
    ...{ media: { files: 0, added: 0, bytes: 0 }, ...out },
  };
}

async function release(
  { text: sources, origin, notes, inSource }: Prepared,
  context: {
    readonly options: PublishOptions;
    readonly world: PublishWorld;
    readonly register: readonly RegisteredScreen[] | undefined;
    readonly report: Report | undefined;
    /** Who has opened the media already; none: it is opened here. */
    readonly opener?: MediaOpener;
  },
): Promise<Published> {
  const { options, world, register, report } = context;
  const begun = await beginRelease(options, world, idIn(sources));
  const { channel, folder, before, revision, epoch, id } = begun;
  const opener = context.opener ?? (await createMediaOpener({ origin, fetch: world.fetch, mostBytes: Infinity }));
  try {
    const head = {
      id,
      epoch,
      revision,
      publishedAt: new Date(world.now()).toISOString(),
      trust: channel.trust?.version,
    };
    const onFile = (place: string) => world.progress(0, 0, place);
    const built = await buildRelease(sources, head, { origin, opener, onFile });
    if (built.kind === 'refused')
      throw new PublishTrouble(...built.faults.map(({ place, words }) => placed(inSource(place), words)));
    const { files, text, playlist } = built.release;
    let added = 0;
    for (const file of files) if ((await folder.addMedia(file, opener)) === 'added') added++;
    const out = await putOut(begun, 'playlist', text, options, world);
    return {
      ...{ channel: id, epoch, revision, isHold: false, notes, report, registered: register?.length },
      media: { files: files.length, added, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
      changes: changesOf(before, playlist, register, world.now()),
      ...out,
    };
  } finally {
    if (context.opener === undefined) await opener.close();
  }
}

/** Signs and writes: the trust files first, what a screen asks for first of all last; then looks at it. */
async function putOut(
  { channel, folder, revision }: Beginning,
  kind: 'playlist' | 'hold',
  payload: string,
  options: PublishOptions,
  world: PublishWorld,
): Promise<Pick<Published, 'missing' | 'pruned' | 'verdict' | 'bundle'>> {
  for (const [index, text] of channel.trustTexts.entries()) await folder.addTrust(index + 1, text);
  await channel.signed(revision);
  const missing = channel.missing(kind);
  const text = channel.seal(kind, payload);
  if (missing > 0) {
    await folder.putAwaiting(text);
    return { missing, pruned: NOTHING_PRUNED, verdict: undefined };
  }
  await folder.putPlaylist(revision, text);
  const pruned = await pruneRelease(folder);
  return { missing, pruned, ...(await look(options.out, channel.trust !== undefined, options.bundle, world)) };
}

/**
 * Looks at a folder as a screen would that has been given the first trust file of the channel. Where that would take it
 * and a bundle is wanted, writes that and looks at it in the same way.
 */
export async function look(
  out: string,
  isSigned: boolean,
  bundle: string | undefined,
  world: PublishWorld,
): Promise<Pick<Published, 'verdict' | 'bundle'>> {
  const anchor = isSigned ? path.join(out, 'trust', '1.json') : undefined;
  const verdict = await verify(out, anchor, world);
  if (bundle === undefined || !verdict.ok || verdict.playlist === undefined) return { verdict };
  const bytes = await writeBundle(out, verdict.playlist.parsed.playlist, bundle);
  return { verdict: await verify(bundle, anchor, world), bundle: { file: bundle, bytes } };
}

/** The register that was named, which must be there, else the one beside the sources, if there is one. */
async function registerFor(
  { register }: PublishOptions,
  beside?: string,
): Promise<readonly RegisteredScreen[] | undefined> {
  if (register === undefined) return beside === undefined ? undefined : openRegister(beside);
  const screens = await openRegister(register);
  if (screens === undefined) throw new PublishTrouble(noRegister(register));
  return screens;
}

/** The id that somebody has written into a playlist, if it says one. */
function idIn(text: string): string | undefined {
  const { id } = JSON.parse(text.replace(/^\ufeff/, '')) as { readonly id?: unknown };
  return typeof id === 'string' ? id : undefined;
}

function placed(place: string, { en, vi }: Words): Words {
  return { en: `${place}: ${en}`, vi: `${place}: ${vi}` };
}

const notHeld = (out: string): Words => ({
  en: `nothing is held in ${out}: its content plays`,
  vi: `${out} không bị tạm ngừng: nội dung vẫn đang phát`,
});

const noOther = (out: string): Words => ({
  en: `${out} remembers no content before the present one (its folder "history" does)`,
  vi: `${out} không còn nội dung nào trước nội dung hiện tại (lưu trong thư mục "history")`,
});

const noRegister = (file: string): Words => ({
  en: `there is no file ${file} with the register of screens`,
  vi: `không có tệp sổ màn hình ${file}`,
});
