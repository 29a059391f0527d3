import { onOneLine } from '../../core/faults.ts';
import type { PlayStatus } from '../../core/play-record.ts';
import type { Words } from '../../core/words.ts';

/** Showings of one item that were not whole for one reason. */
export interface Failure {
  /** The number of the item. */
  readonly item: number;
  readonly words: Words;
  readonly times: number;
  /** On how many screens, and the number of one of them. */
  readonly screens: number;
  readonly screen: number;
  /** When it was seen last, epoch milliseconds. */
  readonly lastAt: number;
}

export interface Failures {
  add(failed: {
    readonly item: number;
    readonly screen: number;
    readonly status: Exclude<PlayStatus, 'success'>;
    readonly reason: string | null;
    readonly at: number;
    /** Once, unless said otherwise. */
    readonly times?: number;
  }): void;
  list(): readonly Failure[];
}

/** Counts what was not shown whole, by item and reason; what is more than anybody reads is put together. */
export function createFailures(): Failures {
  const kinds = new Map<string, Kind>();
  const words = new Map<string, Words>();
  const wordsOf = (status: Exclude<PlayStatus, 'success'>, reason: string | null) => {
    const key = `${status} ${reason ?? ''}`;
    const known = words.get(key);
    if (known !== undefined) return known;
    const told = wordsOfFailure(status, reason);
    if (words.size < MOST_REASONS) words.set(key, told);
    return told;
  };
  return {
    add({ item, screen, status, reason, at, times = 1 }) {
      const told = wordsOf(status, reason);
      const key = `${item} ${told.en}`;
      const kind = kinds.get(key) ?? (kinds.size < MOST_KINDS ? newKind(item, told) : undefined);
      if (kind === undefined) return;
      kinds.set(key, kind);
      kind.times += times;
      kind.screens.add(screen);
      kind.screen = screen;
      kind.lastAt = Math.max(kind.lastAt, at);
    },
    list: () => [...kinds.values()].map((kind) => ({ ...kind, screens: kind.screens.size })),
  };
}

/** Why an item was not shown whole, as a sentence for people without a full stop. */
export function wordsOfFailure(status: Exclude<PlayStatus, 'success'>, reason: string | null): Words {
  const known = reason === null ? undefined : usual.find(([pattern]) => pattern.test(reason))?.[1];
  if (known !== undefined) return known;
  const told = reason === null || reason === '' ? '' : ` (${onOneLine(reason, 80)})`;
  return { en: `${byStatus[status].en}${told}`, vi: `${byStatus[status].vi}${told}` };
}

const byStatus = {
  failed: { en: 'it could not be shown', vi: 'không hiển thị được' },
  partial: { en: 'it was not shown to its end', vi: 'không hiển thị hết' },
  interrupted: {
    en: 'the machine or its browser stopped while it was on, as when the power goes',
    vi: 'máy hoặc trình duyệt dừng khi đang hiển thị, ví dụ mất điện',
  },
} as const satisfies Record<Exclude<PlayStatus, 'success'>, Words>;

/** What pages tell, and what Chromium's media elements do, in the words of a clerk. */
const usual: readonly (readonly [RegExp, Words])[] = [
  // What the journal writes where a page gave no reason (player/journal/chain.ts).
  [
    /^ended early, or too little of it was drawn$/,
    {
      en: 'it ended early, or the machine was too slow for it',
      vi: 'kết thúc sớm, hoặc máy quá chậm nên hình bị giật',
    },
  ],
  [/^could not be shown$/, byStatus.failed],
  [/^the page or the machine stopped$/, byStatus.interrupted],
  [
    /DECODE|DEMUXER|decode|FORMAT|not a (clip|picture|slide|web page)|clip broke/,
    {
      en: 'the file is damaged, or of a kind that this machine cannot show',
      vi: 'tệp bị hỏng hoặc thuộc loại máy này không hiển thị được',
    },
  ],
  [/stood still|froze|frozen|still picture|stall/i, { en: 'the picture stood still', vi: 'hình bị đứng' }],
  [/frames/i, { en: 'the machine was too slow for it', vi: 'máy quá chậm, hình bị giật' }],
  [/within|too late|took longer|in time/i, { en: 'it did not begin in time', vi: 'không kịp bắt đầu đúng lúc' }],
  [
    /404|not found|cannot be had|network|fetch|answered/i,
    { en: 'it could not be had from the network', vi: 'không lấy được qua mạng' },
  ],
  [/early|cut short/i, { en: 'it ended too early', vi: 'kết thúc sớm hơn dự kiến' }],
];

interface Kind {
  readonly item: number;
  readonly words: Words;
  times: number;
  readonly screens: Set<number>;
  screen: number;
  lastAt: number;
}

function newKind(item: number, words: Words): Kind {
  return { item, words, times: 0, screens: new Set(), screen: 0, lastAt: 0 };
}

const MOST_REASONS = 5_000;
const MOST_KINDS = 20_000;
