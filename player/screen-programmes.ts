import type { PlayerOptions, ToPagePlay } from '../core/messages.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import type { Screen } from '../core/screen.ts';
import type { HostedScreens } from './hosted-screens.ts';

export interface ScreenProgrammesWorld {
  readonly options: Pick<PlayerOptions, 'displaySettings' | 'rung' | 'configUrl'>;
  readonly screens: Pick<HostedScreens, 'named'>;
  /** What a screen plays. */
  readonly programmeOf: (screen: Screen) => ScreenProgramme;
  /** Whether there is no PIN yet, and whoever stands there may set the first one. */
  readonly isNew: () => boolean;
}

/** Gives what the page of a screen is told to play, by the screen's id. In safe mode the picture never moves by itself. */
export function createScreenProgrammes(world: ScreenProgrammesWorld): (screenId: string) => ToPagePlay {
  const { options, screens, programmeOf } = world;
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
      programme: programmeOf(screen),
    };
  };
}
