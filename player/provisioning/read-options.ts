import { describeFaults } from '../../core/faults.ts';
import { optionLayer, withSettings, type PlayOptions } from '../../core/play-options.ts';
import { layered, type SettingLayer } from '../../core/setting-layers.ts';
import { reasonOf, type Log } from '../log.ts';
import { readSettings, settingsPath, type OpenStore } from '../settings.ts';
import { environmentLayer, type Env } from './environment.ts';
import { keepMachineFiles, machineFileFaults, machineLayers, readMachineFiles } from './machine-files.ts';

/** Where settings are read from, beside the data directory. */
export interface SettingSources {
  /** Of the machine, the lower first. */
  readonly files: readonly string[];
  readonly env: Env;
  /** What relative paths in the environment begin from. */
  readonly workingDir: string;
}

export interface OptionsWorld extends SettingSources {
  /** Absolute. */
  readonly dataDir: string;
  readonly openStore: OpenStore;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * The options of a start, with what is set in files, in the environment and on the machine itself (`setting-layers.ts`
 * says what goes before what). What is wrong in one place does not count and stands among the faults; whatever it is,
 * the player starts. What the files say is kept for the day on which they cannot be read.
 */
export async function readOptions(options: PlayOptions, world: OptionsWorld): Promise<PlayOptions> {
  const { dataDir, openStore, log, now } = world;
  const files = await readMachineFiles(world.files, dataDir);
  await keepMachineFiles(files, dataDir).catch((error: unknown) =>
    log.warn('settings files not copied', { reason: reasonOf(error) }),
  );
  const own = await readSettings(dataDir, openStore, log, now);
  const environment = environmentLayer(world.env, world.workingDir);
  const refused = [
    ...machineFileFaults(files),
    ...(environment.faults.length === 0 ? [] : [describeFaults(environment.faults).replaceAll('\n', '; ')]),
  ];
  for (const reason of refused) log.error('settings refused', { reason });
  return {
    ...withSettings(
      options,
      layered([...machineLayers(files), ownLayer(dataDir, own.settings), environment.layer, optionLayer(options)]),
    ),
    settingFaults: [
      ...(own.damage === undefined ? [] : [{ code: 'SETTINGS_DAMAGED', message: own.damage }]),
      ...(refused.length === 0 ? [] : [{ code: 'SETTINGS_REFUSED', message: refused.join('; ') }]),
    ],
  };
}

/** What was set on this machine itself. */
export function ownLayer(dataDir: string, settings: SettingLayer['settings']): SettingLayer {
  return { kind: 'settings', placeOf: () => settingsPath(dataDir), settings };
}
