import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { typeOfName } from '../../core/media-type.ts';
import type { Words } from '../../core/words.ts';
import { PLAYLIST_NAME } from '../../player/folder-source.ts';
import { readEnvelope } from '../../player/trust/envelope.ts';
import { importFile } from '../import/import-file.ts';
import { isPdf, withPicturesForPdfs } from './pdf-items.ts';

/** What an officer has put into a folder, as the text of a playlist whose addresses lead into that folder. */
export type Source =
  | {
      readonly kind: 'source';
      readonly text: string;
      /** Whether somebody wrote a playlist; else it was made of what lies there. */
      readonly written: boolean;
      /** What was passed over or changed on the way. */
      readonly notes: readonly Words[];
    }
  | { readonly kind: 'refused'; readonly words: readonly Words[] };

/**
 * Reads a folder: its `playlist.json`, else the one list (CSV or Excel) in it, else its clips, pictures and PDFs in the
 * order of their names, where `03 áp phích-20s.jpg` stands for 20 seconds. Rejects as the disk does.
 *
 * @param today  the date where the screens are, `2026-11-20`, for lists with days in them
 */
export async function readSource(folder: string, today: string): Promise<Source> {
  const found = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isOfSystem(name));
  const names = found.flatMap((one) => (one.isDirectory() ? [] : [one.name]));
  if (names.includes(PLAYLIST_NAME)) return ofPlaylist(folder);
  const lists = names.filter((name) => /\.(csv|xlsx)$/i.test(name) && name.toLowerCase() !== REGISTER_NAME);
  if (lists.length > 1)
    return refused({
      en: `more than one list in ${folder} (${lists.join(', ')}): leave one, or write a ${PLAYLIST_NAME}`,
      vi: `trong ${folder} có nhiều hơn một danh sách (${lists.join(', ')}): chỉ để lại một, hoặc viết ${PLAYLIST_NAME}`,
    });
  const [list] = lists;
  if (list !== undefined) return ofList(path.join(folder, list), today);
  return ofNames(
    folder,
    names,
    found.flatMap((one) => (one.isDirectory() ? [`${one.name}/`] : [])),
  );
}

/** The register of screens, which is no list of items. */
export const REGISTER_NAME = 'screens.csv';

/** What Windows, macOS and Office leave in folders, and nobody put there. */
function isOfSystem(name: string): boolean {
  return /^(\.|~\$|(thumbs\.db|desktop\.ini|system volume information|\$recycle\.bin)$)/i.test(name);
}

async function ofPlaylist(folder: string): Promise<Source> {
  const text = await readFile(path.join(folder, PLAYLIST_NAME), 'utf8');
  if (readEnvelope(text).kind === 'envelope')
    return refused({
      en: `${folder} is what publish wrote, signed: name the folder that it was made of`,
      vi: `${folder} là thư mục do publish ghi, đã ký: hãy nêu thư mục gốc chứa nội dung`,
    });
  return { kind: 'source', text, written: true, notes: [] };
}

async function ofList(file: string, today: string): Promise<Source> {
  const imported = await importFile(await readFile(file), {
    today,
    showPhone: false,
    byDistrict: false,
    asPlayed: withPicturesForPdfs,
  });
  const notes = imported.remarks.map(({ words }) => words);
  return imported.playlist === undefined
    ? { kind: 'refused', words: notes }
    : { kind: 'source', text: imported.playlist, written: true, notes };
}

function ofNames(folder: string, names: readonly string[], folders: readonly string[]): Source {
  const media = names.filter(isShown).toSorted((a, b) => byName.compare(a, b) || (a < b ? -1 : 1));
  const others = names.filter((name) => !isShown(name) && name.toLowerCase() !== REGISTER_NAME);
  if (media.length === 0)
    return refused({
      en: `nothing to show in ${folder}: put clips, pictures, PDFs, a list or a ${PLAYLIST_NAME} there`,
      vi: `${folder} không có gì để chiếu: hãy chép clip, ảnh, PDF, danh sách hoặc ${PLAYLIST_NAME} vào đó`,
    });
  const items = media.map((name) => {
    const stem = name.replace(/\.[^.]+$/, '');
    const seconds = /[-_ ](\d{1,5})\s?s$/i.exec(stem)?.[1];
    return {
      id: (isPdf(asAddress(name)) ? stem : name).normalize('NFC').slice(0, 180),
      src: asAddress(name),
      ...(seconds === undefined ? {} : { durationSeconds: Number(seconds) }),
    };
  });
  const passedOver = [...others, ...folders];
  const notes = passedOver.length === 0 ? [] : [leftOut(passedOver)];
  return { kind: 'source', text: JSON.stringify({ formatVersion: 1, items }, null, 1), written: false, notes };
}

function isShown(name: string): boolean {
  return typeOfName(asAddress(name)) !== undefined || isPdf(asAddress(name));
}

/** A file's name as an address: what would mean something else in one is written with `%`. */
function asAddress(name: string): string {
  return encodeURIComponent(name);
}

const byName = new Intl.Collator('vi', { numeric: true });

function leftOut(names: readonly string[]): Words {
  const listed = `${names.slice(0, 20).join(', ')}${names.length > 20 ? ' …' : ''}`;
  return {
    en: `left out, neither clip, picture nor PDF: ${listed}`,
    vi: `bỏ qua vì không phải clip, ảnh hay PDF: ${listed}`,
  };
}

function refused(words: Words): Source {
  return { kind: 'refused', words: [words] };
}
