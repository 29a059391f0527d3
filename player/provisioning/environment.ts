import type { Fault } from '../../core/faults.ts';
import type { SettingLayer } from '../../core/setting-layers.ts';
import { settingNames, variableOf, type SettingName } from '../../core/settings.ts';
import { settleSettings } from './settle-settings.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The settings that the environment gives, a variable each; one that is wrong or misspelt is told and does not count. */
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
    faults: [...faults.map((fault) => ({ ...fault, place: variableOf(fault.place as SettingName) })), ...misspelt(env)],
  };
}

/** Variables that are meant to be those of settings: nobody would notice that they do nothing. */
function misspelt(env: Env): readonly Fault[] {
  const plain = (variable: string) => variable.replaceAll('_', '').toUpperCase();
  return Object.keys(env).flatMap((variable) => {
    const meant = settingNames.map(variableOf).find((known) => plain(known) === plain(variable));
    if (meant === undefined || env[meant] !== undefined) return [];
    const words = { en: `must be written ${meant}`, vi: `phải viết là ${meant}` };
    return [{ code: 'INVALID', place: variable, words }];
  });
}
