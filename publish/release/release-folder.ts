import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Words } from '../../core/words.ts';
import { writeDurably } from '../../player/durable.ts';
import { reasonOf } from '../../player/log.ts';
import { readUnverified } from '../../player/trust/signed-reader.ts';
import type { PlaylistRead } from '../../player/read-playlist.ts';
import type { MediaOpener } from '../check/open-media.ts';
import { namesIfThere, readIfThere } from '../if-there.ts';
import { trustTexts, writeTrusts } from '../keys/key-folder.ts';
import { reasonWords } from '../reason-words.ts';
import type { ReleaseFile } from './build.ts';
import { PublishTrouble } from './channel.ts';

/** A folder ready to be uploaded: `playlist.json`, `trust/`, `media/`, and `history/` with what went out before. */
export interface ReleaseFolder {
  readonly dir: string;
  /** Makes the folder, in one that is there. Throws `PublishTrouble`. */
  make(): Promise<void>;
  /** What is in force there, at its word; nothing when there is none. */
  current(): Promise<PlaylistRead | undefined>;
  /** The numbers of what went out and is kept, the oldest first. */
  revisions(): Promise<readonly number[]>;
  /** The same with what is in them; nothing of what cannot be read any more. */
  history(): Promise<readonly Past[]>;
  /** Puts a file of media there, unless its bytes are there already. */
  addMedia(file: ReleaseFile, opener: MediaOpener): Promise<'added' | 'there'>;
  /** Puts those trust files there that it has not got. */
  addTrusts(texts: readonly string[]): Promise<void>;
  /** Puts the playlist there, and keeps it in the history; always the last thing that is written. */
  putPlaylist(revision: number, text: string): Promise<void>;
  /** Puts a release aside that others must sign before it goes out. */
  putAwaiting(text: string): Promise<void>;
  awaiting(): Promise<string | undefined>;
  dropAwaiting(): Promise<void>;
  /** Whether something waits for more signatures. */
  awaits(): Promise<boolean>;
  /** The revision that waits, if one does. */
  awaitingRevision(): Promise<number | undefined>;
  /** Of revisions that put older content out again, the one that it was made for. */
  madeFor(): Promise<ReadonlyMap<number, number>>;
  keepMadeFor(revision: number, madeFor: number): Promise<void>;
  /** The trust files there, from the first one on. */
  trustTexts(): Promise<readonly string[]>;
  dropRevision(revision: number): Promise<void>;
  /** Removes files of media that this folder has named, by their hash; gives how many. Half copies go with them. */
  dropMedia(isUnneeded: (sha256: string) => boolean): Promise<number>;
}

export interface Past {
  readonly revision: number;
  readonly read: PlaylistRead | undefined;
}

/** Opens the folder, made by the first thing that is put there. */
export function openReleaseFolder(dir: string): ReleaseFolder {
  const inDir = (...names: readonly string[]) => path.join(dir, ...names);
  const read = async (...names: readonly string[]) => {
    const bytes = await readIfThere(inDir(...names));
    const made = bytes === undefined ? undefined : readUnverified(bytes);
    return made?.kind === 'playlist' ? made : undefined;
  };
  const revisions = async () => {
    const names = await namesIfThere(inDir('history'));
    const numbers = names.flatMap((name) => /^(\d{1,15})\.json$/.exec(name)?.[1] ?? []).map(Number);
    return numbers.toSorted((a, b) => a - b);
  };
  return {
    dir,
    async make() {
      // Never its parents too: a name that was mistyped would be uploaded by nobody.
      await mkdir(dir).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw new PublishTrouble(notMade(dir, reasonOf(error)));
      });
    },
    current: () => read('playlist.json'),
    revisions,
    history: async () =>
      Promise.all(
        (await revisions()).map(async (revision) => ({ revision, read: await read('history', `${revision}.json`) })),
      ),
    async addMedia({ path: name, sha256, bytes, from }, opener) {
      const target = inDir(...name.split('/'));
      if ((await stat(target).catch(() => undefined))?.size === bytes && (await hashOf(target)) === sha256)
        return 'there';
      await mkdir(path.dirname(target), { recursive: true });
      const beside = `${target}.part`;
      await opener.use(from, async (media) => {
        if (media.kind !== 'open' || media.sha256 !== sha256) throw new Error(`${name} changed while it was copied`);
        if ((await copyHashing(media.path, beside)) !== sha256) throw new Error(`${name} changed while it was copied`);
      });
      await rename(beside, target);
      return 'added';
    },
    addTrusts: async (texts) => void (await writeTrusts(dir, texts)),
    async putPlaylist(revision, text) {
      await this.dropAwaiting();
      await writeDurably(inDir('history', `${revision}.json`), text);
      await writeDurably(inDir('playlist.json'), text);
    },
    putAwaiting: (text) => writeDurably(inDir(...AWAITING), text),
    awaiting: async () => (await readIfThere(inDir(...AWAITING)))?.toString(),
    dropAwaiting: () => rm(inDir(AWAITING[0]), { recursive: true, force: true }),
    awaits: async () => (await namesIfThere(inDir(AWAITING[0]))).length > 0,
    awaitingRevision: async () => (await read(...AWAITING))?.parsed.playlist.revision,
    async madeFor() {
      const text = (await readIfThere(inDir(...MADE_FOR)))?.toString() ?? '{}';
      const pairs = Object.entries(JSON.parse(text) as Readonly<Record<string, number>>);
      return new Map(pairs.map(([revision, madeFor]) => [Number(revision), madeFor]));
    },
    async keepMadeFor(revision, madeFor) {
      const known = new Set(await revisions());
      const kept = [...(await this.madeFor())].filter(([past]) => known.has(past));
      await writeDurably(inDir(...MADE_FOR), JSON.stringify(Object.fromEntries([...kept, [revision, madeFor]])));
    },
    trustTexts: () => trustTexts(inDir('trust')),
    dropRevision: (revision) => rm(inDir('history', `${revision}.json`), { force: true }),
    async dropMedia(isUnneeded) {
      let dropped = 0;
      for (const name of await namesIfThere(inDir('media'))) {
        const [, sha256 = '', part] = OWN_NAME.exec(name) ?? [];
        if (sha256 === '' || (part === undefined && !isUnneeded(sha256))) continue;
        await rm(inDir('media', name), { force: true });
        if (part === undefined) dropped++;
      }
      return dropped;
    },
  };
}

/** How this folder names media, and its half copies. */
const OWN_NAME = /^([0-9a-f]{64})\.[a-z0-9]{1,5}(\.part)?$/;

const AWAITING = ['awaiting', 'playlist.json'] as const;

const MADE_FOR = ['history', 'made-for.json'] as const;

const notMade = (dir: string, reason: string): Words => ({
  en: `--out: ${dir} cannot be made: ${reason}`,
  vi: `--out: không tạo được ${dir}: ${reasonWords(reason).vi}`,
});

/** Copies a file, on whatever is there; gives the SHA-256 of what was written. */
async function copyHashing(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(from, { highWaterMark: CHUNK_BYTES }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(to),
  );
  return hash.digest('hex');
}

const CHUNK_BYTES = 2 ** 20;

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
