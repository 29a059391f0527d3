import { join } from 'node:path';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';
import { readChain } from '../../player/journal/read-chain.ts';
import { readPlays } from '../../player/journal/read-plays.ts';
import { readJournalLine } from '../../core/journal-lines.ts';
import { readLines } from '../../report/lines/read-lines.ts';
import { findingWords, isFault } from '../../report/verify/findings.ts';
import { verifyChains } from '../../report/verify/verify-chains.ts';

/** Opens a journal as the next start does, and gives all that is wrong with it: what was said and is lost, or is there twice. */
export async function journalFaultsOf(dir: string, facts: readonly string[]): Promise<readonly string[]> {
  const file = join(dir, 'journal.sqlite');
  try {
    const journal = openJournalDatabase(file, { now: () => 0, uptimeMs: () => 0 });
    journal.together(() => {
      journal.interrupt();
      journal.chain.enter();
    });
    journal.dispose();
  } catch (error) {
    return [`it cannot be opened: ${String(error)}`];
  }
  const lines = [...readChain(file)].map(readJournalLine);
  const entries = lines.flatMap((read) => (read.kind === 'entry' ? read.entry : []));
  const sealedTo = Math.max(0, ...lines.flatMap((read) => (read.kind === 'seal' ? read.seal.seq : [])));
  const eventIds = entries.flatMap((entry) => (entry.kind === 'play' ? entry.eventId : []));
  // What was let go had been delivered: it is before the first that is left.
  const letGoBefore = (entries[0]?.seq ?? 1) > 1 ? numberOf(eventIds[0] ?? '') : 0;
  const results = new Map([...readPlays(file)].map(({ id, result }) => [id, result]));
  const { findings } = await verifyChains(() => readLines([dir]));
  return [
    ...findings.filter(isFault).map((finding) => findingWords(finding).en),
    ...(new Set(eventIds).size < eventIds.length ? ['a showing is in the chain twice'] : []),
    ...facts.flatMap((fact) => {
      const [what, which = ''] = fact.split(' ');
      const wasLetGo = numberOf(which) < letGoBefore;
      if (what === 'began' && !results.has(which) && !wasLetGo) return [`a showing that had begun is lost: ${which}`];
      if (what === 'ended' && results.get(which) !== 'complete' && !wasLetGo) return [`a showing is lost: ${which}`];
      if (what === 'ended' && !eventIds.includes(which) && !wasLetGo) return [`a showing is in no chain: ${which}`];
      if (what === 'sealed' && !entries.some(({ seq }) => seq >= Number(which)))
        return [`what was sealed is lost: ${which}`];
      if (what === 'sealed' && sealedTo < Number(which)) return [`a seal is lost: ${which}`];
      return [];
    }),
  ];
}

/** Showings are counted as they begin. */
function numberOf(id: string): number {
  return Number(id.slice(id.indexOf(':') + 1));
}
