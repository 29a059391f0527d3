import type { Command, Restartable } from '../../core/commands.ts';
import type { Target } from '../../core/target.ts';
import type { Words } from '../../core/words.ts';
import { momentWords } from '../check/wall-time.ts';

/** What screens are told to do, as a sentence goes on. */
export function wordsOfDoing(command: Command): Words {
  switch (command.do) {
    case 'screenshot':
      return { en: 'take a screenshot', vi: 'chụp lại màn hình' };
    case 'restart':
      return restarts[command.what];
    case 'clear-cache':
      return {
        en: 'delete all media that is kept, and fetch it again',
        vi: 'xóa clip, ảnh đã lưu rồi tải lại',
      };
    case 'volume':
      return { en: `play at a volume of ${command.percent} %`, vi: `phát với âm lượng ${command.percent} %` };
    case 'identify':
      return {
        en: `show which screen it is for ${command.seconds} s`,
        vi: `hiện tên màn hình trong ${command.seconds} giây`,
      };
  }
}

/** Whom something is for. */
export function wordsOfTarget(target: Target | undefined): Words {
  if (target === undefined) return { en: 'all screens', vi: 'mọi màn hình' };
  const ids = listed(target.ids);
  const named: readonly Words[] =
    target.ids.length === 0
      ? []
      : [{ en: `${target.ids.length === 1 ? 'screen' : 'screens'} ${ids}`, vi: `màn hình ${ids}` }];
  const { all, any, none } = target.tags ?? { all: [], any: [], none: [] };
  const conditions: readonly Words[] = [
    ...(all.length === 0 ? [] : [{ en: `with ${listed(all)}`, vi: `có thẻ ${listed(all)}` }]),
    ...(any.length === 0 ? [] : [{ en: `with one of ${listed(any)}`, vi: `có một trong các thẻ ${listed(any)}` }]),
    ...(none.length === 0 ? [] : [{ en: `without ${listed(none)}`, vi: `không có thẻ ${listed(none)}` }]),
  ];
  const tagged: readonly Words[] =
    target.tags === undefined
      ? []
      : [
          {
            en: ['screens', conditions.map(({ en }) => en).join(' and ')].join(' ').trim(),
            vi: ['màn hình', conditions.map(({ vi }) => vi).join(' và ')].join(' ').trim(),
          },
        ];
  const both = [...named, ...tagged];
  if (both.length === 0) return { en: 'no screen', vi: 'không màn hình nào' };
  return { en: both.map(({ en }) => en).join(', or '), vi: both.map(({ vi }) => vi).join(', hoặc ') };
}

/** When a command may be begun. */
export function wordsOfTimes({ from, until }: Command, timeZone: string): Words {
  const ends = momentWords(until, timeZone);
  if (!Number.isFinite(from)) return { en: `until ${ends.en}`, vi: `đến ${ends.vi}` };
  const begins = momentWords(from, timeZone);
  return { en: `from ${begins.en} until ${ends.en}`, vi: `từ ${begins.vi} đến ${ends.vi}` };
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ' …' : ''}`;
}

const restarts: Readonly<Record<Restartable, Words>> = {
  page: { en: 'load the page again', vi: 'tải lại trang phát' },
  browser: { en: 'restart the browser', vi: 'khởi động lại trình duyệt' },
  player: { en: 'restart the player', vi: 'khởi động lại trình phát' },
};
const MOST_NAMED = 8;
