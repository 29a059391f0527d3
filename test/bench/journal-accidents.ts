import { journalFaultsOf } from '../store/journal-oracle.ts';
import { cutPower, type PowerCuts } from '../store/power-cuts.ts';
import { openLaboratory, whyNoShim } from '../store/shimmed.ts';
import { runJournalKills, type JournalKills } from './journal-kills.ts';
import { table, type Report } from './report.ts';

export interface JournalAccidents {
  readonly killed: JournalKills;
  readonly cut: PowerCuts;
  /** The same on a disk that loses what was synced: the instrument must find faults. */
  readonly broken: PowerCuts;
}

/** What is promised (issue 7, “Figures”). */
export const PROMISED_KILLS = 1_000;
const CUTS = 500;

/**
 * Kills the process that writes the journal, and cuts the power while it is written, as recorded from the real one (DECISIONS
 * 38).
 *
 * @param cuts    moments at which the power goes, at most: the last of the life
 * @param states  of the disk after one power cut, at most
 */
export async function runJournalAccidents({
  kills,
  cuts = Infinity,
  states,
  seed,
}: {
  readonly kills: number;
  readonly cuts?: number;
  readonly states: number;
  readonly seed: number;
}): Promise<JournalAccidents> {
  const whyNot = whyNoShim();
  if (whyNot !== undefined) throw new Error(`the journal's disk cannot be watched here: ${whyNot}`);
  const killed = await runJournalKills({ kills, seed });
  const laboratory = await openLaboratory('journal-life.ts');
  try {
    const dir = laboratory.newDir();
    await laboratory.live(dir);
    const operations = laboratory.operationsIn(dir);
    const { length } = operations;
    const { sources } = laboratory;
    const cut = await cutPower(operations, sources, {
      ...{ from: Math.max(0, length - cuts), mostEach: states, look: journalFaultsOf },
    });
    console.log(`journal: power cut at ${cut.cuts} moments, ${cut.faults.length} faults`);
    const broken = await cutPower(operations, sources, {
      ...{ from: length >> 1, mostEach: 4, look: journalFaultsOf, stopAtFault: true },
      promises: { fileSync: false, dirSync: true },
    });
    return { killed, cut, broken };
  } finally {
    laboratory.close();
  }
}

/** The report: nothing acknowledged is lost, nothing doubled, nothing false. */
export function reportJournalAccidents({ killed, cut, broken }: JournalAccidents): Report {
  const { kills, records, acknowledged, lost, doubled } = killed;
  const faults = [...lost, ...doubled, ...killed.false, ...cut.faults];
  const [isShort, count] = [kills < PROMISED_KILLS || cut.cuts < CUTS, (n: number) => n.toLocaleString('en')];
  const body = [
    `The journal is written by its own thread as fast as it can, showings of two screens that begin, end, fail or are left on, ` +
      `and batches are brought to a folder, until the process is killed with SIGKILL at a random moment, also while it opens ` +
      `what the one before has left: ${count(kills)} times, ${count(records)} records and ${count(acknowledged)} acknowledgements in all. ` +
      `After each kill journal and deliveries are read by the code of \`plays verify\`, and held against what the process had said ` +
      `before and after each write.`,
    `Then each call by which one life of the journal changes its database and its WAL is recorded, and the power goes after each ` +
      `of ${count(cut.cuts)} of them: every bounded subset of what was not synced is kept, lost or torn, ${count(cut.states)} disks in all, ` +
      `each opened as the next start does.`,
    table(
      ['after', 'accidents', 'lost after acknowledgement', 'doubled', 'false, missing or changed'],
      [
        ['kill -9', count(kills), `${lost.length}`, `${doubled.length}`, `${killed.false.length}`],
        ['power cut', count(cut.cuts), ...['', '', `${cut.faults.length} (all kinds)`]],
      ],
    ),
    `Asked: 0, of ${count(PROMISED_KILLS)} kills and ${count(CUTS)} power cuts. That the instrument can fail: on a disk that does not keep what was ` +
      `synced the same cuts show ${broken.faults.length > 0 ? 'lost showings at once' : 'NOTHING WRONG'}.`,
    'That the journal tells nothing that was not on the display is proved of whole players, from the pixels: ' +
      '[journal-truth](journal-truth.md), [random-kills](random-kills.md).',
    ...(faults.length === 0 ? [] : [faults.slice(0, 40).join('\n')]),
  ].join('\n\n');
  return {
    met: faults.length === 0 && broken.faults.length > 0 && !isShort,
    ...(isShort
      ? { shortOf: `${count(kills)} of ${count(PROMISED_KILLS)} kills, ${cut.cuts} of ${CUTS} power cuts` }
      : {}),
    body,
  };
}
