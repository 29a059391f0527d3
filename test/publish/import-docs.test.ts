import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importing, said, writtenIn } from './importing.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/import.md'), 'utf8');
const examples = [...page.matchAll(/```(csv|xml)\n([^]*?)```[^]*?```json\n([^]*?)```/g)];

describe('docs/import.md', () => {
  it('has an example of each kind', async () => {
    const kinds = await Promise.all(examples.map(async ([, , file = '']) => (await importing(file)).kind));

    expect(kinds).toEqual(['list', 'staff', 'smil']);
  });

  it.each(examples.map(([, language = '', file = '', playlist = '']) => [language, file, playlist] as const))(
    'is right about what its %s comes to',
    async (_, file, playlist) => {
      const imported = await importing(file);

      expect(said(imported, 'fault')).toEqual([]);
      expect(writtenIn(imported)).toEqual(JSON.parse(playlist));
    },
  );

  it.each(
    [...page.matchAll(/^\| ([^|]+?) +\| `/gm)]
      .flatMap(([, cell = '']) => cell.split(/[,;·]/).map((name) => name.trim()))
      .filter((name) => !/[`<]/.test(name)),
  )('names a column that is known: %s', async (header) => {
    const imported = await importing(`Tệp ,X,${header}\na.mp4,,"1"\n`);

    expect(said(imported, 'left-out').join()).not.toContain(`"${header}": a column that has no meaning`);
  });
});
