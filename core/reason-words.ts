import { Temporal } from 'temporal-polyfill';
import type { Reason } from './explain.ts';
import type { Lang, Words } from './words.ts';

/**
 * Why an item plays or does not, as a sentence for people, without a full stop.
 *
 * @param timeZone  that of the playlist: its edges of flights are told on that clock
 */
export function wordsOfReason(reason: Reason, timeZone: string): Words {
  switch (reason.code) {
    case 'on-air':
      return { en: 'its campaign is on', vi: 'chiến dịch đang phát' };
    case 'weight':
      return {
        en: `its campaign has ${reason.weight} of every ${reason.of} turns`,
        vi: `chiến dịch được ${reason.weight} trong mỗi ${reason.of} lượt`,
      };
    case 'cap':
      return {
        en: `its campaign plays at most ${reason.maxPlaysPerHour} times an hour`,
        vi: `chiến dịch phát tối đa ${reason.maxPlaysPerHour} lần mỗi giờ`,
      };
    case 'after-cap':
      return {
        en: `it plays when ${listed(reason.by, 'en')} ${reason.by.length > 1 ? 'have had their' : 'has had its'} share of the hour`,
        vi: `phát khi ${listed(reason.by, 'vi')} đã đủ số lượt trong giờ`,
      };
    case 'flight': {
      const { of, when } = reason;
      const edge = wordsOfInstant(reason.edge, timeZone);
      return when === 'not-yet'
        ? { en: `${parts[of].en} begins only on ${edge.en}`, vi: `${parts[of].vi} đến ${edge.vi} mới bắt đầu` }
        : { en: `${parts[of].en} ended on ${edge.en}`, vi: `${parts[of].vi} đã kết thúc lúc ${edge.vi}` };
    }
    case 'daypart':
      return {
        en: `${parts[reason.of].en} plays only during ${listed(reason.dayparts, 'en')}`,
        vi: `${parts[reason.of].vi} chỉ phát trong khung giờ ${listed(reason.dayparts, 'vi')}`,
      };
    case 'target':
      return {
        en: `${parts[reason.of].en} is for other screens`,
        vi: `${parts[reason.of].vi} dành cho màn hình khác`,
      };
    case 'priority':
      return {
        en: `its priority is ${reason.priority}; ${listed(reason.by, 'en')} with ${reason.byPriority} ${reason.by.length > 1 ? 'go' : 'goes'} first`,
        vi: `mức ưu tiên là ${reason.priority}, nhường ${listed(reason.by, 'vi')} có mức ${reason.byPriority}`,
      };
    case 'interrupt':
      return {
        en: `${listed(reason.by, 'en')} cut${reason.by.length > 1 ? '' : 's'} in before everything else`,
        vi: `${listed(reason.by, 'vi')} xen ngang trước mọi nội dung khác`,
      };
    case 'moment':
      return reason.due
        ? { en: 'its point in time has come', vi: 'đã đến giờ hẹn phát' }
        : { en: 'it plays at points in time only', vi: 'chỉ phát vào các giờ hẹn' };
    case 'closed':
      return { en: 'the screen is outside its opening hours', vi: 'màn hình đang ngoài giờ mở cửa' };
    case 'not-ready':
      return { en: 'its file is not whole on the machine yet', vi: 'tệp chưa có đủ trên máy' };
    case 'withdrawn':
      return { en: 'it was withdrawn', vi: 'đã bị thu hồi' };
    case 'web':
      return {
        en: `it is a web page: the screen must allow ${reason.origin} (webOrigins) and have a network when its turn comes`,
        vi: `đây là trang web: màn hình phải cho phép ${reason.origin} (webOrigins) và có mạng khi đến lượt`,
      };
    case 'clock':
      return {
        en: 'the clock is plainly wrong, so what depends on the time is not on',
        vi: 'đồng hồ sai rõ rệt nên nội dung theo giờ không phát',
      };
  }
}

/** An instant on the clock of a place: `20 Nov 2026, 07:30` and `07:30 ngày 20/11/2026`. Seconds only where there are any. */
export function wordsOfInstant(instant: number, timeZone: string): Words {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.round(instant)).toZonedDateTimeISO(timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(at.hour)}:${two(at.minute)}${at.second === 0 ? '' : `:${two(at.second)}`}`;
  return {
    en: `${at.day} ${months[at.month - 1]} ${at.year}, ${time}`,
    vi: `${time} ngày ${two(at.day)}/${two(at.month)}/${at.year}`,
  };
}

const parts = {
  item: { en: 'this item', vi: 'mục này' },
  campaign: { en: 'its campaign', vi: 'chiến dịch' },
} as const satisfies Record<string, Words>;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Names in quotation marks; of many the first three, and how many more there are. */
function listed(names: readonly string[], lang: Lang): string {
  const told = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const more = names.length - told.length;
  const and = lang === 'vi' ? 'và' : 'and';
  if (more > 0) return `${told.join(', ')} ${and} ${more} ${lang === 'vi' ? 'mục khác' : 'more'}`;
  const last = told.pop() ?? '';
  return told.length === 0 ? last : `${told.join(', ')} ${and} ${last}`;
}

const MOST_NAMES = 3;
