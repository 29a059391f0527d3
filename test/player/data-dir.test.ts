import { expect, it } from 'vitest';
import { defaultDataDir } from '../../player/data-dir.ts';

it.each([
  ['linux', { XDG_DATA_HOME: '/home/an/.data' }, '/home/an/.data/bluezone-kiosk'],
  ['win32', { LOCALAPPDATA: '/An/Local' }, '/An/Local/bluezone-kiosk'],
  ['linux', { XDG_DATA_HOME: '/home/an/.data', BLUEZONE_KIOSK_DATA_DIR: '/var/lib/kiosk' }, '/var/lib/kiosk'],
  ['linux', { XDG_DATA_HOME: '/home/an/.data', BLUEZONE_KIOSK_DATA_DIR: '' }, '/home/an/.data/bluezone-kiosk'],
])('keeps data on %s with %o in %s', (platform, env, dir) => {
  expect(defaultDataDir(env, platform)).toBe(dir);
});
