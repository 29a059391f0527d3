import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCulprits, type Culprits } from '../../player/culprits.ts';
import type { PageFact } from '../../player/page-link.ts';
import { logbook } from '../fakes/logbook.ts';
import { FRIDAY } from '../fakes/scheduled.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const [bad, good] = ['b', 'a'].map((digit) => digit.repeat(64)) as [string, string];
const HOUR_MS = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: FRIDAY, toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** The culprits of one screen, whose page is loaded again and again. */
async function screen(path?: string) {
  const changes = vi.fn<() => void>();
  const file = path ?? join(await tempDir(), 'culprits.json');
  const culprits = await openCulprits({ path: file, log: logbook(), now: Date.now, onChange: changes });
  let loads = 0;
  const page = () => ({ page: `page-${loads}`, screenId: 'lobby' });
  const tell = (...facts: readonly PageFact[]) => facts.forEach((fact) => culprits.heard(page(), fact));
  const load = () => {
    loads++;
    culprits.heard(page(), { type: 'hello' });
  };
  load();
  return { culprits, changes, file, tell, load };
}

const facts = (sha256: string) => ({
  ...{
    n: 1,
    playlistId: 'tinh',
    revision: 1,
    campaignId: 'main',
    itemId: `${sha256.charAt(0)}.mp4`,
    startedAt: FRIDAY,
  },
  sha256,
});
const shown = (sha256: string): PageFact => ({ type: 'shown', showing: facts(sha256) });
const playedWhole = (sha256: string): PageFact => ({
  ...{ type: 'played', showing: { ...facts(sha256), shownMs: 9, frames: 9 } },
  ...{ endedAt: FRIDAY, result: 'complete' },
});
const preparing = (sha256?: string): PageFact => ({
  type: 'preparing',
  ...(sha256 === undefined ? {} : { item: { itemId: `${sha256.charAt(0)}.mp4`, sha256 } }),
});

const failed = (sha256: string): PageFact => ({
  ...{ type: 'failed', itemId: `${sha256.charAt(0)}.mp4`, sha256, reason: 'the clip stood still', at: FRIDAY },
});
const stuck = (sha256: string): PageFact => ({ ...failed(sha256), stuck: true }) as PageFact;

async function threeDeaths() {
  const one = await screen();
  for (let death = 0; death < 3; death++) {
    one.tell(shown(bad));
    one.load();
  }
  return one;
}
const out = ({ leftOut }: Culprits) => leftOut().map(({ sha256 }) => sha256);

