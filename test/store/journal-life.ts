import { generateKeyPairSync } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Play } from '../../core/play.ts';
import type { ChainHead } from '../../player/journal/journal.ts';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';
import { checkpointOf, sealOf } from '../../player/journal/seals.ts';

/**
 * What a player does with its journal, on the real one: showings begin, go on and end, some are broken off, batches are
 * sealed and delivered, and old ones are let go. It says each thing that it has done, at once, for what was said must be
 * true from then on.
 */
const [dir = ''] = process.argv.slice(2);
const SHOWINGS = 40;
const say = (fact: string) => writeSync(1, `${fact}\n`);
const { privateKey } = generateKeyPairSync('ed25519');
const journal = openJournalDatabase(join(dir, 'journal.sqlite'), { now: Date.now, uptimeMs: () => performance.now() });
const sealed = (head: ChainHead) => sealOf(head, privateKey, 0);
const write = (work: () => void) =>
  journal.together(() => {
    work();
    journal.chain.enter();
  });
const seal = () => {
  const { seq, hash } = journal.chain.head();
  write(() => journal.chain.seal(sealed));
  say(`sealed ${seq} ${hash}`);
};

for (let n = 1; n <= SHOWINGS; n++) {
  const on: Play = {
    ...{ id: `page-${Math.ceil(n / 10)}:${n}`, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main' },
    ...{ itemId: `clip-${n}`, startedAt: n * 10_000, shownMs: 0, frames: 0, result: 'playing', displayed: true },
  };
  write(() => journal.open(on));
  say(`began ${on.id}`);
  if (n % 10 === 0) {
    write(() => journal.interrupt());
    continue;
  }
  write(() => journal.close({ ...on, result: 'complete', shownMs: 9_000, frames: 270, endedAt: n * 10_000 + 9_000 }));
  say(`ended ${on.id}`);
  if (n % 4 === 0) seal();
  if (n % 7 === 0) {
    const { seq, hash } = journal.chain.head();
    write(() => void journal.chain.batch(0, { entries: 500, bytes: 2 ** 20 }, sealed));
    say(`sealed ${seq} ${hash}`);
    write(() => journal.chain.delivered('server', seq - 3));
    write(() => void journal.chain.prune({ deliveredTo: ['server'] }, (head) => checkpointOf(head, privateKey, 0)));
  }
}
seal();
journal.dispose();
say('done');
