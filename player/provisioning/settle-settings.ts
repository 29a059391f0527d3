import type { Fault } from '../../core/faults.ts';
import { isKeptSecret, wrongForm, type WrittenSettings } from '../../core/parse-settings.ts';
import { settingNames, type SettingName, type Settings } from '../../core/settings.ts';
import { settleSetting } from '../settle-setting.ts';
import { readAnchor } from '../trust/trust-file.ts';

/** Settings with what they name looked at; the places of faults are names of settings. */
export interface SettledSettings {
  /** Those that are good. */
  readonly settings: Settings;
  readonly faults: readonly Fault[];
}

/**
 * Settings as somebody wrote them, with what they name looked at.
 *
 * @param folder      what relative paths begin from
 * @param trustPath   where a trust document is kept that stands in the place of its path
 */
export function settleSettings(
  { written, trustText }: Pick<WrittenSettings, 'written' | 'trustText'>,
  folder: string,
  trustPath: (text: string) => string,
): SettledSettings {
  const faults: Fault[] = [];
  const settings: Partial<Record<SettingName, string | number | boolean>> = {};
  for (const name of settingNames) {
    const text = written[name];
    if (text === undefined) continue;
    if (isKeptSecret(name, text)) {
      settings[name] = text;
      continue;
    }
    const settled = settleSetting(name, text, folder);
    if (settled.kind === 'settled') settings[name] = settled.value;
    else {
      const { message } = settled;
      const words = message === undefined ? wrongForm(name, text) : { en: message, vi: message };
      faults.push({ code: 'INVALID', place: name, words });
    }
  }
  if (trustText !== undefined) {
    const read = readAnchor(trustText);
    if (read.kind === 'trust') settings.trust = trustPath(trustText);
    else {
      const words = { en: `is not a trust file: ${read.why}`, vi: `không phải tệp trust: ${read.why}` };
      faults.push({ code: 'INVALID', place: 'trust', words });
    }
  }
  return { settings: settings as Settings, faults };
}
