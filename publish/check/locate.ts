import { dirname, join, resolve, sep } from 'node:path';
import { readdir, realpath } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Words } from '../../core/words.ts';
import { resolveInFolder } from '../../player/folder-source.ts';
import { reachOf, resolveMediaUrl, shownUrl, type Verdict } from '../../player/network-policy.ts';
import type { CheckCode } from './codes.ts';

/** What a playlist was read from, which decides what its addresses mean. */
export type Origin =
  /** A player plays this folder itself. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** A file that will be put on a server nobody has named; what lies beside it stands for what will lie there. */
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Files that were made of those beside it, by the addresses that stand for them. */
      readonly made?: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'url'; readonly baseUrl: string };

/** Where a file named in a playlist is. */
export type Location =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  /** A player would not ask there; `always` is false where that hangs on where the playlist will be served. */
  | { readonly kind: 'refused'; readonly code: AddressCode; readonly words: Words; readonly always: boolean }
  /** Only the server that the playlist will be on can tell. */
  | { readonly kind: 'unknown'; readonly why: Words };

export type AddressCode = Extract<CheckCode, `ADDRESS_${string}`>;

/** Where an address of the playlist leads, by the player's own rules. */
export function locate(written: string, origin: Origin): Location {
  if (origin.kind === 'url') return ofVerdict(resolveMediaUrl(written, origin), written, origin.baseUrl);
  const folder = origin.kind === 'folder' ? resolve(origin.folder) : dirname(resolve(origin.path));
  const baseUrl = `${pathToFileURL(folder).href}/`;
  if (origin.kind === 'folder' || /^https?:/i.test(written)) {
    const location = ofVerdict(resolveInFolder(written, baseUrl), written, baseUrl);
    const may = origin.kind === 'file' && location.kind === 'refused' && location.code === 'ADDRESS_PRIVATE';
    return may ? { ...location, always: false } : location;
  }
  const made = origin.kind === 'file' ? origin.made?.get(written) : undefined;
  if (made !== undefined) return { kind: 'path', path: made };
  if (written.startsWith('/')) return { kind: 'unknown', why: fromTheRoot };
  return { kind: 'path', path: fileURLToPath(new URL(bare(written), baseUrl)) };
}

/**
 * The path as the disk spells it (`ế` can be one character or three), with links looked through; `undefined` when
 * nothing is there, or what is there lies outside of a folder that a player plays.
 */
export async function onDisk(path: string, origin: Origin): Promise<string | undefined> {
  try {
    const names = await readdir(dirname(path));
    const name = path.slice(dirname(path).length).replace(/^[\\/]/, '');
    const spelled = names.includes(name) ? name : names.find((one) => one.normalize() === name.normalize());
    if (spelled === undefined) return undefined;
    const real = await realpath(join(dirname(path), spelled));
    if (origin.kind === 'folder' && !real.startsWith((await realpath(origin.folder)) + sep)) return undefined;
    return real;
  } catch {
    return undefined; // a folder on the way is not there, or is none
  }
}

function ofVerdict(verdict: Verdict, written: string, baseUrl: string): Location {
  if (verdict.kind === 'refused') return { kind: 'refused', always: true, ...reasonFor(written, baseUrl) };
  const url = new URL(verdict.url);
  if (url.protocol !== 'file:') return { kind: 'url', url: url.href };
  url.search = '';
  return { kind: 'path', path: fileURLToPath(url) };
}

/** Why the player refuses an address, told so that it can be mended. */
function reasonFor(written: string, baseUrl: string): { code: AddressCode; words: Words } {
  const url = URL.parse(written, baseUrl);
  const shown = shownUrl(url?.href ?? written);
  if (url === null || !/^(https?|file):$/.test(url.protocol)) {
    return {
      code: 'ADDRESS_REFUSED',
      words: { en: `no player asks for ${shown}`, vi: `trình phát không hỏi ${shown}` },
    };
  }
  if (url.protocol === 'file:') {
    return {
      code: 'ADDRESS_OUTSIDE',
      words: { en: `leads out of the folder: ${written}`, vi: `dẫn ra ngoài thư mục: ${written}` },
    };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      code: 'ADDRESS_LOGIN',
      words: {
        en: `holds a user name or password: ${shown}`,
        vi: `có tên đăng nhập hoặc mật khẩu: ${shown}`,
      },
    };
  }
  if (reachOf(url.hostname) === 'public') {
    return {
      code: 'ADDRESS_NOT_HTTPS',
      words: {
        en: `http:// is only for the own network, this needs https://: ${shown}`,
        vi: `http:// chỉ dùng trong mạng nội bộ, ở đây phải là https://: ${shown}`,
      },
    };
  }
  return {
    code: 'ADDRESS_PRIVATE',
    words: {
      en: `${url.hostname} lies inside a house network, and the playlist outside of it: ${shown}`,
      vi: `${url.hostname} nằm trong mạng nội bộ, còn danh sách phát thì không: ${shown}`,
    },
  };
}

function bare(written: string): string {
  const path = written.split(/[?#]/, 1)[0] ?? '';
  try {
    return path
      .split('/')
      .map((part) => encodeURIComponent(decodeURIComponent(part)))
      .join('/');
  } catch {
    return path.split('/').map(encodeURIComponent).join('/'); // `100%.mp4` is a file's name like any other
  }
}

const fromTheRoot: Words = {
  en: 'an address from the root of the server; check the playlist by its URL to look at it',
  vi: 'địa chỉ tính từ gốc máy chủ; hãy kiểm tra danh sách phát qua địa chỉ trên máy chủ',
};
