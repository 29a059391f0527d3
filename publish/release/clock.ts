import { RELEASED_AT } from '../../core/released-at.ts';
import type { Words } from '../../core/words.ts';
import { localTimeOf, wordsOfDate } from '../day-words.ts';

/** What else says how late it is; epoch milliseconds. */
export interface OtherClocks {
  /** The newest date that was signed in the epoch in force. */
  readonly publishedAt: number | undefined;
  /** The `Date` of the server that was asked what is live. */
  readonly serverAt: number | undefined;
}

export type ClockVerdict =
  | { readonly kind: 'right' }
  /** So long after the release before that it may be right, or years ahead. */
  | { readonly kind: 'doubtful'; readonly words: Words }
  | { readonly kind: 'wrong'; readonly words: Words };

/**
 * Judges this machine's clock before a date is signed with it: screens take the newest signed date for the earliest
 * that it can be (DECISIONS 22), so one date far ahead makes the clocks of all screens wrong until the next list.
 */
export function judgeClock(now: number, { publishedAt, serverAt }: OtherClocks): ClockVerdict {
  const at = dateWords(now);
  if (now < RELEASED_AT) return { kind: 'wrong', words: beforeRelease(at) };
  if (serverAt !== undefined && now > serverAt + DAY_MS)
    return { kind: 'wrong', words: aheadOfServer(at, dateWords(serverAt)) };
  if (publishedAt !== undefined && now < publishedAt - SLACK_MS)
    return { kind: 'wrong', words: beforeLast(at, dateWords(publishedAt)) };
  if (serverAt === undefined && publishedAt !== undefined && now > publishedAt + DOUBTFUL_MS)
    return { kind: 'doubtful', words: longAfter(at, dateWords(publishedAt)) };
  return { kind: 'right' };
}

/** An instant on this machine's calendar and clock. */
export function dateWords(at: number): Words {
  const { date, time } = localTimeOf(at, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const day = wordsOfDate(date);
  const minute = time.slice(0, 5);
  return { en: `${day.en}, ${minute}`, vi: `${minute} ${day.vi}` };
}

const DAY_MS = 86_400_000;

/** Two officers' clocks may be apart by as much. */
const SLACK_MS = 600_000;

/** Two months: who publishes twice a year is asked, and no more than that. */
const DOUBTFUL_MS = 60 * DAY_MS;

const beforeRelease = (at: Words): Words => ({
  en: `this machine's clock says ${at.en}, which is before this program was made: set the clock`,
  vi: `đồng hồ máy này chỉ ${at.vi}, sớm hơn cả ngày làm ra chương trình này: hãy chỉnh lại đồng hồ`,
});

const aheadOfServer = (at: Words, server: Words): Words => ({
  en: `this machine's clock says ${at.en}, but the server's says ${server.en}: set the clock, for screens that take a date ahead distrust their own clocks. Where this one is right: --clock-is-right`,
  vi: `đồng hồ máy này chỉ ${at.vi}, còn đồng hồ máy chủ chỉ ${server.vi}: hãy chỉnh lại đồng hồ, vì màn hình đã nhận một ngày trong tương lai thì không tin đồng hồ của chính nó nữa. Nếu đồng hồ máy này đúng: --clock-is-right`,
});

const beforeLast = (at: Words, last: Words): Words => ({
  en: `this machine's clock says ${at.en}, but the newest release is dated ${last.en}: set the clock. Where that date is the wrong one: --clock-is-right, and screens that have taken it (CLOCK_WRONG) go by the new one`,
  vi: `đồng hồ máy này chỉ ${at.vi}, nhưng bản mới nhất ghi ngày ${last.vi}: hãy chỉnh lại đồng hồ. Nếu chính ngày ấy mới sai: thêm --clock-is-right; màn hình đã nhận bản ấy (báo CLOCK_WRONG) sẽ theo ngày mới`,
});

const longAfter = (at: Words, last: Words): Words => ({
  en: `this machine's clock says ${at.en}; the release before is dated ${last.en}. Is the clock right?`,
  vi: `đồng hồ máy này chỉ ${at.vi}; bản trước ghi ngày ${last.vi}. Đồng hồ có đúng không?`,
});
