import { findHeader } from './columns.ts';
import { slugsOfDistricts } from './districts.ts';
import type { Draft, DraftItem, Origin } from './draft.ts';
import { fold } from './fold.ts';
import { fillMerged } from './merged.ts';
import type { Place, Remarks } from './remark.ts';
import { staffColumns } from './staff-columns.ts';
import { readPeople, type Person } from './staff-rows.ts';
import { tellStrays } from './strays.ts';
import { isBlank, type Sheet } from './table.ts';

export interface StaffOptions {
  /** What the slides are headed with. */
  readonly title?: string;
  readonly place?: string;
  /** Whether phones go into the file at all (DECISIONS 31). */
  readonly showPhone: boolean;
  /** Whether each district's people are shown on that district's screens only. */
  readonly byDistrict: boolean;
}

/** The campaign's own words come with `--title` (DECISIONS 34). */
const TITLE = 'Điểm hỗ trợ cài đặt ứng dụng';
/** As many as a slide holds. */
const PEOPLE_A_SLIDE = 10;
/** Time to find one's own district among ten people. */
const SECONDS_A_SLIDE = 15;

const needed = [
  ['name', 'position'],
  ['name', 'phone'],
  ['name', 'district'],
] as const;

/** Whether a sheet is a table of people: names, and what or where they are. */
export function isStaff(sheet: Sheet): boolean {
  return findHeader(sheet, staffColumns, needed) !== undefined;
}

/** The support-point slides that a staff table means: a district after the other, at most ten people on each. */
export function draftOfStaff(sheets: readonly Sheet[], options: StaffOptions, remarks: Remarks): Draft {
  const people = sheets.flatMap((sheet) => {
    const header = findHeader(sheet, staffColumns, needed);
    if (header === undefined) {
      if (!sheet.rows.every((row) => row.every(isBlank))) tellOtherSheet(sheet, remarks);
      return [];
    }
    tellStrays(sheet, header, remarks);
    return readPeople(fillMerged(sheet, header, remarks), header, remarks);
  });
  tellPhones(people, options, remarks);
  const districts = groupByDistrict(people, remarks);
  const slugs = slugsOfDistricts(districts.map(({ name }) => name));
  const items = districts.flatMap((district, index) => slidesOf(district, slugs[index] ?? '', options));
  if (options.byDistrict) tellTags(districts, slugs, remarks);
  return { head: { formatVersion: 1 }, campaigns: [{ items }] };
}

interface District {
  /** As first written; nothing when the table does not say. */
  readonly name: string;
  readonly people: readonly Person[];
}

/** Names that differ by diacritics or capitals are one district: a slip, which is told. */
function groupByDistrict(people: readonly Person[], remarks: Remarks): readonly District[] {
  const districts = new Map<string, { name: string; people: Person[] }>();
  for (const person of people) {
    const key = fold(person.district ?? '');
    const known = districts.get(key);
    if (known === undefined) districts.set(key, { name: person.district ?? '', people: [person] });
    else {
      known.people.push(person);
      if (person.district !== undefined && person.district !== known.name) tellSpelling(person, known.name, remarks);
    }
  }
  return [...districts.values()];
}

function tellSpelling({ district = '', place, places }: Person, name: string, remarks: Remarks): void {
  remarks.add('changed', places['district'] ?? place, {
    en: `"${district}" is taken for "${name}", which is written so above`,
    vi: `"${district}" được hiểu là "${name}" như đã ghi ở trên`,
  });
}

