import type { Words } from '../../core/words.ts';

/** `error`: the player refuses the playlist, or something in it could never be shown. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** What a code of `check` stands for: the command line, `--json` and docs/check.md all speak from it. */
export interface Definition {
  readonly severity: Severity;
  /** What is wrong, in general. */
  readonly meaning: Words;
  /** What to do about it, where a finding knows nothing better; none where its words say all. */
  readonly fix?: Words;
}
