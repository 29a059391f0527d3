import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../cli/command.ts';
import { keys } from '../../cli/keys.ts';
import { publish } from '../../cli/publish.ts';
import { readUnverified } from '../../player/trust/signed-reader.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

const DAY_MS = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const REGISTER =
  'id,name,tags\nsanh-1,Sảnh 1,"venue=lobby, floor=1"\nsanh-2,Sảnh 2,venue=lobby\nben-xe,Bến xe,venue=bus-station\n';

let dir: string;
const at = (...names: readonly string[]) => path.join(dir, ...names);
const told = (...args: readonly string[]) => said(command, [dir, ...args]);
const json = ({ stdout }: { readonly stdout: string }) =>
  JSON.parse(stdout) as { readonly added: readonly Record<string, unknown>[] } & Record<string, unknown>;
const write = (over: object = {}) =>
  writeFile(
    at('playlist.json'),
    `${JSON.stringify({ formatVersion: 1, timeZone: 'Asia/Ho_Chi_Minh', items: [{ src: 'a.png', durationSeconds: 8 }], ...over }, null, 2)}\n`,
  );
const written = async () => JSON.parse(await readFile(at('playlist.json'), 'utf8')) as Record<string, unknown>;

beforeEach(async () => {
  dir = await tempDir();
  await write();
});

