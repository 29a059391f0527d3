import type { Lang } from '../../core/words.ts';
import type { Sight } from './ask-machine.ts';

/** The machines for scripts; `ok` when all of them have told how they are. */
export function topJson(sights: readonly Sight[], lang: Lang): object {
  return {
    ok: sights.every(({ kind }) => kind === 'seen'),
    machines: sights.map((sight) =>
      sight.kind === 'seen'
        ? { name: sight.name, ok: true, status: sight.status, numbers: sight.numbers }
        : { name: sight.name, ok: false, reason: sight.reason[lang] },
    ),
  };
}
