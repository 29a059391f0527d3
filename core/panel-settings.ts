import type { SettingOrigin } from './setting-layers.ts';
import type { settingTable } from './setting-table.ts';
import { settingNames, settingRow, type SettingName } from './settings.ts';

type Table = typeof settingTable;

/** A setting that the operator's panel shows and changes. */
export type PanelSetting = { [Name in SettingName]: Table[Name]['onPanel'] extends true ? Name : never }[SettingName];

/** In the order in which the panel tells them. */
export const panelSettings = settingNames.filter((name): name is PanelSetting => settingRow(name).onPanel);

/** A value that was set elsewhere than on the panel. */
export interface Provided {
  readonly value: string;
  readonly origin: SettingOrigin;
}

/** Whether the panel changes a setting of this name. */
export function isPanelSetting(name: string): name is PanelSetting {
  return (panelSettings as readonly string[]).includes(name);
}

/** `GET /operator/settings`: what is set on this machine, as a person writes it; of the PIN nothing. */
export interface PanelSettings {
  readonly values: Readonly<Partial<Record<PanelSetting, string>>>;
  /** What was set elsewhere and counts: by a settings file, the environment or the command line of this start. */
  readonly provided: Readonly<Partial<Record<PanelSetting, Provided>>>;
}

/**
 * `POST /operator/settings`, answered with 200 and `{}`: all of it is kept, and the player starts again with it; or
 * nothing is, and `BAD_SETTINGS` says why.
 */
export interface ChangeSettings {
  /** As a person wrote them; `null`: not set any more. */
  readonly changes: Readonly<Partial<Record<PanelSetting, string | null>>>;
}
