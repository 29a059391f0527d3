import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Words } from '../../core/words.ts';
import { PLAYLIST_NAME } from '../../player/folder-source.ts';
import { checkRead, type CheckOptions, type Report } from '../check/check.ts';
import { createMediaOpener, type MediaOpener } from '../check/open-media.ts';
import { readPlaylistBytes } from '../check/read-target.ts';
import { webBoundFindings } from '../check/web-bound.ts';
import { buildRelease } from './build.ts';
import { changesOf, type ScreenChange } from './changes.ts';
import { PublishTrouble } from './channel.ts';
import { guardFolders } from './guard-folders.ts';
import { prepareSources, reportOnSources, type Prepared } from './prepare.ts';
import { NOTHING_PRUNED, pruneRelease, type Pruned } from './prune.ts';
import type { PublishOptions, PublishWorld } from './publish-options.ts';
import { registerFor, type Register } from '../register/register.ts';
import { setOut, type SetOut } from './set-out.ts';
import { readSource, REGISTER_NAME } from './source-folder.ts';
import { verify, type Verdict } from './verify.ts';
import { writeBundle } from './write-bundle.ts';

export type { PublishOptions, PublishWorld } from './publish-options.ts';

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
  /** It brings the content back after a hold. */
  readonly endsHold: boolean;
  /** The date that was signed, RFC 3339. */
  readonly publishedAt: string;
  /** The older revision whose content is put out again. */
  readonly restored?: { readonly revision: number; readonly publishedAt: string | undefined };
  /** The revision that waited for signatures until now, and does not any more. */
  readonly dropped: number | undefined;
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
  // Whoever has no key that opens hears of it before anything long begins.
  const begun = await setOut('content', options, world);
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
    const register = await registerFor(options, path.join(sources, REGISTER_NAME));
    const known = register === undefined ? {} : { register: register.screens };
    const toBeSigned = options.keys !== undefined;
    const trust = inForce(begun);
    const found = await checkRead(written, { ...check, ...known, ...trust, toBeSigned }, { ...world, opener });
    const report = reportOnSources(found, { text: source.text, inSource: prepared.inSource });
    if (!report.ok) throw new CheckFailed(report);
    return await release(prepared, { begun, options, world, register, report, opener });
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

/** Takes all content down until the next revision. Throws `PublishTrouble` and `KeyTrouble`. */
export async function holdOn(
  text: string | undefined,
  options: PublishOptions,
  world: PublishWorld,
): Promise<Published> {
  await guardFolders(options);
  const begun = await setOut('hold on', options, world);
  const { id = USUAL_ID, epoch, revision, remarks } = begun;
  const publishedAt = new Date(world.now()).toISOString();
  const hold = { formatVersion: 1, id, epoch, revision, publishedAt, ...(text === undefined ? {} : { text }) };
  const made = { kind: 'hold', payload: `${JSON.stringify(hold, null, 1)}\n`, publishedAt } as const;
  await begun.folder.make();
  const out = await putOut(begun, made, options, world);
  return {
    ...{ channel: id, epoch, revision, isHold: true, endsHold: false, publishedAt, notes: remarks },
    ...{ report: undefined, changes: [], registered: undefined },
    ...{ media: { files: 0, added: 0, bytes: 0 }, ...out },
  };
}

/** Puts prepared content out. Throws `PublishTrouble` and `KeyTrouble`. */
export async function release(
  { text: sources, origin, notes, inSource }: Prepared,
  context: {
    readonly begun: SetOut;
    readonly options: PublishOptions;
    readonly world: PublishWorld;
    readonly register: Register | undefined;
    readonly report: Report | undefined;
    /** Who has opened the media already; none: it is opened here. */
    readonly opener?: MediaOpener;
  },
): Promise<Published> {
  const { begun, options, world, register, report } = context;
  const { channel, folder, before, revision, epoch, remarks } = begun;
  const id = channel.trust?.channel ?? idIn(sources) ?? begun.id ?? USUAL_ID;
  const publishedAt = new Date(world.now()).toISOString();
  const opener = context.opener ?? (await createMediaOpener({ origin, fetch: world.fetch, mostBytes: Infinity }));
  try {
    const head = { id, epoch, revision, publishedAt, trust: channel.trust?.version };
    const onFile = (name: string) => world.progress(0, 0, name);
    const built = await buildRelease(sources, head, { origin, opener, onFile });
    if (built.kind === 'refused')
      throw new PublishTrouble(...built.faults.map(({ place, words }) => placed(inSource(place), words)));
    const { files, text, playlist } = built.release;
    const { trust } = inForce(begun);
    // Of what is put out again nothing has been checked; the trust file may be another than when it was.
    const again = report === undefined && trust !== undefined ? webBoundFindings(playlist, trust) : [];
    const bounds = again.map(({ place, words }) => placed(inSource(place), words));
    await folder.make();
    let added = 0;
    for (const file of files) if ((await folder.addMedia(file, opener)) === 'added') added++;
    const made = { kind: 'playlist', payload: text, publishedAt, register: register?.file } as const;
    const out = await putOut(begun, made, options, world);
    return {
      ...{ channel: id, epoch, revision, isHold: false, endsHold: begun.isHeld, publishedAt },
      ...{ notes: [...notes, ...remarks, ...bounds], report, registered: register?.screens.length },
      media: { files: files.length, added, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
      changes: changesOf(before, playlist, register?.screens, world.now()),
      ...out,
    };
  } finally {
    if (context.opener === undefined) await opener.close();
  }
}

/** The trust file that goes out with it. */
function inForce({ channel: { trust } }: SetOut): Pick<CheckOptions, 'trust'> {
  return trust === undefined ? {} : { trust: { file: `trust/${trust.version}.json`, trust } };
}

/** What is to be signed, and the register that was looked into. */
interface Made {
  readonly kind: 'playlist' | 'hold';
  readonly payload: string;
  readonly publishedAt: string;
  readonly register?: string | undefined;
}

/** Signs and writes: the trust files first, what a screen asks for first of all last; then looks at it. */
async function putOut(
  { channel, folder, revision, epoch }: SetOut,
  { kind, payload, publishedAt, register }: Made,
  options: PublishOptions,
  world: PublishWorld,
): Promise<Pick<Published, 'missing' | 'dropped' | 'pruned' | 'verdict' | 'bundle'>> {
  await folder.addTrusts(channel.trustTexts);
  const dropped = await folder.awaitingRevision();
  const missing = channel.missing(kind);
  const { last } = channel.published;
  const known = last?.epoch === epoch ? last.revision : undefined;
  const newest = {
    ...{ epoch, revision: missing > 0 ? known : revision, publishedAt },
    ...{ out: options.out, register: register ?? last?.register },
  };
  await channel.remember({ revision, last: newest });
  const text = channel.seal(kind, payload);
  if (missing > 0) {
    await folder.putAwaiting(text);
    return { missing, dropped, pruned: NOTHING_PRUNED, verdict: undefined };
  }
  await folder.putPlaylist(revision, text);
  const pruned = await pruneRelease(folder);
  return { missing, dropped, pruned, ...(await look(options.out, channel.trust !== undefined, options.bundle, world)) };
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

/** What a playlist is called that nobody has given a name. */
const USUAL_ID = 'playlist';

/** The id that somebody has written into a playlist, if it says one. */
function idIn(text: string): string | undefined {
  const { id } = JSON.parse(text.replace(/^\ufeff/, '')) as { readonly id?: unknown };
  return typeof id === 'string' ? id : undefined;
}

function placed(place: string, { en, vi }: Words): Words {
  return { en: `${place}: ${en}`, vi: `${place}: ${vi}` };
}
