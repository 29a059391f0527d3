import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Fault } from '../../core/faults.ts';
import { LARGEST_SETTINGS_BYTES, parseSettings, type ParsedSettings } from '../../core/parse-settings.ts';
import type { SettingName, Settings } from '../../core/settings.ts';
import { reasonOf } from '../log.ts';
import { textOf } from '../read-playlist.ts';
import { settleSettings } from './settle-settings.ts';

/** What such a file is called wherever it lies. */
export const SETTINGS_FILE = 'bluezone-kiosk.json';

/** What a settings file of this machine says. */
export type SettingsFile =
  | { readonly kind: 'none'; readonly path: string }
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly settings: Settings;
      readonly locked: readonly SettingName[];
      /** Its trust document, if it has one in the place of a path: to be kept at `settings.trust`. */
      readonly trustText?: string;
    }
  | { readonly kind: 'refused'; readonly path: string; readonly faults: readonly Fault[] };

/**
 * Reads a settings file. Anything that is wrong with it refuses the whole of it. Never rejects.
 *
 * @param trustPath  where a trust document is kept that stands in the place of its path
 */
export async function readSettingsFile(file: string, trustPath: (text: string) => string): Promise<SettingsFile> {
  const parsed = await parseSettingsFile(file);
  if (parsed.kind === 'none') return { kind: 'none', path: file };
  if (parsed.kind === 'refused') return { kind: 'refused', path: file, faults: parsed.faults };
  const settled = settleSettings(parsed, path.dirname(file), trustPath);
  if (settled.faults.length > 0) return { kind: 'refused', path: file, faults: settled.faults };
  const { locked, trustText } = parsed;
  const trust = trustText === undefined ? {} : { trustText };
  return { kind: 'read', path: file, settings: settled.settings, locked, ...trust };
}

/** Its text as settings that nobody has looked at yet. Never rejects. */
export async function parseSettingsFile(file: string): Promise<ParsedSettings | { readonly kind: 'none' }> {
  try {
    const bytes = await readCapped(file);
    if (bytes === 'none') return { kind: 'none' };
    if (typeof bytes === 'string') return whole('INVALID', ...NO_FILE);
    if (bytes.length > LARGEST_SETTINGS_BYTES) return whole('TOO_LARGE', ...TOO_LARGE);
    const text = textOf(bytes);
    return text === undefined ? whole('NOT_UTF8', ...NOT_UTF8) : parseSettings(text);
  } catch (error) {
    const reason = reasonOf(error);
    return whole('INVALID', `cannot be read: ${reason}`, `không đọc được: ${reason}`);
  }
}

/** The bytes of a file, one more than it may have at most: a pipe, or a disk that was named by mistake, has no end. */
async function readCapped(file: string): Promise<Uint8Array | 'none' | 'no file'> {
  const handle = await open(file, READ_AT_ONCE).catch((error: NodeJS.ErrnoException) => {
    // What lies below a file, as below a stick that is none any more, is not there either.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'none' as const;
    throw error;
  });
  if (handle === 'none') return 'none';
  try {
    if (!(await handle.stat()).isFile()) return 'no file';
    const bytes = Buffer.alloc(LARGEST_SETTINGS_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
      if (bytesRead === 0) return bytes.subarray(0, length);
      length += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** A pipe that nobody writes to would otherwise be waited for. Windows has no such word, and no such pipes. */
const READ_AT_ONCE = constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0);

function whole(code: Fault['code'], en: string, vi: string): Extract<ParsedSettings, { kind: 'refused' }> {
  return { kind: 'refused', faults: [{ code, place: '', words: { en, vi } }] };
}

const NO_FILE = ['is not a file', 'không phải là tệp'] as const;
const NOT_UTF8 = ['is not UTF-8 text', 'không phải văn bản UTF-8'] as const;
const TOO_LARGE = [
  `is larger than ${LARGEST_SETTINGS_BYTES / 1024} KiB`,
  `lớn hơn ${LARGEST_SETTINGS_BYTES / 1024} KiB`,
] as const;
