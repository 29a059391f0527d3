import { describe, expect, it } from 'vitest';
import { check } from '../../cli/check.ts';
import { explain } from '../../cli/explain.ts';
import { langOf, langOfWords } from '../../cli/lang.ts';
import { plays } from '../../cli/plays.ts';
import { preview } from '../../cli/preview.ts';
import { schema } from '../../cli/schema.ts';
import { settings } from '../../cli/settings.ts';
import { timeline } from '../../cli/timeline.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { said } from './said.ts';

const commands = { check, explain, plays, preview, schema, settings, timeline };

describe.each(Object.entries(commands))('the command line of %s', (name, command) => {
  it('names an option that it does not know, those that it has, and where to read more', async () => {
    const { exitCode, stderr, stdout } = await said(command, ['--foo']);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toMatch(
      new RegExp(`^bluezone-kiosk ${name}: --foo: is not an option of ${name}; the options are --`),
    );
    expect(stderr).toContain(`"bluezone-kiosk help ${name}" tells the options`);
    expect(stdout).toBe('');
  });

  it('says so in Vietnamese', async () => {
    const { stderr } = await said(command, ['--foo', '--lang', 'vi']);

    expect(stderr).toContain(`--foo: không phải tùy chọn của ${name}; các tùy chọn là --`);
    expect(stderr).toContain(`gõ "bluezone-kiosk help ${name}" để xem các tùy chọn`);
    expect((await said(command, ['--foo'], { LANG: 'vi_VN.UTF-8' })).stderr).toContain('không phải tùy chọn');
  });

  it('refuses a language that it does not speak', async () => {
    const { exitCode, stderr } = await said(command, ['--lang', 'fr'], { LANG: 'vi_VN.UTF-8' });

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain('--lang: phải là vi hoặc en, nhưng ở đây ghi "fr"');
  });
});

describe('a command line', () => {
  it.each([
    [explain, ['a.json', '--at'], '--at: needs a value: --at TIME', '--at: thiếu giá trị: --at'],
    [explain, ['a.json', '--at', '--json'], '--at: needs a value: --at TIME', '--at: thiếu giá trị: --at'],
    [explain, ['a.json', '--json=1'], '--json: takes no value', '--json: không nhận giá trị nào'],
    [check, ['a.json', '--distance', '-1'], '--distance: must be metres from 0.3 to 200, got "-1"', 'phải là số mét'],
    [check, ['a.json', '--pixels', '8k'], '--pixels: must be a size such as 1920x1080', 'phải là kích thước như'],
    [check, ['a.json', 'b.json'], 'name one FILE, URL or FOLDER', 'phải nêu đúng một tệp'],
    [explain, ['a.json', '--at', 'noon'], '--at: must be a date and time such as', '--at: phải là ngày giờ như'],
    [explain, ['a.json', '--tags', 'desk'], '--tags: must be a list such as', '--tags: phải là danh sách như'],
    [explain, ['a.json', '--screen', 'sảnh 1'], '--screen: must be 1 to 64', '--screen: phải là 1 đến 64 chữ cái'],
    [explain, ['a.json', '--turns', '-1'], '--turns: must be a whole number', '--turns: phải là số nguyên'],
    [explain, ['a', 'b', 'c'], 'one playlist and one item at most', 'chỉ một danh sách phát và một mục'],
    [explain, [], 'name a playlist', 'phải nêu một danh sách phát'],
    [timeline, ['a', 'b'], 'one playlist at most, got a b', 'chỉ một danh sách phát, nhưng ở đây ghi a b'],
    [timeline, ['a', '--at', '2026-11-20', '--from', '2026-11-20'], '--at and --from say the same', 'cùng nghĩa'],
    [preview, ['a', '--port', '1'], '--port: must be a port from 1024 to 65535', '--port: phải là số cổng'],
    [preview, [], 'name one playlist', 'phải nêu đúng một danh sách phát'],
    [
      plays,
      ['--format', 'xml'],
      '--format: must be jsonl, csv or xlsx, got "xml"',
      '--format: phải là jsonl, csv hoặc xlsx',
    ],
    [plays, ['a'], 'takes no "a"', 'không nhận "a"'],
    [schema, ['a'], 'takes nothing, got a', 'không nhận gì thêm'],
  ])('of $0.name %s is told what is wrong: %s', async (command, args, en, vi) => {
    const english = await said(command, args);
    const vietnamese = await said(command, [...args, '--lang=vi']);

    expect(english).toMatchObject({ exitCode: exitCodes.usage, stdout: '' });
    expect(english.stderr).toContain(en);
    expect(vietnamese.exitCode).toBe(exitCodes.usage);
    expect(vietnamese.stderr).toContain(vi);
  });

  it('is told all that is wrong with it at once', async () => {
    const { stderr } = await said(explain, ['--foo', '--bar', '--at']);

    expect(stderr).toMatch(/--foo: is not[^]*--bar: is not[^]*--at: needs a value/);
  });

  it('may have its schema in either language', async () => {
    expect(await said(schema, ['--lang', 'vi'])).toMatchObject({ exitCode: exitCodes.ok, stderr: '' });
  });
});

describe('the language of an answer', () => {
  it('is the one asked for, else that of the terminal, where a variable set to nothing is not set', () => {
    expect(langOf('en', { LANG: 'vi_VN' })).toBe('en');
    expect(langOf(undefined, { LC_ALL: '', LANG: 'vi_VN.UTF-8' })).toBe('vi');
    expect(langOf(undefined, { LC_ALL: 'C', LANG: 'vi_VN.UTF-8' })).toBe('en');
    expect(langOf('fr', {})).toBeUndefined();
  });

  it('is read from a command line that is wrong, too', () => {
    expect(langOfWords(['--lang'], { LANG: 'vi_VN' })).toBe('vi');
    expect(langOfWords(['--lang=vi', '--lang', 'en'], {})).toBe('en');
    expect(langOfWords(['--lang=vi', '--nonsense'], {})).toBe('vi');
  });
});
