import type { Words } from '../../core/words.ts';
import type { LogCounts } from './log-scan.ts';
import type { SightingsTally } from './sightings.ts';

/** A log that was read: its name, what was found, and why reading broke off, if it did. */
export interface ReadLog extends LogCounts {
  readonly path: string;
  readonly broke: Words | undefined;
}

/** What is to be known about one log. */
export function logNotes({ path, broke, polls, broken, silent, tooLong, form }: ReadLog): readonly Words[] {
  const notes: Words[] = [];
  const say = (en: string, vi: string) => notes.push({ en: `${path}: ${en}`, vi: `${path}: ${vi}` });
  if (broke !== undefined)
    say(
      `read only in part: ${broke.en}; what was read before counts`,
      `chỉ đọc được một phần: ${broke.vi}; phần đã đọc vẫn được tính`,
    );
  if (polls === 0 && broke === undefined) {
    const [en, vi] = silent > 0 ? silentWords : formWords[form];
    say(en, vi);
  }
  if (broken > 0)
    say(
      `${broken} lines name the player and are no request of one (made up, damaged or cut off); they do not count`,
      `${broken} dòng nhắc đến trình phát nhưng không phải yêu cầu của trình phát (giả, hỏng hoặc bị cắt); không được tính`,
    );
  if (tooLong > 0)
    say(
      `${tooLong} lines are longer than any line of a log; they do not count`,
      `${tooLong} dòng dài bất thường; không được tính`,
    );
  return notes;
}

/** What is to be known about all of them together; `at` is the moment that is looked at, epoch seconds. */
export function tallyNotes(
  { newestAt, later, crowdedOut, untoldScreens }: SightingsTally,
  { at, register }: { readonly at: number; readonly register: readonly { readonly id: string }[] | undefined },
): readonly Words[] {
  const notes: Words[] = [];
  const say = (en: string, vi: string) => notes.push({ en, vi });
  const minutes = Math.floor((at - newestAt) / 60);
  if (newestAt !== -Infinity && minutes >= OLD_MINUTES)
    say(
      `the newest request in these logs is ${minutes} minutes old: either all screens are dark, or these are not the newest logs. To see the fleet at an earlier moment, name it with --at.`,
      `yêu cầu mới nhất trong các nhật ký này đã ${minutes} phút: hoặc mọi màn hình đều mất liên lạc, hoặc đây không phải nhật ký mới nhất. Muốn xem tại một thời điểm trước, hãy ghi --at.`,
    );
  if (later > 0)
    say(
      `${later} requests are later than the moment this page is about; they do not count. If they should, look at the clocks of the web server and of this machine.`,
      `${later} yêu cầu có giờ muộn hơn thời điểm của trang này; không được tính. Nếu lẽ ra phải tính, hãy kiểm tra đồng hồ của máy chủ web và của máy này.`,
    );
  if (crowdedOut > 0)
    say(
      `more screens than there is room for are named that nobody has registered, probably made up: ${crowdedOut} times one was passed over.${register === undefined ? ' With --screens those of the register always count.' : ' Those of the register are all counted.'}`,
      `nhật ký nêu quá nhiều màn hình không có trong sổ, có lẽ là giả: đã bỏ qua ${crowdedOut} lần.${register === undefined ? ' Dùng --screens thì màn hình trong sổ luôn được tính.' : ' Màn hình trong sổ vẫn được tính đủ.'}`,
    );
  if (untoldScreens > 0)
    say(
      'some machines have more screens than they can tell of in one request: those of their screens that are not told stand as never seen',
      'có máy nhiều màn hình hơn số ghi được trong một yêu cầu: những màn hình không được ghi sẽ hiện là chưa từng thấy',
    );
  return notes;
}

/** What is to be known of the quarters of an hour in which no screen has asked. */
export function gapNotes(gaps: number): readonly Words[] {
  if (gaps === 0) return [];
  return [
    {
      en: `in ${gaps} quarters of an hour no screen at all has asked: there a log is missing, the web server stood still, or all screens were off; they count in no share`,
      vi: `có ${gaps} khoảng 15 phút không màn hình nào liên lạc: thiếu nhật ký, máy chủ web ngừng, hoặc mọi màn hình đều tắt; các khoảng này không tính vào tỷ lệ`,
    },
  ];
}

const silentWords = [
  'players have fetched here, and told nothing of themselves: these are requests for clips only, or the state in User-Agent is switched off',
  'có trình phát tải tệp ở đây nhưng không báo trạng thái: chỉ có yêu cầu tải clip, hoặc đã tắt trạng thái trong User-Agent',
] as const;

const noRequest = [
  'no request of a player for its playlist is in it',
  'không có yêu cầu danh sách phát nào của trình phát',
] as const;

const formWords: Readonly<Record<LogCounts['form'], readonly [en: string, vi: string]>> = {
  empty: ['is empty', 'tệp rỗng'],
  combined: noRequest,
  columns: noRequest,
  json: noRequest,
  common: [
    'is written without the User-Agent (the form "common"), so it tells nothing of screens; have the web server write "combined"',
    'nhật ký không ghi User-Agent (dạng "common") nên không có thông tin màn hình; hãy cho máy chủ web ghi dạng "combined"',
  ],
  'columns-lacking': [
    'lacks one of the columns date, time, sc-status, cs(User-Agent); have the web server write them',
    'thiếu một trong các cột date, time, sc-status, cs(User-Agent); hãy cho máy chủ web ghi thêm',
  ],
  unknown: [
    'is no log that is known here, or holds no request of a player; known are combined (nginx, Apache, lighttpd), JSON (Caddy), W3C (IIS) and the standard log of CloudFront, also as gzip',
    'không phải dạng nhật ký được biết, hoặc không có yêu cầu của trình phát; các dạng đọc được: combined (nginx, Apache, lighttpd), JSON (Caddy), W3C (IIS) và nhật ký chuẩn của CloudFront, kể cả gzip',
  ],
};

const OLD_MINUTES = 15;
