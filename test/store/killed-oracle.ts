import path from 'node:path';
import { readJournalLine } from '../../core/journal-lines.ts';
import type { PlayRecord } from '../../core/play-record.ts';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';
import { readShowings } from '../../player/journal/read-plays.ts';
import { readLines } from '../../report/lines/read-lines.ts';
import { findingWords, isFault } from '../../report/verify/findings.ts';
import { verifyChains } from '../../report/verify/verify-chains.ts';

/** What a life was about to write, or (`did`) was told to be written. */
export interface KilledFact {
  readonly did: boolean;
  readonly what?: 'open' | 'close' | 'fail';
  readonly id: string;
  readonly itemId: string;
  readonly startedAt: number;
  readonly shownMs?: number;
}

/** What came of one directory: how much there is, and what of it is wrong. */
export interface KilledVerdict {
  readonly records: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly false: readonly string[];
}

/**
 * Holds a journal that was left by kills, and what it had delivered, against all that its lives have said: with the code of
 * `plays verify`, and by hand. Reads only.
 */
export async function judgeKilled(dir: string, facts: readonly KilledFact[]): Promise<KilledVerdict> {
  // There may be no journal yet: nothing was promised.
  if (!facts.some(({ did }) => did)) return { records: 0, acknowledged: 0, lost: [], doubled: [], false: [] };
  const file = path.join(dir, 'data', 'journal.sqlite');
  const delivered = path.join(dir, 'delivered');
  const printed = new Map([...readShowings(file)].map((play) => [play.eventId, play]));
  const own = await recordsIn([file]);
  const brought = await recordsIn([delivered]);
  const records = new Map([...brought, ...own].map((record) => [record.eventId, record]));
  const planned = new Map(facts.filter(({ did }) => !did).map((fact) => [`${fact.what} ${fact.id}`, fact]));
  const lost = facts
    .filter(({ did }) => did)
    .flatMap(({ what, id }) => {
      if (what === 'open') return printed.has(id) ? [] : [`${id} had begun`];
      return records.get(id)?.status === (what === 'close' ? 'success' : 'failed')
        ? []
        : [`${id}: ${what} was acknowledged`];
    });
  return {
    records: records.size,
    acknowledged: facts.filter(({ did }) => did).length,
    lost,
    doubled: [...doubledIn(own), ...doubledIn(brought)],
    false: [...(await faultsIn([file])), ...(await faultsIn([delivered])), ...forgedIn([...own, ...brought], planned)],
  };
}

/** Lets the next start close what is open, and looks again: each showing that had begun is a record, once. */
export async function judgeAfterwards(dir: string, facts: readonly KilledFact[]): Promise<KilledVerdict> {
  const file = path.join(dir, 'data', 'journal.sqlite');
  let uptimeMs = 0;
  const journal = openJournalDatabase(file, { now: () => 0, uptimeMs: () => uptimeMs });
  for (uptimeMs of [0, AFTER_MENDING_MS]) {
    for (let before = -1; before !== journal.chain.head().seq;) {
      before = journal.chain.head().seq;
      journal.together(() => {
        journal.interrupt();
        journal.chain.enter();
      });
    }
  }
  journal.dispose();
  const verdict = await judgeKilled(dir, facts);
  const ids = new Set((await recordsIn([file])).map(({ eventId }) => eventId));
  const open = facts.filter(({ did, what, id }) => did && what === 'open' && !ids.has(id));
  return { ...verdict, lost: [...verdict.lost, ...open.map(({ id }) => `${id} had begun, and is no record`)] };
}

async function recordsIn(paths: readonly string[]): Promise<readonly PlayRecord[]> {
  const records: PlayRecord[] = [];
  for await (const read of readLines(paths)) {
    const line = read.kind === 'line' ? readJournalLine(read.text) : undefined;
    if (line?.kind === 'entry' && line.entry.kind === 'play') records.push(line.entry);
  }
  return records;
}

async function faultsIn(paths: readonly string[]): Promise<readonly string[]> {
  const { findings } = await verifyChains(() => readLines(paths));
  return findings.filter(isFault).map((finding) => findingWords(finding).en);
}

/** The same place twice is a delivery that came again; another place with the same showing is a second record of it. */
function doubledIn(records: readonly PlayRecord[]): readonly string[] {
  const places = Map.groupBy(records, ({ eventId }) => eventId);
  return [...places]
    .filter(([, all]) => new Set(all.map(({ seq }) => seq)).size > 1)
    .map(([id]) => `${id} is there twice`);
}

/** Records of what nobody was about to show, or of more than was shown. */
function forgedIn(records: readonly PlayRecord[], planned: ReadonlyMap<string, KilledFact>): readonly string[] {
  return records.flatMap(({ eventId, itemId, startedAt, shownMs, status }) => {
    const what = ({ success: 'close', failed: 'fail', interrupted: 'open', partial: 'none' } as const)[status];
    const fact = planned.get(`${what} ${eventId}`);
    const isTrue =
      fact?.itemId === itemId && fact.startedAt === Date.parse(startedAt) && (fact.shownMs ?? shownMs) === shownMs;
    return isTrue && (status !== 'interrupted' || shownMs <= MOST_TOLD_MS) ? [] : [`${eventId}, ${status}, never was`];
  });
}

/** What a life tells of a showing that is still on. */
const MOST_TOLD_MS = 4_000;
/** After this a page cannot mend any more what was broken off. */
const AFTER_MENDING_MS = 11 * 60_000;
