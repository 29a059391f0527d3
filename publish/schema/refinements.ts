import type { rules } from '../../core/schema-rules.ts';

/** Part of a JSON Schema. */
export type Json = { [keyword: string]: unknown };

type Rule = keyof typeof rules;

const oneOfThese = (...fields: readonly string[]): Json => ({ anyOf: fields.map((field) => ({ required: [field] })) });

/**
 * What the refinements of the definitions are in JSON Schema, by the rule that each tells; those that it has no words
 * for say nothing here, and are among `beyondSchema`.
 */
export const refinements: Readonly<Partial<Record<Rule, Json>>> = {
  moment: { pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})?)?$' },
  timeZone: { pattern: '^[A-Za-z]', examples: ['Asia/Ho_Chi_Minh', 'Asia/Vientiane', 'Asia/Phnom_Penh'] },
  oneSource: {
    oneOf: [{ required: ['src'] }, { required: ['sources'], properties: { sha256: false, bytes: false } }],
  },
  emptyFlight: oneOfThese('from', 'until'),
  emptyTarget: oneOfThese('ids', 'tags'),
  volumePercent: {
    if: { required: ['do'], properties: { do: { const: 'volume' } } },
    then: { required: ['percent'] },
  },
  emptyTags: oneOfThese('all', 'any', 'none'),
  emptyWindow: {},
};

/** What no JSON Schema can say, and a player refuses all the same; `docs/playlist.md` lists them for people. */
export const beyondSchema = [
  'dates and times of the calendar, and zones of the IANA list',
  'names of dayparts that "dayparts" has',
  'ids of items and of campaigns, and names of dayparts, no two the same',
  'at most 20,000 items in all, 2,000 dayparts of 100 windows, 1,000 display rules, and 16 levels of nesting',
  'flights, commands and contracts that begin before they end, windows that are not empty',
  'commands that end within 31 days of "publishedAt", and their ids, no two the same',
  'what a file is, by its name or its type, and all files of an item of one kind',
  'with "sync": "clock", how long every clip is, and where sound may stand; in a zone nowhere',
  'lengths of text in UTF-16 code units',
] as const;
