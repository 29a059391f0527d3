import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { codes } from '../../doctor/finding.ts';

it('is told in docs/doctor.md, each code in both languages', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs/doctor.md'), 'utf8');
  const [english = '', vietnamese = ''] = text.split('# Khám máy');

  expect([...english.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, code]) => code)).toEqual([...codes]);
  for (const code of codes) expect(vietnamese).toContain(`\`${code}\``);
});
