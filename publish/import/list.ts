import { quoted } from '../../core/faults.ts';
import { findHeader } from './columns.ts';
import type { Draft, DraftCampaign, DraftItem, When } from './draft.ts';
import { neededType } from './list-cells.ts';
import { listColumns, type ListValues } from './list-columns.ts';
import { readListRows, type ListRow } from './list-rows.ts';
import { fillMerged, refuseMergedAcross } from './merged.ts';
import { describePlaces, type Remarks } from './remark.ts';
import { tellStrays } from './strays.ts';
import { isBlank, type Sheet } from './table.ts';
import { tellWebPage } from './web-pages.ts';
import { everyDay } from './windows.ts';

/** Whether a sheet is a list of items: a row each, with the file that is shown. */
export function isList(sheet: Sheet): boolean {
  return findHeader(sheet, listColumns, [['src']]) !== undefined;
}

/** The playlist that a list means. Rows with one campaign's name are that campaign's items, in the order of the rows. */
export function draftOfList(sheets: readonly Sheet[], remarks: Remarks): Draft {
  const rows = sheets.flatMap((sheet) => {
    const header = findHeader(sheet, listColumns, [['src']]);
    if (header === undefined) {
      if (!sheet.rows.every((row) => row.every(isBlank))) tellOtherSheet(sheet, remarks);
      return [];
    }
    tellStrays(sheet, header, remarks);
    refuseMergedAcross(sheet, header, remarks);
    return readListRows(fillMerged(sheet, header, remarks), header, remarks);
  });
  const campaigns = new Map<string, { id?: string; rows: ListRow[] }>();
  for (const row of rows) {
    const id = row.values.campaign ?? nameOfUnnamed(row, remarks);
    const key = id === undefined ? '' : id.toLowerCase();
    const known = campaigns.get(key);
    if (known === undefined) campaigns.set(key, { ...(id === undefined ? {} : { id }), rows: [row] });
    else known.rows.push(row);
  }
  return {
    head: { formatVersion: 1 },
    campaigns: [...campaigns.values()].map(({ id, rows }) => draftCampaign(id, rows, remarks)),
  };
}

function tellOtherSheet({ name = '' }: Sheet, remarks: Remarks): void {
  remarks.add(
    'left-out',
    { sheet: name },
    { en: 'has no column for files, so it is no list', vi: 'không có cột tên tệp nên không phải danh sách' },
    { en: 'call the column with the files "Tệp" or "File"', vi: 'đặt tiêu đề cột tên tệp là "Tệp" hoặc "File"' },
  );
}

/** Columns that say something of the campaign, not of the item. */
const campaignFields = [
  'priority',
  'weight',
  'maxPlaysPerHour',
  'at',
  'everyMinutes',
] as const satisfies readonly (keyof ListValues)[];

/** Rows with a priority and the like but no campaign make one for each kind of them. */
function nameOfUnnamed({ place, values }: ListRow, remarks: Remarks): string | undefined {
  const parts = campaignFields.flatMap((field) => {
    const value = values[field];
    return value === undefined ? [] : [`${field} ${typeof value === 'number' ? value : value.join(' ')}`];
  });
  if (parts.length === 0) return undefined;
  const id = parts.join(', ');
  remarks.add(
    'told',
    place,
    {
      en: `has no campaign, but what only a campaign can have; such rows are put into the campaign ${quoted(id)}`,
      vi: `chưa ghi chiến dịch nhưng có giá trị chỉ chiến dịch mới dùng; các hàng như vậy được gom vào chiến dịch ${quoted(id)}`,
    },
    { en: 'name it in a column "Chiến dịch" or "Campaign"', vi: 'ghi tên ở cột "Chiến dịch"' },
  );
  return id;
}

function draftCampaign(id: string | undefined, rows: readonly ListRow[], remarks: Remarks): DraftCampaign {
  const fields: Record<string, unknown> = {};
  const places: Record<string, ListRow['place']> = {};
  for (const field of campaignFields) {
    const first = rows.find(({ values }) => values[field] !== undefined);
    if (first === undefined) continue;
    fields[field] = first.values[field];
    places[field] = first.places[field] ?? first.place;
    for (const row of rows) {
      if (row.values[field] === undefined || JSON.stringify(row.values[field]) === JSON.stringify(fields[field]))
        continue;
      const there = [places[field]];
      remarks.add('fault', row.places[field], {
        en: `one campaign has one value here; it is ${quoted(row.values[field])}, and ${quoted(fields[field])} in ${describePlaces(there, 'en')}`,
        vi: `một chiến dịch chỉ có một giá trị ở cột này; ở đây là ${quoted(row.values[field])}, còn ở ${describePlaces(there, 'vi')} là ${quoted(fields[field])}`,
      });
    }
  }
  const items = rows.map((row) => draftItem(row, remarks));
  const [first] = rows;
  if (id === undefined || first === undefined) return { items };
  const idPlace = first.places.campaign;
  return {
    ...{ id, fields, items },
    origin: { place: first.place, fields: { ...places, ...(idPlace === undefined ? {} : { id: idPlace }) } },
  };
}

function draftItem({ place, values, places }: ListRow, remarks: Remarks): DraftItem {
  const { id, src, type, durationSeconds, fit, volume, alt, lang, overlays, optional } = values;
  const slashes = src.replaceAll('\\', '/');
  if (slashes !== src && !/^[a-z]:|^\\\\/i.test(src)) {
    remarks.add('changed', places.src, {
      en: 'backslashes between folders are written as /',
      vi: 'dấu \\ trong đường dẫn được đổi thành /',
    });
  }
  if (/^([a-z]:[\\/]|\\\\|file:)/i.test(src)) {
    remarks.add('fault', places.src, {
      en: `must be a name beside the playlist, or a web address; ${quoted(src)} is found on this computer only`,
      vi: `phải là tên tệp đặt cạnh danh sách phát, hoặc địa chỉ web; ${quoted(src)} chỉ có trên máy này`,
    });
  }
  if (type === 'web') tellWebPage(places.type ?? place, remarks);
  const needed = type === undefined ? undefined : neededType(type, slashes);
  const muted = values.muted ?? (values.volume === undefined ? undefined : values.volume === 0);
  const fields = { id, type: needed, src: slashes, durationSeconds, fit, volume, muted, alt, lang, overlays, optional };
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    when: whenOf(values, places.dayparts ?? place, remarks),
    origin: { place, fields: places },
  };
}

function whenOf(
  { from, until, dayparts, days, ids, tags }: Partial<ListValues>,
  place: ListRow['place'],
  remarks: Remarks,
): When {
  const hours = dayparts ?? (days === undefined ? undefined : [{ days: everyDay, from: 0, to: 1440 }]);
  const windows = hours
    ?.map((window) => ({ ...window, days: window.days.filter((day) => days?.includes(day) ?? true) }))
    .filter((window) => window.days.length > 0);
  if (windows?.length === 0) {
    remarks.add('fault', place, {
      en: 'has other days than the column of days, so it would never be shown',
      vi: 'ghi ngày khác với cột ngày trong tuần nên sẽ không bao giờ được chiếu',
    });
  }
  const flight = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  const screens = { ...(ids === undefined ? {} : { ids }), ...(tags === undefined ? {} : { tags }) };
  return {
    ...(from === undefined && until === undefined ? {} : { flight }),
    ...(windows === undefined ? {} : { windows }),
    ...(ids === undefined && tags === undefined ? {} : { screens }),
  };
}
