import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { subjects } from '../../publish/check/codes.ts';
import type { Definition } from '../../publish/check/definition.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/check.md'), 'utf8');

/** The cells of a row, whatever their padding. */
const cells = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('docs/check.md', () => {
  it.each(Object.entries<Readonly<Record<string, Definition>>>(subjects))(
    'tells every code of the %s, and no other',
    (subject, codes: Readonly<Record<string, Definition>>) => {
      const part = page.split(`<!-- ${subject} -->`)[1] ?? '';
      const rows = part
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .map(cells);

      expect(rows).toEqual(
        Object.entries(codes).map(([code, { severity, meaning, fix }]) => [
          `\`${code}\``,
          severity,
          `${meaning.en}<br>${meaning.vi}`,
          fix === undefined ? '' : `${fix.en}<br>${fix.vi}`,
        ]),
      );
    },
  );
});
