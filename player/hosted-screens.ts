import type { HostedScreen } from '../core/screen.ts';
import type { ScreenView } from './programmes.ts';
import type { ScreenSizes } from './screen-sizes.ts';

/** The screens of this machine, as its host names them now. */
export interface HostedScreens {
  set(screens: readonly HostedScreen[]): void;
  list(): readonly HostedScreen[];
  ids(): readonly string[];
  /** The screen of that name; the first one where none has it, as for a page that was asked for without a name. */
  named(screenId: string): HostedScreen;
  /** Each screen in each size that it has, or may have. */
  views(): readonly ScreenView[];
}

/** Keeps the list of screens, which changes as displays come and go. */
export function createHostedScreens(given: readonly HostedScreen[], sizes: Pick<ScreenSizes, 'of'>): HostedScreens {
  let screens = given;
  return {
    set: (changed) => void (screens = changed),
    list: () => screens,
    ids: () => screens.map(({ id }) => id),
    named: (screenId) => screens.find(({ id }) => id === screenId) ?? screens[0] ?? NO_SCREEN,
    views: () => screens.flatMap((screen) => sizes.of([screen.id]).map((viewport) => ({ screen, viewport }))),
  };
}

const NO_SCREEN: HostedScreen = { id: 'screen', tags: [], display: undefined };
