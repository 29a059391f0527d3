import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settings } from '../../cli/settings.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { said } from './said.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'settings-'));
  vi.stubGlobal('__VERSION__', '0.0.0');
});
afterEach(() => {
  rmSync(dir, { recursive: true });
  vi.unstubAllGlobals();
});
const set = (...args: readonly string[]) => said(settings, [...args, '--data-dir', dir]);

describe('settings', () => {
  it('makes a data directory that nobody else may read, for passwords stand in it before the first start', async () => {
    const own = path.join(dir, 'own');
    const { exitCode } = await said(settings, ['set', 'reportUrl', 'https://tv:word@a.vn/plays', '--data-dir', own]);

    expect(exitCode).toBe(exitCodes.ok);
    expect(statSync(own).mode & 0o777).toBe(0o700);
  });

  it.each([
    [['set', 'port', '1'], 'port: must be a port from 1024 to 65535, such as 8080, got "1"', 'ví dụ 8080'],
    [
      ['set', 'tags', 'x'],
      'tags: must be a list such as province=binh-phuoc,venue=lobby, got "x"',
      'tags: phải là danh',
    ],
    [
      ['set', 'screenId', 'sảnh tầng 1'],
      'such as sanh-tang-1, got "sảnh tầng 1"',
      'không có dấu cách, ví dụ sanh-tang-1',
    ],
    [['set', 'configUrl', 'ftp://a.vn'], 'configUrl: must be an http(s) address such as', 'configUrl: phải là địa chỉ'],
    [['set', 'configUrl', 'http://bluezone.example/p.json'], 'http:// is only for the own network', 'mạng nội bộ'],
    [['set', 'proxy', 'socks://a.vn:1080'], 'an HTTP proxy such as http://proxy.example:3128', 'địa chỉ proxy HTTP'],
    [['set', 'mediaQuotaMiB', '4 GB'], 'mediaQuotaMiB: must be a whole number of MiB from 16', 'số MiB nguyên'],
    [['set', 'mediaQuotaMiB', '-5'], 'mediaQuotaMiB: must be a whole number of MiB from 16', 'nhưng ở đây ghi "-5"'],
    [['set', 'operatorPin', '12'], 'operatorPin: must be 4 to 12 digits', 'operatorPin: phải là từ 4 đến 12 chữ số'],
    [['set', 'operatorPin'], 'there is no terminal to ask for the PIN', 'không có cửa sổ lệnh để hỏi mã PIN'],
    [['set', 'codeDomains', 'https://gov.vn'], 'codeDomains: must be domains such as bluezone.gov.vn', 'các tên miền'],
    [['set', 'rotation', '45'], 'rotation: must be 0, 90, 180 or 270 degrees', '0, 90, 180 hoặc 270 độ'],
    [['set', 'overscanPercent', '11'], 'overscanPercent: must be a number from 0 to 10', 'số từ 0 đến 10'],
    [['set', 'volumePercent', '7.5'], 'volumePercent: must be a whole number', 'số nguyên từ 0 đến 100'],
    [['set', 'caFile', 'none.pem'], 'caFile: ', 'caFile: không có tệp hoặc thư mục này'],
    [
      ['set', 'caFile', 'package.json'],
      'it holds no certificate in PEM form',
      'tệp không chứa chứng chỉ nào ở dạng PEM',
    ],
    [['set', 'colour', 'red'], '"colour" is no setting; the settings are configUrl,', '"colour" không phải là cài đặt'],
    [['set', 'port'], 'write settings set NAME VALUE', 'ghi settings set TÊN GIÁ_TRỊ'],
    [['set', 'screenId', 'sảnh', 'tầng', '1'], 'quotes about a value that has spaces', 'đặt trong dấu nháy'],
    [['unset'], 'write settings unset NAME; the names are configUrl,', 'ghi settings unset TÊN; các tên là'],
    [['show', 'port'], 'write settings show, and nothing more', 'chỉ ghi settings show'],
    [['foo'], 'there is no "settings foo"; there are show, set NAME VALUE and unset NAME', 'không có "settings foo"'],
  ])('%j says what may be written', async (args, en, vi) => {
    const english = await set(...args);

    expect(english).toMatchObject({ exitCode: exitCodes.usage, stdout: '' });
    expect(english.stderr).toContain(en);
    expect((await set(...args, '--lang', 'vi')).stderr).toContain(vi);
  });

  it('keeps a folder by its whole path, and refuses a file that is none of ours', async () => {
    mkdirSync(path.join(dir, 'clips'));
    writeFileSync(path.join(dir, 'clips', 'playlist.json'), '{}');
    writeFileSync(path.join(dir, 'clips', 'other.json'), '{}');
    const relative = path.relative(process.cwd(), path.join(dir, 'clips'));

    expect((await set('set', 'configUrl', relative)).stdout).toContain(
      `configUrl: not set here → ${path.join(dir, 'clips')}\n`,
    );
    expect((await set('set', 'configUrl', path.join(relative, 'other.json'), '--lang', 'vi')).stderr).toContain(
      'configUrl: là một tệp: phải nêu thư mục chứa tệp, trong đó danh sách phát có tên playlist.json',
    );
  });

  it('keeps of a PIN only its hash, shows only that it is set, and never says it again', async () => {
    const answers = [
      await set('set', 'operatorPin', '482913', '--json'),
      await set('show', '--json'),
      await set('set', 'operatorPin', '48x'),
    ];
    const file = readFileSync(path.join(dir, 'settings.json'), 'utf8');

    expect(answers.slice(0, 2).map(({ stdout }) => JSON.parse(stdout) as unknown)).toEqual([
      {
        ...{ name: 'operatorPin', before: null, after: 'set', file: path.join(dir, 'settings.json') },
        counts: { value: 'set', from: { kind: 'settings', place: path.join(dir, 'settings.json') } },
      },
      expect.objectContaining({
        settings: expect.objectContaining({
          operatorPin: { value: 'set', from: { kind: 'settings', place: path.join(dir, 'settings.json') } },
        }) as object,
      }),
    ]);
    expect(file).toMatch(/"operatorPin": ?"scrypt:/);
    expect(JSON.stringify([file, answers])).not.toMatch(/482913|48x/);
  });

  it('tells what it has changed, where it is written and when it counts, and nothing else', async () => {
    const file = path.join(dir, 'settings.json');
    expect((await set('set', 'screenId', 'sanh-1')).stdout).toBe(
      `screenId: not set here → sanh-1\nWritten to ${file}\nFrom the next start of the player counts: sanh-1\n`,
    );
    expect((await set('set', 'screenId', 'sanh-2', '--lang', 'vi')).stdout).toBe(
      `screenId: sanh-1 → sanh-2\nĐã ghi vào ${file}\nTừ lần khởi động sau của trình phát, giá trị được tính là: sanh-2\n`,
    );
    expect((await set('set', 'screenId', 'sanh-2')).stdout).toContain('screenId: sanh-2, as before\n');
    expect((await set('unset', 'rotation')).stdout).toContain('rotation: not set here, as before\n');
    expect((await set('unset', 'screenId')).stdout).toMatch(
      /^screenId: sanh-2 → not set here\n.*\nFrom the next start of the player counts: \(.+\)\n$/,
    );
    await set('set', 'operatorPin', '4829');
    expect((await set('set', 'operatorPin', '1111')).stdout).toMatch(/^operatorPin: set → set\n/);
  });

  it('says when another place goes before what is set here, or counts once it is not', async () => {
    const env = { LC_ALL: 'en_US.UTF-8', BLUEZONE_KIOSK_SCREEN_ID: 'sanh-9' };
    const told = await said(settings, ['set', 'screenId', 'sanh-1', '--data-dir', dir], env);
    expect(told.stdout).toContain(
      'What is set here does not count: BLUEZONE_KIOSK_SCREEN_ID (environment) goes before it, with sanh-9',
    );
    const json = await said(settings, ['set', 'screenId', 'sanh-2', '--json', '--data-dir', dir], env);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ...{ before: 'sanh-1', after: 'sanh-2' },
      counts: { value: 'sanh-9', from: { kind: 'environment' } },
    });

    const machineFile = path.join(dir, 'machine.json');
    writeFileSync(machineFile, '{ "screenId": "sanh-3" }');
    const unset = ['unset', 'screenId', '--data-dir', dir, '--lang', 'vi'];
    expect((await said(settings, unset, { BLUEZONE_KIOSK_SETTINGS_FILE: machineFile })).stdout).toContain(
      `Từ lần khởi động sau của trình phát, tính theo ${machineFile}: sanh-3`,
    );
  });

  it('says that the file of settings is damaged', async () => {
    writeFileSync(path.join(dir, 'settings.json'), '{');

    expect((await set('show', '--lang', 'vi')).stderr).toContain(`không đọc hoặc ghi được cài đặt trong ${dir}`);
  });
});
