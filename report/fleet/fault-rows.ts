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

/** The codes of what is wrong with a screen: those of `/status`, `OTHER`, and `HTTP_404` for what it was answered. */
export function codesOf({ faults, moreFaults, status }: Sighting): readonly string[] {
  return [...faults, ...(moreFaults ? ['OTHER'] : []), ...(status >= 400 ? [`HTTP_${status}`] : [])];
}

function wordsOf(code: string): Words {
  const known = faultWords(code);
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
