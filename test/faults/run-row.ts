import { startLaboratory, type Laboratory, type LaboratoryOptions } from './laboratory.ts';
import type { Violation } from './oracle.ts';

/** A row of the catalogue: one fault, and what the player owes while it lasts. */
export interface FaultRow {
  /** As in the catalogue, `N05`. */
  readonly id: string;
  /** What happens, and what the player makes of it. */
  readonly title: string;
  readonly modes?: readonly LaboratoryOptions[];
  /** The fault begins; revision 1 is on the screen. */
  readonly begin: (lab: Laboratory) => void | Promise<void>;
  /** The codes that stand in `/status` when it has lasted; none: nothing that anybody could mend. */
  readonly codes: readonly string[];
  /** Codes that may stand beside them, as a consequence. */
  readonly besides?: readonly string[];
  readonly lastsMs?: number;
  /** Revisions that may be on the screen meanwhile; revision 1 alone unless said otherwise, 0 is the bundled one. */
  readonly shows?: readonly number[];
  /** The newest revision at the end; 2 unless said otherwise. */
  readonly newest?: number;
  /** The fault is over; unless said otherwise the newest revision is published whole. */
  readonly clear?: (lab: Laboratory) => void | Promise<void>;
  readonly withinMs?: number;
  /** What else must be so while it lasts; throws when it is not. */
  readonly check?: (lab: Laboratory) => void | Promise<void>;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A poll at the latest, and a picture that is on to its end. */
const NEXT_POLL_MS = 72 * SECOND + 40 * SECOND;

/** Good, at fault, good again: one life of a player, judged by the oracle. */
export async function runRow(row: FaultRow, options: LaboratoryOptions = {}): Promise<readonly Violation[]> {
  const lab = await startLaboratory(options);
  const { oracle } = lab;
  try {
    lab.officer.publish(1);
    await lab.untilShown(1, NEXT_POLL_MS);
    await suffer(lab, row);
  } catch (error) {
    await lab.end();
    throw error;
  }
  await sayNothing(lab);
  await lab.end();
  return oracle.violations;
}

/** One fault in the life of a player that plays revision 1; at its end revision `newest` is on. */
export async function suffer(lab: Laboratory, row: FaultRow): Promise<void> {
  const { lastsMs = 5 * MINUTE, newest = 2, shows = [1], withinMs = NEXT_POLL_MS, besides = [] } = row;
  const shownBefore = lab.page().shown.length;
  await row.begin(lab);
  await lab.clock.pass(lastsMs);
  for (const { revision, itemId } of lab.page().shown.slice(shownBefore))
    if (!shows.includes(revision)) lab.oracle.blame('I1', `revision ${revision} was seen meanwhile (${itemId})`);
  const codes = await lab.codes();
  const expected = codes.filter((code) => !besides.includes(code) || row.codes.includes(code));
  if (expected.join() !== [...row.codes].sort().join())
    lab.oracle.blame(
      'I6',
      `must tell ${row.codes.join(', ') || 'nothing'}, told ${JSON.stringify((await lab.status()).faults)}`,
    );
  await row.check?.(lab);
  await (row.clear === undefined ? lab.officer.publish(newest) : row.clear(lab));
  await lab.untilShown(newest, withinMs);
}

/** Once the newest list is on and a poll has found nothing new, there is nothing to tell. */
async function sayNothing(lab: Laboratory): Promise<void> {
  await lab.clock.pass(73 * SECOND);
  const { faults } = await lab.status();
  if (faults.length > 0) lab.oracle.blame('I6', `told when all was over: ${JSON.stringify(faults)}`);
}
