import { describe, expect, it } from 'vitest';
import { withVolume } from '../../core/commanded-volume.ts';
import { next, startPlayback } from '../../core/playback.ts';
import type { Programme } from '../../core/programme.ts';
import { FRIDAY, playlistOf } from '../fakes/scheduled.ts';

const slide = { slide: { kind: 'notice', title: 'A' } };
const screen = { id: 'lobby', tags: [] };
const programmeOf = (display: unknown) => {
  const one: Programme = { playlist: playlistOf({ items: [slide], display }), digest: 'd', overlays: false, media: {} };
  return { current: one, fallback: one, clockFloor: 0 };
};
const quiet = programmeOf({ volume: [{ percent: 20 }] });

describe('withVolume', () => {
  it('takes the place of what the list says by the hour, up and down, and on screens it says nothing of', () => {
    const loud = (percent: number | undefined, programme = quiet) =>
      startPlayback(screen, withVolume(programme, percent), FRIDAY).volume;

    expect([loud(undefined), loud(80), loud(0)]).toEqual([20, 80, 0]);
    expect(loud(30, programmeOf(undefined))).toBe(30);
    expect(loud(30, programmeOf({ screens: { ids: ['gate'] }, volume: [{ percent: 90 }] }))).toBe(30);
  });

  it('is heard at once by a page that plays, and is over at once', () => {
    const before = startPlayback(screen, quiet, FRIDAY);
    const heard = next(before, { type: 'programme', screen, programme: withVolume(quiet, 60) }, FRIDAY + 1);
    const after = next(heard, { type: 'programme', screen, programme: quiet }, FRIDAY + 2);

    expect([before, heard, after].map(({ volume }) => volume)).toEqual([20, 60, 20]);
  });
});