describe('command', () => {
  it('writes what screens are told into the playlist, says so, and what is to be done next', async () => {
    await writeFile(at('screens.csv'), REGISTER);
    const { exitCode, stdout } = await told('identify', '--screen', 'sanh-1,sanh-2', '--expires', '2h');

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Added \d{4}-\d\d-\d\d-identify-[a-z2-9]{6}: show which screen it is for 30 s, on screens sanh-1, sanh-2 \(2 of 3 screens\), until 20\d\d-\d\d-\d\d \d\d:\d\d\n/,
    );
    expect(stdout).toContain(`${at('playlist.json')} is written; commands in it: 1.`);
    expect(stdout).toContain(`publish ${dir} --out PUBLIC --keys KEYS`);
    const { commands, ...rest } = await written();
    expect(rest).toEqual({
      formatVersion: 1,
      timeZone: 'Asia/Ho_Chi_Minh',
      items: [{ src: 'a.png', durationSeconds: 8 }],
    });
    expect(commands).toEqual([
      {
        id: expect.any(String) as string,
        ...{ do: 'identify', seconds: 30, screens: { ids: ['sanh-1', 'sanh-2'] } },
        until: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/) as string,
      },
    ]);
    const [{ until = '' } = {}] = commands as readonly { readonly until?: string }[];
    expect(Math.abs(Date.parse(until) - Date.now() - 7_200_000)).toBeLessThan(30_000);
  });

  it.each([
    [['screenshot', '--all'], { do: 'screenshot' }],
    [
      ['restart', '--tags', 'venue=lobby,floor=1'],
      { do: 'restart', what: 'player', screens: { tags: { all: ['venue=lobby', 'floor=1'] } } },
    ],
    [['restart', 'page', '--all'], { do: 'restart', what: 'page' }],
    [['restart', 'browser', '--all'], { do: 'restart', what: 'browser' }],
    [['clear-cache', '--screen', 'x'], { do: 'clear-cache', screens: { ids: ['x'] } }],
    [['volume', '20', '--all'], { do: 'volume', percent: 20 }],
    [['identify', '60', '--all'], { do: 'identify', seconds: 60 }],
  ])('writes %j', async (args, expected) => {
    expect((await told(...args)).exitCode).toBe(0);
    const { commands } = await written();
    expect(commands).toEqual([{ id: expect.any(String) as string, until: expect.any(String) as string, ...expected }]);
  });

  it('gives a day unless told otherwise, from the moment that it may be begun, and takes a date with its whole day', async () => {
    const from = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 16);
    const later = json(await told('screenshot', '--all', '--from', `${from}Z`, '--json'));
    expect(Date.parse(String(later.added[0]?.['until']))).toBe(Date.parse(`${from}Z`) + DAY_MS);

    const day = iso(Date.now() + 3 * DAY_MS).slice(0, 10);
    const dated = json(await told('screenshot', '--all', '--expires', day, '--json'));
    expect(Date.parse(String(dated.added[0]?.['until']))).toBe(Date.parse(`${day}T00:00+07:00`) + DAY_MS);
  });

  it('takes out what has expired when one is added, says so, and leaves what others wrote as it is', async () => {
    const over = { id: 'old', do: 'screenshot', until: iso(Date.now() - 1_000) };
    const open = { id: 'open', do: 'volume', percent: 5, until: iso(Date.now() + DAY_MS), note: 'của tôi' };
    await write({ commands: [over, open] });

    const { stdout } = await told('screenshot', '--screen', 'sanh-1', '--lang', 'vi');
    expect(stdout).toContain('Đã xóa vì hết hạn: old.');
    expect(stdout).toMatch(/^Đã thêm \S+: chụp lại màn hình, trên màn hình sanh-1, đến \d\d:\d\d ngày/);
    expect(stdout).toContain('Không có sổ màn hình (screens.csv)');
    const { commands } = await written();
    expect(commands).toEqual([open, expect.objectContaining({ do: 'screenshot' })]);
  });

  it('lists what stands there, and withdraws it', async () => {
    await writeFile(at('screens.csv'), REGISTER);
    await write({
      commands: [
        { id: 'a', do: 'screenshot', until: iso(Date.now() - 1_000), screens: { ids: ['sanh-1'] } },
        {
          id: 'b',
          do: 'volume',
          percent: 5,
          until: iso(Date.now() + DAY_MS),
          screens: { tags: { any: ['venue=lobby', 'x=1'] } },
        },
        { id: 'c', do: 'clear-cache', from: iso(Date.now() + 1e6), until: iso(Date.now() + DAY_MS) },
      ],
    });
    const listed = (await told('list')).stdout.split('\n');
    expect(listed[0]).toMatch(/^over: a: take a screenshot, on screen sanh-1 \(1 of 3 screens\), until /);
    expect(listed[1]).toMatch(
      /^now: b: play at a volume of 5 %, on screens with one of venue=lobby, x=1 \(2 of 3 screens\), until /,
    );
    expect(listed[2]).toMatch(/^not yet: c: delete all media .* on all screens \(3 of 3 screens\), from .* until /);
    expect(json(await told('list', '--json'))).toMatchObject({
      ok: true,
      commands: [
        { id: 'a', state: 'expired', reaches: ['sanh-1'], from: null },
        { id: 'b', percent: 5 },
        { state: 'early' },
      ],
    });

    const { stdout } = await told('withdraw', 'b', 'c');
    expect(stdout).toContain('Withdrawn b: play at a volume of 5 %');
    expect(stdout).toContain('What a screen has done already stays done');
    expect(await written()).toMatchObject({ commands: [{ id: 'a' }] });
    const again = await told('withdraw', 'b', '--json');
    expect(again.exitCode).toBe(1);
    expect(json(again)).toMatchObject({ ok: false, faults: [{ message: 'there is no command "b"; there are a' }] });
  });

  it('changes nothing with --dry-run, and tells the same', async () => {
    const before = await readFile(at('playlist.json'), 'utf8');
    const { stdout } = await told('screenshot', '--all', '--dry-run');
    expect(stdout).toMatch(/^Added .*\n[^]*is left as it is \(--dry-run\)\.\n$/);
    expect(stdout).not.toContain('register');
    expect(json(await told('screenshot', '--all', '--dry-run', '--json'))).toMatchObject({
      ...{ ok: true, written: false, withdrawn: [], expired: [] },
      added: [{ do: 'screenshot', state: 'due', reaches: null, screens: null }],
    });
    expect(await readFile(at('playlist.json'), 'utf8')).toBe(before);
  });

  it.skipIf(process.platform === 'win32')('keeps who may read the file, and writes through a link', async () => {
    await chmod(at('playlist.json'), 0o640);
    const linked = await tempDir();
    await symlink(at('playlist.json'), path.join(linked, 'playlist.json'));
    expect((await said(command, [linked, 'screenshot', '--all'])).exitCode).toBe(0);
    expect((await stat(at('playlist.json'))).mode & 0o777).toBe(0o640);
    expect(await written()).toHaveProperty('commands');
  });

  it('reaches screens by what publish makes of it', async () => {
    process.env['BLUEZONE_KIOSK_PASSPHRASE'] = 'một mật khẩu dài';
    try {
      await mkdir(at('in'));
      await writeFile(at('in', 'playlist.json'), await readFile(at('playlist.json')));
      await writeFile(at('in', 'a.png'), pngBytes(1, { width: 640, height: 360 }));
      await said(keys, ['init', '--keys', at('keys'), '--channel', 'tinh-a']);
      const added = json(await said(command, [at('in'), 'restart', 'page', '--screen', 'sanh-1', '--json'])).added[0];
      const out = await said(publish, [at('in'), '--out', at('public'), '--keys', at('keys')]);

      expect(out.exitCode).toBe(0);
      const read = readUnverified(await readFile(at('public', 'playlist.json')));
      expect(read.kind === 'playlist' ? read.parsed.playlist.commands : read).toMatchObject([
        { id: added?.['id'], do: 'restart', what: 'page', screens: { ids: ['sanh-1'] } },
      ]);
      expect((await said(command, [at('public'), 'screenshot', '--all'])).stderr).toContain(
        'is what publish wrote, signed',
      );
    } finally {
      delete process.env['BLUEZONE_KIOSK_PASSPHRASE'];
    }
  });
});

