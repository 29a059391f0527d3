import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { screenshotFolder } from '../../../player/commands/screenshot-folder.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const AT = Date.parse('2026-11-22T05:00:00Z');
const png = Buffer.from('png');

describe('screenshotFolder', () => {
  it('keeps the newest by their screen, time and command, and nothing else is touched', async () => {
    const dir = path.join(await tempDir(), 'screenshots');
    const folder = screenshotFolder(dir, 2);
    for (const [n, screenId] of ['b', 'a', 'c'].entries())
      await folder.keep(png, { screenId, id: 'shot', at: AT + n * 60_000 });
    await writeFile(path.join(dir, 'a note.txt'), '');
    const name = await folder.keep(png, { screenId: 'a', id: 'two', at: AT + 3 * 60_000 });

    expect(name).toBe('a-20261122T050300Z-two.png');
    expect((await readdir(dir)).toSorted()).toEqual(['a note.txt', name, 'c-20261122T050200Z-shot.png'].toSorted());
    expect(await folder.read(name)).toEqual(png);
  });

  it('stays in its folder whatever screens are called, and reads nothing that lies elsewhere', async () => {
    const dir = path.join(await tempDir(), 'screenshots');
    const folder = screenshotFolder(dir);
    const names = await Promise.all(
      ['../up', 'sảnh tầng 1', '.hidden', 'a/b\\c*'].map((screenId) => folder.keep(png, { screenId, id: 'x', at: AT })),
    );

    expect((await readdir(dir)).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(await folder.read(name)).toEqual(png);
    expect(await folder.read('../screenshots/' + names[1])).toBeUndefined();
    expect(await folder.read('gone-20261122T050000Z-x.png')).toBeUndefined();
  });
});
