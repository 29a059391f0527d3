import { onOneLine, placeOf, quoted, type Fault } from './faults.ts';
import { isRecord } from './record.ts';
import { isSettingName, settingNames, settingRow, writtenSetting, type SettingName } from './settings.ts';
import type { Words } from './words.ts';

/** A settings file is far smaller; with certificates of a whole province in it too. */
export const LARGEST_SETTINGS_BYTES = 256 * 1024;

/** Lists and objects, which settings hardly have; what nests deeply would be more than the stack can bear. */
const MOST_VALUES = 100;

/** What a settings file says, before what it names has been looked at. */
export interface WrittenSettings {
  /** As a person writes them on the command line. */
  readonly written: Readonly<Partial<Record<SettingName, string>>>;
  /** The trust document itself, where it stands in the place of its path: its JSON. */
  readonly trustText?: string;
  /** Those that nothing set on the machine itself may override. */
  readonly locked: readonly SettingName[];
}

export type ParsedSettings =
  ({ readonly kind: 'settings' } & WrittenSettings) | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/** The settings in the text of a `bluezone-kiosk.json`, or all that is wrong with it. */
export function parseSettings(text: string): ParsedSettings {
  const body = text.replace(/^\ufeff/, ''); // Notepad writes a byte order mark
  if (body.trim() === '') return refused(fault('EMPTY', '', { en: 'the file is empty', vi: 'tệp rỗng' }));
  if ((body.match(/[[{]/g)?.length ?? 0) > MOST_VALUES)
    return refused(
      fault('TOO_DEEP', '', { en: 'holds far more than settings', vi: 'chứa nhiều thứ không phải cài đặt' }),
    );
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    const reason = onOneLine(String((error as Error).message), 200);
    return refused(fault('NOT_JSON', '', { en: `not JSON: ${reason}`, vi: `không phải JSON: ${reason}` }));
  }
  return readSettingsObject(value);
}

/** The same of a JSON value. */
export function readSettingsObject(value: unknown): ParsedSettings {
  if (!isRecord(value)) {
    const form = { en: 'must be { "name": value, … }', vi: 'phải có dạng { "tên": giá trị, … }' };
    return refused(fault('INVALID', '', got(form, value)));
  }
  const faults: Fault[] = [];
  const written: Partial<Record<SettingName, string>> = {};
  let trustText: string | undefined;
  for (const [name, one] of Object.entries(value)) {
    if (name === 'locked') continue;
    if (!isSettingName(name)) {
      faults.push(fault('UNKNOWN_FIELD', placeOf([name]), UNKNOWN));
    } else if (name === 'trust' && isRecord(one)) {
      trustText = JSON.stringify(one);
    } else {
      const text = textOf(one);
      if (text !== undefined && (isKeptSecret(name, text) || settingRow(name).read(text) !== undefined))
        written[name] = text;
      else faults.push(fault('INVALID', name, wrongForm(name, one)));
    }
  }
  const locked = readLocked(value['locked'] ?? [], value);
  faults.push(...locked.filter((one) => typeof one !== 'string'));
  if (faults.length > 0) return { kind: 'refused', faults };
  return {
    ...{ kind: 'settings', written, locked: locked.filter((one) => typeof one === 'string') },
    ...(trustText === undefined ? {} : { trustText }),
  };
}

/** What the value of a setting must be, and what was found; of a secret never what it was. */
export function wrongForm(name: SettingName, found: unknown): Words {
  const { form, isSecret } = settingRow(name);
  const mustBe = { en: `must be ${form.en}`, vi: `phải là ${form.vi}` };
  return isSecret ? mustBe : got(mustBe, found);
}

/** A PIN as it is kept stands in for its digits. */
export function isKeptSecret(name: SettingName, text: string): boolean {
  return name === 'operatorPin' && text.startsWith('scrypt:');
}

/** The names in `locked`, each of which the file sets too; or what is wrong with them. */
function readLocked(value: unknown, settings: Readonly<Record<string, unknown>>): readonly (SettingName | Fault)[] {
  const form = {
    en: 'must be a list of settings that this file sets, such as ["configUrl"]',
    vi: 'phải là danh sách các cài đặt có trong tệp này, ví dụ ["configUrl"]',
  };
  if (!Array.isArray(value)) return [fault('INVALID', 'locked', got(form, value))];
  return value.map((name: unknown, index) =>
    typeof name === 'string' && isSettingName(name) && Object.hasOwn(settings, name)
      ? name
      : fault('INVALID', placeOf(['locked', index]), got(form, name)),
  );
}

/** A value as a person writes it; tags and domains may be a list. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return writtenSetting(value);
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(',') : undefined;
}

function got(mustBe: Words, value: unknown): Words {
  return { en: `${mustBe.en}, got ${quoted(value)}`, vi: `${mustBe.vi}, nhưng ở đây ghi ${quoted(value)}` };
}

function fault(code: Fault['code'], place: string, words: Words): Fault {
  return { code, place, words };
}

function refused(...faults: readonly Fault[]): ParsedSettings {
  return { kind: 'refused', faults };
}

const UNKNOWN: Words = {
  en: `is no setting; the settings are ${settingNames.join(', ')}`,
  vi: `không phải là cài đặt; các cài đặt là ${settingNames.join(', ')}`,
};
