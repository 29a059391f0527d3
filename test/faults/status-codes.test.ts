import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../core/faults.ts';

const root = path.resolve(import.meta.dirname, '../..');
const documented = [
  ...readFileSync(path.join(root, 'docs/status-codes.md'), 'utf8').matchAll(/^\| `([A-Z_\d]+)` *\|/gm),
].map(([, code = '']) => code);

/** Every code that some program puts up by its name. */
function raisedCodes(): readonly string[] {
  const programs = globSync('{player,chromium,electron}/**/*.ts', { cwd: root }).map((file) => ({
    file,
    text: readFileSync(path.join(root, file), 'utf8'),
  }));
  const raised = programs.flatMap(({ text }) =>
    [
      ...text.matchAll(/(?:raise|tell)\(\s*['`]([A-Z_\d]{3,})/g),
      ...text.matchAll(/type: 'host-fault', code: '([A-Z_]+)'/g),
    ].map(([, code = '']) => code),
  );
  // These put them up from lists.
  const listing = [
    'player/main.ts',
    'player/provisioning/read-options.ts',
    'player/media-faults.ts',
    'player/clock-faults.ts',
    'player/trust/trust-keeper.ts',
    'player/update-faults.ts',
  ];
  const listed = programs
    .filter(({ file }) => listing.includes(file))
    .flatMap(({ text }) => [...text.matchAll(/(?:code: |\[)'([A-Z]+_[A-Z_]+)'/g)].map(([, code = '']) => code));
  return [...new Set([...raised, ...listed, ...refusalCodes])].sort();
}

describe('the table of codes', () => {
  it('has every code that can stand in /status, each once, and no other', () => {
    expect([...documented].sort()).toEqual(raisedCodes());
  });

  it('says of each in English and in Vietnamese what it means and what to do', () => {
    const rows = readFileSync(path.join(root, 'docs/status-codes.md'), 'utf8')
      .split('\n')
      .filter((line) => /^\| `/.test(line));
    for (const row of rows) {
      const cells = row
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim());
      expect(cells, row).toHaveLength(4);
      expect(
        cells.filter((cell) => cell.length < 10),
        row,
      ).toEqual([]);
      expect(cells.slice(2).join(' '), row).toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u);
    }
  });
});
