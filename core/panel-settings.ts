import type { SettingName } from './settings.ts';

/** The settings that the operator's panel shows and changes, in its order. */
export const panelSettings = [
  'configUrl',
  'screenId',
  'tags',
  'rotation',
  'overscanPercent',
  'volumePercent',
  'motion',
  'diagonalInches',
  'viewingDistanceMetres',
  'operatorPin',
] as const satisfies readonly SettingName[];

export type PanelSetting = (typeof panelSettings)[number];

/** Whether the panel changes a setting of this name. */
export function isPanelSetting(name: string): name is PanelSetting {
  return (panelSettings as readonly string[]).includes(name);
}

/** `GET /operator/settings`: what is set on this machine, as a person writes it; of the PIN nothing. */
export interface PanelSettings {
  readonly values: Readonly<Partial<Record<PanelSetting, string>>>;
  /** Given on the command line of this start, which goes before what is set. */
  readonly given: readonly PanelSetting[];
}

/**
 * `POST /operator/settings`, answered with 200 and `{}`: all of it is kept, and the player starts again with it; or
 * nothing is, and `BAD_SETTINGS` says why.
 */
export interface ChangeSettings {
  /** As a person wrote them; `null`: not set any more. */
  readonly changes: Readonly<Partial<Record<PanelSetting, string | null>>>;
}
