import { describe, expect, it } from 'vitest';
import { setSwitches } from '../../electron/switches.ts';
import { fakeElectron } from '../fakes/electron.ts';

describe('setSwitches', () => {
  it('adds to the features that the command line gave', () => {
    const { electron, module } = fakeElectron();
    module.app.commandLine.appendSwitch('disable-features', 'Theirs');
    setSwitches(electron.app, { platform: 'linux', rung: 'normal' });

    expect(module.app.commandLine.getSwitchValue('disable-features')).toBe('Theirs,CalculateNativeWinOcclusion');
  });

  it('keeps Chromium from reaching anything but our own door', () => {
    const { electron, of } = fakeElectron();
    setSwitches(electron.app, { platform: 'win32', rung: 'normal' });

    expect(of('switch')).toContainEqual(['proxy-server', 'socks5://127.0.0.1:9']);
    expect(of('switch')).toContainEqual(['proxy-bypass-list', '<-loopback>;127.0.0.1']);
    expect(of('no hardware acceleration')).toEqual([]);
  });

  it('gives frames processes of their own, and the page the focus', () => {
    const { electron, module, of } = fakeElectron();
    module.app.commandLine.appendSwitch('enable-features', 'Theirs');
    setSwitches(electron.app, { platform: 'win32', rung: 'normal' });

    expect(of('switch')).toContainEqual(['site-per-process', '']);
    expect(module.app.commandLine.getSwitchValue('enable-features')).toBe('Theirs,BlockingFocusWithoutUserActivation');
  });

  it.each(['software', 'safe-mode'] as const)('draws without the GPU in %s', (rung) => {
    const { electron, of } = fakeElectron();
    setSwitches(electron.app, { platform: 'linux', rung });

    expect(of('no hardware acceleration')).toHaveLength(1);
  });

  it('uses the GPU in another way before it does without', () => {
    const { electron, module, of } = fakeElectron();
    setSwitches(electron.app, { platform: 'linux', rung: 'other-backend' });

    expect(module.app.commandLine.getSwitchValue('use-angle')).toBe('vulkan');
    expect(of('no hardware acceleration')).toEqual([]);
  });

  it('outlives the third death of the GPU process', () => {
    const { electron, of } = fakeElectron();
    setSwitches(electron.app, { platform: 'linux', rung: 'normal' });

    expect(of('switch')).toContainEqual(['disable-gpu-process-crash-limit', '']);
  });
});
