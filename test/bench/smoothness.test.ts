import { describe, expect, it } from 'vitest';
import { analyse, changeKinds } from './analyse.ts';
import { BLACK, CODED_FRAME_MS } from './coded-picture.ts';
import type { SubjectName } from './peer-stand.ts';
import { evenOrder, type Round } from './smoothness.ts';
import { reportSmoothness } from './smoothness-report.ts';
import { oneSecondItems, sampled, wholeShowing, type Shown } from './synthetic.ts';

const items = oneSecondItems(evenOrder);
const loop = items.flatMap((_, index) => wholeShowing(items, index));
const plan = { width: 1280, height: 720, seconds: 1 };

function roundOf(name: SubjectName, shown: readonly Shown[]): Round {
  const { changes, ...seen } = analyse(sampled(shown), items);
  return {
    name,
    seen,
    changes: changes.map((change) => ({ ...change, foreignCores: 0.25 })),
    foreignCores: 0.25,
    stuck: false,
  };
}
const perfect = Array.from({ length: 51 }, () => loop).flat();
const report = (shown: readonly Shown[]) => reportSmoothness([roundOf('player', shown)], plan);

describe('evenOrder', () => {
  it('has every kind of change as often as any other', () => {
    const kind = (id: string) => (id.startsWith('v') ? 'video' : 'image');
    const kinds = evenOrder.map((id, at) => `${kind(id)} → ${kind(evenOrder[(at + 1) % evenOrder.length] as string)}`);
    for (const each of changeKinds) expect(kinds.filter((one) => one === each)).toHaveLength(evenOrder.length / 4);
  });
});

describe('reportSmoothness', () => {
  it('finds perfect splices perfect', () => {
    const { met, shortOf } = report(perfect);
    expect({ met, shortOf }).toEqual({ met: true, shortOf: undefined });
  });

  it('lets one hiccup among a hundred pass, tells of it, and of what others did meanwhile', () => {
    const late = perfect.with(29, { item: 0, frame: 29, forMs: 100 + CODED_FRAME_MS });
    const { met, body } = report(late);
    expect(met).toBe(true);
    expect(body).toMatch(/- video → video: 99 ms from v1 to v2 .*; 0\.25 cores used by others/);
  });

  it('does not let hiccups pass that one change in fifty has', () => {
    const late = perfect.map((shown, at) =>
      shown.item === 0 && shown.frame === 29 && at < 3 * loop.length ? { ...shown, forMs: 100 } : shown,
    );
    expect(report(late).met).toBe(false);
  });

  it('does not let one lost frame pass', () => {
    expect(report(perfect.toSpliced(29, 1)).met).toBe(false);
  });

  it('does not let one black stretch pass', () => {
    const { met, body } = report(perfect.toSpliced(30, 0, { item: BLACK, forMs: 15 }));
    expect(met).toBe(false);
    expect(body).toContain('- a gap of 15.0 ms (black 15.0 ms) after 1.0 s');
  });

  it('says when too few changes were seen', () => {
    expect(report(loop).shortOf).toBe('1 of 100 changes of each kind');
  });

  it('asks nothing of the peers', () => {
    const black = perfect.toSpliced(30, 0, { item: BLACK, forMs: 200 });
    const { met, body } = reportSmoothness([roundOf('player', perfect), roundOf('mpv', black)], plan);
    expect(met).toBe(true);
    expect(body).toContain('| mpv | 1 of 407 | 200 |');
  });
});
