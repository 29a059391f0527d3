import { describe, expect, it } from 'vitest';
import type { Rung } from '../../core/ladder.ts';
import {
  afterBeat,
  afterFailure,
  afterHello,
  afterRevival,
  judge as judgeOn,
  newVitals,
  type Vitals,
} from '../../core/vitals.ts';

const judge = (vitals: Vitals, now: number, rung: Rung = 'normal') => judgeOn(vitals, now, rung);

/** A page that beats every second from 1 s to the given second, drawing or not. */
const beating = (untilS: number, { draws = true, visible = true, from = newVitals(0) } = {}): Vitals => {
  let vitals = from;
  for (let second = 1; second <= untilS; second++) {
    vitals = afterBeat(vitals, { animationFrames: draws ? second : 7, visible }, second * 1000);
  }
  return vitals;
};

describe('judge', () => {
  it('leaves a page alone that beats and draws', () => {
    expect(judge(beating(30), 31_000)).toEqual({ kind: 'well' });
  });

  it('finds a page that fell silent within 5 s', () => {
    expect(judge(beating(30), 35_000).kind).toBe('well');
    expect(judge(beating(30), 35_001)).toEqual({ kind: 'sick', how: 'kill-page', why: 'the page fell silent' });
  });

  it('takes a page that fell silent for one that hangs, though its last word told of no new frame', () => {
    const last = afterBeat(beating(30), { animationFrames: 30, visible: true }, 31_000);

    expect(judge(last, 35_900).kind).toBe('well');
    expect(judge(last, 36_100)).toMatchObject({ how: 'kill-page', why: 'the page fell silent' });
  });

  it('finds a page whose timers run on while nothing is drawn', () => {
    expect(judge(beating(30, { draws: false }), 30_500)).toMatchObject({
      kind: 'sick',
      how: 'kill-gpu',
      why: 'the page draws no frames',
    });
  });

  it('has the graphics changed when a GPU process that was ended did not help', () => {
    const again = {
      ...newVitals(0),
      ...{ heard: true, heardAt: 9_000, drawnAt: 3_000, revivals: 1, undrawn: 1 },
    };

    expect(judge(again, 9_000)).toMatchObject({ how: 'lower', why: 'the page draws no frames' });
  });

  it('asks no frames of a page that is hidden', () => {
    expect(judge(beating(30, { draws: false, visible: false }), 30_500).kind).toBe('well');
  });

  it('asks no frames of a page that is dark outside its hours: its display may be off', () => {
    const closed = { animationFrames: 7, visible: true, closed: 'off' };
    const vitals = afterBeat(beating(30, { draws: false }), closed, 31_000);

    expect(judge(vitals, 31_500).kind).toBe('well');
  });

  /** What is done in turn about a page that draws no frames, whatever is done; `-`: nothing. */
  const doneForFrames = (rung: Rung, from = newVitals(0)) => {
    let vitals = from;
    return Array.from({ length: 5 }, () => {
      const now = vitals.since + 20_000;
      vitals = afterBeat({ ...vitals, heard: true }, { animationFrames: 0, visible: true }, now);
      const verdict = judge(vitals, now, rung);
      if (verdict.kind === 'sick') vitals = afterRevival(vitals, now);
      return verdict.kind === 'sick' ? verdict.how : '-';
    });
  };

  it('asks for other graphics for want of frames only while the GPU draws, for the display may be off', () => {
    expect(doneForFrames('normal').slice(0, 2)).toEqual(['kill-gpu', 'lower']);
    expect(doneForFrames('other-backend').slice(0, 2)).toEqual(['kill-gpu', 'lower']);
    expect(doneForFrames('software')).toEqual(['kill-gpu', 'restart', '-', '-', '-']);
    expect(doneForFrames('safe-mode')).toEqual(['kill-gpu', 'restart', '-', '-', '-']);
  });

  it('tries both cures for want of frames also after others', () => {
    expect(doneForFrames('software', { ...newVitals(0), revivals: 3 }).slice(0, 3)).toEqual([
      'kill-gpu',
      'restart',
      '-',
    ]);
  });

  describe('of a page without the GPU that was left alone for want of frames', () => {
    const alone = { ...newVitals(0), heard: true, undrawn: 2 };
    const without = beating(600, { draws: false, from: alone });
    /** It draws again from then on. */
    const again = (seconds: number) =>
      Array.from({ length: seconds }, (_, n) => n + 1).reduce(
        (vitals, n) => afterBeat(vitals, { animationFrames: 7 + n, visible: true }, 600_000 + n * 1000),
        without,
      );

    it('has the better graphics tried again once it has drawn well for a minute', () => {
      expect(judge(without, 600_000, 'software')).toEqual({ kind: 'well' });
      expect(judge(again(60), 660_000, 'software')).toEqual({ kind: 'well' });
      expect(judge(again(63), 663_000, 'software')).toMatchObject({ kind: 'sick', how: 'raise' });
      expect(judge(again(63), 663_000, 'safe-mode')).toEqual({ kind: 'well' });
    });

    it('leaves it as it is when a cure has brought the frames back', () => {
      const cured = beating(120, { from: { ...alone, drawnAt: -8_000 } });

      expect(judge(cured, 120_500, 'software')).toEqual({ kind: 'well' });
    });

    it('does nothing more for a frame now and then', () => {
      let vitals = without;
      for (let second = 601; second <= 1_200; second++) {
        const frames = 7 + Math.floor(second / 10);
        vitals = afterBeat(vitals, { animationFrames: frames, visible: true }, second * 1000);
        expect(judge(vitals, second * 1000, 'software')).toEqual({ kind: 'well' });
      }
    });

    it('does not hold it against what is on that it could not give way', () => {
      const showing = { shownMs: 500_000, dueMs: 10_000 };
      const overdue = afterBeat(without, { animationFrames: 7, visible: true, showing }, 601_000);
      const back = afterBeat(overdue, { animationFrames: 8, visible: true, showing }, 640_000);

      expect(judge(back, 640_000, 'software')).toEqual({ kind: 'well' });
    });
  });

  it('asks a page that hangs for no other graphics in safe mode', () => {
    const hows = [0, 1, 2, 3].map((revivals) => judge({ ...newVitals(0), heard: true, revivals }, 9_000, 'safe-mode'));

    expect(hows).toMatchObject([{ how: 'kill-page' }, { how: 'restart' }, { how: 'kill-page' }, { how: 'restart' }]);
  });

  it('gives a new page 20 s for its first word', () => {
    expect(judge(newVitals(0), 20_000).kind).toBe('well');
    expect(judge(newVitals(0), 20_001)).toMatchObject({ kind: 'sick', how: 'reload' });
  });

  it('counts what a page draws from its hello on, however long it took to load', () => {
    const late = afterBeat(afterHello(newVitals(0), 19_000), { animationFrames: 0, visible: true }, 20_000);

    expect(judge(late, 20_500).kind).toBe('well');
    expect(judge(afterBeat(late, { animationFrames: 0, visible: true }, 24_500), 24_600).kind).toBe('sick');
  });

  it('tries another cure each time, and goes on trying', () => {
    const once = afterRevival(newVitals(0), 30_000);
    const hows = [once, afterRevival(once, 60_000), afterRevival(afterRevival(once, 60_000), 90_000)].map((vitals) =>
      judge(vitals, 200_000),
    );

    expect(hows).toMatchObject([{ how: 'restart' }, { how: 'lower' }, { how: 'reload' }]);
  });

  it('forgets revivals after a good minute', () => {
    expect(beating(120, { from: afterRevival(newVitals(0), 0) }).revivals).toBe(0);
  });

  describe('of an item that runs over its time', () => {
    /** It is to be on for 10 s, and is still on after so many. */
    const onFor = (seconds: number, due: { readonly dueMs?: number } = { dueMs: 10_000 }) => {
      let vitals = newVitals(0);
      for (let second = 1; second <= seconds; second++) {
        const showing = { shownMs: second * 1000, ...due };
        vitals = afterBeat(vitals, { animationFrames: second, visible: true, showing }, second * 1000);
      }
      return vitals;
    };

    it('has the page loaded again after half as long again, and 20 s for whatever comes next', () => {
      expect(judge(onFor(36), 36_000).kind).toBe('well');
      expect(judge(onFor(37), 37_000)).toEqual({
        ...{ kind: 'sick', how: 'reload', why: 'what is on has run over its time' },
      });
    });

    it('leaves one alone whose end nobody knows', () => {
      expect(judge(onFor(600, {}), 600_000).kind).toBe('well');
    });

    it('leaves a page alone that tries, and cannot show what comes next', () => {
      expect(judge(afterFailure(onFor(60)), 60_000).kind).toBe('well');
    });

    it('counts anew when the player was away, and with it what comes next', () => {
      expect(judge(afterHello(onFor(60), 60_000), 61_000).kind).toBe('well');
    });
  });
});
