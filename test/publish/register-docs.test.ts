import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRegister } from '../../publish/register/register.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/publishing.md'), 'utf8');
const section = page.slice(page.indexOf('## The register of screens'), page.indexOf('## The bundle'));
const example = /```csv\n([^]*?)```/.exec(section)?.[1] ?? '';
const read = (text: string) => readRegister(Buffer.from(text));

describe('docs/publishing.md, the register of screens', () => {
  it('is right about its example', () => {
    const register = read(example);

    expect(register).toMatchObject({
      kind: 'screens',
      screens: [{ id: 'bx-cao-loc', name: 'Bến xe Cao Lộc' }, { id: 'cho-dong-dang' }, { id: 'mot-cua-1' }],
    });
    const tags = register.kind === 'screens' ? register.screens[0]?.tags : [];
    const told = [...section.slice(section.indexOf('The first of these')).matchAll(/`(\w+=[^`]+)`/g)];
    expect(tags).toEqual(told.map(([, tag]) => tag));
  });

  const rows = [...section.matchAll(/^\| `([^`]+)`, `([^`]+)` /gm)];

  it('tells of every column', () => {
    expect(rows.length).toBe(8);
  });

  it.each(rows.slice(1).flatMap(([, en = '', vi = '']) => [en, vi]))('names a column that is known: %s', (column) => {
    const cell = /key|khóa/i.test(column) ? 'A'.repeat(43) : 'a=b';
    const withIt = read(`id,${column}\nbx-1,${cell}\n`);
    expect(withIt).toMatchObject({ kind: 'screens' });
    expect(withIt).not.toEqual(read('id\nbx-1\n'));
  });
});
