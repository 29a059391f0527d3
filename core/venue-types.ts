import type { Screen } from './screen.ts';

/**
 * The kind of place that a screen is in, by OpenOOH's Venue Taxonomy 1.1 (github.com/openooh/venue-taxonomy): the number that
 * its tag `venue` names, or is. `undefined` where it names none that the taxonomy has: a one-stop centre is none of its kinds.
 */
export function venueTypeOf({ tags }: Pick<Screen, 'tags'>): string | undefined {
  const venue = tags.find((tag) => tag.startsWith('venue='))?.slice('venue='.length);
  if (venue === undefined) return undefined;
  return /^\d{1,6}$/.test(venue) ? venue : numbers[venue];
}

/** The names are those of the pages in docs/venues and of the examples, in English and in Vietnamese without its marks. */
const numbers: Readonly<Record<string, string>> = Object.assign(Object.create(null) as object, {
  airport: '101',
  'san-bay': '101',
  bus: '10201',
  'xe-buyt': '10201',
  'bus-station': '10202',
  'bus-terminal': '10202',
  'ben-xe': '10202',
  'train-station': '106',
  'ga-tau': '106',
  ferry: '107',
  'ben-pha': '107',
  'gas-station': '201',
  'cay-xang': '201',
  'convenience-store': '202',
  'cua-hang-tien-loi': '202',
  grocery: '203',
  supermarket: '203',
  'sieu-thi': '203',
  mall: '205',
  'trung-tam-thuong-mai': '205',
  pharmacy: '207',
  'nha-thuoc': '207',
  'led-board': '301',
  'bang-led': '301',
  'bus-shelter': '303',
  'nha-cho-xe-buyt': '303',
  clinic: '501',
  'phong-kham': '501',
  'tram-y-te': '501',
  hospital: '501',
  'benh-vien': '501',
  school: '601',
  'truong-hoc': '601',
  college: '602',
  'dai-hoc': '602',
  office: '701',
  'van-phong': '701',
  'office-elevator': '70101',
  elevator: '70101',
  'thang-may': '70101',
  lobby: '70102',
  'office-lobby': '70102',
  hotel: '807',
  'khach-san': '807',
  'post-office': '903',
  'buu-dien': '903',
  bank: '1001',
  'ngan-hang': '1001',
  'residential-lobby': '110101',
  'residential-elevator': '110102',
  'thang-may-chung-cu': '110102',
});
