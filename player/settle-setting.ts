import { settingReaders, type SettingName } from '../core/settings.ts';
import { settlers } from './settle-options.ts';

/** A setting as it is kept; or why it cannot be: without a message what was written has not the form of this setting. */
export type SettledSetting =
  | { readonly kind: 'settled'; readonly value: string | number | boolean }
  | { readonly kind: 'refused'; readonly message?: string };

/** A setting as a person wrote it, with what it names looked at, and made good for any working directory. */
export function settleSetting(name: SettingName, written: string, workingDir: string): SettledSetting {
  const value = settingReaders[name](written);
  if (value === undefined) return { kind: 'refused' };
  return name in settlers ? settlers[name as keyof typeof settlers](written, workingDir) : { kind: 'settled', value };
}
