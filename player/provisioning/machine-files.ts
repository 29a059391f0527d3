import path from 'node:path';
import { describeFaults } from '../../core/faults.ts';
import { isRecord } from '../../core/record.ts';
import type { SettingLayer } from '../../core/setting-layers.ts';
import { isSettingName, type SettingName, type Settings } from '../../core/settings.ts';
import { makeDirDurably, writeDurably } from '../durable.ts';
import { keepFile, peekKeptFile, readKeptFile, sha256Of } from '../kept-file.ts';
import { readSettingsFile, SETTINGS_FILE, type SettingsFile } from './settings-file.ts';
import type { Env } from './environment.ts';

/**
 * Where the settings files of a machine lie, the lower first: that of the whole machine, and the one beside the program.
 *
 * @param programDir  where somebody who unpacks the program would lay it
 */
export function machineFilesOf(env: Env, platform: string, programDir: string): readonly string[] {
  const folder =
    platform === 'win32' ? path.join(env['ProgramData'] ?? 'C:\\ProgramData', 'bluezone-kiosk') : '/etc/bluezone-kiosk';
  return [env[settingsFileVariable] || path.join(folder, SETTINGS_FILE), path.join(programDir, SETTINGS_FILE)];
}

/** Names another file in the place of the machine's, as containers and tests need it. */
export const settingsFileVariable = 'BLUEZONE_KIOSK_SETTINGS_FILE';

/** A settings file of this machine, and what counts of it. */
export interface MachineFile {
  readonly file: SettingsFile;
  /** What it said when it was good last, where it is not now. */
  readonly lastGood?: Said;
}

interface Said {
  readonly settings: Settings;
  readonly locked: readonly SettingName[];
}

/** Reads them, and changes nothing. Never rejects. */
export async function readMachineFiles(files: readonly string[], dataDir: string): Promise<readonly MachineFile[]> {
  const read = await Promise.all(
    files.map((file) => readSettingsFile(path.resolve(file), (text) => keptTrust(dataDir, text))),
  );
  if (read.every(({ kind }) => kind !== 'refused')) return read.map((file) => ({ file }));
  const kept = saidIn(await peekKeptFile(keptIn(dataDir)));
  return read.map((file) => {
    const lastGood = file.kind === 'refused' ? kept[file.path] : undefined;
    return { file, ...(lastGood === undefined ? {} : { lastGood }) };
  });
}

/** Keeps what the good ones say for the day on which they are not. Rejects when the disk does not take it. */
export async function keepMachineFiles(machineFiles: readonly MachineFile[], dataDir: string): Promise<void> {
  const good = machineFiles.flatMap(({ file }) => (file.kind === 'read' ? [file] : []));
  if (good.length === 0) return;
  await makeDirDurably(dataDir, 0o700);
  for (const { trustText } of good) if (trustText !== undefined) await keepTrust(dataDir, trustText);
  const before = saidIn(await readKeptFile(keptIn(dataDir)));
  const said = Object.fromEntries(good.map(({ path, settings, locked }) => [path, { settings, locked }]));
  const after = { ...before, ...said };
  if (JSON.stringify(after) !== JSON.stringify(before)) await keepFile(keptIn(dataDir), after);
}

/** What counts of these files: what they say, and above what is set on the machine itself what they lock. */
export function machineLayers(machineFiles: readonly MachineFile[]): readonly SettingLayer[] {
  return machineFiles.flatMap(({ file, lastGood }) => {
    const said = file.kind === 'read' ? file : lastGood;
    if (said === undefined) return [];
    const placeOf = () => file.path;
    const locked = Object.entries(said.settings).filter(([name]) => (said.locked as readonly string[]).includes(name));
    return [
      { kind: 'file', placeOf, settings: said.settings },
      { kind: 'locked', placeOf, settings: Object.fromEntries(locked) },
    ];
  });
}

/** What is wrong with them, a line each, in English. */
export function machineFileFaults(machineFiles: readonly MachineFile[]): readonly string[] {
  return machineFiles.flatMap(({ file, lastGood }) =>
    file.kind === 'refused'
      ? [
          `${file.path}: ${describeFaults(file.faults).replaceAll('\n', '; ')} (${lastGood === undefined ? 'nothing of it counts' : 'what it said before counts'})`,
        ]
      : [],
  );
}

/** Where a trust document is kept that stood in a settings file or came on a stick. */
export function keptTrust(dataDir: string, text: string): string {
  return path.join(dataDir, 'given', `trust-${sha256Of(text).slice(0, 16)}.json`);
}

/** Keeps it there. Rejects when the disk does not take it. */
export async function keepTrust(dataDir: string, text: string): Promise<void> {
  const file = keptTrust(dataDir, text);
  await makeDirDurably(path.dirname(file), 0o700);
  await writeDurably(file, text);
}

function keptIn(dataDir: string): string {
  return path.join(dataDir, 'settings-files.json');
}

/** What was kept, by the path of the file; what is none of ours is left out. */
function saidIn(kept: Awaited<ReturnType<typeof peekKeptFile>>): Readonly<Record<string, Said>> {
  if (kept.kind === 'none' || !isRecord(kept.value)) return {};
  const entries = Object.entries(kept.value).flatMap(([file, said]) => {
    if (!isRecord(said) || !isRecord(said['settings']) || !Array.isArray(said['locked'])) return [];
    const settings = Object.entries(said['settings']).filter(([name]) => isSettingName(name));
    const locked = said['locked'].filter((name): name is SettingName => isSettingName(String(name)));
    return [[file, { settings: Object.fromEntries(settings), locked }] as const];
  });
  return Object.fromEntries(entries);
}
