import { diskErrors, failAt, killAt, killThenCut, lifeWithout } from '../store/accidents.ts';
import { evenly } from '../store/fates.ts';
import { cutPower } from '../store/power-cuts.ts';
import { openLaboratory, whyNoShim } from '../store/shimmed.ts';
import { table, type Report } from './report.ts';

/** One kind of accident: how many were made, and what was wrong after them. */
export interface AccidentCount {
  readonly what: string;
  readonly points: number;
  readonly faults: readonly string[];
}

export interface StoreAccidents {
  /** How often one life of the player changes files. */
  readonly calls: number;
  readonly counts: readonly AccidentCount[];
  /** The same power cuts on a disk that does not keep one promise: the instrument must find faults. */
  readonly broken: readonly AccidentCount[];
}

/**
 * Lets players live, die, and meet disk errors at every call with which they change files, and cuts the power after
 * every one.
 *
 * @param states  of the disk after one power cut, at most
 */
export async function runStoreAccidents({ states }: { readonly states: number }): Promise<StoreAccidents> {
  const whyNot = whyNoShim();
  if (whyNot !== undefined) throw new Error(`the store cannot be watched here: ${whyNot}`);
  const laboratory = await openLaboratory();
  try {
    const { operations, calls } = await lifeWithout(laboratory);
    const every = Array.from({ length: calls }, (_, index) => index + 1);
    const { sources } = laboratory;
    const counts: AccidentCount[] = [];
    const tell = (count: AccidentCount) => {
      counts.push(count);
      console.log(`store: ${count.what}: ${count.points} points, ${count.faults.length} faults`);
    };

    const cut = await cutPower(operations, sources, { mostEach: states });
    tell({ what: `power cut after each of ${cut.cuts} operations, with reorderings`, points: cut.states, ...cut });
    for (const [what, words] of kills) {
      const { lives, hit, faults } = await killAt(
        laboratory,
        every.map((at) => ({ at, what })),
      );
      tell({ what: words, points: hit, faults: [...faults, ...missed(lives, hit)] });
    }
    for (const [name, errno] of Object.entries(diskErrors)) {
      const { lives, hit, faults } = await failAt(
        laboratory,
        every.map((at) => ({ at, what: errno })),
      );
      tell({
        what: `${name} from each call, then a power cut`,
        points: hit,
        faults: [...faults, ...missed(lives, hit)],
      });
    }
    const killed = evenly(every, calls / 4);
    const twice = {
      what: `kill -9 at each of ${killed.length} calls, then a power cut`,
      points: 0,
      faults: [] as string[],
    };
    for (const at of killed) {
      const after = await killThenCut(laboratory, at, { cuts: 40, mostEach: 8 });
      twice.points += after.states;
      twice.faults.push(...after.faults);
    }
    tell(twice);

    const broken: AccidentCount[] = [];
    for (const [what, promises] of brokenPromises) {
      const found = await cutPower(operations, sources, { mostEach: 8, promises });
      broken.push({ what, points: found.states, faults: found.faults });
    }
    return { calls, counts, broken };
  } finally {
    laboratory.close();
  }
}

/** The report: 0 bad states, in 500 points or more, by an instrument that finds them where there are some. */
export function reportStoreAccidents({ calls, counts, broken }: StoreAccidents): Report {
  const points = counts.reduce((sum, one) => sum + one.points, 0);
  const bad = counts.flatMap(({ faults }) => faults);
  const rowsOf = (list: readonly AccidentCount[]) =>
    list.map(({ what, points: count, faults }) => [what, `${count}`, `${faults.length}`]);
  const body = [
    `A player takes four signed playlists in, fetches their media with cuts on the way, adopts, evicts, pins, moves a ` +
      `damaged file aside and fetches it again. On the way it changes files with ${calls} calls, each of which is an ` +
      `accident here: **${points} points, ${bad.length} bad** (goal: 500 or more, 0 bad). After each, the data directory is ` +
      `opened by the real code: nothing acknowledged is lost, nothing is there under a wrong name, the playlist in force ` +
      `can be read, believed and played, no older one is believed again; and the next player does the rest.`,
    table(['Accident', 'Points', 'Bad'], rowsOf(counts)),
    'That the instrument can fail: the same power cuts on a disk that breaks one promise.',
    table(['Disk', 'States', 'Kinds of faults found'], rowsOf(broken)),
    ...(bad.length === 0 ? [] : [bad.slice(0, 40).join('\n')]),
  ].join('\n\n');
  return { met: bad.length === 0 && points >= 500 && broken.every(({ faults }) => faults.length > 0), body };
}

const kills = [
  ['kill', 'kill -9 before each call'],
  ['kill-half', 'kill -9 half-way into each write'],
] as const;
const brokenPromises = [
  ['fsync of a directory does nothing', { fileSync: true, dirSync: false }],
  ['fsync of a file does nothing', { fileSync: false, dirSync: true }],
] as const;

function missed(lives: number, hit: number): readonly string[] {
  return lives === hit ? [] : [`${lives - hit} of ${lives} lives went by without their accident`];
}
