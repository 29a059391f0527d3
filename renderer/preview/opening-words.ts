import type { Lang } from '../../core/words.ts';
import { clockWords } from './clock-words.ts';
import { DAYS_LOOKED_AHEAD, opensAfter, type Week } from './look.ts';
import { previewWords } from './preview-words.ts';

/** When a screen that is closed at an instant of the week opens again. */
export function openingWords(week: Week, instant: number, timeZone: string, lang: Lang): string {
  const words = previewWords[lang];
  const at = opensAfter(week, instant);
  if (at === undefined) return words.opensNot(DAYS_LOOKED_AHEAD);
  const clock = clockWords(lang, timeZone);
  return words.opens(clock.shortTime(at), clock.longDay(at));
}
