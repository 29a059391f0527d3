import { withEach, type ScreenProgramme } from './programme.ts';

/**
 * What a screen in safe mode may play of what it could: pictures and slides, and of videos those that have played to
 * their end before; no web pages. The campaign that ships is played whole.
 *
 * @param isGood  by SHA-256
 */
export function inSafeMode(programme: ScreenProgramme, isGood: (sha256: string) => boolean): ScreenProgramme {
  const safe = withEach(programme, (one) => ({
    ...one,
    webOrigins: [],
    media: Object.fromEntries(
      Object.entries(one.media).filter(([, { type, sha256 }]) => !/^(video|audio)\//.test(type) || isGood(sha256)),
    ),
  }));
  return { ...safe, fallback: programme.fallback };
}
