import { describe, expect, it } from 'vitest';
import type { Programme, ReadyMedia, ScreenProgramme } from '../../core/programme.ts';
import { inSafeMode } from '../../core/safe-mode.ts';

const file = (sha256: string, type: string): ReadyMedia => ({ url: `/media/${sha256}`, sha256, type });
const media = {
  poster: file('p', 'image/jpeg'),
  proven: file('a', 'video/mp4'),
  new: file('b', 'video/mp4'),
  jingle: file('c', 'audio/mpeg'),
};
const programme = { media } as unknown as Programme;

describe('inSafeMode', () => {
  const safe = inSafeMode({ current: programme, fallback: programme, waiting: programme, clockFloor: 0 }, (sha256) =>
    ['a', 'c'].includes(sha256),
  );
  const playable = (of: keyof ScreenProgramme) => Object.keys((safe[of] as Programme).media);

  it('plays pictures, and of videos and sounds those that are proven', () => {
    expect(playable('current')).toEqual(['poster', 'proven', 'jingle']);
    expect(playable('waiting')).toEqual(['poster', 'proven', 'jingle']);
  });

  it('plays the campaign that ships whole', () => {
    expect(playable('fallback')).toEqual(Object.keys(media));
  });
});
