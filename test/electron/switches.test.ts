import { describe, expect, it } from 'vitest';
import { setSwitches } from '../../electron/switches.ts';
import { fakeElectron } from '../fakes/electron.ts';

describe('setSwitches', () => {
  it('adds to the features that the command line gave', () => {
    const { electron, module } = fakeElectron();
    module.app.commandLine.appendSwitch('disable-features', 'Theirs');
    setSwitches(electron.app, { platform: 'linux', softwareRendering: false });

    expect(module.app.commandLine.getSwitchValue('disable-features')).toBe('Theirs,CalculateNativeWinOcclusion');
  });

  it('keeps Chromium from reaching anything but our own door', () => {
    const { electron, of } = fakeElectron();
    setSwitches(electron.app, { platform: 'win32', softwareRendering: false });

    expect(of('switch')).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND , EXCLUDE 127.0.0.1']);
    expect(of('no hardware acceleration')).toEqual([]);
  });

  it('draws without the GPU when that has failed', () => {
    const { electron, of } = fakeElectron();
    setSwitches(electron.app, { platform: 'linux', softwareRendering: true });

    expect(of('no hardware acceleration')).toHaveLength(1);
  });
});
