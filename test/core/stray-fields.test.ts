import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { placeOf } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { playlistDocument } from '../../core/playlist-schema.ts';
import { slideKinds } from '../../core/slides.ts';
import { wholeLanguage } from './model/whole-language.ts';

const placesTold = (file: unknown) =>
  parsePlaylist(JSON.stringify(file)).warnings.flatMap(({ code, place }) => (code === 'UNKNOWN_FIELD' ? [place] : []));

/** A file that holds one object of the language with a field that it does not know, and where that is. */
interface Stray {
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
}

/** Every object that a definition may hold, at any depth, each with a strange field in it. */
function straysIn(schema: z.core.$ZodType): readonly Stray[] {
  const within = (inner: z.core.$ZodType, step: PropertyKey, around: (value: unknown) => unknown) =>
    straysIn(inner).map(({ value, path }) => ({ value: around(value), path: [step, ...path] }));
  if (schema instanceof z.ZodArray) return within(schema.element, 0, (value) => [value]);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(straysIn);
  if (schema instanceof z.ZodRecord) return within(schema.valueType, 'a', (value) => ({ a: value }));
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape);
    const own = Object.fromEntries(fields.flatMap(([name, field]) => constantsOf(name, field)));
    return [
      { value: { ...own, stray: 1 }, path: ['stray'] },
      ...fields.flatMap(([name, field]) => within(field, name, (value) => ({ ...own, [name]: value }))),
    ];
  }
  const { innerType } = schema._zod.def as { innerType?: z.core.$ZodType };
  return innerType === undefined ? [] : straysIn(innerType);
}

/** What an object is told apart by. */
function constantsOf(name: string, field: z.core.$ZodType): readonly (readonly [string, unknown])[] {
  if (field instanceof z.ZodLiteral) return [[name, field.value]];
  return field instanceof z.ZodObject && 'kind' in field.shape
    ? [[name, { kind: (field.shape['kind'] as z.ZodLiteral).value }]]
    : [];
}

describe('fields that the language does not know', () => {
  const strays = straysIn(playlistDocument).map(({ value, path }) => ({ value, place: placeOf(path) }));

  it.each(strays)('are told at $place', ({ value, place }) => {
    expect(placesTold(value)).toContain(place);
  });

  it('are looked for in every object of a playlist that has them all', () => {
    const places = new Set(strays.map(({ place }) => place));

    expect(places.size).toBeGreaterThan(60);
    for (const place of [
      ...['display.volume[0]', 'refresh.downloadWindow', 'defaults.transition', 'overlays.agency.emblem'],
      ...['campaigns[0].contract', 'items[0].transition', 'items[0].slide.qr', 'items[0].slide.people[0]'],
    ])
      expect([...places]).toContain(`${place}.stray`);
    expect(placesTold(wholeLanguage)).toEqual([]);
  });

  it.each([
    [{ display: { volume: [{ daypart: ['n'], percent: 5 }] } }, 'display.volume[0].daypart'],
    [{ items: [{ slide: { kind: 'notice', title: 'A', txt: 'B' } }] }, 'items[0].slide.txt'],
    [
      { items: [{ slide: { kind: 'support-point', title: 'A', people: [{ name: 'B', fone: '1' }] } }] },
      'items[0].slide.people[0].fone',
    ],
    [{ items: [{ src: 'a.mp4', transition: { type: 'fade', second: 1 } }] }, 'items[0].transition.second'],
  ])('are told and kept: %j', (fields, place) => {
    const result = parsePlaylist(JSON.stringify({ formatVersion: 1, items: [{ src: 'a.jpg' }], ...fields }));

    expect(result.kind).toBe('playlist');
    expect(result.warnings.map((one) => one.place)).toEqual([place]);
  });

  it('are those of its own kind in each slide', () => {
    const slides = slideKinds.map((kind) => ({ slide: { kind, title: 'A', steps: [], people: [], percent: 1 } }));

    expect(placesTold({ formatVersion: 1, items: slides })).toEqual([
      ...['items[0].slide.title', 'items[0].slide.steps', 'items[0].slide.people', 'items[0].slide.percent'],
      ...['items[1].slide.people', 'items[1].slide.percent'],
      ...['items[2].slide.steps', 'items[2].slide.people', 'items[2].slide.percent'],
      ...['items[3].slide.steps', 'items[3].slide.people', 'items[3].slide.percent'],
      ...['items[4].slide.steps', 'items[4].slide.percent'],
      ...['items[5].slide.steps', 'items[5].slide.people'],
    ]);
  });

  it('are not looked for in what is refused as a whole', () => {
    const items = [{ slide: { kind: 'poster', x: 1 } }, { src: 'a.mp4', slide: { kind: 'notice', x: 1 } }];

    expect(placesTold({ formatVersion: 1, items })).toEqual([]);
  });

  it('are told a thousand at most, of far too many', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`x${n}`, 1]));

    expect(placesTold({ formatVersion: 1, items: [{ src: 'a.mp4', ...many }], ...many })).toHaveLength(1_000);
  });
});
