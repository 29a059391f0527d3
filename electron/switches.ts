import type { App } from 'electron';
import type { Rung } from '../core/ladder.ts';
import { bypassRules, NOWHERE } from '../core/web-origins.ts';

/** How Chromium is set up; all of it must be said before it is ready. */
export interface SwitchOptions {
  readonly platform: string;
  readonly rung: Rung;
}

/** Sets Chromium's switches. `appendSwitch` replaces what the command line gave, so lists of features are joined to it. */
export function setSwitches(
  app: Pick<App, 'commandLine' | 'disableHardwareAcceleration'>,
  options: SwitchOptions,
): void {
  const { commandLine } = app;
  const addFeatures = (name: 'enable-features' | 'disable-features', features: string): void =>
    commandLine.appendSwitch(name, [commandLine.getSwitchValue(name), features].filter(Boolean).join(','));

  // A covered window goes on playing (vscode#158260: the occlusion tracker of Windows is wrong now and then).
  addFeatures('disable-features', 'CalculateNativeWinOcclusion');
  commandLine.appendSwitch('disable-backgrounding-occluded-windows');
  commandLine.appendSwitch('disable-renderer-backgrounding');

  // Otherwise the third death of the GPU process within seconds ends the whole program (electron#37775, #43132).
  commandLine.appendSwitch('disable-gpu-process-crash-limit');
  if (options.rung === 'software' || options.rung === 'safe-mode') app.disableHardwareAcceleration();
  // What Chromium takes by default are OpenGL on Linux, Direct3D on Windows and Metal on macOS.
  if (options.rung === 'other-backend') {
    commandLine.appendSwitch('use-angle', options.platform === 'linux' ? 'vulkan' : 'gl');
  }

  // The page needs our loopback door and nothing else: no name is looked up, no other address is reached. Where web pages
  // may be shown the session is given another list once the settings are read (`reach.ts`); a rule for names could not be
  // changed then.
  commandLine.appendSwitch('proxy-server', NOWHERE);
  commandLine.appendSwitch('proxy-bypass-list', bypassRules([]));
  // Frames of web pages hold up nothing, and never take the focus, and with it the keys: as in the other host.
  commandLine.appendSwitch('site-per-process');
  addFeatures('enable-features', 'BlockingFocusWithoutUserActivation');
  commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');

  if (options.platform === 'linux') {
    // Nothing is kept that a keyring would guard, and asking to unlock one would put a dialog on the screen.
    commandLine.appendSwitch('password-store', 'basic');
    addFeatures('enable-features', 'AcceleratedVideoDecodeLinuxGL,AcceleratedVideoDecodeLinuxZeroCopyGL');
  }
}
