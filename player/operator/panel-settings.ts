import type { SettingFault } from '../../core/operator.ts';
import { isPanelSetting, panelSettings, type ChangeSettings, type PanelSettings } from '../../core/panel-settings.ts';
import type { ProvidedSetting } from '../../core/play-options.ts';
import { writtenSetting, type Settings } from '../../core/settings.ts';
import { settleSetting } from '../settle-setting.ts';

/** Where settings are kept, as `conf` does it. */
export interface SettingsStore {
  readonly store: Settings;
  set(values: Partial<Settings>): void;
  delete(name: keyof Settings): void;
}

export interface SettingsDeskWorld {
  readonly openStore: () => Promise<SettingsStore>;
  /** What was set elsewhere than on this machine itself, and counts. */
  readonly provided: readonly ProvidedSetting[];
}

/** Shows the operator what is set on this machine, and changes it. */
export interface SettingsDesk {
  /** Rejects when the settings cannot be read. */
  read(): Promise<PanelSettings>;
  /** Keeps all of it, or says what is wrong with it and keeps nothing. Rejects when the disk does. */
  change(changes: ChangeSettings['changes']): Promise<readonly SettingFault[]>;
}

export function createSettingsDesk({ openStore, provided }: SettingsDeskWorld): SettingsDesk {
  return {
    async read() {
      const { store } = await openStore();
      const values = panelSettings.flatMap((name) => {
        const value = store[name];
        return value === undefined || name === 'operatorPin' ? [] : [[name, writtenSetting(value)] as const];
      });
      const others = provided.flatMap(({ name, ...one }) => (isPanelSetting(name) ? [[name, one] as const] : []));
      return { values: Object.fromEntries(values), provided: Object.fromEntries(others) };
    },
    async change(changes) {
      const faults: SettingFault[] = [];
      const kept: Record<string, string | number | boolean> = {};
      const dropped: (keyof Settings)[] = [];
      for (const [name, value] of Object.entries(changes)) {
        if (!isPanelSetting(name)) continue;
        if (value === null) {
          dropped.push(name);
          continue;
        }
        const settled = settleSetting(name, value, '/');
        if (settled.kind === 'settled') kept[name] = settled.value;
        else faults.push({ name, ...(settled.message === undefined ? {} : { message: settled.message }) });
      }
      if (faults.length > 0) return faults;
      const store = await openStore();
      if (Object.keys(kept).length > 0) store.set(kept);
      for (const name of dropped) store.delete(name);
      return [];
    },
  };
}

/** What was sent as changes, if it is that. */
export function readChanges(value: unknown): ChangeSettings['changes'] | undefined {
  const changes = (value as Partial<ChangeSettings> | null | undefined)?.changes;
  if (typeof changes !== 'object' || changes === null) return undefined;
  const isWhole = Object.entries(changes).every(
    ([name, one]) => isPanelSetting(name) && (one === null || typeof one === 'string'),
  );
  return isWhole ? changes : undefined;
}
