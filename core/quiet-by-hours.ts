import { daypartSpans } from './dayparts.ts';
import { readHours } from './hours.ts';
import { QUIET_HORIZON_MS, quietAt, type Quiet } from './quiet.ts';
import { unite } from './spans.ts';

/**
 * The quiet time of a machine whose player does not answer: what its playlist says nobody can tell then, so the hours count
 * that are set on the machine; where none are, or none that can be read, the night.
 *
 * @param hours  the setting, such as `mon-fri 07:00-17:00`
 */
export function quietByHours(hours: string | undefined, timeZone: string, now: number): Quiet {
  const windows = hours === undefined ? undefined : readHours(hours)?.windows;
  if (windows === undefined) return quietAt({ timeZone, open: undefined }, now);
  const span = { from: now - QUIET_HORIZON_MS, until: now + QUIET_HORIZON_MS };
  const open = daypartSpans({ dayparts: [{ name: 'open', windows }], holidays: [], timeZone }, span);
  return quietAt({ timeZone, open: unite([...open.values()].flat()) }, now);
}
