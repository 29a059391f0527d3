import { describe, expect, it } from 'vitest';
import { programsIn } from '../../electron/programs.ts';

describe('programsIn', () => {
  it('finds all in a clone', () => {
    expect(programsIn('/home/kiosk/clone/out/main', false, '/electron/resources')).toEqual({
      player: '/home/kiosk/clone/out/main/player.js',
      preload: '/home/kiosk/clone/out/preload/preload.cjs',
      pageDir: '/home/kiosk/clone/out/page',
      campaignDir: '/home/kiosk/clone/media',
    });
  });

  it('finds page and campaign of a package beside its archive', () => {
    expect(programsIn('/opt/kiosk/resources/app.asar/out/main', true, '/opt/kiosk/resources')).toEqual({
      player: '/opt/kiosk/resources/app.asar/out/main/player.js',
      preload: '/opt/kiosk/resources/app.asar/out/preload/preload.cjs',
      pageDir: '/opt/kiosk/resources/app.asar.unpacked/out/page',
      campaignDir: '/opt/kiosk/resources/media',
    });
  });
});
