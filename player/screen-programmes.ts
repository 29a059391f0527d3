import type { PlayerOptions, ToPage } from '../core/messages.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import type { HostedScreens } from './hosted-screens.ts';
import type { Library } from './library.ts';
import { UNTOLD_SIZES, type ScreenSizes } from './screen-sizes.ts';

export interface ScreenProgrammesWorld {
  readonly options: Pick<PlayerOptions, 'displaySettings' | 'rung' | 'configUrl'>;
  readonly screens: Pick<HostedScreens, 'named'>;
  readonly sizes: Pick<ScreenSizes, 'of'>;
  readonly library: Pick<Library, 'programmeFor'>;
  /** What may be played of a programme, as in safe mode. */
  readonly allowed: (programme: ScreenProgramme) => ScreenProgramme;
  /** Whether there is no PIN yet, and whoever stands there may set the first one. */
  readonly isNew: () => boolean;
}

/** Gives what the page of a screen is told to play, by the screen's id. In safe mode the picture never moves by itself. */
export function createScreenProgrammes(world: ScreenProgrammesWorld): (screenId: string) => ToPage {
  const { options, screens, sizes, library, allowed } = world;
  const motion = options.displaySettings.motion && options.rung !== 'safe-mode';
  return (screenId) => {
    const screen = screens.named(screenId);
    // Nobody has set this machine up yet, and somebody may stand before this screen.
    const isNew = options.configUrl === undefined && screen.display !== undefined && world.isNew();
    return {
      type: 'play',
      screen,
      ...(isNew ? { isNew } : {}),
      displaySettings: { ...options.displaySettings, motion },
      programme: allowed(library.programmeFor({ screen, viewport: sizes.of([screenId])[0] ?? UNTOLD_SIZES[0] })),
    };
  };
}
