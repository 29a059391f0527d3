import { faultWords } from '../../core/fault-words.ts';
import type { Words } from '../../core/words.ts';
import type { Sighting } from './sightings.ts';

/** Something that is wrong, and on how many screens. */
export interface FaultRow {
  readonly code: string;
  readonly words: Words;
  readonly screens: number;
}

/** What screens told to be wrong the last time, and what the server answered them, the most frequent first. */
export function faultRows(screens: readonly { readonly seen: Sighting | undefined }[]): readonly FaultRow[] {
  const counts = new Map<string, number>();
  for (const { seen } of screens)
    for (const code of seen === undefined ? [] : codesOf(seen)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, words: wordsOf(code), screens: count }))
    .sort((one, other) => other.screens - one.screens || (one.code < other.code ? -1 : 1));
}

/**
 * The codes of what is wrong with a screen: those of `/status`, `OTHER`, `HTTP_404` for what it was answered, and
 * `JOURNAL_BACK` and the like for its record of plays.
 */
export function codesOf({ faults, moreFaults, status, journal }: Sighting): readonly string[] {
  return [
    ...(journal?.trouble === undefined ? [] : [`JOURNAL_${journal.trouble.kind.toUpperCase()}`]),
    ...faults,
    ...(moreFaults ? ['OTHER'] : []),
    ...(status >= 400 ? [`HTTP_${status}`] : []),
  ];
}

function wordsOf(code: string): Words {
  const known = faultWords(code) ?? journalWords[code];
  if (known !== undefined) return known;
  if (code === 'OTHER')
    return {
      en: 'More is wrong than fits into the log; see the status of the screen.',
      vi: 'Còn lỗi khác không ghi đủ trong nhật ký; hãy xem trạng thái tại màn hình.',
    };
  const status = code.slice('HTTP_'.length);
  return {
    en: `The web server answered ${status} when asked for the playlist.`,
    vi: `Máy chủ web trả lời ${status} khi được hỏi danh sách phát.`,
  };
}

/** By the kind of `JournalTrouble`. */
const journalWords: Readonly<Record<string, Words>> = {
  JOURNAL_BACK: {
    en: 'The record of plays was longer before: it was lost or put back, the machine was exchanged, or the name was used by another.',
    vi: 'Nhật ký phát trước đây dài hơn: đã bị mất hoặc bị khôi phục bản cũ, máy đã thay, hoặc máy khác dùng mã này.',
  },
  JOURNAL_CHANGED: {
    en: 'The record of plays has another ending at the same place: it was rewritten, or two machines go by this name.',
    vi: 'Nhật ký phát có bản ghi cuối khác trước ở cùng số thứ tự: đã bị viết lại, hoặc hai máy dùng chung mã này.',
  },
  JOURNAL_ANEW: {
    en: 'The record of plays was begun anew: the one before was damaged or taken away.',
    vi: 'Nhật ký phát được mở mới: nhật ký cũ bị hỏng hoặc bị lấy đi.',
  },
  JOURNAL_TWICE: {
    en: 'The record of plays goes back and forth: two machines go by this name, one perhaps a copy of the other.',
    vi: 'Nhật ký phát lúc tiến lúc lùi: hai máy dùng chung mã này, có thể do nhân bản ổ đĩa.',
  },
};
