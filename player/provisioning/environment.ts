import type { Fault } from '../../core/faults.ts';
import type { SettingLayer } from '../../core/setting-layers.ts';
import { settingNames, variableOf, type SettingName } from '../../core/settings.ts';
import { settleSettings } from './settle-settings.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The settings that the environment gives, a variable each; one that is wrong is told and does not count. */
export function environmentLayer(
  env: Env,
  workingDir: string,
): { readonly layer: SettingLayer; readonly faults: readonly Fault[] } {
  const given = settingNames.flatMap((name) => {
    const written = env[variableOf(name)];
    return written === undefined || written === '' ? [] : [[name, written] as const]; // as in POSIX, 8.2
  });
  const { settings, faults } = settleSettings({ written: Object.fromEntries(given) }, workingDir, (text) => text);
  return {
    layer: { kind: 'environment', placeOf: variableOf, settings },
    faults: faults.map((fault) => ({ ...fault, place: variableOf(fault.place as SettingName) })),
  };
}
