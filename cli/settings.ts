import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import { settingForms, settingNames, shownSetting, type SettingName, type Settings } from '../core/settings.ts';
import { isFixed } from '../core/setting-layers.ts';
import type { Lang, Words } from '../core/words.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { reasonOf } from '../player/log.ts';
import { openConf } from '../player/settings-store.ts';
import { settleSetting } from '../player/settle-setting.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { answer, Refused, wrongValue } from './command-line.ts';
import { askNewPin, noPin } from './pin.ts';
import { settingSources } from './setting-sources.ts';
import { originWords, settingsHere, settingsJson, settingsTable, type SettingsHere } from './shown-settings.ts';

/**
 * `bluezone-kiosk settings`: shows what counts and where it was set; `settings set NAME VALUE` and `settings unset NAME`
 * change what is set on this machine itself.
 */
export async function settings(args: readonly string[]): Promise<number> {
  return answer('settings', args, async ({ values, positionals, lang }) => {
    const change = readChange(await withPin(positionals, lang));
    const dataDir = path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform));
    try {
      const store = await openConf(dataDir);
      if (change.verb === 'set') store.set(change.name, change.value);
      if (change.verb === 'unset') store.delete(change.name);
      const here = await settingsHere(dataDir, store.store, settingSources());
      process.stdout.write(`${change.verb === 'show' ? asked(here, values.json, lang) : shown(store.store)}\n`);
      if (change.verb !== 'show') remark(change.name, here, lang);
    } catch (error) {
      throw unusable(dataDir, reasonOf(error));
    }
    return exitCodes.ok;
  });
}

function asked(here: SettingsHere, isForScripts: boolean, lang: Lang): string {
  return isForScripts ? settingsJson(here) : settingsTable(here, lang);
}

/** What is set on this machine itself, as it may be seen. */
function shown(settings: Settings): string {
  const entries = settingNames.flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [[name, shownSetting(name, value)] as const];
  });
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

/** Says that what was changed here does not count, where something goes before it. */
function remark(name: SettingName, { origins }: SettingsHere, lang: Lang): void {
  const origin = origins[name];
  if (origin === undefined || origin.kind === 'settings') return;
  const where = originWords(origin)[lang];
  const words = isFixed(origin)
    ? {
        en: `what is set here does not count: ${where} goes before it`,
        vi: `giá trị đặt ở đây không được tính: ${where} được ưu tiên hơn`,
      }
    : { en: `now counts what ${where} says`, vi: `từ nay tính theo ${where}` };
  process.stderr.write(`bluezone-kiosk settings: ${name}: ${words[lang]}\n`);
}

type Change =
  | { readonly verb: 'show' }
  | { readonly verb: 'set'; readonly name: SettingName; readonly value: string | number | boolean }
  | { readonly verb: 'unset'; readonly name: SettingName };

/** What `set port 8080` and the like ask for. Throws `Refused`. */
function readChange([verb = 'show', name, value, ...rest]: readonly string[]): Change {
  switch (verb) {
    case 'show':
      if (name === undefined) return { verb };
      break;
    case 'set':
      if (value !== undefined && rest.length === 0)
        return { verb, name: settingName(name), value: read(settingName(name), value) };
      break;
    case 'unset':
      if (name !== undefined && value === undefined) return { verb, name: settingName(name) };
      break;
    default:
      throw new Refused({
        en: `there is no "settings ${verb}"; there are show, set NAME VALUE and unset NAME`,
        vi: `không có "settings ${verb}"; chỉ có show, set TÊN GIÁ_TRỊ và unset TÊN`,
      });
  }
  throw new Refused(usages[verb]);
}

/** `set operatorPin` with no PIN asks for it, so that it stands in no history of commands. */
async function withPin(words: readonly string[], lang: Lang): Promise<readonly string[]> {
  const [verb, name, ...value] = words;
  const isAsked = verb === 'set' && name === 'operatorPin' && value.length === 0;
  return isAsked ? [verb, name, await askNewPin(lang)] : words;
}

const names = settingNames.join(', ');

const usages = {
  show: { en: 'write settings show, and nothing more', vi: 'chỉ ghi settings show, không ghi gì thêm' },
  set: {
    en: `write settings set NAME VALUE, with quotes about a value that has spaces; the names are ${names}`,
    vi: `ghi settings set TÊN GIÁ_TRỊ, giá trị có dấu cách thì đặt trong dấu nháy; các tên là ${names}`,
  },
  unset: {
    en: `write settings unset NAME; the names are ${names}`,
    vi: `ghi settings unset TÊN; các tên là ${names}`,
  },
} as const satisfies Record<string, Words>;

function settingName(name: string | undefined): SettingName {
  const known = settingNames.find((one) => one === name);
  if (known !== undefined) return known;
  throw new Refused({
    en: `${quoted(name)} is no setting; the settings are ${names}`,
    vi: `${quoted(name)} không phải là cài đặt; các cài đặt là ${names}`,
  });
}

function read(name: SettingName, written: string): string | number | boolean {
  const settled = settleSetting(name, written, process.cwd());
  if (settled.kind === 'settled') return settled.value;
  if (settled.message === undefined)
    throw name === 'operatorPin' ? noPin() : wrongValue(name, settingForms[name], written);
  const { en, vi } = reasonWords(settled.message);
  throw new Refused({ en: `${name}: ${en}`, vi: `${name}: ${vi}` });
}

function unusable(dataDir: string, reason: string): Refused {
  return new Refused({
    en: `the settings in ${dataDir} cannot be read or written: ${reason}`,
    vi: `không đọc hoặc ghi được cài đặt trong ${dataDir}: ${reasonWords(reason).vi}`,
  });
}
