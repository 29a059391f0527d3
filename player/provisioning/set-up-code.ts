import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { readSymbols, writeSymbols } from '../../core/code-symbols.ts';
import type { Fault } from '../../core/faults.ts';
import { LARGEST_SETTINGS_BYTES, readSettingsObject, type ParsedSettings } from '../../core/parse-settings.ts';
import { settingNames, settingRow, type SettingName, type Settings } from '../../core/settings.ts';
import { readPinText, writePin, type TrustPin } from './trust-pin.ts';
import type { Words } from '../../core/words.ts';

/** The settings that a set-up code can bring: no secrets, for it is a picture, and no files. */
export const codeNames: readonly SettingName[] = settingNames.filter((name) => {
  const { isSecret, isFile } = settingRow(name);
  return !isSecret && !isFile;
});

/**
 * Settings as a code to be typed or scanned (`core/code-symbols.ts`): the first byte is the version of the format, two
 * more are the beginning of the SHA-256 of the rest, which is JSON, deflated with the words that are usual in it.
 *
 * @param trustPin  the trust file that the machine is to believe from then on
 */
export function writeSetUpCode(settings: Settings, trustPin?: TrustPin): string {
  const pin = trustPin === undefined ? {} : { trustPin: writePin(trustPin) };
  const json = Buffer.from(JSON.stringify({ ...settings, ...pin }));
  const packed = deflateRawSync(json, { level: 9, dictionary: USUAL });
  return writeSymbols(Buffer.concat([Buffer.from([VERSION]), proofOf(json), packed]));
}

export type ReadSetUpCode =
  | (Extract<ParsedSettings, { kind: 'settings' }> & { readonly trustPin?: TrustPin })
  | Extract<ParsedSettings, { kind: 'refused' }>;

/** The settings in a code, or what is wrong with it. */
export function readSetUpCode(code: string): ReadSetUpCode {
  const read = readSymbols(code);
  if (read.kind === 'refused') return refused({ code: 'INVALID', place: '', words: read.words });
  const [version, ...rest] = read.bytes;
  if (version !== VERSION)
    return refused({ code: 'NEED_UPDATE', place: '', words: version === undefined ? NONE : NEWER });
  const json = unpacked(Buffer.from(rest.slice(PROOF_BYTES)));
  if (json === undefined || !proofOf(json).equals(Buffer.from(rest.slice(0, PROOF_BYTES))))
    return refused({ code: 'INVALID', place: '', words: NONE });
  const { trustPin, ...settings } = JSON.parse(json.toString('utf8')) as Readonly<Record<string, unknown>>;
  const pin = readPinText(trustPin);
  if (trustPin !== undefined && pin === undefined) return refused({ code: 'INVALID', place: '', words: NONE });
  const parsed = readSettingsObject(settings);
  if (parsed.kind === 'refused') return parsed;
  const strays = [
    ...Object.keys(parsed.written).filter((name) => !(codeNames as readonly string[]).includes(name)),
    ...(parsed.trustText === undefined ? [] : ['trust']),
    ...(parsed.locked.length === 0 ? [] : ['locked']),
  ];
  if (strays.length === 0) return { ...parsed, ...(pin === undefined ? {} : { trustPin: pin }) };
  return refused(...strays.map((name) => ({ ...NOT_HERE, place: name })));
}

function unpacked(packed: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(packed, { dictionary: USUAL, maxOutputLength: LARGEST_SETTINGS_BYTES });
  } catch {
    return undefined; // a code that nobody made: the groups were right by chance
  }
}

function proofOf(json: Buffer): Buffer {
  return createHash('sha256').update(json).digest().subarray(0, PROOF_BYTES);
}

function refused(...faults: readonly Fault[]): Extract<ParsedSettings, { kind: 'refused' }> {
  return { kind: 'refused', faults };
}

const VERSION = 1;
const PROOF_BYTES = 2;

/** Part of the format: it never changes within a version. The most usual stands last (RFC 1951 counts distances from the end). */
const USUAL = Buffer.from(
  '"lanSharing":true,"mediaQuotaMiB":"codeDomains":"bluezone.gov.vn,gov.vn","port":8080,"proxy":"http://proxy.' +
    '"viewingDistanceMetres":"diagonalInches":"motion":false,"volumePercent":"overscanPercent":2,"rotation":270,"rotation":180,"rotation":90,' +
    'district=,commune=,province=,venue=lobby,sanh-tang-1/screens/man-hinh/bluezone/media/usb.edu.vn.com.vn.vn/' +
    '"trustPin":"1.","tags":"province=","screenId":"/playlist.json","screenId":".gov.vn/{"configUrl":"https://',
);

const NONE: Words = { en: 'is no set-up code', vi: 'không phải mã cài đặt' };
const NEWER: Words = {
  en: 'the code is for a newer version of this player',
  vi: 'mã này dành cho phiên bản mới hơn của trình phát',
};
const NOT_HERE = {
  code: 'INVALID',
  words: {
    en: 'cannot stand in a set-up code: use a file on a stick',
    vi: 'không đặt được bằng mã: hãy dùng tệp trên USB',
  },
} as const;
