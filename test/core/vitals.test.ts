import { describe, expect, it } from 'vitest';
import { afterBeat, afterFailure, afterHello, afterRevival, judge, newVitals, type Vitals } from '../../core/vitals.ts';

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
      ...beating(0, { from: afterRevival(newVitals(0), 0) }),
      heard: true,
      heardAt: 9_000,
      drawnAt: 3_000,
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

  it('changes the graphics twice at most for want of frames, for the display may be off', () => {
    let vitals = newVitals(0);
    const hows = Array.from({ length: 9 }, () => {
      const verdict = judge({ ...vitals, heard: true, heardAt: 9_000, drawnAt: 3_000 }, 9_000);
      vitals = afterRevival(vitals, 0);
      return verdict.kind === 'sick' ? verdict.how : undefined;
    });

    expect(hows).toEqual(['kill-gpu', 'lower', 'restart', 'lower', ...Array<string>(5).fill('restart')]);
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