describe('command refuses, and leaves the file as it is', () => {
  it.each<[readonly string[], string, string]>([
    [[], 'say what to do after the folder: screenshot, restart,', 'sau thư mục phải ghi việc cần làm'],
    [
      ['reboot', '--all'],
      '"reboot" is nothing that a screen can be told; there are screenshot,',
      'không có lệnh "reboot"',
    ],
    [['screenshot'], 'say which screens: --screen ID,…, --tags key=value,… or --all', 'phải nêu màn hình nào'],
    [['screenshot', '--all', '--screen', 'a'], 'say which screens', 'phải nêu màn hình nào'],
    [['screenshot', 'now', '--all'], 'screenshot: too many words: "now"', 'screenshot: thừa "now"'],
    [
      ['restart', 'machine', '--all'],
      'restart: must be page, browser or player, got "machine"',
      'restart: phải là page, browser hoặc player',
    ],
    [['volume', '--all'], 'volume: must be percent from 0 to 100', 'volume: phải là số phần trăm từ 0 đến 100'],
    [['volume', '101', '--all'], 'volume: must be percent from 0 to 100', 'volume: phải là'],
    [['identify', '4', '--all'], 'identify: must be seconds from 5 to 600', 'identify: phải là số giây'],
    [['screenshot', '--screen', 'a b'], '--screen: must be', '--screen: phải là'],
    [
      ['screenshot', '--all', '--expires', 'soon'],
      '--expires: must be how long, such as 30min',
      '--expires: phải là khoảng thời gian',
    ],
    [['screenshot', '--all', '--from', 'soon'], '--from: must be a date and time', '--from: phải là ngày giờ'],
    [['withdraw'], 'name the commands to withdraw', 'phải nêu lệnh cần rút'],
    [['list', '--all'], '--all: has no meaning with list', '--all: không dùng cùng list'],
  ])('%j', async (args, en, vi) => {
    const before = await readFile(at('playlist.json'), 'utf8');
    const inEnglish = await told(...args);
    expect(inEnglish.stderr).toContain(en);
    expect(inEnglish.exitCode).toBe(2);
    expect((await told(...args, '--lang', 'vi')).stderr).toContain(vi);
    expect(await readFile(at('playlist.json'), 'utf8')).toBe(before);
  });

  it.each<[readonly string[], RegExp]>([
    [['--all', '--expires', '2026-01-01'], /--expires: 2026-01-02 00:00 has passed/],
    [['--all', '--expires', '32d'], /--expires: .* is more than 31 days from now/],
    [['--all', '--from', '2126-01-02', '--expires', '2126-01-01'], /--expires: .* is not after --from/],
    [['--screen', 'sanh-1,sanh-3'], /there is no screen "sanh-3" in .*screens\.csv; is "sanh-1" meant\?/],
    [['--tags', 'venue=loby'], /no screen has the tag "venue=loby" in .*screens\.csv; is "venue=lobby" meant\?/],
    [['--tags', 'venue=bus-station,floor=1'], /no screen in .*screens\.csv has all of these tags/],
  ])('what no screen would do: %j', async (args, says) => {
    await writeFile(at('screens.csv'), REGISTER);
    const { exitCode, stderr } = await told('screenshot', ...args);
    expect(stderr).toMatch(says);
    expect(exitCode).toBe(1);
    expect(await written()).not.toHaveProperty('commands');
  });

  it('a playlist that no screen would take, with all that is wrong with it', async () => {
    await write({ items: [{ src: 'a.png', durationSeconds: -5 }, {}] });
    const { exitCode, stderr } = await told('screenshot', '--all');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('is not changed, for no screen would take it');
    expect(stderr).toContain('items[0].durationSeconds: must be');
    expect(stderr).toContain('items[1]');
    await writeFile(at('playlist.json'), '{ "formatVersion": 1,\n "items": [ }');
    expect((await told('screenshot', '--all')).stderr).toContain('not JSON: line 2, column 13');
  });

  // Nothing is read-only for root.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file that was made read-only', async () => {
    await chmod(at('playlist.json'), 0o444);
    const { exitCode, stderr } = await told('screenshot', '--all');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('is left as it is, for it cannot be written: you may not write there');
    expect(await written()).not.toHaveProperty('commands');
  });

  it('the 101st command, a folder without a playlist, an address, and a register that is not there', async () => {
    const until = iso(Date.now() + DAY_MS);
    await write({ commands: Array.from({ length: 100 }, (_, n) => ({ id: `c${n}`, do: 'screenshot', until })) });
    expect((await told('screenshot', '--all')).stderr).toContain('has 100 commands, the most there may be');
    expect((await said(command, [await tempDir(), 'screenshot', '--all'])).stderr).toContain(
      'there is no playlist.json in',
    );
    expect((await said(command, [at('nowhere'), 'list'])).stderr).toContain('there is no such file or folder');
    expect((await said(command, ['https://example.org/playlist.json', 'list'])).stderr).toContain('is on a server');
    expect((await told('list', '--screens', at('a,b'))).stderr).toContain('with the register of screens');
  });
});
