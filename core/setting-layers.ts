import { settingNames, type SettingName, type Settings } from './settings.ts';

/**
 * Where a value was set, lowest first; what is higher goes before what is lower:
 * `file`: a settings file of the machine; `settings`: on this machine itself, by the panel, a set-up code or
 * `settings set`; `locked`: a settings file that locks it; `environment`: a variable; `option`: the command line.
 */
export const originKinds = ['file', 'settings', 'locked', 'environment', 'option'] as const;

export interface SettingOrigin {
  readonly kind: (typeof originKinds)[number];
  /** The path of the file, or the name of the variable or of the option. */
  readonly place: string;
}

/** What was set in one place. */
export interface SettingLayer {
  readonly kind: SettingOrigin['kind'];
  readonly placeOf: (name: SettingName) => string;
  readonly settings: Settings;
}

/** What counts, and where it was set. */
export interface LayeredSettings {
  readonly settings: Settings;
  readonly origins: SettingOrigins;
}

/** Of the settings that are set. */
export type SettingOrigins = Readonly<Partial<Record<SettingName, SettingOrigin>>>;

/** Of each setting the value of the highest layer that has it; of layers of one kind the later is the higher. */
export function layered(layers: readonly SettingLayer[]): LayeredSettings {
  const sorted = layers.toSorted((one, other) => rankOf(one) - rankOf(other)); // stable
  const found = settingNames.flatMap((name) => {
    const layer = sorted.findLast(({ settings }) => settings[name] !== undefined);
    return layer === undefined ? [] : [{ name, layer }];
  });
  return {
    settings: Object.fromEntries(found.map(({ name, layer }) => [name, layer.settings[name]])),
    origins: Object.fromEntries(
      found.map(({ name, layer }) => [name, { kind: layer.kind, place: layer.placeOf(name) }]),
    ),
  };
}

/** Whether what is set on this machine itself does not count beside it: nobody at the screen can change it. */
export function isFixed({ kind }: SettingOrigin): boolean {
  return rankOf({ kind }) > rankOf({ kind: 'settings' });
}

function rankOf({ kind }: Pick<SettingOrigin, 'kind'>): number {
  return originKinds.indexOf(kind);
}
