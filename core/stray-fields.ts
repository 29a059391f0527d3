import { z } from 'zod';
import { placeOf, type Fault } from './faults.ts';
import { playlistDocument, playlistItem, mediaItem, slideItems, slideOfNoKind, webItem } from './playlist-schema.ts';
import { MOST_ITEMS } from './playlist.ts';
import { isRecord } from './record.ts';
import { isSlideKind } from './slides.ts';
import type { Words } from './words.ts';

/**
 * What a file holds that this player does nothing with: fields that the language does not know are kept and warned
 * about as `UNKNOWN_FIELD`; those that it knows, and that have no meaning here and now, as `NOT_USED`. Nothing that
 * decides what is shown when and where is ever among the latter: a daypart left unread would be shown at all hours.
 * What the language knows is read from the definitions that validate it, wherever objects stand in one another.
 *
 * @param isSigned  it came in an envelope, where more has a meaning
 */
export function strayFields(file: Readonly<Record<string, unknown>>, { isSigned = false } = {}): readonly Fault[] {
  const unknown = unknownFields(file);
  const unused = Object.entries(isSigned ? notUsedSigned : notUsed).flatMap(([key, words]): readonly Fault[] => {
    return file[key] === undefined ? [] : [{ code: 'NOT_USED', place: key, words }];
  });
  return [...unknown, ...unused];
}

function unknownFields(file: Readonly<Record<string, unknown>>): readonly Fault[] {
  const found: Fault[] = [];
  const path: PropertyKey[] = [];
  const visitAt = (step: PropertyKey, value: unknown, schema: Schema) => {
    if (typeof value !== 'object' || value === null || found.length >= MOST_TOLD) return;
    path.push(step);
    visit(value, schema);
    path.pop();
  };
  const visit = (value: object, schema: Schema) => {
    const definition = definitionOf(schema, value);
    if (Array.isArray(value)) {
      if (!(definition instanceof z.ZodArray)) return;
      const { element } = definition;
      value.slice(0, MOST_ITEMS).forEach((one, index) => visitAt(index, one, element));
    } else if (definition instanceof z.ZodRecord) {
      for (const [name, one] of Object.entries(value)) visitAt(name, one, definition.valueType);
    } else if (definition instanceof z.ZodObject) {
      const fields = fieldsOf(definition);
      for (const key in value) {
        const field = fields.get(key);
        if (field !== undefined) {
          if (field !== FLAT) visitAt(key, value[key as keyof object], field);
        } else if (!(path.length === 0 && signedOnly.has(key)) && found.length < MOST_TOLD)
          found.push(unknownField([...path, key]));
      }
    }
  };
  visit(file, playlistDocument);
  return found;
}

type Schema = z.core.$ZodType | undefined;

/** The fields of an object; zod makes its shape anew for whoever asks. */
function fieldsOf(definition: z.ZodObject): Fields {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const fields = new Map(
    Object.entries<Schema>(definition.shape).map(([key, field]) => [key, canHold(field) ? field : FLAT] as const),
  );
  known.set(definition, fields);
  return fields;
}

/** Whether there can be objects in a value. */
function canHold(schema: Schema): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return canHold(schema.unwrap());
  if (schema instanceof z.ZodArray) return canHold(schema.element);
  return schema instanceof z.ZodObject || schema instanceof z.ZodRecord || schema instanceof z.ZodUnion;
}

/** Stands for fields in which there are no objects. */
const FLAT = 'flat';
type Fields = ReadonlyMap<string, Schema | typeof FLAT>;
const known = new WeakMap<z.ZodObject, Fields>();

/** What a value is held against: of several shapes the one that it has, without what says that it may be left out. */
function definitionOf(schema: Schema, value: object): Schema {
  if (schema === playlistItem) return itemDefinition(value as Readonly<Record<string, unknown>>);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return definitionOf(schema.unwrap(), value);
  if (schema instanceof z.ZodUnion)
    return schema.options
      .map((option) => definitionOf(option, value))
      .find((one) => (Array.isArray(value) ? one instanceof z.ZodArray : one instanceof z.ZodObject));
  return schema;
}

/** What an item is, as `parseItem` reads it. */
function itemDefinition(item: Readonly<Record<string, unknown>>): Schema {
  if (!('slide' in item)) return item['type'] === 'web' ? webItem : mediaItem;
  const kind = isRecord(item['slide']) ? item['slide']['kind'] : undefined;
  return isSlideKind(kind) && !('src' in item || 'sources' in item) ? slideItems[kind] : refusedSlide;
}

/** A slide of no kind, or one with a file beside it, is refused as such. */
const refusedSlide = slideOfNoKind.extend({ src: z.unknown(), sources: z.unknown() });

function unknownField(path: readonly PropertyKey[]): Fault {
  return {
    code: 'UNKNOWN_FIELD',
    place: placeOf(path),
    words: {
      en: 'unknown field, kept but not used',
      vi: 'trình phát không biết trường này; trường này không có tác dụng',
    },
  };
}

/** Of the head, in signed playlists only; told as not used. */
const signedOnly: ReadonlySet<string> = new Set(['proofOfPlay']);

/** Whoever has this many unknown fields has one thing to mend. */
const MOST_TOLD = 1_000;

/** Known to the language, and without effect in an unsigned list. */
const notUsed: Readonly<Record<string, Words>> = {
  commands: {
    en: 'commands are heeded in signed playlists only, so these are not',
    vi: 'lệnh chỉ có hiệu lực trong danh sách phát có chữ ký, nên các lệnh này bị bỏ qua',
  },
  proofOfPlay: {
    en: 'where reports go is set on the player, never by an unsigned playlist',
    vi: 'nơi gửi báo cáo được đặt trên trình phát, không do danh sách phát chưa ký quyết định',
  },
  trust: {
    en: 'which trust file is asked for matters in signed playlists only',
    vi: 'số của tệp tin cậy chỉ có ý nghĩa với danh sách phát có chữ ký',
  },
};

const notUsedSigned: Readonly<Record<string, Words>> = {
  proofOfPlay: { en: 'this version sends no reports', vi: 'phiên bản này chưa gửi báo cáo phát' },
};
