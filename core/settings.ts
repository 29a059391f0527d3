import type { SettingRow } from './setting-rows/setting-row.ts';
import { settingTable } from './setting-table.ts';

type Table = typeof settingTable;
export type SettingName = keyof Table;
type Read<Name extends SettingName> = Exclude<ReturnType<Table[Name]['read']>, undefined>;

/** What is set on a machine, wherever it was set (`setting-layers.ts`). */
export type Settings = { readonly [Name in SettingName]?: Read<Name> };

export const settingNames = Object.keys(settingTable) as readonly SettingName[];

/** Whether there is a setting of this name. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingTable, name);
}

/** What is known of a setting. */
export function settingRow(name: SettingName): SettingRow {
  return settingTable[name];
}

/** JSON Schema of the settings, for the store that keeps them. */
export const settingsSchema = Object.fromEntries(settingNames.map((name) => [name, settingTable[name].schema])) as {
  readonly [Name in SettingName]: Table[Name]['schema'];
};

/** Reads a setting as a person wrote it; `undefined` when it is wrong. */
export const settingReaders = Object.fromEntries(settingNames.map((name) => [name, settingTable[name].read])) as {
  readonly [Name in SettingName]: (written: string) => Read<Name> | undefined;
};

/** What the value of a setting may be, in words that follow "must be". */
export const settingForms = Object.fromEntries(settingNames.map((name) => [name, settingTable[name].form])) as {
  readonly [Name in SettingName]: Table[Name]['form'];
};

/** A value as a person writes it; `settingReaders` read it. */
export function writtenSetting(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

/** A value as it may be seen by anybody: of a secret only that there is one, of an address no password. */
export function shownSetting(name: SettingName, value: string | number | boolean): string | number | boolean {
  if (settingRow(name).isSecret) return 'set';
  if (!addressNames.has(name)) return value;
  return String(value)
    .replace(/^(https?:\/\/[^:@/]*):[^@/]*@/i, '$1:…@')
    .replace(/^(https?:[^?]*\?).*$/i, '$1…');
}

/** Addresses of those who may ask who we are; some take a key in the query. */
const addressNames: ReadonlySet<SettingName> = new Set(['proxy', 'screenshotUrl', 'reportUrl', 'heartbeatUrl']);

/** `configUrl` as an option of the command line: `--config-url`. */
export function optionOf(name: SettingName): `--${string}` {
  return `--${wordsOf(name).join('-')}`;
}

/** `configUrl` as a variable of the environment: `BLUEZONE_KIOSK_CONFIG_URL`. */
export function variableOf(name: SettingName): string {
  return ['BLUEZONE_KIOSK', ...wordsOf(name)].join('_').toUpperCase();
}

function wordsOf(name: SettingName): readonly string[] {
  return name
    .replace('MiB', 'Mib')
    .split(/(?=[A-Z])/)
    .map((word) => word.toLowerCase());
}
