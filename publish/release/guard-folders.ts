import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Words } from '../../core/words.ts';
import { KEY_ENDING } from '../keys/key-folder.ts';
import { PublishTrouble } from './channel.ts';

/** The folders that publishing works in, absolute. */
export interface Folders {
  readonly sources?: string;
  readonly out: string;
  readonly keys: string | undefined;
  /** A file, of which the folder must be there. */
  readonly bundle?: string | undefined;
}

/**
 * Refuses folders of which one must not lie in the other: all of `out` is uploaded, so keys and drafts in it would be
 * given away. Links are looked through. Throws `PublishTrouble`.
 */
export async function guardFolders({ sources, out, keys, bundle }: Folders): Promise<void> {
  if (bundle !== undefined) await mustBeFile(bundle);
  if (sources !== undefined) await mustBeFolder(sources);
  const isOut = await stat(out).catch(() => undefined);
  if (isOut?.isDirectory() === false) throw new PublishTrouble(noFolder(out));
  if (isOut === undefined && (await stat(path.dirname(out)).catch(() => undefined))?.isDirectory() !== true)
    throw new PublishTrouble(noParent(out));
  const real = await realOf(out);
  if (keys !== undefined && isWithin(await realOf(keys), real)) throw new PublishTrouble(keysInside(keys, out));
  if (sources !== undefined && isWithin(await realOf(sources), real))
    throw new PublishTrouble(draftsInside(sources, out));
  const [key] = isOut === undefined ? [] : await keysIn(out);
  if (key !== undefined) throw new PublishTrouble(keysInside(path.join(out, key), out));
}

async function mustBeFolder(folder: string): Promise<void> {
  const is = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new PublishTrouble(notThere(folder));
    throw error;
  });
  if (!is.isDirectory()) throw new PublishTrouble(noFolder(folder));
}

async function mustBeFile(file: string): Promise<void> {
  if ((await stat(file).catch(() => undefined))?.isDirectory() === true) throw new PublishTrouble(aFolder(file));
  await mustBeFolder(path.dirname(file));
}

/** Where a path leads, also where the end of it is not there yet. */
async function realOf(file: string): Promise<string> {
  return realpath(file).catch(async () => {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(await realOf(parent), path.basename(file));
  });
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

async function keysIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(KEY_ENDING));
}

const notThere = (folder: string): Words => ({
  en: `there is no folder ${folder}`,
  vi: `không có thư mục ${folder}`,
});

const noParent = (out: string): Words => ({
  en: `--out: there is no folder ${path.dirname(out)} to make ${path.basename(out)} in: is the path mistyped?`,
  vi: `--out: không có thư mục ${path.dirname(out)} để tạo ${path.basename(out)}: có gõ nhầm đường dẫn không?`,
});

const noFolder = (file: string): Words => ({
  en: `${file} is a file: name a folder`,
  vi: `${file} là một tệp: phải nêu một thư mục`,
});

const aFolder = (folder: string): Words => ({
  en: `--bundle: ${folder} is a folder: name a file`,
  vi: `--bundle: ${folder} là thư mục: phải nêu một tệp`,
});

const keysInside = (keys: string, out: string): Words => ({
  en: `${keys} lies in ${out}, all of which is uploaded: whoever takes the keys from the server may guess at their passphrase. Move them elsewhere, and replace keys that have been on a server (keys rotate --stolen)`,
  vi: `${keys} nằm trong ${out}, mà cả thư mục này sẽ được tải lên: ai lấy được khóa từ máy chủ đều có thể dò mật khẩu. Hãy chuyển khóa ra chỗ khác; khóa nào đã lên máy chủ thì phải thay (keys rotate --stolen)`,
});

const draftsInside = (sources: string, out: string): Words => ({
  en: `${sources} lies in ${out}, all of which is uploaded: name another folder with --out`,
  vi: `${sources} nằm trong ${out}, mà cả thư mục này sẽ được tải lên: hãy nêu thư mục khác bằng --out`,
});
