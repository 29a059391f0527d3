import { watch } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { typeOfName } from '../core/media-type.ts';
import { overlayFiles } from '../core/overlays.ts';
import { filesOf, itemsOf, type Playlist } from '../core/playlist.ts';
import { isNews, tellAnswer, type Answer, type PlaylistSource } from './config-source.ts';
import { sha256Of } from './kept-file.ts';
import { playableFaults } from './playable.ts';
import { reasonOf, type Log } from './log.ts';
import { resolveMediaUrl, type Verdict } from './network-policy.ts';
import type { KeptPlaylist } from './playlist-store.ts';
import { keptOf, textOf, TOO_LARGE, type PlaylistReader } from './read-playlist.ts';

export interface FolderSourceWorld {
  readonly folder: string;
  readonly reader: PlaylistReader;
  readonly kept: KeptPlaylist | undefined;
  /** Where codes may lead; none: anywhere. */
  readonly codeDomains?: readonly string[] | undefined;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * A folder, such as a USB stick, in the place of a config URL (DECISIONS 20). A `playlist.json` in it is the playlist;
 * without one its clips and pictures in the order of their names are. A folder that is gone changes nothing: what was
 * copied plays on.
 */
export function createFolderSource(world: FolderSourceWorld): PlaylistSource {
  const { log, now } = world;
  const folder = resolve(world.folder);
  const kept = world.kept?.source === world.folder ? world.kept : undefined;
  let seen = kept === undefined ? undefined : versionOf(kept.bytesSha256, kept.validators.etag);
  const watched = new Map<string, Observation>();
  let last: Answer | undefined;
  let settling = false;

  const ask = async (): Promise<Answer> => {
    settling = false;
    let found: Found;
    try {
      found = await look(folder);
    } catch (error) {
      watched.clear();
      return { kind: 'unreachable', reason: `the folder cannot be read: ${reasonOf(error)}` };
    }
    const files = settled(found.files, watched, now());
    if (files.length < found.files.length) {
      settling = true;
      const since = Math.min(...found.files.map(({ name }) => watched.get(name)?.unsettledAt ?? now()));
      // Half a copy is waited for, but not for ever: a file that never rests is left out.
      if (now() - since < LONGEST_SETTLE_MS || files.length === 0)
        return { kind: 'unreachable', reason: 'files are still being copied into the folder' };
    }
    const written = files.find(({ name }) => name === PLAYLIST_NAME);
    if (written === undefined && files.length === 0) {
      const words = {
        en: `no clips or pictures in ${folder}: put .mp4, .webm, .jpg or .png files there, or a playlist.json`,
        vi: `không có clip hay ảnh nào trong ${folder}: hãy chép tệp .mp4, .webm, .jpg hoặc .png, hay một playlist.json vào đó`,
      };
      return { kind: 'bad', faults: [{ code: 'EMPTY', place: '', words }] };
    }
    if (written !== undefined && written.bytes > world.reader.mostBytes) return TOO_LARGE;
    let bytes: Uint8Array;
    try {
      bytes = written ? await readFile(join(folder, PLAYLIST_NAME)) : Buffer.from(playlistOf(files));
    } catch (error) {
      return { kind: 'unreachable', reason: `playlist.json cannot be read: ${reasonOf(error)}` };
    }
    const read = await world.reader.read(bytes, (path, most) => readBeside(join(folder, path), most));
    if (read.kind === 'bad') return read;

    const baseUrl = `${pathToFileURL(folder).href}/`;
    const held = {
      playlist: read.parsed.playlist,
      digest: read.bytesSha256,
      resolve: (name: string) => resolveInFolder(name, baseUrl),
    };
    const wrong = playableFaults(held, world.codeDomains);
    if (wrong.length > 0) return { kind: 'bad', faults: wrong };

    const etag = written ? await mediaVersion(folder, read.parsed.playlist) : undefined;
    const version = versionOf(read.bytesSha256, etag);
    if (version === seen) return { kind: 'unchanged' };
    seen = version;
    if (written === undefined && found.passedOver.length > 0) {
      log.warn('files passed over', { folder, files: found.passedOver.slice(0, 20), why: PASSED_OVER });
    }
    return {
      kind: 'changed',
      parsed: read.parsed,
      kept: {
        ...keptOf(read),
        ...{ source: world.folder, baseUrl, validators: etag === undefined ? {} : { etag }, fetchedAt: now() },
      },
    };
  };

  return {
    async ask() {
      const answer = await ask();
      if (isNews(answer, last) && !settling) tellAnswer(log, folder, answer);
      last = answer;
      return answer;
    },
    nextAskDelayMs: () => (settling ? SETTLE_MS : POLL_MS),
    forget: () => (seen = undefined),
    resolve: (written, baseUrl) => resolveInFolder(written, baseUrl),
    watch(onChange) {
      let watcher: ReturnType<typeof watch> | undefined;
      const arm = () => {
        if (watcher !== undefined) return;
        try {
          watcher = watch(folder, () => onChange());
          watcher.on('error', disarm);
        } catch {
          watcher = undefined; // not there yet: asking finds it, and the timer below tries again
        }
      };
      const disarm = () => {
        watcher?.close();
        watcher = undefined;
      };
      arm();
      const rearm = setInterval(arm, POLL_MS).unref();
      return () => {
        clearInterval(rearm);
        disarm();
      };
    },
  };
}

/** The text of a file in the folder; nothing when it is not there, too large, or no text. */
async function readBeside(path: string, mostBytes: number): Promise<string | undefined> {
  try {
    return (await stat(path)).size > mostBytes ? undefined : textOf(await readFile(path));
  } catch {
    return undefined; // not there, or the stick was pulled
  }
}

/**
 * The address of a file that a folder's playlist names; `%20` and the like are read as in any address. It never leads
 * out of the folder (links are looked through when the file is opened).
 */
export function resolveInFolder(written: string, baseUrl: string): Verdict {
  if (/^https?:/i.test(written)) return resolveMediaUrl(written, { baseUrl });
  const name = written.split(/[?#]/, 1)[0] ?? '';
  const version = /\?(v=[0-9-]+)$/.exec(written)?.[1];
  const base = URL.parse(baseUrl);
  if (base === null || base.protocol !== 'file:') return { kind: 'refused', reason: `not a folder: ${baseUrl}` };
  const path = decoded(name);
  if (isAbsolute(path) || path.includes('\0') || path.split(/[\\/]/).includes('..'))
    return { kind: 'refused', reason: `leads out of the folder: ${written}` };
  const url = new URL(path.split('/').map(encodeURIComponent).join('/'), base);
  if (version !== undefined) url.search = version;
  return { kind: 'allowed', url: url.href };
}

/** The playlist in a folder. */
export const PLAYLIST_NAME = 'playlist.json';
/** A file whose size and time have not changed for this long is whole. */
const SETTLE_MS = 2_000;
const LONGEST_SETTLE_MS = 60_000;
/** How often the folder is looked at besides being watched: not every file system tells of changes. */
const POLL_MS = 10_000;

interface Observation {
  readonly bytes: number;
  readonly modifiedAt: number;
  readonly since: number;
  /** When it was first seen unsettled; kept until it rests. */
  readonly unsettledAt: number;
}

interface FolderFile {
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: number;
  /** When anything about it changed last, by the file system. */
  readonly touchedAt: number;
}

interface Found {
  readonly files: readonly FolderFile[];
  /** Names of what is no clip and no picture that a player knows by its name. */
  readonly passedOver: readonly string[];
}

const PASSED_OVER = 'neither clip nor picture by their names: make MP4 (H.264/AAC), JPEG or PNG of them';

/** The clips, pictures and playlist of a folder, in the order of their names; not those that are links to elsewhere. */
async function look(folder: string): Promise<Found> {
  const root = (await realpath(folder)) + sep;
  const files: FolderFile[] = [];
  const passedOver: string[] = [];
  for (const name of await readdir(folder)) {
    if (name.startsWith('.')) continue;
    if (name !== PLAYLIST_NAME && typeOfName(bareSrc(name)) === undefined) {
      passedOver.push(name);
      continue;
    }
    const path = join(folder, name);
    const real = await realpath(path).catch(() => undefined);
    const is = real?.startsWith(root) === true ? await stat(path).catch(() => undefined) : undefined;
    if (is?.isFile() !== true) continue;
    files.push({
      name,
      bytes: is.size,
      modifiedAt: Math.round(is.mtimeMs),
      touchedAt: Math.max(is.mtimeMs, is.ctimeMs),
    });
  }
  files.sort((a, b) => byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
  return { files, passedOver };
}

const byName = new Intl.Collator('vi', { numeric: true });

/**
 * Those that are not being copied any more: unchanged since well before we looked, or while we looked. Times from the
 * future (sticks are written in other time zones) say nothing, so then only looking twice counts.
 */
function settled(files: readonly FolderFile[], watched: Map<string, Observation>, now: number): readonly FolderFile[] {
  for (const name of watched.keys()) if (!files.some((file) => file.name === name)) watched.delete(name);
  return files.filter(({ name, bytes, modifiedAt, touchedAt }) => {
    const before = watched.get(name);
    const same = before?.bytes === bytes && before.modifiedAt === modifiedAt;
    const since = same ? before.since : now;
    // An empty file is one that is about to be written, however long ago it was made.
    const rests = bytes > 0 && ((same && now - since >= SETTLE_MS) || now - touchedAt >= SETTLE_MS);
    watched.set(name, {
      bytes,
      modifiedAt,
      since,
      unsettledAt: rests ? Infinity : Math.min(before?.unsettledAt ?? now, now),
    });
    return rests;
  });
}

/** A playlist of these files. The version in the address makes a file that was replaced another file. */
function playlistOf(files: readonly FolderFile[]): string {
  const items = files.map(({ name, bytes, modifiedAt }) => ({
    ...(name.length <= 200 && !hasControls.test(name) ? { id: name.normalize('NFC') } : {}),
    src: `${bareSrc(name)}?v=${bytes}-${modifiedAt}`,
    bytes,
  }));
  return JSON.stringify({ formatVersion: 1, id: 'folder', items }, null, 1);
}

/** A file's name as an address: what would mean something else in one is written with `%`. */
function bareSrc(name: string): string {
  return name.replace(/[%?#\\:]|[\p{Cc}\p{Cf}]/gu, (one) => encodeURIComponent(one));
}

/** Characters that the playlist language does not take in an id, and some more. */
const hasControls = /[\p{Cc}\p{Cf}]/u;

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // `100%.mp4` is a file's name like any other
  }
}

function versionOf(bytesSha256: string, etag: string | undefined): string {
  return `${bytesSha256} ${etag ?? ''}`;
}

/** Changes when a file that a written playlist names is replaced. */
async function mediaVersion(folder: string, playlist: Playlist): Promise<string> {
  const lines: string[] = [];
  for (const { url } of [...itemsOf(playlist).flatMap(filesOf), ...overlayFiles(playlist.overlays)]) {
    const is = await stat(join(folder, decoded(url.split(/[?#]/, 1)[0] ?? ''))).catch(() => undefined);
    lines.push(`${url} ${is?.size ?? ''} ${is?.mtimeMs ?? ''}`);
  }
  return sha256Of(lines.join('\n'));
}
