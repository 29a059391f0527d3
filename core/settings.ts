import { readCodeDomains } from './code-domains.ts';
import { rotations, type DisplaySettings } from './display-settings.ts';
import { readPin } from './operator.ts';
import {
  readConfigUrl,
  readPort,
  readProxy,
  readQuota,
  readScreenId,
  readTags,
  type PlayOptions,
} from './play-options.ts';

/** What stays set from start to start, in `settings.json` of the data directory. The command line goes before it. */
export interface Settings extends Partial<DisplaySettings> {
  /** An http(s) URL or a folder. */
  readonly configUrl?: string;
  /** The trust file that the machine was given. */
  readonly trust?: string;
  readonly screenId?: string;
  /** `key=value,…` as on the command line. */
  readonly tags?: string;
  readonly port?: number;
  /** `http://[user:password@]host:port`, before the one of the environment. */
  readonly proxy?: string;
  /** Certificates in PEM that are believed besides the usual ones. */
  readonly caFile?: string;
  /** Whether media is given to and taken from the other players of the local network. */
  readonly lanSharing?: boolean;
  /** The most that the media kept on this machine may take, in MiB; the disk is a limit too. */
  readonly mediaQuotaMiB?: number;
  /** What is kept of the operator's PIN: a salted hash, never the PIN. */
  readonly operatorPin?: string;
  /** Where codes may lead, such as `bluezone.gov.vn,gov.vn`; none: anywhere. */
  readonly codeDomains?: string;
}

/** JSON Schema of the settings, for the store that keeps them; `settingReaders` say the same of one value. */
export const settingsSchema = {
  configUrl: { type: 'string', minLength: 1, maxLength: 2048 },
  trust: { type: 'string', minLength: 1, maxLength: 4096 },
  screenId: { type: 'string', minLength: 1, maxLength: 64 },
  tags: { type: 'string', maxLength: 2048 },
  port: { type: 'integer', minimum: 1024, maximum: 65_535 },
  proxy: { type: 'string', pattern: '^[Hh][Tt][Tt][Pp]://', maxLength: 2048 },
  caFile: { type: 'string', minLength: 1, maxLength: 4096 },
  lanSharing: { type: 'boolean' },
  mediaQuotaMiB: { type: 'integer', minimum: 16, maximum: 16_777_216 },
  operatorPin: { type: 'string', minLength: 1, maxLength: 200 },
  rotation: { type: 'integer', enum: rotations },
  overscanPercent: { type: 'number', minimum: 0, maximum: 10 },
  motion: { type: 'boolean' },
  volumePercent: { type: 'integer', minimum: 0, maximum: 100 },
  codeDomains: { type: 'string', minLength: 1, maxLength: 2048 },
  diagonalInches: { type: 'number', minimum: 3, maximum: 2000 },
  viewingDistanceMetres: { type: 'number', minimum: 0.2, maximum: 200 },
} as const;

/** Reads a setting as a person wrote it; `undefined` when it is wrong. */
export const settingReaders: { readonly [Name in keyof Settings]-?: (value: string) => Settings[Name] | undefined } = {
  configUrl: readConfigUrl,
  trust: (value) => value,
  screenId: readScreenId,
  tags: (value) => readTags(value)?.join(','),
  port: readPort,
  proxy: readProxy,
  caFile: (value) => value,
  lanSharing: readSwitch,
  mediaQuotaMiB: readQuota,
  operatorPin: readPin,
  rotation: (value) => rotations.find((rotation) => String(rotation) === value),
  overscanPercent: numberIn(settingsSchema.overscanPercent),
  motion: readSwitch,
  volumePercent: numberIn(settingsSchema.volumePercent),
  codeDomains: (value) => readCodeDomains(value)?.join(','),
  diagonalInches: numberIn(settingsSchema.diagonalInches),
  viewingDistanceMetres: numberIn(settingsSchema.viewingDistanceMetres),
};

function readSwitch(value: string): boolean | undefined {
  return { on: true, off: false }[value];
}

/** Reads a number as the schema has it; a comma is as good as a point. */
function numberIn({ type, minimum, maximum }: { type: string; minimum: number; maximum: number }) {
  return (value: string): number | undefined => {
    const number = /^\d+([.,]\d+)?$/.test(value) ? Number(value.replace(',', '.')) : NaN;
    const isWhole = type === 'number' || Number.isInteger(number);
    return isWhole && number >= minimum && number <= maximum ? number : undefined;
  };
}

export type SettingName = keyof Settings;
export const settingNames = Object.keys(settingReaders) as readonly SettingName[];

/** The options of a start: those of the command line, else the settings. */
export function withSettings(options: PlayOptions, { tags, ...settings }: Settings): PlayOptions {
  const read = tags === undefined ? undefined : readTags(tags);
  const given = settingNames.filter((name) => name in options);
  return { ...settings, ...(read === undefined ? {} : { tags: read }), ...options, given };
}
