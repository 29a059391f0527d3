import { describe, expect, it } from 'vitest';
import { FRESH_MEMORY } from '../../core/memory.ts';
import { createFaultBoard } from '../../player/fault-board.ts';
import { createPageHeed, type PageWitnesses } from '../../player/heed-page.ts';
import type { JournalWork } from '../../player/journal/journal.ts';
import type { PageFact } from '../../player/page-link.ts';
import { createProof } from '../../player/journal/proof.ts';
import { createShownMemories } from '../../player/journal/shown-memories.ts';
import { logbook } from '../fakes/logbook.ts';

const sha256 = 'a'.repeat(64);
const showing = {
  ...{ n: 1, playlistId: 'tinh', revision: 1, campaignId: 'main', itemId: 'clip.mp4', startedAt: 0 },
  ...{ sha256, shownMs: 2_000, frames: 60 },
};
const played = (change: object): PageFact => ({
  type: 'played',
  showing,
  endedAt: 2_000,
  result: 'partial',
  ...change,
});

/** Those who hear of what a page tells, on a disk where every file is damaged. */
async function hears(...facts: readonly PageFact[]) {
  const did: string[] = [];
  const written: (readonly JournalWork[])[] = [];
  const faults = createFaultBoard(() => 0);
  const heed = createPageHeed({
    watchdog: { heard: () => undefined, failed: (screenId: string) => did.push(`${screenId} tries`) },
    culprits: { heard: () => undefined },
    proof: createProof({ now: () => 0 }),
    journal: { write: (work: readonly JournalWork[]) => written.push(work) },
    memories: createShownMemories([], logbook()),
    store: {
      markUsed: () => Promise.resolve(),
      verify(name: string) {
        did.push(`read ${name.slice(0, 3)}`);
        return Promise.resolve('damaged');
      },
    },
    faults,
    log: logbook(),
    now: () => 0,
    hasDisplay: () => true,
    onLost: (name: string, how: string) => did.push(`${name.slice(0, 3)} is ${how}`),
  } as unknown as PageWitnesses);
  for (const fact of facts) heed({ page: 'page-1234', screenId: 'lobby' }, fact);
  await Promise.resolve();
  return { did, written, faults: faults.list() };
}

describe('createPageHeed', () => {
  it('reads a file again whose clip said too early that it was over', async () => {
    expect((await hears(played({ endedEarly: true }))).did).toEqual(['read aaa', 'aaa is damaged']);
  });

  it('reads no file again of a clip that had to give way', async () => {
    expect((await hears(played({}))).did).toEqual([]);
  });

  it('tells the watchdog that a page tries which cannot show what comes next', async () => {
    const failed: PageFact = { type: 'failed', itemId: 'clip.mp4', reason: 'cannot be decoded', at: 0 };

    expect((await hears(failed)).did).toEqual(['lobby tries']);
  });

  it('writes what a screen has shown in one piece with the showing: a start of the machine never finds half', async () => {
    const memory = { ...FRESH_MEMORY, turns: { main: 3 } };
    const { written } = await hears({ type: 'shown', showing, memory });

    expect(written).toEqual([
      [
        expect.objectContaining({ type: 'open' }),
        { type: 'remember', screenId: 'lobby', zone: 'main', remembered: { memory, shownAt: 0 } },
      ],
    ]);
  });

  it('tells which zones nobody could read there, for as long as they are left out', async () => {
    const beat = (...zonesLeftOut: readonly ('side' | 'strip')[]): PageFact => ({
      ...{ type: 'beat', animationFrames: 1, visible: true },
      zonesLeftOut: [...zonesLeftOut],
    });

    expect((await hears(beat('side', 'strip'))).faults).toMatchObject([
      { code: 'ZONE_LEFT_OUT lobby', message: expect.stringContaining('the side and the strip') as string },
    ]);
    expect((await hears(beat('side'), beat())).faults).toEqual([]);
    expect((await hears(beat('side'), { type: 'left' })).faults).toEqual([]);
  });
});
