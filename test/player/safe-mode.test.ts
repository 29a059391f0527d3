import { describe, expect, it } from 'vitest';
import type { ScreenProgramme } from '../../core/programme.ts';
import { createFaultBoard } from '../../player/fault-board.ts';
import { playedSafely, tellRung } from '../../player/safe-mode.ts';

const clip = { url: '/media/a', sha256: 'a', type: 'video/mp4' };
const programme = { current: { media: { clip } }, fallback: { media: {} } } as unknown as ScreenProgramme;
const clipsIn = (one: ScreenProgramme) => Object.keys(one.current.media);

describe('playedSafely', () => {
  it('plays a proven video as soon as the journal has told of it', async () => {
    const known = Promise.withResolvers<void>();
    const play = playedSafely(true, { proven: () => Promise.resolve(new Set(['a'])) }, known.resolve);
    expect(clipsIn(play(programme))).toEqual([]);
    await known.promise;

    expect(clipsIn(play(programme))).toEqual(['clip']);
  });

  it('asks nothing of the journal, and plays everything, when nothing is wrong', () => {
    const play = playedSafely(false, { proven: () => Promise.reject(new Error('asked')) }, () => undefined);

    expect(play(programme)).toBe(programme);
  });
});

describe('tellRung', () => {
  it.each([
    ['normal', []],
    ['other-backend', ['GPU']],
    ['software', ['GPU']],
    ['safe-mode', ['SAFE_MODE']],
  ] as const)('puts up what %s means', (rung, codes) => {
    const board = createFaultBoard(() => 0);
    tellRung(rung, board);

    expect(board.list().map(({ code }) => code)).toEqual(codes);
  });
});
