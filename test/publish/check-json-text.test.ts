import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonText } from '../../publish/check/json-text.ts';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const whereItBreaks = (text: string) => {
  const read = readJsonText(text);
  return read.kind === 'broken' ? [read.at.line, read.at.column, read.words.en.split(/[:;,]/)[0]] : 'whole';
};

describe('readJsonText', () => {
  it('breaks exactly where JSON.parse throws', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', ',', '"', '}', ']', '[', '\\', '0', 'e', '\n', ' ', ':', "'", '\u0001', '-', '.'),
      )
      .map(([text, at, out, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + out);
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string(), fc.json()), (text) => {
        expect(readJsonText(text).kind).toBe(isJson(text) ? 'whole' : 'broken');
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a": 1,}', [1, 8, 'a comma before the closing bracket']],
    ['{"a": 1\n "b": 2}', [1, 8, 'a comma is missing here']],
    ['{"a" 1}', [1, 6, 'a colon is missing here']],
    ['{a: 1}', [1, 2, 'a name in double quotes must stand here']],
    ["{'a': 1}", [1, 2, 'wrong quotation marks']],
    ['{“a”: 1}', [1, 2, 'wrong quotation marks']],
    ['{"a": “b”}', [1, 7, 'wrong quotation marks']],
    ['{"a": }', [1, 7, 'a value is missing here']],
    ['{"a": True}', [1, 7, 'this is no value']],
    ['{"a": 01}', [1, 7, 'this is no value']],
    ['{\n// xin chào\n"a": 1}', [2, 1, 'JSON has no comments']],
    ['{"a": 1 /* b */}', [1, 9, 'JSON has no comments']],
    ['{"a": "b\n"}', [1, 9, 'the line ends inside a text']],
    ['{"a": "b\tc"}', [1, 9, 'a control character such as a tab inside a text']],
    ['{"a": "C:\\clips"}', [1, 10, 'a lone backslash']],
    ['{"a": "b', [1, 7, 'the text that begins here never ends']],
    ['{"a": [1, 2', [1, 12, 'the file ends too soon']],
    ['', [1, 1, 'the file ends too soon']],
    ['{}\n{}', [2, 1, 'something stands after the end of the playlist']],
  ])('tells where and why %j breaks', (text, expected) => {
    expect(whereItBreaks(text)).toEqual(expected);
  });

  it('tells the lines of places, and names that stand twice', () => {
    const text = '{\n "items": [\n  { "src": "a" },\n  { "src": "b",\n    "src": "c" }\n ]\n}';
    const read = readJsonText(text, new Set(['items[1].src', 'items[0]', 'items[7]']));

    expect(read).toEqual({
      kind: 'whole',
      lines: new Map([
        ['items[0]', 3],
        ['items[1].src', 5],
      ]),
      doubled: [{ place: 'items[1].src', line: 5 }],
    });
  });

  it('is not led into the depths', () => {
    expect(readJsonText('['.repeat(1_000_000)).kind).toBe('broken');
    expect(readJsonText('['.repeat(200_000) + ']'.repeat(200_000)).kind).toBe('whole');
  });
});