function slidesOf({ name, people }: District, slug: string, options: StaffOptions): readonly DraftItem[] {
  const { title = TITLE, place, showPhone, byDistrict } = options;
  const pages = Math.ceil(people.length / PEOPLE_A_SLIDE);
  return Array.from({ length: pages }, (_, page): DraftItem => {
    const shown = people.slice(page * PEOPLE_A_SLIDE, (page + 1) * PEOPLE_A_SLIDE);
    const slide = {
      kind: 'support-point',
      title: pages === 1 ? title : `${title} (${page + 1}/${pages})`,
      ...(place === undefined ? (name === '' ? {} : { place: name }) : { place }),
      ...(showPhone ? { showPhone } : {}),
      people: shown.map((person) => written(person, options)),
    };
    const [first] = shown;
    const origin: Origin = { place: first?.place ?? {}, ...(first === undefined ? {} : { fields: first.places }) };
    const district = origin.fields?.['district'] ?? origin.place;
    return {
      fields: {
        id: ['support', ...(slug === '' ? [] : [slug]), ...(pages === 1 ? [] : [page + 1])].join('/'),
        durationSeconds: SECONDS_A_SLIDE,
        slide,
      },
      when: byDistrict && slug !== '' ? { screens: { tags: { any: [`district=${slug}`] } } } : {},
      origin,
      inside: new Map<object, Origin>([
        ...shown.flatMap(({ place, places }, index): [object, Origin][] => {
          const one = slide.people[index];
          return one === undefined ? [] : [[one, { place, fields: places }]];
        }),
        [
          slide,
          {
            place: origin.place,
            fields: { title: { option: '--title' }, place: place === undefined ? district : { option: '--place' } },
          },
        ],
      ]),
    };
  });
}

function written({ name, position, phone, district }: Person, { showPhone, place }: StaffOptions) {
  return {
    name,
    ...(position === undefined ? {} : { position }),
    ...(showPhone && phone !== undefined ? { phone } : {}),
    // The district heads the slide, unless another place does.
    ...(district === undefined || place === undefined ? {} : { district }),
  };
}

function tellOtherSheet({ name = '' }: Sheet, remarks: Remarks): void {
  remarks.add(
    'left-out',
    { sheet: name },
    {
      en: 'has no columns for names and posts, so it is no staff table',
      vi: 'không có cột họ tên và chức vụ nên không phải bảng nhân sự',
    },
    {
      en: 'use the headers "Họ tên", "Chức vụ", "Huyện/thành phố"',
      vi: 'dùng các tiêu đề "Họ tên", "Chức vụ", "Huyện/thành phố"',
    },
  );
}

function tellPhones(people: readonly Person[], { showPhone }: StaffOptions, remarks: Remarks): void {
  const count = people.filter(({ phone }) => phone !== undefined).length;
  if (count === 0) return;
  if (showPhone) {
    remarks.add('told', undefined, {
      en: `${count} phone numbers are in the playlist: everybody who can reach its address can read them`,
      vi: `${count} số điện thoại có trong danh sách phát: ai mở được địa chỉ danh sách đều đọc được`,
    });
    return;
  }
  remarks.add(
    'left-out',
    undefined,
    {
      en: `${count} phone numbers are not in the playlist at all, so that nobody can read them out of it`,
      vi: `${count} số điện thoại không được đưa vào danh sách phát, nên không ai đọc được ở đó`,
    },
    { en: 'give --show-phone if these people agreed', vi: 'dùng --show-phone nếu những người này đã đồng ý' },
  );
}

function tellTags(districts: readonly District[], slugs: readonly string[], remarks: Remarks): void {
  const tags = districts
    .map(({ name }, index) => (name === '' ? '' : `district=${slugs[index]} (${name})`))
    .filter((tag) => tag !== '');
  remarks.add('told', undefined, {
    en: `each district's slides are for the screens that have its tag: ${tags.join(', ')}`,
    vi: `phần của mỗi huyện chỉ chiếu trên màn hình có thẻ của huyện đó: ${tags.join(', ')}`,
  });
  const unknown: readonly Place[] = districts
    .filter(({ name }) => name === '')
    .flatMap(({ people }) => people.map(({ place }) => place));
  for (const place of unknown) {
    remarks.add('told', place, {
      en: 'has no district, so this person is shown on all screens',
      vi: 'chưa ghi huyện nên người này hiện trên mọi màn hình',
    });
  }
}
