import { numberIn, readSwitch } from '../setting-readers.ts';
import type { Words } from '../words.ts';

/** All that is known of one setting. */
export interface SettingRow {
  /** JSON Schema of its value, for the store that keeps it; `read` says the same. */
  readonly schema: object;
  /** Reads it as a person wrote it; `undefined` when it is wrong. */
  readonly read: (written: string) => string | number | boolean | undefined;
  /** What may be written, as help shows it. */
  readonly value: string;
  /** What it may be, in words that follow "must be". */
  readonly form: Words;
  /** What people call it. */
  readonly name: Words;
  readonly help: Words;
  /** In the place of a value that is not set. */
  readonly otherwise: Words;
  /** The operator's panel shows and changes it. */
  readonly onPanel: boolean;
  /** It is never shown, and never stands where others could read it: in no command line, and in no set-up code. */
  readonly isSecret: boolean;
  /** It names a file, which no set-up code can bring. */
  readonly isFile: boolean;
}

/** A setting that may be seen by anybody, and is no file. */
export function plain<const OnPanel extends boolean>(onPanel: OnPanel) {
  return { onPanel, isSecret: false, isFile: false } as const;
}

/** What may be written for a number, as its schema has it. */
export function numeric<const Schema extends Parameters<typeof numberIn>[0]>(schema: Schema) {
  return { schema, read: numberIn(schema) };
}

export function onOrOff() {
  return {
    schema: { type: 'boolean' },
    read: readSwitch,
    value: 'on|off',
    form: { en: 'on or off', vi: 'on (bật) hoặc off (tắt)' },
  } as const;
}

export type SettingRows = Readonly<Record<string, SettingRow>>;
