import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openPlaylist, type OpenedPlaylist, type OpenWorld } from '../open-playlist.ts';

/** What is previewed: a playlist that somebody is writing. */
export interface Subject {
  /** As a person calls it. */
  readonly name: string;
  read(): Promise<OpenedPlaylist>;
  /**
   * Calls back when it may have changed, so often as looking is cheap; first at once, for it may have changed since it was
   * read. Returns what stops it.
   */
  watch(onChange: () => void): () => void;
}

/** The playlist at a file, a folder (the `playlist.json` in it, else its clips and pictures) or an http(s) address. */
export async function subjectAt(where: string, world: OpenWorld): Promise<Subject> {
  if (/^https?:/i.test(where)) {
    return {
      name: where,
      read: () => openPlaylist(where, world),
      watch: (onChange) => whenever(() => Promise.resolve({}), ASK_SERVER_MS, onChange),
    };
  }
  const given = path.resolve(where);
  const isFolder = await isA('directory', given);
  const written = isFolder ? path.join(given, 'playlist.json') : given;
  if (!isFolder || (await isA('file', written))) {
    const name =
      path.basename(written) === 'playlist.json'
        ? path.join(path.basename(path.dirname(written)), 'playlist.json')
        : path.basename(written);
    return {
      name,
      read: () => openPlaylist(written, world),
      watch: (onChange) => whenever(() => versionOf(written), LOOK_AT_FILE_MS, onChange),
    };
  }
  return {
    name: path.basename(given),
    read: () => openPlaylist(given, world),
    watch: (onChange) => whenever(() => versionsIn(given), LOOK_INTO_FOLDER_MS, onChange),
  };
}

/**
 * Looks again and again: editors put a new file in the place of the old one, and network drives tell of nothing, so
 * watching by the system misses what looking finds.
 */
function whenever(look: () => Promise<unknown>, everyMs: number, onChange: () => void): () => void {
  let seen: unknown;
  let looking = false;
  const again = async () => {
    if (looking) return;
    looking = true;
    const found = await look();
    looking = false;
    const isNew = found !== seen;
    seen = found;
    if (isNew) onChange();
  };
  void again();
  const timer = setInterval(() => void again(), everyMs);
  return () => clearInterval(timer);
}

async function versionOf(file: string): Promise<string> {
  return stat(file).then(
    ({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`,
    () => 'gone', // it is being saved; the next look finds it
  );
}

async function versionsIn(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const versions = await Promise.all(names.map(async (name) => `${name} ${await versionOf(path.join(folder, name))}`));
  return versions.sort().join('\n');
}

async function isA(kind: 'directory' | 'file', at: string): Promise<boolean> {
  const is = await stat(at).catch(() => undefined); // what is not there is told when it is read
  return is !== undefined && (kind === 'directory' ? is.isDirectory() : is.isFile());
}

const LOOK_AT_FILE_MS = 400;
const LOOK_INTO_FOLDER_MS = 2_000;
const ASK_SERVER_MS = 15_000;
