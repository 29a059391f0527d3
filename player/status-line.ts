import { faultWords } from '../core/fault-words.ts';
import type { Status } from '../core/status.ts';
import type { Proof } from './journal/proof.ts';

export interface StatusLineFacts extends Pick<Proof, 'nowPlaying' | 'closed'> {
  /** The ids of the screens. */
  readonly screens: readonly string[];
  readonly faults: Status['faults'];
}

/**
 * What is on and what is wrong, in one line for `systemctl status`: `lobby: clip-1, hall: dark; STALE: There has been…`; the
 * screen is not named where it is the only one. `undefined` while there is nothing to tell.
 */
export function statusLine({ screens, nowPlaying, closed, faults }: StatusLineFacts): string | undefined {
  const on = screens.flatMap((id) => {
    const item = closed(id) ? 'dark' : nowPlaying(id)?.itemId;
    if (item === undefined) return [];
    return [screens.length === 1 ? item : `${id}: ${item}`];
  });
  const wrong = faults.map(({ code, message }) => `${code}: ${faultWords(code)?.en ?? message}`);
  const told = [...(on.length === 0 ? [] : [on.join(', ')]), ...wrong]
    .join('; ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  if (told === '') return undefined;
  return told.length <= MOST ? told : `${told.slice(0, MOST - 1)}…`;
}

/** As much as a terminal shows without wrapping it more than twice. */
const MOST = 240;
