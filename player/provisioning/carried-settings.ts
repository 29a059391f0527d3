import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Fault } from '../../core/faults.ts';
import type { ParsedSettings } from '../../core/parse-settings.ts';
import type { Settings } from '../../core/settings.ts';
import { makeDirDurably, writeDurably } from '../durable.ts';
import { reasonOf } from '../log.ts';
import type { Fetch } from '../fetch-capped.ts';
import { isWebAddress } from '../playlist-source.ts';
import { fetchPinned } from './trust-pin.ts';
import { keptTrust } from './machine-files.ts';
import { parseSettingsFile } from './settings-file.ts';
import { readSetUpCode } from './set-up-code.ts';
import { settleSettings } from './settle-settings.ts';

/** Settings that somebody brings, with all that they need. */
export type Carried =
  | {
      readonly kind: 'carried';
      readonly settings: Settings;
      /** The files that they name, to be kept on this machine before the settings are: a stick is pulled out again. */
      readonly files: readonly CarriedFile[];
    }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

export interface CarriedFile {
  /** Where it is to be kept, absolute. */
  readonly path: string;
  readonly text: string;
}

/** The settings in a set-up code, with the trust file that it means from beside its playlist. */
export async function carriedByCode(code: string, dataDir: string, fetch: Fetch): Promise<Carried> {
  const parsed = readSetUpCode(code);
  if (parsed.kind === 'refused') return parsed;
  const { settings, faults } = settleSettings(parsed, '/', (text) => text);
  if (faults.length > 0) return { kind: 'refused', faults };
  const { trustPin } = parsed;
  if (trustPin === undefined) return { kind: 'carried', settings, files: [] };
  if (settings.configUrl === undefined || !isWebAddress(settings.configUrl))
    return refused(
      'trust',
      'needs a web address in configUrl, beside which it lies',
      'cần địa chỉ web trong configUrl',
    );
  const fetched = await fetchPinned(trustPin, settings.configUrl, fetch);
  if (fetched.kind === 'refused') return refused('trust', fetched.words.en, fetched.words.vi);
  const trust = keptTrust(dataDir, fetched.text);
  return { kind: 'carried', settings: { ...settings, trust }, files: [{ path: trust, text: fetched.text }] };
}

/** The settings in a file on a stick, read to the end with what it names: afterwards the stick is not needed. Never rejects. */
export async function carriedByFile(file: string, dataDir: string): Promise<Carried> {
  // A link could lead to what is not on the stick.
  const isFile = await lstat(file).then(
    (is) => is.isFile(),
    () => true, // told below
  );
  const parsed: ParsedSettings | { kind: 'none' } = isFile ? await parseSettingsFile(file) : { kind: 'none' };
  if (parsed.kind === 'refused') return parsed;
  if (parsed.kind === 'none')
    return refused('', 'is not there any more: is the stick in?', 'không còn ở đó: USB còn cắm không?');
  if (parsed.locked.length > 0)
    return refused('locked', 'counts only in a file of the machine itself', 'chỉ có nghĩa trong tệp của chính máy này');
  const files: CarriedFile[] = [];
  const keepTrust = (text: string): string => {
    const at = keptTrust(dataDir, text);
    files.push({ path: at, text });
    return at;
  };
  const settled = settleSettings(parsed, path.dirname(file), keepTrust);
  if (settled.faults.length > 0) return { kind: 'refused', faults: settled.faults };
  const { trust, caFile } = settled.settings;
  try {
    return {
      kind: 'carried',
      settings: {
        ...settled.settings,
        ...(trust === undefined || parsed.trustText !== undefined
          ? {}
          : { trust: keepTrust(await readFile(trust, 'utf8')) }),
        ...(caFile === undefined ? {} : { caFile: await keepCertificates(caFile) }),
      },
      files,
    };
  } catch (error) {
    return refused('', `cannot be read: ${reasonOf(error)}`, `không đọc được: ${reasonOf(error)}`);
  }

  async function keepCertificates(from: string): Promise<string> {
    const text = await readFile(from, 'utf8');
    const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const at = path.join(dataDir, 'given', `ca-${name}.pem`);
    files.push({ path: at, text });
    return at;
  }
}

/** Keeps the files. Rejects when the disk does not take them; then no setting may name them. */
export async function keepCarried(files: readonly CarriedFile[]): Promise<void> {
  for (const { path: file, text } of files) {
    await makeDirDurably(path.dirname(file), 0o700);
    await writeDurably(file, text);
  }
}

function refused(place: string, en: string, vi: string): Carried {
  return { kind: 'refused', faults: [{ code: 'INVALID', place, words: { en, vi } }] };
}
