import type { Lang } from '../../core/words.ts';
import type { Report } from './check.ts';

/** What `check --json` prints, for scripts: names and codes stay as they are. */
export function reportJson({ ok, findings, notChecked }: Report, lang: Lang): string {
  return JSON.stringify(
    {
      ok,
      faults: findings.map(({ place, code, words, severity, fix, line }) => ({
        ...{ path: place, code, message: words[lang], severity },
        ...(fix === undefined ? {} : { fix: fix[lang] }),
        ...(line === undefined ? {} : { line }),
      })),
      notChecked: notChecked.map(({ what, why }) => ({ what: what[lang], why: why[lang] })),
    },
    null,
    2,
  );
}
