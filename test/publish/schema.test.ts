import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { describeFault, type Fault } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { rules } from '../../core/schema-rules.ts';
import { slideKinds, slideSchemas } from '../../core/slides.ts';
import { playlistJsonSchema } from '../../publish/schema/json-schema.ts';
import { beyondSchema } from '../../publish/schema/refinements.ts';
import { damaged } from '../core/model/damage.ts';
import { patience, rounds } from '../core/model/rounds.ts';
import { wholeLanguage } from '../core/model/whole-language.ts';

const root = path.resolve(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const examples = readdirSync(path.join(root, 'docs/examples')).map((name) => `docs/examples/${name}`);
const pages = ['docs/playlist.md', 'docs/examples.md', 'README.md', 'README.vi.md'];

// Formats are said by patterns as well; VS Code's own keywords mean nothing to a validator.
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(playlistJsonSchema() as AnySchema);
const isValid = (file: unknown): boolean => validate(file) === true;
const isAccepted = (text: string) => parsePlaylist(text).kind === 'playlist';

type Json = Parameters<typeof damaged>[0];

/** Whether a fault is one of those that no JSON Schema can say. */
function isBeyond({ code, words: { en } }: Fault): boolean {
  if (['UNKNOWN_DAYPART', 'DUPLICATE_ID', 'TOO_MANY_ITEMS', 'TOO_DEEP'].includes(code)) return true;
  const sentences = [
    ...[rules.moment.en, rules.noDay.en, rules.timeZone.en, rules.emptyWindow.en],
    ...[
      'must begin before it ends',
      'must be at most 31 days after',
      'cannot tell a video',
      'its files must all be',
      'is missing: with "sync": "clock"',
    ],
  ];
  return sentences.some((sentence) => en.startsWith(sentence)) || /^must be at most \d+ characters/.test(en);
}

describe('docs/playlist.md', () => {
  it.each(slideKinds)('says what a slide of kind %s must have and may have', (kind) => {
    const { shape } = slideSchemas[kind];
    const row = textOf('docs/playlist.md').match(new RegExp(`^\\| \`${kind}\` .*`, 'm'))?.[0] ?? '';
    const named = (cell = '') => {
      const names = [...cell.matchAll(/`(\w+)/g)].map(([, name = '']) => name);
      return [...new Set(names)].filter((name) => name in shape).sort();
    };
    const [, , must, may] = row.split('|');
    const isNeeded = (field: string) => !(shape as Record<string, z.ZodType>)[field]?.safeParse(undefined).success;
    const [needed, free] = [true, false].map((is) =>
      Object.keys(shape).filter((field) => field !== 'kind' && isNeeded(field) === is),
    );

    expect(named(must)).toEqual(needed?.sort());
    expect(named(may)).toEqual(free?.sort());
  });
});

describe('the JSON Schema of playlists', patience, () => {
  it('is the one in docs; `npm run schema` writes it', () => {
    expect(JSON.parse(textOf('docs/playlist.schema.json'))).toEqual(playlistJsonSchema());
  });

  it.each(['media/playlist.json', ...examples])('accepts %s, and so does a player', (file) => {
    const text = textOf(file);

    const { kind, warnings } = parsePlaylist(text);

    expect({ kind, warnings }).toEqual({ kind: 'playlist', warnings: [] });
    expect(isValid(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(pages)('accepts every whole playlist that %s shows, and so does a player', (page) => {
    const shown = [...textOf(page).matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);

    for (const text of shown.filter((one) => one.includes('"formatVersion"'))) {
      expect(isAccepted(text), text).toBe(true);
      expect(isValid(JSON.parse(text)), text).toBe(true);
    }
  });

  it('says in English and Vietnamese what every field means', () => {
    const untold: string[] = [];
    const visit = (node: unknown, at: string) => {
      if (typeof node !== 'object' || node === null) return;
      const { type, properties } = node as { type?: unknown; properties?: Record<string, unknown> };
      for (const [field, said] of type === 'object' ? Object.entries(properties ?? {}) : []) {
        const { description, markdownDescription } = said as Record<string, string | undefined>;
        if (said !== false && (!description || !markdownDescription?.endsWith(`\n\n${description}`)))
          untold.push(`${at}.${field}`);
      }
      for (const [key, value] of Object.entries(node)) visit(value, `${at}/${key}`);
    };
    visit(playlistJsonSchema(), '');

    expect(untold).toEqual([]);
  });

  it('accepts a file that has every field of the language', () => {
    expect(isValid(wholeLanguage), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ['an item of two kinds', { src: 'a.mp4', sources: [{ url: 'b.mp4' }] }],
    ['an item of no kind', { durationSeconds: 5 }],
    ['a slide without what it shows', { slide: { kind: 'notice' } }],
    ['a slide beside a file', { src: 'a.mp4', slide: { kind: 'notice' } }],
    ['a whole slide beside a file', { src: 'a.mp4', slide: { kind: 'notice', title: 'A' } }],
    ['a slide beside several files', { sources: [{ url: 'a.mp4' }], slide: { kind: 'notice', title: 'A' } }],
    ['a web page that is a slide too', { type: 'web', src: 'https://example.org/', slide: { kind: 'notice' } }],
    ['a hash beside several files', { sources: [{ url: 'a.mp4' }], sha256: 'a'.repeat(64) }],
    ['a flight without edges', { src: 'a.mp4', flight: {} }],
    ['a tag without a value', { src: 'a.mp4', screens: { tags: { all: ['venue= '] } } }],
    ['a screen without a name', { src: 'a.mp4', screens: { ids: [' '] } }],
    ['a target without screens', { src: 'a.mp4', screens: { tags: {} } }],
  ])('refuses %s', (_what, item) => {
    const file = { formatVersion: 1, items: [item] };

    expect({ schema: isValid(file), player: isAccepted(JSON.stringify(file)) }).toEqual({
      schema: false,
      player: false,
    });
  });

  it.each([
    ['a hash in capitals', { src: 'a.mp4', sha256: 'AB'.repeat(32) }],
    ['tags with blanks around them', { src: 'a.mp4', screens: { tags: { all: [' venue=market '] } } }],
    ['a hash after its name', { src: 'a.mp4', sha256: `sha256:${'ab'.repeat(32)}` }],
  ])('accepts %s', (_what, item) => {
    const file = { formatVersion: 1, items: [item] };

    expect({ schema: isValid(file), player: isAccepted(JSON.stringify(file)) }).toEqual({ schema: true, player: true });
  });

  it('refuses a cap where the clock is in charge', () => {
    const file = {
      formatVersion: 1,
      sync: 'clock',
      campaigns: [{ id: 'a', maxPlaysPerHour: 3, items: [{ src: 'a.jpg' }] }],
    };

    expect({ schema: isValid(file), player: isAccepted(JSON.stringify(file)) }).toEqual({
      schema: false,
      player: false,
    });
  });

  it('agrees with the player about damaged playlists, but for what it cannot say', () => {
    const files = [wholeLanguage, ...examples.map((file) => JSON.parse(textOf(file)) as Json)];
    fc.assert(
      fc.property(fc.constantFrom(...files).chain(damaged), (text) => {
        if (!isJson(text)) return;
        const result = parsePlaylist(text);
        if (!isValid(JSON.parse(text))) expect(result.kind, JSON.stringify(validate.errors)).toBe('refused');
        else if (result.kind === 'refused')
          expect(result.faults.filter((fault) => !isBeyond(fault)).map((fault) => describeFault(fault))).toEqual([]);
      }),
      rounds(3000),
    );
  });

  it('has what it cannot say listed for people', () => {
    const page = textOf('docs/playlist.md').replace(/`/g, '"');

    expect(beyondSchema.filter((rule) => !page.includes(rule))).toEqual([]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // numbers that JSON does not have
  }
}
