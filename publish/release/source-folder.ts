import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { typeOfName } from '../../core/media-type.ts';
import type { Words } from '../../core/words.ts';
import { PLAYLIST_NAME } from '../../player/folder-source.ts';
import { importFile } from '../import/import-file.ts';

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
 * Reads a folder: its `playlist.json`, else the one list (CSV or Excel) in it, else its clips and pictures in the order
 * of their names, where `03 áp phích-20s.jpg` stands for 20 seconds. Rejects as the disk does.
 *
 * @param today  the date where the screens are, `2026-11-20`, for lists with days in them
 */
export async function readSource(folder: string, today: string): Promise<Source> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  if (names.includes(PLAYLIST_NAME))
    return { kind: 'source', text: await readFile(path.join(folder, PLAYLIST_NAME), 'utf8'), written: true, notes: [] };
  const lists = names.filter((name) => /\.(csv|xlsx)$/i.test(name) && name.toLowerCase() !== REGISTER_NAME);
  if (lists.length > 1)
    return refused({
      en: `more than one list in ${folder} (${lists.join(', ')}): leave one, or write a ${PLAYLIST_NAME}`,
      vi: `trong ${folder} có nhiều hơn một danh sách (${lists.join(', ')}): chỉ để lại một, hoặc viết ${PLAYLIST_NAME}`,
    });
  const [list] = lists;
  return list === undefined ? ofNames(folder, names) : ofList(path.join(folder, list), today);
}

/** The register of screens, which is no list of items. */
export const REGISTER_NAME = 'screens.csv';

async function ofList(file: string, today: string): Promise<Source> {
  const imported = await importFile(await readFile(file), { today, showPhone: false, byDistrict: false });
  const notes = imported.remarks.map(({ words }) => words);
  return imported.playlist === undefined
    ? { kind: 'refused', words: notes }
    : { kind: 'source', text: imported.playlist, written: true, notes };
}

function ofNames(folder: string, names: readonly string[]): Source {
  const media = names.filter((name) => typeOfName(name) !== undefined).toSorted(byName.compare);
  const passedOver = names.filter((name) => typeOfName(name) === undefined && name.toLowerCase() !== REGISTER_NAME);
  if (media.length === 0)
    return refused({
      en: `nothing to show in ${folder}: put clips, pictures, a list or a ${PLAYLIST_NAME} there`,
      vi: `${folder} không có gì để chiếu: hãy chép clip, ảnh, danh sách hoặc ${PLAYLIST_NAME} vào đó`,
    });
  const items = media.map((name) => {
    const seconds = /[-_ ](\d{1,5})\s?s$/i.exec(name.replace(/\.[^.]+$/, ''))?.[1];
    return {
      id: name.normalize('NFC').slice(0, 200),
      src: encodeURIComponent(name),
      ...(seconds === undefined ? {} : { durationSeconds: Number(seconds) }),
    };
  });
  const notes =
    passedOver.length === 0
      ? []
      : [
          {
            en: `passed over, neither clip nor picture: ${passedOver.join(', ')}`,
            vi: `bỏ qua vì không phải clip hay ảnh: ${passedOver.join(', ')}`,
          },
        ];
  return { kind: 'source', text: JSON.stringify({ formatVersion: 1, items }, null, 1), written: false, notes };
}

const byName = new Intl.Collator('vi', { numeric: true });

function refused(words: Words): Source {
  return { kind: 'refused', words: [words] };
}
