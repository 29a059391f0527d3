import { describe, expect, it } from 'vitest';
import { createPageHealth } from '../../player/page-health.ts';
import type { PageFact } from '../../player/page-link.ts';

function health() {
  let now = 0;
  const lines: string[] = [];
  const log = (event: string, data?: object) => void lines.push(`${event} ${JSON.stringify(data)}`);
  const { heard } = createPageHealth({ log: { info: log, warn: log, error: log }, now: () => now });
  return { lines, tell: (fact: PageFact) => heard('lobby', fact), pass: (ms: number) => void (now += ms) };
}
const beat = (heapBytes?: number) => ({ type: 'beat', animationFrames: 1, visible: true, heapBytes }) as PageFact;
const played = (dropped: number, frames = 100) =>
  ({ type: 'played', showing: { itemId: 'clip', shownMs: 1, frames, dropped } }) as unknown as PageFact;

describe('createPageHealth', () => {
  it('writes the heap of a page once an hour', () => {
    const { lines, tell, pass } = health();
    for (let second = 0; second < 7300; second++) {
      tell(beat(5_000_000));
      pass(1000);
    }

    expect(lines).toEqual(Array(3).fill('page heap measured {"screenId":"lobby","bytes":5000000}'));
  });

  it('writes when people may see that frames are dropped, for each item once an hour', () => {
    const { lines, tell, pass } = health();
    tell(played(3));
    tell(beat());
    expect(lines).toEqual([]);
    tell(played(4));
    tell(played(40));
    expect(lines).toEqual(['frames dropped {"screenId":"lobby","itemId":"clip","dropped":4,"presented":100}']);
    pass(3_600_000);
    tell(played(40));
    expect(lines).toHaveLength(2);
  });
});
