import type { Words } from '../core/words.ts';

/**
 * `error`: it will not play, or not what it should · `warning`: sooner or later it fails · `unknown`: cannot be seen from
 * here, somebody has to look.
 */
export type Verdict = 'ok' | 'warning' | 'error' | 'unknown';

/** What is looked at, in the order of the answer; names that scripts can rely on. `docs/doctor.md` tells of each. */
export const codes = [
  'PLAYER',
  'PLAYER_FAULT',
  'NETWORK',
  'CONFIG_URL',
  'CERTIFICATE',
  'CLOCK',
  'TIME_ZONE',
  'AUTOSTART',
  'SLEEP',
  'SCREEN_SAVER',
  'NOTIFICATIONS',
  'UPDATE_REBOOTS',
  'DISPLAY_MODE',
  'OVERSCAN',
  'DISPLAY_SWITCH',
  'FONTS',
  'DISK',
  'DISK_SPACE',
  'DISK_SPEED',
  'BROWSER',
  'CODECS',
  'VIDEO_DECODE',
  'HEAT',
  'POWER',
] as const;

export type FindingCode = (typeof codes)[number];

/** What one look at the machine gave. */
export interface Finding {
  readonly code: FindingCode;
  readonly verdict: Verdict;
  /** What is so, with its figures. */
  readonly words: Words;
  /** What to do; there whenever something is to be done. */
  readonly fix?: Words;
  /** The same as commands, a line each, to be copied. */
  readonly commands?: readonly string[];
}

/** What was looked at and is well, in the same words everywhere: code and what is so. */
export function well(code: FindingCode, words: Words): Finding {
  return { code, verdict: 'ok', words };
}
