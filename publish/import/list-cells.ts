import { typeOfName, kindOfType } from '../../core/media-type.ts';
import { clockTimeOf } from '../../core/wall-clock.ts';
import type { Words } from '../../core/words.ts';
import type { ListValues } from './list-columns.ts';
import { fold, tidy } from './fold.ts';
import { endOf } from './flight.ts';
import { shown, type Cell } from './table.ts';
import { readDays } from './words-of-days.ts';
import { readNames, readTags } from './words-of-screens.ts';
import {
  readClock,
  readDate,
  readExcelClock,
  readExcelDate,
  readSeconds,
  readWindows,
  whyNoDate,
} from './words-of-time.ts';

/** What a cell comes to, nothing when it says that there is no rule, or what it should have been. */
export type ReadCell<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly right: Words };

type Written = Exclude<Cell, null>;
/** `unit` is what stands in brackets behind the column's name. */
type Reader<T> = (cell: Written, unit: string | undefined) => ReadCell<T>;

/** How each column's cells are read. Ranges and lengths are the playlist's own affair, and checked there. */
export const cellReaders: { readonly [Field in keyof ListValues]: Reader<ListValues[Field]> } = {
  src: (cell) => text(tidy(shown(cell))),
  type: (cell) =>
    orWrong(types[fold(shown(cell))] ?? mimeOf(shown(cell)), {
      en: 'video, image, audio or web (also: phim, ảnh, âm thanh, trang web)',
      vi: 'phim, ảnh, âm thanh hoặc trang web (hoặc video, image, audio, web)',
    }),
  durationSeconds: (cell, unit) =>
    orWrong(cell instanceof Date ? undefined : readSeconds(shown(cell), isMinutes(unit) ? 60 : 1), {
      en: 'a number of seconds such as 15 (format the cell as a number, not as a time)',
      vi: 'số giây, ví dụ 15 (định dạng ô là số, không phải giờ)',
    }),
  from: (cell) => orWrong(dateIn(cell)?.moment, dateWords(cell)),
  until: (cell) => {
    const read = dateIn(cell);
    return orWrong(read?.isDate ? endOf(read.moment.slice(0, 10)) : read?.moment, dateWords(cell));
  },
  dayparts: (cell) =>
    /^(ca ngay|all day|luc nao cung duoc)$/.test(fold(shown(cell)))
      ? { kind: 'nothing' }
      : orWrong(cell instanceof Date ? undefined : readWindows(shown(cell)), {
          en: 'times such as 07:30-11:30; 13:30-17:00',
          vi: 'khung giờ như 07:30-11:30; 13:30-17:00',
        }),
  days: (cell) =>
    orWrong(cell instanceof Date ? undefined : readDays(shown(cell)), {
      en: 'days such as T2-T6, T7, CN or mon-fri, sat, sun',
      vi: 'các ngày như T2-T6, T7, CN (hoặc mon-fri, sat, sun)',
    }),
  ids: (cell) => ({ kind: 'value', value: readNames(shown(cell)) }),
  tags: (cell) =>
    orWrong(readTags(shown(cell)), {
      en: 'tags such as district=loc-ninh; venue=bus, of which one key at most has several',
      vi: 'các thẻ như district=loc-ninh; venue=bus (chỉ một loại thẻ được ghi nhiều giá trị)',
    }),
  campaign: (cell) => text(tidy(shown(cell))),
  priority: number,
  weight: number,
  maxPlaysPerHour: number,
  at: (cell) => orWrong(timesIn(cell), { en: 'times such as 07:00; 16:30', vi: 'các giờ như 07:00; 16:30' }),
  everyMinutes: number,
  fit: (cell) =>
    orWrong(fits[fold(shown(cell))], {
      en: 'contain, cover or fill',
      vi: 'vừa khung, phủ kín hoặc kéo giãn (contain, cover, fill)',
    }),
  volume: (cell) => number(typeof cell === 'string' ? cell.replace(/\s*%$/, '') : cell),
  muted: yesOrNo,
  alt: (cell) => text(tidy(shown(cell))),
  id: (cell) => text(tidy(shown(cell))),
  lang: (cell) => text(tidy(shown(cell))),
  overlays: yesOrNo,
  optional: yesOrNo,
};

function timesIn(cell: Written): readonly string[] | undefined {
  const minutes =
    cell instanceof Date
      ? [readExcelClock(cell)]
      : shown(cell)
          .split(/[,;\n]/)
          .filter((one) => one.trim() !== '')
          .map(readClock);
  const times = minutes.flatMap((one) => (one === undefined || one >= 1440 ? [] : [clockTimeOf(one)]));
  return times.length === minutes.length ? times : undefined;
}

function dateIn(cell: Written) {
  return cell instanceof Date ? readExcelDate(cell) : typeof cell === 'string' ? readDate(cell) : undefined;
}

function dateWords(cell: Written): Words {
  const form = {
    en: 'a date such as 20/11/2026 (day/month/year) or 2026-11-20, if need be with a time behind it',
    vi: 'ngày như 20/11/2026 (ngày/tháng/năm) hoặc 2026-11-20, có thể thêm giờ ở sau',
  };
  return (typeof cell === 'string' ? whyNoDate(cell) : undefined) ?? form;
}

/** A type as the playlist writes it; a name that says as much needs none. */
export function neededType(type: string, src: string): string | undefined {
  const known = typeOfName(src);
  return type === 'web' || known === undefined || kindOfType(known) !== (kindOfType(type) ?? type) ? type : undefined;
}

const types: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['video', 'phim', 'clip', 'film'].map((name) => [name, 'video'])),
  ...Object.fromEntries(
    ['image', 'anh', 'hinh', 'hinh anh', 'picture', 'photo', 'poster', 'ap phich'].map((name) => [name, 'image']),
  ),
  ...Object.fromEntries(['audio', 'am thanh', 'loa', 'thong bao', 'sound'].map((name) => [name, 'audio'])),
  ...Object.fromEntries(['web', 'trang web', 'website', 'web page', 'html'].map((name) => [name, 'web'])),
};

function mimeOf(type: string): string | undefined {
  return /^(video|image|audio)\/[a-z0-9.+-]+$/i.test(type.trim()) ? type.trim() : undefined;
}

const fits: Readonly<Record<string, string>> = {
  ...{ contain: 'contain', 'vua khung': 'contain', vua: 'contain' },
  ...{ cover: 'cover', 'phu kin': 'cover', 'cat bot': 'cover' },
  ...{ fill: 'fill', 'keo gian': 'fill', 'keo day': 'fill' },
};

function isMinutes(unit: string | undefined): boolean {
  return unit !== undefined && /^(phut|minutes?|min)$/.test(unit);
}

function yesOrNo(cell: Written): ReadCell<boolean> {
  const word = fold(shown(cell));
  const yes = ['true', 'co', 'yes', 'x', '1', 'y', 'dung'].includes(word);
  const no = ['false', 'khong', 'no', '0', 'n', 'sai'].includes(word);
  return orWrong(yes ? true : no ? false : undefined, { en: 'yes or no', vi: 'có hoặc không' });
}

function number(cell: Written): ReadCell<number> {
  const written = shown(cell).trim().replace(',', '.');
  return orWrong(cell instanceof Date || !/^-?\d+(\.\d+)?$/.test(written) ? undefined : Number(written), {
    en: 'a number',
    vi: 'một con số',
  });
}

function text(value: string): ReadCell<string> {
  return { kind: 'value', value };
}

function orWrong<T>(value: T | undefined, right: Words): ReadCell<T> {
  return value === undefined ? { kind: 'wrong', right } : { kind: 'value', value };
}
