import { displaySettings } from '../../core/display-settings.ts';
import type { PlayerOptions } from '../../core/messages.ts';

/** What a player is started with that nobody has set up, but for its host and its screens. */
export const playerOptions: Omit<PlayerOptions, 'host' | 'screens'> = {
  version: '1.0.0',
  dataDir: '/data',
  campaignDir: '/campaign',
  pageDir: '/page',
  port: undefined,
  portRequired: false,
  token: 'a1',
  configUrl: undefined,
  trust: undefined,
  displaySettings: displaySettings({}),
  startedAt: 0,
};
