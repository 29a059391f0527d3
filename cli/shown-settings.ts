import { describeFaults, type Fault } from '../core/faults.ts';
import { layered, type LayeredSettings, type SettingOrigin } from '../core/setting-layers.ts';
import {
  settingNames,
  settingRow,
  shownSetting,
  writtenSetting,
  type SettingName,
  type Settings,
} from '../core/settings.ts';
import type { Lang, Words } from '../core/words.ts';
import { environmentLayer } from '../player/provisioning/environment.ts';
import { machineLayers, readMachineFiles, type MachineFile } from '../player/provisioning/machine-files.ts';
import { ownLayer, type SettingSources } from '../player/provisioning/read-options.ts';
import { reasonWords } from '../publish/reason-words.ts';

/** What a player that were started here would go by. */
export interface SettingsHere extends LayeredSettings {
  readonly files: readonly MachineFile[];
  /** What is wrong in the environment. */
  readonly faults: ReturnType<typeof environmentLayer>['faults'];
}

/** @param own  what is set on the machine itself */
export async function settingsHere(dataDir: string, own: Settings, sources: SettingSources): Promise<SettingsHere> {
  const files = await readMachineFiles(sources.files, dataDir);
  const { layer, faults } = environmentLayer(sources.env, sources.workingDir);
  return { ...layered([...machineLayers(files), ownLayer(dataDir, own), layer]), files, faults };
}

/** Each setting with its value and where it was set, for people. */
export function settingsTable({ settings, origins, files, faults }: SettingsHere, lang: Lang): string {
  const rows = settingNames.map((name) => {
    const value = settings[name];
    const shown = value === undefined ? `(${settingRow(name).otherwise[lang]})` : shownText(name, value, lang);
    return [name, shown, originWords(origins[name])[lang]] as const;
  });
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => Math.min(row[column]?.length ?? 0, WIDEST))));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const read = files.map(({ file, lastGood }) => {
    const state = fileStates[file.kind === 'refused' && lastGood !== undefined ? 'kept' : file.kind][lang];
    return [`${file.path}: ${state}`, ...(file.kind === 'refused' ? indented(faultLines(file.faults, lang)) : [])].join(
      '\n',
    );
  });
  const wrong = faults.length === 0 ? [] : ['', ENVIRONMENT[lang], ...indented(faultLines(faults, lang))];
  return [...table, '', FILES[lang], ...indented(read.join('\n')), ...wrong].join('\n');
}

/** The same for scripts. */
export function settingsJson({ settings, origins, files, faults }: SettingsHere): string {
  const values = settingNames.map((name) => {
    const value = settings[name];
    const from = origins[name] ?? { kind: 'default' };
    return [name, { value: value === undefined ? null : shownSetting(name, value), from }] as const;
  });
  const read = files.map(({ file, lastGood }) => ({
    path: file.path,
    state: file.kind,
    faults: file.kind === 'refused' ? describeFaults(file.faults).split('\n') : [],
    ...(file.kind === 'refused' ? { lastGoodCounts: lastGood !== undefined } : {}),
  }));
  const wrong = faults.length === 0 ? [] : describeFaults(faults).split('\n');
  return JSON.stringify({ settings: Object.fromEntries(values), files: read, faults: wrong }, null, 2);
}

/** What is wrong, a line each; what network and disk say is in Vietnamese where it is one of the usual things. */
function faultLines(faults: readonly Fault[], lang: Lang): string {
  const told = faults.map(({ words, ...fault }) => ({
    ...fault,
    words: words.en === words.vi ? reasonWords(words.en) : words,
  }));
  return describeFaults(told, lang);
}

/** Where a value was set. */
export function originWords(origin: SettingOrigin | undefined): Words {
  if (origin === undefined) return { en: 'default', vi: 'mặc định' };
  const { kind, place } = origin;
  switch (kind) {
    case 'file':
    case 'settings':
      return { en: place, vi: place };
    case 'locked':
      return { en: `${place} (locked)`, vi: `${place} (đã khóa)` };
    case 'environment':
      return { en: `${place} (environment)`, vi: `${place} (biến môi trường)` };
    case 'option':
      return { en: `${place} (command line)`, vi: `${place} (lệnh khởi động)` };
  }
}

/** A value for people; of a secret only that it is set. */
export function shownText(name: SettingName, value: string | number | boolean, lang: Lang): string {
  return settingRow(name).isSecret ? { en: 'set', vi: 'đã đặt' }[lang] : writtenSetting(shownSetting(name, value));
}

function indented(lines: string): readonly string[] {
  return lines.split('\n').map((line) => `  ${line}`);
}

/** A longer value does not push the others away. */
const WIDEST = 60;

const FILES: Words = { en: 'Settings files, the lower first:', vi: 'Các tệp cài đặt, tệp sau được ưu tiên hơn:' };
const ENVIRONMENT: Words = {
  en: 'Wrong in the environment, and not counted:',
  vi: 'Biến môi trường ghi sai, nên không được tính:',
};
const fileStates = {
  none: { en: 'not there', vi: 'không có' },
  read: { en: 'read', vi: 'đã đọc' },
  refused: { en: 'refused; nothing of it counts', vi: 'bị từ chối, không tính gì trong đó' },
  kept: { en: 'refused; what it said before counts', vi: 'bị từ chối, vẫn tính nội dung tốt lần trước' },
} as const satisfies Record<string, Words>;
