import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRows } from './rows/all.ts';

const root = path.resolve(import.meta.dirname, '../..');
const catalogue = readFileSync(path.join(root, 'docs/faults.md'), 'utf8');
const rows = catalogue.split('\n').flatMap((line) => {
  const [id = '', , , code = '', test = ''] = line
    .split('|')
    .slice(1)
    .map((cell) => cell.trim());
  return /^[NPMT]\d\d$/.test(id) ? [{ id, code, test }] : [];
});
const fileOf: Readonly<Record<string, string>> = { N: 'network', P: 'playlist', M: 'media', T: 'time' };

describe('the catalogue of faults', () => {
  it('has every row once', () => {
    expect(rows.map(({ id }) => id)).toEqual(rowsOf({ N: 26, P: 26, M: 18, T: 8 }));
  });

  it('has a row for each fault of processes, displays and people too, with a test or a proof', () => {
    const proved = catalogue.split('\n').flatMap((line) => {
      const [, id = '', test = ''] = /^\| ([RVO]\d\d) .*\|([^|]*)\|$/.exec(line) ?? [];
      return /`test\/|\(proof\//.test(test) ? [id] : [];
    });
    expect(proved).toEqual(rowsOf({ R: 12, V: 7, O: 9 }));
  });

  it('names the laboratory for the rows that are judged there, with their codes, and for no other', () => {
    for (const { id, code, test } of rows) {
      const judged = allRows.filter((row) => row.id === id);
      expect(test.includes(`\`${fileOf[id.charAt(0)]}\``) && !/\([A-Z]/.test(test), id).toBe(judged.length > 0);
      for (const told of judged.flatMap(({ codes }) => codes)) expect(code, id).toContain(told);
    }
  });

  it('names tests that there are', () => {
    for (const [, file = ''] of catalogue.matchAll(/`(test\/[^`]+)`/g))
      expect(existsSync(path.join(root, file)), file).toBe(true);
  });
});

function rowsOf(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, n) => `${letter}${String(n + 1).padStart(2, '0')}`),
  );
}
