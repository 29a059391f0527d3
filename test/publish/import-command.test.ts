import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { importPlaylist } from '../../cli/import.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** Runs the command in a folder with these files; `FOLDER/` in an argument is that folder. */
async function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = await tempDir();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
  onTestFinished(() => {
    out.mockRestore();
    err.mockRestore();
  });
  const status = await importPlaylist(args.map((arg) => arg.replace('FOLDER', folder)));
  out.mockRestore();
  err.mockRestore();
  return { status, ...said, file: (name: string) => join(folder, name) };
}

const list = { 'ds.csv': 'Tệp;Giây;Người duyệt\na.mp4;;Phòng CNTT\nb.jpg;8;\n' };
const bad = { 'ds.csv': 'Tệp;Giây\na.jpg;nhanh\n' };

describe('bluezone-kiosk import', () => {
  it('writes the playlist to stdout, and what there is to say to stderr', async () => {
    const { status, out, err } = await run(list, 'FOLDER/ds.csv', '--lang', 'en');

    expect(status).toBe(exitCodes.ok);
    expect(parsePlaylist(out).kind).toBe('playlist');
    expect(err).toMatch(
      /ds\.csv: read as a list of items \(--kind list\)\n- left out: column C "Người duyệt": .*\n2 items; 1 left out, 0 changed/,
    );
  });

  it('writes to a file, and never over one unless told to', async () => {
    const first = await run(list, 'FOLDER/ds.csv', '--out', 'FOLDER/playlist.json', '--lang', 'vi');
    expect(first).toMatchObject({ status: exitCodes.ok, out: '' });
    expect(first.err).toContain('2 mục phát đã ghi vào');
    expect(parsePlaylist(readFileSync(first.file('playlist.json'), 'utf8')).kind).toBe('playlist');

    const there = { ...list, 'playlist.json': 'mine' };
    const second = await run(there, 'FOLDER/ds.csv', '--out', 'FOLDER/playlist.json');
    expect(second.status).toBe(exitCodes.usage);
    expect(second.err).toContain('is there already; add --force to write over it');
    expect(readFileSync(second.file('playlist.json'), 'utf8')).toBe('mine');

    const third = await run(there, 'FOLDER/ds.csv', '--out', 'FOLDER/playlist.json', '--force');
    expect(third.status).toBe(exitCodes.ok);
    expect(readFileSync(third.file('playlist.json'), 'utf8')).toContain('a.mp4');
  });

  it('writes nothing when something is wrong', async () => {
    const { status, out, err, file } = await run(bad, 'FOLDER/ds.csv', '--out', 'FOLDER/playlist.json', '--lang', 'vi');

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/- lỗi: hàng 2, cột B "Giây": phải là số giây.*ở đây là "nhanh"\n1 lỗi; không ghi gì cả\n$/);
    expect(existsSync(file('playlist.json'))).toBe(false);
  });

  it('tells scripts the same', async () => {
    const good = JSON.parse((await run(list, 'FOLDER/ds.csv', '--json')).out) as Record<string, unknown>;
    const wrong = JSON.parse((await run(bad, 'FOLDER/ds.csv', '--json')).out) as Record<string, unknown>;

    expect(good).toMatchObject({ kind: 'list', items: 2, out: null, playlist: { formatVersion: 1 } });
    expect(wrong).toMatchObject({
      ...{ kind: 'list', out: null },
      remarks: [
        {
          kind: 'fault',
          places: [{ row: 2, column: 'B', header: 'Giây' }],
          words: { en: expect.stringMatching(/^must be/) as string },
        },
      ],
    });
    expect(wrong).not.toHaveProperty('playlist');
  });

  it.each([
    [[], /must name one file/],
    [['FOLDER/none.csv'], /no such file/],
    [['FOLDER/ds.csv', '--kind', 'xml'], /--kind: must be one of list, staff, smil, got "xml"/],
    [['FOLDER/ds.csv', '--lang', 'fr'], /--lang: must be vi or en, got "fr"/],
    [['FOLDER/ds.csv', '--out', 'FOLDER/ds.csv', '--force'], /--out: .* is the file that is read/],
    [['FOLDER/ds.csv', '--show-phones'], /Unknown option/],
  ])('refuses the command line %j', async (args, words) => {
    const { status, err } = await run(list, ...args);

    expect(status).toBe(exitCodes.usage);
    expect(err).toMatch(words);
  });
});
