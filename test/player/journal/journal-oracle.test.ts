import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Play } from '../../../core/play.ts';
import { openJournalDatabase } from '../../../player/journal/journal-database.ts';
import { checkpointOf, sealOf } from '../../../player/journal/seals.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { journalFaultsOf } from '../../store/journal-oracle.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const play = (n: number): Play => ({
  ...{ id: `page:${n}`, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: `clip-${n}` },
  ...{ startedAt: n * 10_000, shownMs: 9_000, frames: 270, result: 'complete', displayed: true },
});

describe('journalFaultsOf, of a journal of twenty showings that has let five go', () => {
  let dir: string;
  let file: string;
  const facts = Array.from({ length: 20 }, (_, n) => [`began page:${n + 1}`, `ended page:${n + 1}`]).flat();
  beforeEach(async () => {
    dir = await tempDir();
    file = path.join(dir, 'journal.sqlite');
    const journal = openJournalDatabase(file, { now: () => 0, uptimeMs: () => 0 });
    journal.together(() => {
      for (let n = 1; n <= 20; n++) journal.close(play(n));
      journal.chain.enter();
      journal.chain.seal((head) => sealOf(head, privateKey, 0));
      journal.chain.delivered('server', 5);
      journal.chain.prune({ deliveredTo: ['server'] }, (head) => checkpointOf(head, privateKey, 0));
    });
    journal.dispose();
  });
  const damage = (sql: string) => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };

  it('finds nothing wrong where nothing is', async () => {
    expect(await journalFaultsOf(dir, [...facts, 'sealed 20 x', 'done'])).toEqual([]);
  });

  it('finds one that had begun and is not there', async () => {
    expect(await journalFaultsOf(dir, [...facts, 'began page:21'])).toEqual([
      'a showing that had begun is lost: page:21',
    ]);
  });

  it('finds one that was over and is not there', async () => {
    damage("DELETE FROM plays WHERE id = 'page:12'");

    expect(await journalFaultsOf(dir, facts)).toContain('a showing is lost: page:12');
  });

  it('finds one that was over and came into no chain', async () => {
    damage("UPDATE plays SET id = 'page:21' WHERE id = 'page:20'; DELETE FROM entries WHERE seq = 20");

    expect(await journalFaultsOf(dir, [...facts, 'ended page:21'])).toContain('a showing is in no chain: page:21');
  });

  it('finds a seal that was made and is not there', async () => {
    damage('DELETE FROM seals WHERE seq = 20');

    expect(await journalFaultsOf(dir, [...facts, 'sealed 20 x'])).toContain('a seal is lost: 20');
  });
});
