import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Fault } from '../../core/faults.ts';
import type { ProvidedSetting } from '../../core/play-options.ts';
import { isFixed } from '../../core/setting-layers.ts';
import type { SetUpChange, SetUpLook, SetUpRequest } from '../../core/set-up.ts';
import { settingNames, shownSetting, writtenSetting, type SettingName, type Settings } from '../../core/settings.ts';
import type { Fetch } from '../fetch-capped.ts';
import { carriedByCode, carriedByFile, keepCarried, type CarriedFile } from '../provisioning/carried-settings.ts';
import { SETTINGS_FILE } from '../provisioning/settings-file.ts';
import type { FindSticks } from './find-sticks.ts';
import type { SettingsStore } from './panel-settings.ts';

export interface SetUpDeskWorld {
  readonly dataDir: string;
  readonly openStore: () => Promise<SettingsStore>;
  readonly findSticks: FindSticks;
  readonly fetch: Fetch;
  /** What was set elsewhere than on this machine itself, and counts. */
  readonly provided: readonly ProvidedSetting[];
}

/** Sets the machine up from a code or from a stick: first shows what would change, then takes just that. */
export interface SetUpDesk {
  /** Whether nothing has been set for this machine yet, here or elsewhere. Rejects when its settings cannot be read. */
  isUntouched(): Promise<boolean>;
  look(request: SetUpRequest): Promise<({ readonly kind: 'look' } & SetUpLook) | Refused>;
  /** Keeps all that was looked at last, if that was it. Rejects when the disk does not take it; then nothing counts of it. */
  take(id: string): Promise<'taken' | 'not looked at'>;
}

interface Refused {
  readonly kind: 'refused';
  readonly faults: readonly Fault[];
}

export function createSetUpDesk({ dataDir, openStore, findSticks, fetch, provided }: SetUpDeskWorld): SetUpDesk {
  let latest: { readonly id: string; readonly settings: Settings; readonly files: readonly CarriedFile[] } | undefined;

  const carriedBy = async (request: SetUpRequest) => {
    if ('code' in request) return carriedByCode(request.code, dataDir, fetch);
    // Only what lies on a stick is looked into, whoever asks.
    const sticks = await findSticks();
    const isOnStick = sticks.some((stick) => path.join(stick, SETTINGS_FILE) === request.path);
    return carriedByFile(isOnStick ? request.path : path.join(dataDir, 'no stick'), dataDir);
  };
  const changeTo = (own: Settings, name: SettingName, value: string | number | boolean): readonly SetUpChange[] => {
    const elsewhere = provided.find((one) => one.name === name);
    const hiddenBy = elsewhere !== undefined && isFixed(elsewhere.origin) ? elsewhere.origin : undefined;
    if (own[name] === value) return [];
    const from = hiddenBy === undefined && own[name] !== undefined ? shown(name, own[name]) : elsewhere?.value;
    return [
      {
        ...{ name, to: shown(name, value) },
        ...(from === undefined ? {} : { from }),
        ...(hiddenBy === undefined ? {} : { hiddenBy }),
      },
    ];
  };

  return {
    isUntouched: async () => provided.length === 0 && Object.keys((await openStore()).store).length === 0,
    async look(request) {
      const carried = await carriedBy(request);
      latest = undefined;
      if (carried.kind === 'refused') return carried;
      const own = (await openStore()).store;
      const { settings, files } = carried;
      const changes = settingNames.flatMap((name) => {
        const value = settings[name];
        return value === undefined ? [] : changeTo(own, name, value);
      });
      latest = { id: randomUUID(), settings, files };
      return { kind: 'look', id: latest.id, changes };
    },
    async take(id) {
      if (latest?.id !== id) return 'not looked at';
      const { settings, files } = latest;
      await keepCarried(files);
      (await openStore()).set(settings);
      latest = undefined;
      return 'taken';
    },
  };
}

function shown(name: SettingName, value: string | number | boolean): string {
  return writtenSetting(shownSetting(name, value));
}
