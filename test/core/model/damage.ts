import fc from 'fast-check';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** Texts of a file that was damaged in a few places, as a slip, a bad program or an attacker would. */
export function damaged(file: Json): fc.Arbitrary<string> {
  return fc
    .array(fc.record({ where: fc.nat(), how: fc.constantFrom(...ways), what: nasty }), { minLength: 1, maxLength: 4 })
    .map((wounds) => {
      const result = wounds.reduce<Json>((json, { where, how, what }) => {
        const paths = pathsOf(json);
        return changed(json, paths[where % paths.length] ?? [], (value) => how(value, what));
      }, file);
      return JSON.stringify(result).replace(/"raw:([^"]*)"/g, '$1');
    });
}

/** Names that mean something to JavaScript, words that mean something to terminals, and half characters. */
const oddWords = [
  ...['', ' ', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'formatVersion'],
  ...['\u0000', 'a\nb', '\u001b[2J', '\u202e', '\u2066', '\ud800', 'a\udc00b', 'e\u0301', '\uffff', '😀'.repeat(300)],
  ...['24:00', '25:00', '07:60', '7:00', '2026-02-30', '2026-13-01', '9999-12-31', '+275760-09-13', '2026-03-29T02:30'],
  ...[
    'Mars/Olympus',
    '../etc/localtime',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://u:p@host/',
    '\\\\host\\x',
  ],
  ...[
    'sun',
    'holiday',
    'Fri',
    'office',
    'emergency',
    'web',
    'audio',
    'clip',
    'guide',
    'main',
    'a=b',
    '=',
    'a='.repeat(999),
  ],
];
/** Written as they stand: what is no number in JSON, and numbers that no longer are when they have been read. */
const rawNumbers = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-1e999',
  '1e-999',
  '-0',
  '01',
  '0x10',
  '1_000',
  'undefined',
];
const numbers = [0, -1, -5, 0.5, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 86_400, 86_401, Number.MIN_VALUE];

const nasty: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, [], {}, [[]], [null], ...numbers, ...oddWords),
  fc.constantFrom(...rawNumbers).map((raw) => `raw:${raw}`),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

type Way = (value: Json, what: Json) => Json;
const ways: readonly Way[] = [
  (_, what) => what,
  (value) => [value],
  (value) => ({ x: value }),
  (value, what) => (isObject(value) ? { ...value, [JSON.stringify(what)]: what } : what),
  (value, what) => (isObject(value) ? withOwnProto(value, what) : what),
  (value) => (Array.isArray(value) ? [...(value as Json[]), ...(value as Json[])] : value),
  (value) => (Array.isArray(value) ? value.slice(1) : isObject(value) ? without(value, Object.keys(value)[0]) : null),
  (value) => (typeof value === 'number' ? -value : typeof value === 'string' ? value.toUpperCase() : value),
];

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What `{"__proto__": …}` in a file becomes: a field of that name, not another prototype. */
function withOwnProto(value: { readonly [key: string]: Json }, what: Json): Json {
  return Object.defineProperty({ ...value }, '__proto__', { value: what, enumerable: true });
}

function without(value: { readonly [key: string]: Json }, key: string | undefined): Json {
  return Object.fromEntries(Object.entries(value).filter(([one]) => one !== key));
}

function pathsOf(value: Json, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((one: Json, index) => pathsOf(one, [...path, index]))];
  if (!isObject(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))];
}

function changed(value: Json, [step, ...rest]: Path, change: (value: Json) => Json): Json {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((one: Json, index) => (index === step ? changed(one, rest, change) : one));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === step ? changed(one, rest, change) : one]),
  );
}