describe('openCulprits', () => {
  it('leaves a file out that pages died of three times in a row while it was on, and says so at once', async () => {
    const { culprits, changes, tell, load } = await screen();
    for (let death = 0; death < 3; death++) {
      expect(culprits.isLeftOut(bad)).toBe(false);
      tell(shown(good), playedWhole(good), shown(bad));
      load();
    }

    expect(culprits.isLeftOut(bad)).toBe(true);
    expect(changes).toHaveBeenCalledOnce();
    expect(culprits.leftOut()).toEqual([
      { sha256: bad, itemId: 'b.mp4', why: 'died', since: FRIDAY, until: FRIDAY + 24 * HOUR_MS },
    ]);
  });

  it('finds the one that was being made ready, not the one that was on meanwhile', async () => {
    const { culprits, tell, load } = await screen();
    for (let death = 0; death < 3; death++) {
      tell(shown(good), preparing(bad));
      load();
    }

    expect(out(culprits)).toEqual([bad]);
  });

  it('finds the one that is on once the next is ready', async () => {
    const { culprits, tell, load } = await screen();
    for (let death = 0; death < 3; death++) {
      tell(shown(bad), preparing(good), preparing());
      load();
    }

    expect(out(culprits)).toEqual([bad]);
  });

  it('forgives a file that was shown to its end: the page died of something else', async () => {
    const { culprits, tell, load } = await screen();
    for (let death = 0; death < 5; death++) {
      tell(shown(good), playedWhole(good), shown(good));
      load();
    }

    expect(out(culprits)).toEqual([]);
  });

  it('blames nothing for a page that was left in order, nor for one that connects again', async () => {
    const { culprits, tell, load } = await screen();
    for (let time = 0; time < 5; time++) {
      tell(shown(bad));
      culprits.heard({ page: `page-${time + 1}`, screenId: 'lobby' }, { type: 'hello' });
      tell({ type: 'left' });
      load();
    }

    expect(out(culprits)).toEqual([]);
  });

  it('leaves a clip out that stood still three times within a day, though it played to its end in between', async () => {
    const { culprits, changes, tell } = await screen();
    tell(stuck(bad), shown(bad), playedWhole(bad), stuck(bad), shown(bad), playedWhole(bad));
    expect(out(culprits)).toEqual([]);
    tell(stuck(bad));

    expect(culprits.leftOut()).toMatchObject([{ sha256: bad, why: 'stuck', until: FRIDAY + 24 * HOUR_MS }]);
    expect(changes).toHaveBeenCalledOnce();
  });

  it('leaves no clip out that stands still now and then, nor one that only cannot be shown', async () => {
    const { culprits, tell } = await screen();
    for (const hours of [0, 20, 20, 20]) {
      vi.advanceTimersByTime(hours * HOUR_MS);
      tell(stuck(bad), failed(good), failed(good));
    }

    expect(out(culprits)).toEqual([]);
  });

  it('knows across restarts what stood still', async () => {
    const before = await screen();
    before.tell(stuck(bad), stuck(bad));
    await before.culprits.stop();
    const after = await screen(before.file);
    after.tell(stuck(bad));
    await after.culprits.stop();

    expect(out(after.culprits)).toEqual([bad]);
  });

  it('blames nothing for a page that was ended for another reason', async () => {
    const { culprits, tell, load } = await screen();
    for (let death = 0; death < 3; death++) {
      tell(shown(bad));
      culprits.excuse('lobby');
      load();
    }

    expect(out(culprits)).toEqual([]);
  });

  it('blames nothing for a page that went with its display', async () => {
    const { culprits, tell, load } = await screen();
    for (let time = 0; time < 5; time++) {
      tell(shown(bad));
      culprits.setScreens(['hall']);
      culprits.setScreens(['hall', 'lobby']);
      load();
    }

    expect(out(culprits)).toEqual([]);
  });

  it('learns of what is on from the sign of life when the player was started again meanwhile', async () => {
    const { culprits, tell, load } = await screen();
    for (let death = 0; death < 3; death++) {
      const showing = { ...facts(bad), shownMs: 900, frames: 27 };
      tell({ type: 'beat', animationFrames: 60, visible: true, showing });
      load();
    }

    expect(out(culprits)).toEqual([bad]);
  });

  it('knows of its strikes, and of what is left out, after a restart', async () => {
    const first = await screen();
    for (let death = 0; death < 2; death++) {
      first.tell(shown(bad));
      first.load();
    }
    await first.culprits.stop();
    const second = await screen(first.file);
    second.tell(shown(bad));
    second.load();
    await second.culprits.stop();

    expect(out((await screen(first.file)).culprits)).toEqual([bad]);
  });

  it('lets it in again after 24 hours, and says so', async () => {
    const { culprits, changes } = await threeDeaths();
    await vi.advanceTimersByTimeAsync(24 * HOUR_MS - 1);
    expect(out(culprits)).toEqual([bad]);
    changes.mockClear();
    await vi.advanceTimersByTimeAsync(1);

    expect(out(culprits)).toEqual([]);
    expect(changes).toHaveBeenCalledOnce();
  });

  it('says nothing of a day that is over before a page has come that could be told', async () => {
    const { culprits: before, file } = await threeDeaths();
    await before.stop();
    vi.setSystemTime(FRIDAY + 24 * HOUR_MS - 1);
    const changes = vi.fn<() => void>();
    const culprits = await openCulprits({ path: file, log: logbook(), now: Date.now, onChange: changes });
    await vi.advanceTimersByTimeAsync(1);
    expect(changes).not.toHaveBeenCalled();

    culprits.heard({ page: 'page-1', screenId: 'lobby' }, { type: 'hello' });
    expect(out(culprits)).toEqual([]);
  });

  it('lets in again what was left out before a restart, and says so', async () => {
    const { culprits: before, file } = await threeDeaths();
    await before.stop();
    const { changes } = await screen(file);
    await vi.advanceTimersByTimeAsync(24 * HOUR_MS);

    expect(changes).toHaveBeenCalledOnce();
  });

  it('leaves it out for a day more only after three more deaths', async () => {
    const { culprits, tell, load } = await threeDeaths();
    await vi.advanceTimersByTimeAsync(25 * HOUR_MS);
    tell(shown(bad));
    load();

    expect(out(culprits)).toEqual([]);
  });

  it('leaves nothing out for years because of a clock that was wrong', async () => {
    const { culprits } = await threeDeaths();
    vi.setSystemTime(FRIDAY - 365 * 24 * HOUR_MS);

    expect(out(culprits)).toEqual([]);
  });

  it('begins anew where what was kept is damaged', async () => {
    const { culprits, file } = await threeDeaths();
    await culprits.stop();
    truncateSync(file, 20);
    truncateSync(file.replace('.json', '.previous.json'), 20);

    expect(out((await screen(file)).culprits)).toEqual([]);
  });

  it('suspects what was being decoded in any zone, else all that was on', async () => {
    const { culprits, tell, load } = await screen();
    for (let death = 0; death < 3; death++) {
      tell(shown(good), { ...preparing(bad), zone: 'side' } as PageFact);
      load();
    }
    expect(out(culprits)).toEqual([bad]);

    const beside = await screen();
    for (let death = 0; death < 3; death++) {
      beside.tell(shown(good), { type: 'shown', showing: { ...facts(bad), zone: 'side' } });
      beside.load();
    }
    expect(out(beside.culprits)).toEqual([good, bad]);
  });
});
