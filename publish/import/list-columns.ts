import type { Day } from '../../core/playlist.ts';
import type { ColumnNames } from './columns.ts';
import type { WrittenTarget } from './draft.ts';
import type { Window } from './windows.ts';

/** What the cells of a row come to, each as the playlist writes it; times and days are put together later. */
export interface ListValues {
  readonly src: string;
  readonly type: string;
  readonly durationSeconds: number;
  readonly from: string;
  readonly until: string;
  readonly dayparts: readonly Window[];
  readonly days: readonly Day[];
  readonly ids: readonly string[];
  readonly tags: NonNullable<WrittenTarget['tags']>;
  readonly campaign: string;
  readonly priority: number;
  readonly weight: number;
  readonly maxPlaysPerHour: number;
  readonly at: readonly string[];
  readonly everyMinutes: number;
  readonly fit: string;
  readonly volume: number;
  readonly muted: boolean;
  readonly alt: string;
  readonly id: string;
  readonly lang: string;
  readonly overlays: boolean;
  readonly optional: boolean;
}

/** A column that is read, that is only counted, or that is for people. */
export type ListField = keyof ListValues | 'number' | 'note';

/** What the columns of a list may be called, in Vietnamese and English, folded (see `fold`). */
export const listColumns: ColumnNames<ListField> = {
  number: ['tt', 'stt', 'so tt', 'so thu tu', 'no', 'nr', 'thu tu', 'order'],
  src: [
    'tep',
    'ten tep',
    'tap tin',
    'file',
    'filename',
    'file name',
    'src',
    'source',
    'nguon',
    'url',
    'dia chi',
    'address',
    'clip',
    'media',
    'duong dan',
    'link',
    'path',
  ],
  type: ['loai', 'kieu', 'loai tep', 'type', 'kind', 'mime', 'mime type'],
  durationSeconds: [
    'thoi luong',
    'thoi gian',
    'thoi gian phat',
    'so giay',
    'giay',
    'duration',
    'durationseconds',
    'duration seconds',
    'seconds',
    'length',
    'dur',
  ],
  from: [
    'tu ngay',
    'tu',
    'ngay bat dau',
    'bat dau',
    'from',
    'from date',
    'start',
    'start date',
    'begin',
    'valid from',
    'flight from',
  ],
  until: [
    'den ngay',
    'den',
    'den het ngay',
    'het ngay',
    'ngay ket thuc',
    'ket thuc',
    'until',
    'to',
    'to date',
    'end',
    'end date',
    'valid until',
    'flight until',
  ],
  dayparts: ['khung gio', 'gio', 'gio phat', 'gio chieu', 'daypart', 'dayparts', 'hours', 'time', 'times'],
  days: [
    'ngay trong tuan',
    'thu',
    'cac thu',
    'cac ngay',
    'ngay phat',
    'days',
    'day',
    'weekdays',
    'weekday',
    'days of week',
    'day of week',
  ],
  ids: ['man hinh', 'ma man hinh', 'id man hinh', 'ids', 'screen', 'screens', 'screen id', 'screen ids', 'screens ids'],
  tags: ['the', 'nhan', 'tag', 'tags', 'screen tags', 'screens tags'],
  campaign: ['chien dich', 'ten chien dich', 'campaign', 'campaign name', 'campaign id', 'nhom'],
  priority: ['uu tien', 'muc uu tien', 'do uu tien', 'priority'],
  weight: ['ty trong', 'ti trong', 'trong so', 'ty le', 'ti le', 'weight', 'share'],
  maxPlaysPerHour: ['so lan toi da moi gio', 'toi da moi gio', 'lan gio', 'maxplaysperhour', 'max plays per hour'],
  at: ['luc', 'phat luc', 'gio hen', 'at'],
  everyMinutes: ['moi phut', 'cach phut', 'lap lai', 'everyminutes', 'every minutes', 'every'],
  fit: ['co dan', 'cach hien', 'fit'],
  volume: ['am luong', 'volume'],
  muted: ['tat tieng', 'cam tieng', 'muted', 'mute'],
  alt: ['tieu de', 'ten', 'mo ta', 'alt', 'title', 'name', 'description'],
  id: ['ma', 'ma muc', 'id', 'item id'],
  lang: ['ngon ngu', 'tieng', 'lang', 'language'],
  overlays: ['lop phu', 'overlays', 'overlay'],
  optional: ['khong bat buoc', 'tuy chon', 'optional'],
  note: ['ghi chu', 'note', 'notes', 'remark', 'remarks', 'comment', 'comments'],
};
