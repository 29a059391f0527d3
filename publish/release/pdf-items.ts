import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from '../../core/record.ts';
import type { Words } from '../../core/words.ts';
import { locate, onDisk, type Origin } from '../check/locate.ts';
import { PublishTrouble } from './channel.ts';
import { openPdfReader, PdfTrouble, type PdfReader } from './pdf-pages.ts';
import { listsOf, type ItemList } from './item-lists.ts';

export interface ExpandedPdfs {
  /** By the address that stands in the playlist now, the picture that was made. */
  readonly made: ReadonlyMap<string, string>;
  readonly notes: readonly Words[];
  /** Places as they were before items became several. */
  readonly inSource: (words: string) => string;
}

/** Whether a name or an address is that of a PDF. */
export function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name.split(/[?#]/, 1)[0] ?? '');
}

/** A playlist's text with a picture in the place of every PDF, to be judged before any picture is made. */
export function withPicturesForPdfs(text: string): string {
  const document: unknown = JSON.parse(text);
  if (!isRecord(document)) return text;
  for (const { holder } of listsOf(document))
    for (const item of holder['items'] as readonly unknown[])
      if (isRecord(item) && typeof item['src'] === 'string' && isPdf(item['src'])) item['src'] += '.png';
  return JSON.stringify(document);
}

/**
 * Puts, in the place of each item whose `src` is a PDF, an item for each of its pages: the same but for `src`, and for
 * the id, which is `name trang 1` and so on. Changes the lists. Throws `PublishTrouble` with every PDF that cannot be
 * shown.
 *
 * `workDir` is where the pictures are written; `isWritten` says that somebody wrote the lists, and may look for a place.
 */
export async function expandPdfs(
  lists: readonly ItemList[],
  origin: Origin,
  { workDir, isWritten }: { readonly workDir: string; readonly isWritten: boolean },
): Promise<ExpandedPdfs> {
  const made = new Map<string, string>();
  const notes: Words[] = [];
  const faults: Words[] = [];
  const before = new Map<string, readonly number[]>();
  const ids = new Set<string>();
  const converted = new Map<string, readonly string[]>();
  let reader: PdfReader | undefined;
  try {
    for (const { place, holder } of lists) {
      const items: unknown[] = [];
      const indexes: number[] = [];
      for (const [index, item] of (holder['items'] as readonly unknown[]).entries()) {
        const src = isRecord(item) && typeof item['src'] === 'string' ? item['src'] : '';
        let inPlace: readonly unknown[] = [item];
        if (isRecord(item) && isPdf(src)) {
          try {
            const file = await fileOf(src, origin);
            reader ??= await openPdfReader();
            const pages = converted.get(file) ?? (await reader.render(file, await folderFor(workDir, converted.size)));
            if (!converted.has(file)) notes.push(turned(src, pages.length));
            converted.set(file, pages);
            inPlace = pageItems(item, src, pages, made, ids);
          } catch (error) {
            if (!(error instanceof PdfTrouble)) throw error;
            faults.push(named(isWritten ? `${place}[${index}].src: ` : '', src, error.words));
          }
        }
        items.push(...inPlace);
        indexes.push(...inPlace.map(() => index));
      }
      holder['items'] = items;
      before.set(place, indexes);
    }
  } finally {
    reader?.close();
  }
  if (faults.length > 0) throw new PublishTrouble(...faults);
  return { made, notes, inSource: (words) => placesBefore(words, before) };
}

async function fileOf(src: string, origin: Origin): Promise<string> {
  const location = locate(src, origin);
  const file = location.kind === 'path' ? await onDisk(location.path, origin) : undefined;
  if (file === undefined) throw new PdfTrouble(location.kind === 'path' ? notThere : notHere);
  return file;
}

async function folderFor(workDir: string, count: number): Promise<string> {
  const folder = path.join(workDir, `pdf-${count}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

function pageItems(
  { sha256: _sha256, bytes: _bytes, type: _type, ...item }: Record<string, unknown>,
  src: string,
  pages: readonly string[],
  made: Map<string, string>,
  ids: Set<string>,
): readonly object[] {
  const stem = src.split(/[?#]/, 1)[0]?.replace(/\.pdf$/i, '') ?? '';
  const name = typeof item['id'] === 'string' ? item['id'] : (decoded(stem).split('/').at(-1) ?? stem).slice(0, 180);
  let base = name;
  for (let n = 2; ids.has(base); n++) base = `${name}#${n}`;
  ids.add(base);
  return pages.map((file, index) => {
    const address = `${stem}%20trang%20${index + 1}.png`;
    made.set(address, file);
    return { ...item, id: `${base} trang ${index + 1}`, src: address };
  });
}

function placesBefore(words: string, before: ReadonlyMap<string, readonly number[]>): string {
  return words.replace(
    /((?:(?:campaigns|interrupts)\[\d+\]\.)?\bitems)\[(\d+)\]/g,
    (all, place: string, index: string) => {
      const was = before.get(place)?.[Number(index)];
      return was === undefined ? all : `${place}[${was}]`;
    },
  );
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // `100%.pdf` is a file's name like any other
  }
}

function named(place: string, src: string, { en, vi }: Words): Words {
  const name = decoded(src);
  return { en: `${place}${name}: ${en}`, vi: `${place}${name}: ${vi}` };
}

function turned(src: string, pages: number): Words {
  const name = decoded(src);
  return {
    en: `${name}: ${pages} ${pages === 1 ? 'page became a picture' : 'pages became pictures'}`,
    vi: `${name}: đã chuyển ${pages} trang thành ảnh`,
  };
}

const notThere: Words = { en: 'no such file in the folder', vi: 'trong thư mục không có tệp tên này' };
const notHere: Words = {
  en: 'a PDF must lie in the folder itself, so that pictures can be made of it',
  vi: 'tệp PDF phải nằm ngay trong thư mục thì mới chuyển thành ảnh được',
};
