import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import { settingForms, settingNames, type SettingName } from '../core/settings.ts';
import type { Lang, Words } from '../core/words.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { reasonOf } from '../player/log.ts';
import { openConf } from '../player/settings-store.ts';
import { settleSetting } from '../player/settle-setting.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { changedJson, changedText, type ChangedSetting } from './changed-setting.ts';
import { answer, Refused, wrongValue } from './command-line.ts';
import { askNewPin, noPin } from './pin.ts';
import { settingSources } from './setting-sources.ts';
import { settingsHere, settingsJson, settingsTable, type SettingsHere } from './shown-settings.ts';

/**
 * `bluezone-kiosk settings`: shows what counts and where it was set; `settings set NAME VALUE` and `settings unset NAME`
 * change what is set on this machine itself.
 */
export async function settings(args: readonly string[]): Promise<number> {
  return answer('settings', args, async ({ values, positionals, lang }) => {
    const change = readChange(await withPin(positionals, lang));
    const dataDir = path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform));
    try {
      // As the player makes it: passwords and tokens may stand here before its first start.
      if (change.verb === 'set') await mkdir(dataDir, { recursive: true, mode: 0o700 });
      const store = await openConf(dataDir);
      const done =
        change.verb === 'show' ? undefined : { name: change.name, ...apply(change, store), file: store.path };
      const here = await settingsHere(dataDir, store.store, settingSources());
      const text = done === undefined ? shown(here, values.json, lang) : told({ ...done, here }, values.json, lang);
      process.stdout.write(`${text}\n`);
    } catch (error) {
      throw unusable(dataDir, reasonOf(error));
    }
    return exitCodes.ok;
  });
}

/** Gives what was set here before, and what is now. */
function apply(
  change: Exclude<Change, { verb: 'show' }>,
  store: Awaited<ReturnType<typeof openConf>>,
): Pick<ChangedSetting, 'before' | 'after'> {
  const before = store.get(change.name);
  if (change.verb === 'set') store.set(change.name, change.value);
  else store.delete(change.name);
  return { before, after: store.get(change.name) };
}

function shown(here: SettingsHere, isForScripts: boolean, lang: Lang): string {
  return isForScripts ? settingsJson(here) : settingsTable(here, lang);
}

function told(changed: ChangedSetting, isForScripts: boolean, lang: Lang): string {
  return isForScripts ? changedJson(changed) : changedText(changed, lang);
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
