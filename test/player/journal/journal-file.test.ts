import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Play } from '../../../core/play.ts';
import type { JournalDatabase } from '../../../player/journal/journal-database.ts';
import { createAside, openJournalFile, type JournalFileWorld } from '../../../player/journal/journal-file.ts';
import { MACHINE_KEY_FILE } from '../../../player/trust/machine-key.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const RELEASED_AT = Date.UTC(2026, 10, 20);
const play: Play = {
  ...{ id: 'a:1', screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: 'a', startedAt: 1000 },
  ...{ shownMs: 900, frames: 27, result: 'complete', displayed: true, endedAt: 2000 },
};
const firstSeq = (database: JournalDatabase) => {
  database.together(() => {
    database.close(play);
    database.chain.enter();
  });
  const { seq } = database.chain.head();
  database.dispose();
  return seq;
};

describe('openJournalFile', () => {
  let world: JournalFileWorld;
  beforeEach(async () => {
    const file = path.join(await tempDir(), 'journal.sqlite');
    world = { file, now: () => RELEASED_AT + 5_000, uptimeMs: () => 0, releasedAt: RELEASED_AT };
  });
  const opened = (change: Partial<JournalFileWorld> = {}) => {
    const opening = openJournalFile({ ...world, ...change });
    if (opening.kind !== 'open') return expect.unreachable(opening.reason);
    return opening.database;
  };
  const keyIsThere = () => writeFileSync(path.join(path.dirname(world.file), MACHINE_KEY_FILE), 'a key');

  it('begins the chain with 1 on a machine that has never had one', () => {
    expect(firstSeq(opened())).toBe(1);
  });

  it('begins it with the seconds since 1970 where the journal before is lost', () => {
    keyIsThere();

    expect(firstSeq(opened())).toBe(RELEASED_AT / 1000 + 5);
  });

  it('begins it no earlier than this version was made, though the clock begins in 1970', () => {
    keyIsThere();

    expect(firstSeq(opened({ now: () => 60_000 }))).toBe(RELEASED_AT / 1000);
  });

  it('stays with where it began, though it was not written to before the key was made', () => {
    opened().dispose();
    keyIsThere();

    expect(firstSeq(opened())).toBe(1);
  });

  it('says of a damaged file what it is, and keeps no hand on it', () => {
    writeFileSync(world.file, 'this was a database once'.repeat(100));

    expect(openJournalFile(world)).toEqual({
      kind: 'damaged',
      reason: expect.stringContaining('not a database') as unknown,
    });
    if (process.platform === 'linux') expect(openFiles().filter((name) => name.startsWith(world.file))).toEqual([]);
  });

  it('says what fails where there is no folder', () => {
    expect(openJournalFile({ ...world, file: path.join(world.file, 'journal.sqlite') })).toMatchObject({
      kind: 'failed',
    });
  });
});

describe('createAside', () => {
  it('takes what belongs to the journal along', async () => {
    const file = path.join(await tempDir(), 'journal.sqlite');
    for (const suffix of ['', '-wal', '-shm']) writeFileSync(file + suffix, suffix);

    const moveAside = createAside({ file, now: () => 7, uptimeMs: () => 0 });
    expect(moveAside()).toEqual({ kind: 'moved', movedTo: `${file}.damaged-7` });
    expect(readdirSync(path.dirname(file)).sort()).toEqual([
      'journal.sqlite.damaged-7',
      'journal.sqlite.damaged-7-shm',
      'journal.sqlite.damaged-7-wal',
    ]);
  });

  it('leaves everything where it is when that cannot be', async () => {
    const file = path.join(await tempDir(), 'j'.repeat(250));
    writeFileSync(file, '');

    expect(createAside({ file, now: () => 7_000_000, uptimeMs: () => 0 })()).toMatchObject({ kind: 'failed' });
    expect(existsSync(file)).toBe(true);
  });

  it('fills no card that damages each new one with them', async () => {
    const file = path.join(await tempDir(), 'journal.sqlite');
    let uptimeMs = 0;
    const moveAside = createAside({ file, now: () => uptimeMs, uptimeMs: () => uptimeMs });
    const moved: number[] = [];
    for (; uptimeMs <= 20 * 60_000; uptimeMs += 60_000) {
      writeFileSync(file, 'damaged');
      if (moveAside().kind === 'moved') moved.push(uptimeMs / 60_000);
    }

    expect(moved).toEqual([0, 10, 20]);
  });
});

/** What this process has open. */
function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return []; // the one by which they were read
    }
  });
}
