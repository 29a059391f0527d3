import { readDigest, type ReadDigest } from './digest.ts';
import {
  isBase64Url,
  isCount,
  isCountOrNull,
  isDate,
  isHash,
  isInstant,
  isOneOf,
  isSeq,
  isSwitch,
  isText,
  isTextOrNull,
  type Check,
} from './line-checks.ts';
import type { HelpedRecord, JournalEntry, PlayRecord, PlayStatus, Seal } from './play-record.ts';
import { zones } from './playlist.ts';
import { isRecord } from './record.ts';
import type { Words } from './words.ts';

/** What a line of a journal that was handed out turns out to be. */
export type ReadJournalLine =
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  | { readonly kind: 'seal'; readonly seal: Seal }
  /** Sums in the place of entries, which a machine without a line has shown as codes. */
  | Extract<ReadDigest, { kind: 'digest' }>
  | { readonly kind: 'fault'; readonly why: Words };

/**
 * An entry as the line that is hashed and handed out, without its line break: one JSON object, its fields always in the
 * same order, so that everybody comes to the same hash.
 */
export function entryLine(entry: JournalEntry): string {
  return lineOf(entry, entry.kind === 'play' ? playFields : helpedFields);
}

/** A seal as a line, without its line break. It is no part of the chain. */
export function sealLine(seal: Seal): string {
  return lineOf(seal, sealFields);
}

/**
 * What a line says, which may come from anywhere. Fields that a later player may have added are left out; whether it is the
 * line that was hashed only its bytes can tell.
 */
export function readJournalLine(text: string): ReadJournalLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault('it is no JSON: it may be cut short', 'không phải JSON: có thể dòng bị cắt cụt');
  }
  if (!isRecord(value)) return fault('it is no JSON object', 'không phải một đối tượng JSON');
  if (isPrinted(value))
    return fault(
      'it was printed by `plays`, which is to be looked at and proves nothing: take what the machine has delivered, or its journal.sqlite, copied while the player is stopped',
      'dòng này do lệnh `plays` in ra để xem, không chứng minh được gì: hãy lấy tệp máy đã gửi, hoặc tệp journal.sqlite của máy, chép khi trình phát đã dừng',
    );
  if (value['v'] !== 1)
    return fault(
      'it is in a form that this version does not know ("v" is not 1): use a newer version',
      'dạng dòng này phiên bản đang dùng không biết ("v" không phải 1): hãy dùng phiên bản mới hơn',
    );
  switch (value['kind']) {
    case 'play': {
      const entry = checked<PlayRecord>(value, playFields);
      return 'field' in entry ? badField(entry.field) : { kind: 'entry', entry: entry.value };
    }
    case 'helped': {
      const entry = checked<HelpedRecord>(value, helpedFields);
      return 'field' in entry ? badField(entry.field) : { kind: 'entry', entry: entry.value };
    }
    case 'seal':
    case 'checkpoint': {
      const seal = checked<Seal>(value, sealFields);
      return 'field' in seal ? badField(seal.field) : { kind: 'seal', seal: seal.value };
    }
    case 'digest':
      return readDigest(value);
    default:
      return badField('kind');
  }
}

/** Whether it is what `plays` prints of a showing (`PrintedPlay`): no link of a chain. */
function isPrinted(value: Readonly<Record<string, unknown>>): boolean {
  return !Object.hasOwn(value, 'v') && Object.hasOwn(value, 'eventId') && Object.hasOwn(value, 'endedAt');
}

type Fields<T> = { readonly [Name in keyof T]-?: Check };

const statuses: readonly PlayStatus[] = ['success', 'partial', 'failed', 'interrupted'];

/** The fields in the order in which they are written. */
const playFields: Fields<PlayRecord> = {
  v: isOneOf(1),
  kind: isOneOf('play'),
  seq: isSeq,
  eventId: isText,
  screenId: isText,
  venueType: isTextOrNull,
  playlistId: isText,
  revision: isCount,
  campaignId: isText,
  itemId: isText,
  zone: isOneOf(...zones),
  sha256: (value) => value === null || isHash(value),
  startedAt: isInstant,
  shownMs: isCount,
  plannedMs: isCountOrNull,
  frames: isCount,
  status: isOneOf(...statuses),
  reason: isTextOrNull,
  displayed: isSwitch,
  clockTrusted: isSwitch,
  playerVersion: isText,
  prevHash: isHash,
};

const helpedFields: Fields<HelpedRecord> = {
  v: isOneOf(1),
  kind: isOneOf('helped'),
  seq: isSeq,
  screenId: isText,
  date: isDate,
  people: isCount,
  at: isInstant,
  prevHash: isHash,
};

const sealFields: Fields<Seal> = {
  v: isOneOf(1),
  kind: isOneOf('seal', 'checkpoint'),
  seq: isCount,
  hash: isHash,
  at: isInstant,
  key: isBase64Url(43),
  signature: isBase64Url(86),
};

/** A list of names says the order too. What some readers take for the end of a line is written out. */
function lineOf(value: object, fields: object): string {
  return JSON.stringify(value, Object.keys(fields)).replace(
    /[\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16)}`,
  );
}

/** What of a record is ours, or the first field that is not as it must be. */
function checked<T extends object>(
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Check>>,
): { readonly value: T } | { readonly field: string } {
  const ours: Record<string, unknown> = {};
  for (const [name, check] of Object.entries(fields)) {
    if (!Object.hasOwn(value, name) || !check(value[name])) return { field: name };
    ours[name] = value[name];
  }
  return { value: ours as T };
}

function badField(name: string): ReadJournalLine {
  return fault(
    `its "${name}" is missing, or not what it must be`,
    `trường "${name}" của dòng này bị thiếu hoặc không đúng`,
  );
}

function fault(en: string, vi: string): ReadJournalLine {
  return { kind: 'fault', why: { en, vi } };
}
