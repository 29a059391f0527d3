import { lstat, opendir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Source } from '../../core/operator.ts';
import { typeOfName } from '../../core/media-type.ts';
import { openBundle } from '../bundle-file.ts';
import { PLAYLIST_NAME } from '../folder-source.ts';
import { SETTINGS_FILE } from '../provisioning/settings-file.ts';
import type { FindSticks } from './find-sticks.ts';

/**
 * What can be taken from the sticks that are in: at the top of each and one folder deep, bundles, folders with a
 * playlist and folders of clips and pictures; at the top a settings file too. A stick that is full of other things, is slow or dies meanwhile costs no
 * more than `mostMs`; what was found by then is listed. No link is followed.
 */
export async function listSources(findSticks: FindSticks, mostMs = 4_000): Promise<readonly Source[]> {
  const found: Source[] = [];
  const until = performance.now() + mostMs;
  const looking = findSticks().then((sticks) =>
    Promise.all(
      sticks.map((stick) => lookAt(stick, { found, until, entriesLeft: MOST_ENTRIES }).catch(() => undefined)),
    ),
  );
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([looking, new Promise((resolve) => (timer = setTimeout(resolve, mostMs)))]);
  clearTimeout(timer);
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1)).slice(0, MOST_SOURCES);
}

/** A look at one stick: what was found, and how much longer it may go on. */
interface Look {
  readonly found: Source[];
  readonly until: number;
  entriesLeft: number;
}

async function lookAt(stick: string, look: Look): Promise<void> {
  const folders = await lookInto(stick, look);
  const settings = await lstat(join(stick, SETTINGS_FILE)).catch(() => undefined);
  if (settings?.isFile() === true)
    look.found.push({
      path: join(stick, SETTINGS_FILE),
      name: basename(stick) || stick,
      kind: 'settings',
      bytes: settings.size,
    });
  for (const folder of folders) await lookInto(folder, look).catch(() => undefined); // one that may not be read
}

/** Notes what is in one folder; gives the folders in it that are worth a look. */
async function lookInto(folder: string, look: Look): Promise<readonly string[]> {
  const entries = await entriesOf(folder, look);
  const bytesOf = (some: readonly Entry[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  const clips = entries.filter(({ name, isFile }) => isFile && typeOfName(name) !== undefined);
  const hasPlaylist = entries.some(({ name, isFile }) => isFile && name === PLAYLIST_NAME);
  const media = hasPlaylist ? await entriesOf(join(folder, 'media'), look).catch(() => []) : [];
  const name = basename(folder) || folder;
  if (hasPlaylist)
    look.found.push({ path: folder, name, kind: 'folder', bytes: bytesOf([...entries, ...media].filter(isFileEntry)) });
  else if (clips.length > 0) look.found.push({ path: folder, name, kind: 'media', bytes: bytesOf(clips) });
  for (const entry of entries.filter(({ name: file, isFile }) => isFile && /\.(tar|bundle)$/i.test(file))) {
    const path = join(folder, entry.name);
    if (performance.now() < look.until && (await isBundle(path)))
      look.found.push({ path, name: entry.name, kind: 'bundle', bytes: entry.bytes });
  }
  return entries
    .filter(({ name: inner, isFolder }) => isFolder && !(hasPlaylist && OF_A_RELEASE.includes(inner)))
    .map(({ name: inner }) => join(folder, inner));
}

interface Entry {
  readonly name: string;
  readonly isFile: boolean;
  readonly isFolder: boolean;
  readonly bytes: number;
}

async function entriesOf(folder: string, look: Look): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  if (!(await lstat(folder)).isDirectory()) return entries;
  for await (const { name } of await opendir(folder)) {
    if (look.entriesLeft-- <= 0 || performance.now() > look.until) break;
    if (name.startsWith('.') || name === 'System Volume Information' || name === '$RECYCLE.BIN') continue;
    const is = await lstat(join(folder, name)).catch(() => undefined);
    if (is === undefined || is.isSymbolicLink()) continue;
    entries.push({ name, isFile: is.isFile(), isFolder: is.isDirectory(), bytes: is.isFile() ? is.size : 0 });
  }
  return entries;
}

async function isBundle(path: string): Promise<boolean> {
  const opened = await openBundle(path).catch(() => undefined); // pulled out meanwhile
  if (opened?.kind !== 'bundle') return false;
  await opened.bundle.close();
  return true;
}

function isFileEntry({ isFile }: Entry): boolean {
  return isFile;
}

/** What lies beside the playlist of a release is no list of its own. */
const OF_A_RELEASE: readonly string[] = ['media', 'trust'];
const MOST_ENTRIES = 4_000;
const MOST_SOURCES = 100;
