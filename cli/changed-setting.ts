import { isFixed } from '../core/setting-layers.ts';
import { settingRow, shownSetting, type SettingName } from '../core/settings.ts';
import type { Lang, Words } from '../core/words.ts';
import { originWords, shownText, type SettingsHere } from './shown-settings.ts';

type Value = string | number | boolean;

/** A setting that was changed on this machine itself. */
export interface ChangedSetting {
  readonly name: SettingName;
  /** What was set here; `undefined` where nothing was, or is any more. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** Where it is written. */
  readonly file: string;
  /** What counts now, of all places. */
  readonly here: SettingsHere;
}

/** What was changed, where it is written, and from when on what counts; for people. */
export function changedText(changed: ChangedSetting, lang: Lang): string {
  const { name, file, here } = changed;
  const { value, origin } = countsNow(here, name);
  const now = value === undefined ? `(${settingRow(name).otherwise[lang]})` : shownText(name, value, lang);
  const isOurs = origin === undefined || origin.kind === 'settings';
  const counts: Words = isOurs
    ? {
        en: `From the next start of the player counts: ${now}`,
        vi: `Từ lần khởi động sau của trình phát, giá trị được tính là: ${now}`,
      }
    : isFixed(origin)
      ? {
          en: `What is set here does not count: ${originWords(origin).en} goes before it, with ${now}`,
          vi: `Giá trị đặt ở đây không được tính: ${originWords(origin).vi} được ưu tiên hơn, với ${now}`,
        }
      : {
          en: `From the next start of the player counts what ${originWords(origin).en} says: ${now}`,
          vi: `Từ lần khởi động sau của trình phát, tính theo ${originWords(origin).vi}: ${now}`,
        };
  return [changeWords(changed)[lang], { en: `Written to ${file}`, vi: `Đã ghi vào ${file}` }[lang], counts[lang]].join(
    '\n',
  );
}

/** The same for scripts. */
export function changedJson({ name, before, after, file, here }: ChangedSetting): string {
  const { value, origin } = countsNow(here, name);
  const shown = (one: Value | undefined) => (one === undefined ? null : shownSetting(name, one));
  const counts = { value: shown(value), from: origin ?? { kind: 'default' } };
  return JSON.stringify({ name, before: shown(before), after: shown(after), file, counts }, null, 2);
}

function changeWords({ name, before, after }: ChangedSetting): Words {
  const shown = (value: Value | undefined, lang: Lang) =>
    value === undefined ? { en: 'not set here', vi: 'chưa đặt' }[lang] : shownText(name, value, lang);
  const isSame = before === after;
  const told = (lang: Lang) => (isSame ? shown(after, lang) : `${shown(before, lang)} → ${shown(after, lang)}`);
  return {
    en: `${name}: ${told('en')}${isSame ? ', as before' : ''}`,
    vi: `${name}: ${told('vi')}${isSame ? ', như cũ' : ''}`,
  };
}

function countsNow({ settings, origins }: SettingsHere, name: SettingName) {
  return { value: settings[name], origin: origins[name] };
}
