import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { importPlaylist } from '../../cli/import.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** Runs the command in a folder with these files; `FOLDER/` in an argument is that folder. */
async function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = await tempDir();
  await mkdir(join(folder, 'sub'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
  onTestFinished(() => {
    out.mockRestore();
    err.mockRestore();
  });
  const status = await importPlaylist(args.map((arg) => arg.replaceAll('FOLDER', folder)));
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
      /ds\.csv: read as a list of items \(--kind list\)\n- left out: column C "Người duyệt": .*\n2 items; 1 left out, 0 changed \(see above\)\n$/,
    );
  });

  it('writes to a file, and never over one unless told to', async () => {
    const first = await run(list, 'FOLDER/ds.csv', '--out', 'FOLDER/playlist.json', '--lang', 'vi');
    expect(first).toMatchObject({ status: exitCodes.ok, out: '' });
    expect(first.err).toContain('đã ghi 2 nội dung vào');
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
    expect(err).toMatch(/- lỗi: hàng 2, cột B "Giây": phải là số giây.*ở đây là "nhanh"\n1 lỗi; chưa ghi gì\n$/);
    expect(existsSync(file('playlist.json'))).toBe(false);
  });

  it('tells scripts the same', async () => {
    const good = JSON.parse((await run(list, 'FOLDER/ds.csv', '--json')).out) as Record<string, unknown>;
    const wrong = JSON.parse((await run(bad, 'FOLDER/ds.csv', '--json')).out) as Record<string, unknown>;

    expect(good).toMatchObject({ ok: true, kind: 'list', items: 2, out: null, playlist: { formatVersion: 1 } });
    expect(wrong).toMatchObject({
      ...{ ok: false, kind: 'list', out: null },
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

  it('points at nothing when there is nothing to say', async () => {
    const plain = { 'ds.csv': 'STT;Tệp;Ghi chú\n1;a.mp4;gấp\n' };

    expect((await run(plain, 'FOLDER/ds.csv', '--lang', 'en')).err).toMatch(
      /\n- note: column C "Ghi chú": is for people.*\n1 item; nothing left out, nothing changed\n$/,
    );
    expect((await run(plain, 'FOLDER/ds.csv', '--lang', 'vi')).err).toMatch(
      /\n1 nội dung; không bỏ sót, không thay đổi gì\n$/,
    );
  });

  it('refuses options that only a staff table has', async () => {
    const args = ['FOLDER/ds.csv', '--show-phone', '--title', 'x', '--out', 'FOLDER/playlist.json'];
    const english = await run(list, ...args, '--lang', 'en');
    const vietnamese = await run(list, ...args, '--lang', 'vi');

    expect(english.status).toBe(exitCodes.usage);
    expect(english.err).toMatch(/--title, --show-phone: only for a staff table; .*ds\.csv is a list of items\n/);
    expect(vietnamese.err).toMatch(
      /--title, --show-phone: chỉ dùng cho bảng nhân sự; .*ds\.csv là danh sách nội dung\n/,
    );
    expect(existsSync(english.file('playlist.json'))).toBe(false);
  });

  it('makes no folder of a mistyped path', async () => {
    const { status, err, file } = await run(list, 'FOLDER/ds.csv', '--out', 'FOLDER/fodler/playlist.json');

    expect(status).toBe(exitCodes.usage);
    expect(err).toMatch(/--out: there is no folder .*fodler; look at the path, or make the folder first/);
    expect(existsSync(file('fodler'))).toBe(false);
  });

  it.each([
    ['none.csv', /there is no such file/],
    ['sub', /this is a folder; name a file/],
  ])('tells scripts why %s cannot be read', async (name, words) => {
    const { status, out, err } = await run({}, `FOLDER/${name}`, '--json');

    expect({ status, err }).toEqual({ status: exitCodes.faulty, err: '' });
    expect(JSON.parse(out)).toEqual({
      ...{ ok: false, kind: null, items: 0, out: null },
      remarks: [
        {
          ...{ kind: 'fault', places: [] },
          words: { en: expect.stringMatching(words) as string, vi: expect.any(String) as string },
        },
      ],
    });
  });

  it('tells scripts why the playlist cannot be written', async () => {
    const { status, out } = await run(list, 'FOLDER/ds.csv', '--out', 'FOLDER/sub', '--json');

    expect(status).toBe(exitCodes.usage);
    expect(JSON.parse(out)).toMatchObject({
      remarks: [{ words: { en: expect.stringMatching(/^--out: .* is a folder; name a file in it/) as string } }],
    });
  });

  it.each([
    [[], 2, /name one file/, /phải nêu đúng một tệp/],
    [['FOLDER/none.csv'], 1, /none\.csv: there is no such file/, /none\.csv: không có tệp này/],
    [['FOLDER/sub'], 1, /sub: this is a folder; name a file/, /sub: đây là thư mục; hãy nêu một tệp/],
    [['FOLDER/ds.csv', '--kind', 'xml'], 2, /--kind: must be one of list, staff, smil, got "xml"/, /--kind: phải là/],
    [['FOLDER/ds.csv', '--out', 'FOLDER/ds.csv', '--force'], 2, /is the file that is read/, /chính là tệp đang đọc/],
    [['FOLDER/ds.csv', '--out', 'FOLDER/old.json'], 2, /old\.json is there already; add/, /đã có tệp .*; thêm --force/],
    [['FOLDER/ds.csv', '--out', 'FOLDER/sub'], 2, /sub is a folder; name a file in it/, /sub là thư mục; hãy nêu/],
    [['FOLDER/ds.csv', '--out', 'FOLDER/no/a.json'], 2, /there is no folder/, /không có thư mục/],
    [['FOLDER/ds.csv', '--out', 'FOLDER/ds.csv/a.json'], 2, /there is no folder/, /không có thư mục/],
    [
      ['FOLDER/ds.csv', '--out', `FOLDER/${'x'.repeat(300)}`],
      2,
      /cannot be written: the name/,
      /không ghi được.*tên quá/,
    ],
    [['FOLDER/ds.csv', '--show-phones'], 2, /--show-phones: is not an option/, /--show-phones: không phải tùy chọn/],
  ])('refuses the command line %j in the language asked for', async (args, status, english, vietnamese) => {
    const files = { ...list, 'old.json': 'mine' };
    const [en, vi] = [await run(files, ...args, '--lang', 'en'), await run(files, ...args, '--lang', 'vi')];

    expect([en.status, vi.status]).toEqual([status, status]);
    expect(en.err).toMatch(english);
    expect(vi.err).toMatch(vietnamese);
  });

  it('refuses a language that it does not speak', async () => {
    const { status, err } = await run(list, 'FOLDER/ds.csv', '--lang', 'fr');

    expect(status).toBe(exitCodes.usage);
    expect(err).toMatch(/--lang: must be vi or en, got "fr"/);
  });
});
