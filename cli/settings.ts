import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import { settingNames, settingReaders, type SettingName, type Settings } from '../core/settings.ts';
import type { Lang, Words } from '../core/words.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { reasonOf } from '../player/log.ts';
import type { Settled } from '../player/settled.ts';
import { settlers } from '../player/settle-options.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { answer, Refused, wrongValue } from './command-line.ts';
import { openConf } from './conf.ts';
import { askNewPin, noPin, pinForm } from './pin.ts';
import { forms } from './option-values.ts';

/** `bluezone-kiosk settings`: shows what is set; `settings set NAME VALUE` and `settings unset NAME` change it. */
export async function settings(args: readonly string[]): Promise<number> {
  return answer('settings', args, async ({ values, positionals, lang }) => {
    const change = readChange(await withPin(positionals, lang));
    const dataDir = path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform));
    try {
      const store = await openConf(dataDir);
      if (change.verb === 'set') store.set(change.name, change.value);
      if (change.verb === 'unset') store.delete(change.name);
      process.stdout.write(`${JSON.stringify(shown(store.store), null, 2)}\n`);
    } catch (error) {
      throw unusable(dataDir, reasonOf(error));
    }
    return exitCodes.ok;
  });
}

/** The settings as they may be seen: of the PIN only whether there is one. */
function shown(settings: Settings): object {
  return settings.operatorPin === undefined ? settings : { ...settings, operatorPin: 'set' };
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
  const value = settingReaders[name](written);
  if (value === undefined) throw name === 'operatorPin' ? noPin() : wrongValue(name, formOf[name], written);
  const settled = settle(name, written);
  if (settled === undefined) return value;
  if (settled.kind === 'settled') return settled.value;
  const { en, vi } = reasonWords(settled.message);
  throw new Refused({ en: `${name}: ${en}`, vi: `${name}: ${vi}` });
}

/** What a setting names, looked at; `undefined` for one that names nothing. */
function settle(name: SettingName, written: string): Settled | undefined {
  return name in settlers ? settlers[name as keyof typeof settlers](written, process.cwd()) : undefined;
}

const formOf = {
  configUrl: {
    en: 'an http(s) address such as https://example.gov.vn/playlist.json, or a folder such as /media/usb',
    vi: 'địa chỉ http(s) như https://vi-du.gov.vn/playlist.json, hoặc thư mục như /media/usb',
  },
  trust: { en: 'a trust file such as trust/1.json', vi: 'tệp tin cậy như trust/1.json' },
  screenId: forms.screenId,
  tags: forms.tags,
  port: forms.port,
  proxy: forms.proxy,
  caFile: { en: 'a file of certificates (PEM) such as ca.pem', vi: 'tệp chứng chỉ (PEM) như ca.pem' },
  lanSharing: { en: 'on or off', vi: 'on (bật) hoặc off (tắt)' },
  operatorPin: pinForm,
  mediaQuotaMiB: {
    en: 'a whole number of MiB from 16, such as 4096',
    vi: 'số MiB nguyên, từ 16 trở lên, như 4096',
  },
  rotation: {
    en: '0, 90, 180 or 270 degrees clockwise',
    vi: '0, 90, 180 hoặc 270 độ theo chiều kim đồng hồ',
  },
  overscanPercent: { en: 'a number from 0 to 10, such as 2.5', vi: 'số từ 0 đến 10, ví dụ 2,5' },
  motion: { en: 'on or off', vi: 'on (bật) hoặc off (tắt)' },
  volumePercent: { en: 'a whole number from 0 to 100', vi: 'số nguyên từ 0 đến 100' },
  diagonalInches: { en: 'a number of inches from 3 to 2000, such as 43', vi: 'số inch từ 3 đến 2000, ví dụ 43' },
  viewingDistanceMetres: { en: 'a number of metres from 0.2 to 200, such as 3', vi: 'số mét từ 0,2 đến 200, ví dụ 3' },
} as const satisfies Record<SettingName, Words>;

function unusable(dataDir: string, reason: string): Refused {
  return new Refused({
    en: `the settings in ${dataDir} cannot be read or written: ${reason}`,
    vi: `không đọc hoặc ghi được cài đặt trong ${dataDir}: ${reasonWords(reason).vi}`,
  });
}
