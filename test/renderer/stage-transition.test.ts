import { describe, expect, it } from 'vitest';
import { startPlayback } from '../../core/playback.ts';
import type { Showing } from '../../core/showing.ts';
import { CUT, transitionInto } from '../../renderer/stage/transition.ts';
import { programmeFrom, screenProgramme, slide } from '../fakes/rehearsal.ts';

/** The first showing of a playlist whose items fade. */
function showing(durationSeconds: number, playlist: object = {}): Showing {
  const transition = { type: 'fade', seconds: 2 };
  const programme = programmeFrom({ items: [slide('a', { durationSeconds, transition })], ...playlist });
  const { coming } = startPlayback({ id: 'lobby', tags: [] }, screenProgramme(programme), 0);
  if (coming === undefined) throw new Error('nothing is coming');
  return coming;
}
const interrupts = [{ id: 'x', items: [slide('x', { transition: { type: 'fade' } })] }];

describe('transitionInto', () => {
  it('is what the item that comes asks for', () => {
    expect(transitionInto(showing(10), showing(10), false)).toEqual({ type: 'fade', seconds: 2 });
  });

  it('takes at most half of its time', () => {
    expect(transitionInto(showing(1), showing(10), false)).toEqual({ type: 'fade', seconds: 0.5 });
  });

  it('is a cut where nothing was before, for an interrupt and after it, and for those who want little motion', () => {
    expect(transitionInto(showing(10), undefined, false)).toBe(CUT);
    expect(transitionInto(showing(10, { interrupts }), showing(10), false)).toBe(CUT);
    expect(transitionInto(showing(10), showing(10, { interrupts }), false)).toBe(CUT);
    expect(transitionInto(showing(10), showing(10), true)).toBe(CUT);
    expect(transitionInto({ ...showing(10), cutIn: true }, showing(10), false)).toBe(CUT);
  });
});
