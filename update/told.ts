import type { Offer } from '../core/offers.ts';
import type { PlayerFault } from '../core/status.ts';
import type { UpdateRecord } from '../core/update.ts';

/**
 * What people should hear of in `/status` after a run, if anything: that a version was taken back stands there until
 * another one is in its place, or it is no longer put out.
 *
 * @param offers  what the source has, as far as it was heard
 */
export function toldOf({ last }: UpdateRecord, offers?: readonly Offer[]): PlayerFault | undefined {
  if (last === undefined || last.kind === 'updated') return undefined;
  const isPutOut = offers === undefined || offers.some(({ version, percent }) => version === last.to && percent > 0);
  if (last.kind === 'stuck')
    return failed(
      last.at,
      `version ${last.to} could not be taken back to ${last.from} (${last.why}); it is tried again`,
    );
  if (last.why === undefined || !isPutOut) return undefined;
  return failed(last.at, `version ${last.to} was taken back to ${last.from}: ${last.why}`);
}

/** A newer version is not taken, or none can be heard of, for something that a person has to mend. */
export function notTaken(why: string, now: number): PlayerFault {
  return { code: 'UPDATE_NOT_TAKEN', message: why, at: new Date(now).toISOString() };
}

function failed(at: number, message: string): PlayerFault {
  return { code: 'UPDATE_FAILED', message, at: new Date(at).toISOString() };
}
