import type { ScreenProgramme } from '../core/programme.ts';
import type { Screen } from '../core/screen.ts';

/** What the screens of this machine play, for whoever asks again and again. */
export interface KnownProgrammes {
  of(screen: Screen): ScreenProgramme;
  /** It is worked out anew when it is asked for next. */
  changed(): void;
}

/** Remembers what each screen plays, by its id, until it has changed. */
export function createKnownProgrammes(workOut: (screen: Screen) => ScreenProgramme): KnownProgrammes {
  const known = new Map<string, ScreenProgramme>();
  return {
    of(screen) {
      const programme = known.get(screen.id) ?? workOut(screen);
      known.set(screen.id, programme);
      return programme;
    },
    changed: () => known.clear(),
  };
}
