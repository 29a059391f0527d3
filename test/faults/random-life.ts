import { startLaboratory, type Laboratory } from './laboratory.ts';
import type { Violation } from './oracle.ts';
import { allRows } from './rows/all.ts';
import { MINUTE, runRow, SECOND, type FaultRow } from './run-row.ts';
import { seededRandom } from './seeded-random.ts';

/** What befell one player, and what was wrong with how it took it. */
export interface RandomLife {
  readonly rows: readonly string[];
  readonly violations: readonly Violation[];
}

/**
 * A life from a seed: two of three suffer one fault at a random moment, in one of its modes; the third suffers two at
 * once, begun one after the other, and perhaps a restart between them.
 */
export async function liveRandomly(seed: number): Promise<RandomLife> {
  const random = seededRandom(seed);
  // Numbers that follow one another begin alike.
  for (let turn = 0; turn < 8; turn++) random();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (seed % 3 !== 0) {
    // One after the other, so that each has its share.
    const row = allRows[Math.floor(seed / 3) % allRows.length] as FaultRow;
    const begin = async (lab: Laboratory) => {
      await lab.clock.pass(Math.round(random() * 90 * SECOND));
      await row.begin(lab);
    };
    const lastsMs = (row.lastsMs ?? 5 * MINUTE) + Math.round(random() * 30 * SECOND);
    const violations = await runRow({ ...row, begin, lastsMs }, { ...pick(row.modes ?? [{}]), seed });
    return { rows: [row.id], violations };
  }
  const isSigning = random() < 0.5;
  const fitting = allRows.filter(({ modes = [{}] }) =>
    modes.some((mode) => (mode.isSigning === true) === isSigning && mode.isSecure !== true),
  );
  const pair = [pick(fitting), pick(fitting)];
  return { rows: pair.map(({ id }) => id), violations: await sufferBoth(pair, { isSigning, seed, random }) };
}

/** Two faults at once: what `/status` says of each alone does not hold, all else does. */
async function sufferBoth(
  pair: readonly FaultRow[],
  { isSigning, seed, random }: { readonly isSigning: boolean; readonly seed: number; readonly random: () => number },
): Promise<readonly Violation[]> {
  const lab = await startLaboratory({ isSigning, seed });
  lab.officer.publish(1);
  await lab.untilShown(1, 3 * MINUTE);
  for (const row of pair) {
    await lab.clock.pass(Math.round(random() * 60 * SECOND));
    await row.begin(lab);
    if (random() < 0.25) await lab.restart();
  }
  await lab.clock.pass(Math.round((1 + random() * 6) * MINUTE));
  lab.names.clear();
  lab.clock.right();
  lab.officer.publish(NEWEST);
  await lab.untilShown(NEWEST, LONGEST_REST_MS);
  await lab.clock.pass(73 * SECOND);
  const codes = await lab.codes();
  if (codes.length > 0) lab.oracle.blame('I6', `told when all was over: ${codes.join(', ')}`);
  await lab.end();
  return lab.oracle.violations;
}

/** Of no row; newer than all of them. */
const NEWEST = 9;
/** A server that was at its limit is left alone for a quarter of an hour, as long as it says at most. */
const LONGEST_REST_MS = 20 * MINUTE;
