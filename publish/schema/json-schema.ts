import { z } from 'zod';
import { rules, ruleWords } from '../../core/schema-rules.ts';
import type { Words } from '../../core/words.ts';
import { campaignWords } from './campaign-words.ts';
import { document, item } from './document.ts';
import type { DescribedObject } from './field-words.ts';
import { itemWords } from './item-words.ts';
import { playlistWords } from './playlist-words.ts';
import { beyondSchema, refinements, type Json } from './refinements.ts';
import { slideWords } from './slide-words.ts';

/**
 * The playlist as JSON Schema, draft 2020-12, made from the definitions that validate it, so that editors complete and
 * underline. What an editor shows is English in `description`, Vietnamese and English in VS Code's own keywords.
 */
export function playlistJsonSchema(): Json {
  const described = [...playlistWords, ...campaignWords, ...itemWords, ...slideWords];
  const patterns: Patterns = new Map();
  const ids = z.registry<{ id: string }>();
  ids.add(item, { id: 'item' });
  for (const { schema, id } of described) if (id !== undefined) ids.add(schema, { id });

  const { $schema, ...generated } = z.toJSONSchema(document, {
    io: 'input',
    metadata: ids,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const about = described.findIndex(({ schema }) => schema === zodSchema);
      if (about >= 0) jsonSchema['x-described'] = about;
      say(zodSchema, jsonSchema, patterns);
    },
  });
  const { type, properties, required, $defs, ...rest } = finished(generated, described, patterns);
  return {
    $schema,
    $id: 'urn:bluezone-kiosk:playlist:1',
    title: 'Bluezone Kiosk playlist',
    ...explained({
      en: 'What screens play. Unknown fields are kept and warned about.',
      vi: 'Danh sách phát của màn hình. Trường lạ được giữ lại, kèm cảnh báo.',
    }),
    $comment: `A player refuses more than this can say: ${beyondSchema.join('; ')}.`,
    ...{ type, properties, required, ...rest },
    anyOf: [{ required: ['items'] }, { required: ['campaigns'], properties: { campaigns: { minItems: 1 } } }],
    if: { required: ['sync'], properties: { sync: { const: 'clock' } } },
    then: { properties: { campaigns: { items: { properties: { maxPlaysPerHour: false } } } } },
    $defs: withSlidesApart($defs as Record<string, Json>),
  };
}

/** By the source of each pattern, what it says and whether it tells capitals from small letters. */
type Patterns = Map<string, { readonly isCaseless: boolean; readonly rule: Words | undefined }>;

/** Adds to a definition what its checks say beyond types and lengths. */
function say(zodSchema: z.core.$ZodType, json: Json, patterns: Patterns): void {
  const checks = zodSchema._zod.def.checks ?? [];
  for (const { _zod } of [zodSchema as unknown as z.core.$ZodCheck, ...checks]) {
    const def = _zod.def as z.core.$ZodCheckDef & { readonly pattern?: RegExp };
    const words = ruleWords(messageOf(def) ?? '');
    if (def.pattern !== undefined) {
      const { source, ignoreCase: isCaseless } = def.pattern;
      // Zod may write another form of a pattern of its own.
      for (const pattern of [source, json['pattern']])
        if (typeof pattern === 'string') patterns.set(pattern, { isCaseless, rule: words });
    }
    if (def.check !== 'custom') continue;
    const rule = Object.keys(rules).find((name) => rules[name as keyof typeof rules].en === words?.en);
    const said = refinements[rule as keyof typeof rules];
    if (said === undefined) throw new Error(`a refinement that the JSON Schema does not know: ${messageOf(def)}`);
    Object.assign(json, said, 'pattern' in said ? messages(words) : {});
  }
  if (checks.some(({ _zod }) => _zod.def.check === 'overwrite')) sayTrimmed(json);
}

function messageOf({ error }: z.core.$ZodCheckDef): string | undefined {
  const message = error?.({} as never);
  return typeof message === 'object' ? message?.message : message;
}

/** A text is trimmed before it is measured, so its ends may be blank. */
function sayTrimmed(json: Json): void {
  const { maxLength } = json;
  if (json['type'] !== 'string' || typeof maxLength !== 'number') return;
  delete json['minLength'];
  delete json['maxLength'];
  json['pattern'] = `^\\s*(?=\\S)[^\\u0000-\\u001f\\u007f]{1,${maxLength}}\\s*$`;
  Object.assign(
    json,
    messages({
      en: `must be on one line, of at most ${maxLength} characters`,
      vi: `phải nằm trên một dòng, dài nhất ${maxLength} ký tự`,
    }),
  );
}

/** The definitions with their words, without what is only noise to those who read them. */
function finished(generated: Json, described: readonly DescribedObject[], patterns: Patterns): Json {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    return isJson(value) ? visitNode(value) : value;
  };
  const visitNode = (node: Json): Json => {
    const { words, fields } = described[node['x-described'] as number] ?? {};
    const seen: Json = { ...explained(words) };
    for (const keyword in node) {
      const value = node[keyword];
      if (NOISE.has(keyword) || (MAYBE_EMPTY.has(keyword) && isEmpty(value))) continue;
      if (keyword === 'default' || keyword === 'examples') seen[keyword] = value;
      else if ((keyword === 'properties' || keyword === '$defs') && isJson(value))
        seen[keyword] = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one)]));
      else seen[keyword] = visit(value);
    }
    const { pattern } = seen;
    if (typeof pattern === 'string') {
      const { isCaseless = false, rule } = patterns.get(pattern) ?? {};
      Object.assign(seen, isCaseless ? { pattern: caseless(pattern) } : {}, messages(rule));
    }
    if (fields === undefined) return seen;
    const properties = seen['properties'] as Record<string, Json>;
    const told = Object.entries(fields).map(([field, words]) => [field, { ...properties[field], ...explained(words) }]);
    return { ...seen, properties: Object.fromEntries(told) as Json };
  };
  return visitNode(generated);
}

/** Names of definitions are their keys already; objects are open whether that is written or not. */
const NOISE: ReadonlySet<string> = new Set(['id', 'x-described']);
const MAYBE_EMPTY: ReadonlySet<string> = new Set(['additionalProperties', 'default']);

/**
 * An item with `slide` is a slide, whatever else it says (`parseItem`): only then is it told what its slide lacks. A
 * file beside the slide is refused.
 */
function withSlidesApart($defs: Record<string, Json>): Record<string, Json> {
  const refuse = (kind: string, ...fields: readonly string[]) => {
    const properties = $defs[kind]?.['properties'] as Json;
    for (const field of fields) properties[field] = false;
  };
  refuse('media', 'slide');
  refuse('web', 'slide');
  refuse('slideItem', 'src', 'sources');
  return $defs;
}

/** A pattern that takes capitals for small letters, in a language that has no flags. */
function caseless(pattern: string): string {
  return pattern.replace(/\\.|\[[^\]]*\]|[a-z]/g, (part) =>
    part.startsWith('\\')
      ? part
      : part.startsWith('[')
        ? part.replace(/[a-z]-[a-z]/g, (letters) => letters + letters.toUpperCase())
        : `[${part}${part.toUpperCase()}]`,
  );
}

function explained(words: Words | undefined): Json {
  if (words === undefined) return {};
  return { description: words.en, markdownDescription: `${words.vi}\n\n${words.en}` };
}

/** What VS Code says of a text that does not fit. */
function messages(words: Words | undefined): Json {
  return words === undefined ? {} : { patternErrorMessage: `${words.vi} · ${words.en}` };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return isJson(value) && Object.keys(value).length === 0;
}
