import { readPath } from '../setting-readers.ts';
import { plain, type SettingRows } from './setting-row.ts';

/** The report that a machine writes by itself each day. */
export const dailyReportRows = {
  /** A folder of this machine, or one that it has mounted. */
  dailyReportFolder: {
    ...plain(false),
    schema: { type: 'string', minLength: 1, maxLength: 2048 },
    read: readPath,
    value: 'FOLDER',
    form: { en: 'a folder such as /srv/reports', vi: 'một thư mục như /srv/bao-cao' },
    name: { en: 'Folder of daily reports', vi: 'Thư mục báo cáo hằng ngày' },
    help: {
      en: 'Where this machine writes the report of the day by itself, for Excel and as a page.',
      vi: 'Nơi máy tự ghi báo cáo của ngày, dạng Excel và trang HTML.',
    },
    otherwise: { en: 'none: no report is written', vi: 'không ghi báo cáo' },
  },
  dailyReportAt: {
    ...plain(false),
    schema: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
    read: (written: string) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(written) ? written : undefined),
    value: 'HH:MM',
    form: { en: 'a time of day such as 15:30', vi: 'giờ như 15:30' },
    name: { en: 'Time of the daily report', vi: 'Giờ ghi báo cáo hằng ngày' },
    help: {
      en: 'When the report of the day is written, on the clock of the playlist.',
      vi: 'Giờ ghi báo cáo của ngày, theo đồng hồ của danh sách phát.',
    },
    otherwise: { en: '15:30', vi: '15:30' },
  },
} as const satisfies SettingRows;
