import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explain } from '../../cli/explain.ts';
import { timeline } from '../../cli/timeline.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { said } from './said.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(path.join(tmpdir(), 'schedule-'))));
afterEach(() => {
  rmSync(dir, { recursive: true });
  vi.unstubAllGlobals();
});
const written = (text: string) => {
  writeFileSync(path.join(dir, 'playlist.json'), text);
  return path.join(dir, 'playlist.json');
};
const playlist = (file: object) => written(JSON.stringify({ formatVersion: 1, ...file }));
const poster = (id: string) => ({ id, src: `${id}.jpg` });
const AT = ['--at', '2026-11-20T08:00'];

describe.each([
  ['explain', explain],
  ['timeline', timeline],
])('%s', (name, command) => {
  it('tells a bad playlist with places, and exits with 1', async () => {
    const file = playlist({ items: [{ src: 'a.xyz' }, { ...poster('b'), durationSeconds: 0 }] });
    const { exitCode, stdout, stderr } = await said(command, [file, '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stderr).toMatch(
      new RegExp(`^bluezone-kiosk ${name}: ${file}\nitems\\[0\\]\\.src: .*\nitems\\[1\\].duration`),
    );
    expect(stdout + stderr).not.toContain('must be');
  });

  it('tells where JSON breaks, as check does', async () => {
    const file = written('{\n  "formatVersion": 1,\n  "items": [{ "src": "a.jpg" },]\n}');

    expect((await said(command, [file])).stderr).toContain('line 3, column 31: a comma before the closing bracket');
    expect((await said(command, [file, '--lang', 'vi'])).stderr).toContain('dòng 3, cột 31: thừa dấu phẩy');
  });

  it('tells scripts what is wrong with a playlist, in the form of check', async () => {
    const file = written('{\n  "formatVersion": 1,\n  "items": [{ "src": "a.jpg" },]\n}');
    const { exitCode, stdout, stderr } = await said(command, [file, '--json']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      faults: [{ path: '', code: 'NOT_JSON', severity: 'error', line: 3 }],
    });
  });

  it('tells scripts too that there is no playlist', async () => {
    const { exitCode, stdout } = await said(command, [path.join(dir, 'gone.json'), '--json', '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      faults: [{ code: 'PLAYLIST_UNREACHABLE', message: 'không có tệp hoặc thư mục này' }],
    });
  });

  it('says in Vietnamese that a file is not there', async () => {
    const gone = path.join(dir, 'gone.json');
    const { exitCode, stderr } = await said(command, [gone, '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stderr).toBe(`bluezone-kiosk ${name}: ${gone}: không có tệp hoặc thư mục này\n`);
  });

  it('says that no player has worked in a data directory', async () => {
    const { exitCode, stderr } = await said(command, ['--data-dir', dir, '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain(`--data-dir: chưa có trình phát nào chạy với thư mục ${dir}`);
  });

  it.each([
    [[], 'screen without tags', 'àn hình không có thẻ'],
    [['--screen', 'hall-1'], 'creen hall-1', 'àn hình hall-1'],
    [['--tags', 'venue=desk'], 'screen with venue=desk', 'àn hình có thẻ venue=desk'],
    [['--screen', 'hall-1', '--tags', 'a=b'], 'creen hall-1 (a=b)', 'àn hình hall-1 (a=b)'],
  ])('says for which screen it answers: %s', async (asked, en, vi) => {
    const file = playlist({ items: [poster('a')] });

    expect((await said(command, [file, ...AT, ...asked])).stdout.split('\n')[0]).toContain(en);
    expect((await said(command, [file, ...AT, ...asked, '--lang', 'vi'])).stdout.split('\n')[0]).toContain(vi);
  });

  it('counts the hours of a machine where the playlist has none', async () => {
    const own = { dayparts: { noon: { from: '11:30', to: '12:30' } }, display: { hours: ['noon'] } };
    const isOpen = async (file: object, hours: string) => {
      const asked = [
        playlist({ ...file, items: [poster('a')] }),
        '--hours',
        hours,
        '--at',
        '2026-11-20T12:00',
        '--json',
      ];
      return /"open": (true|false)/.exec((await said(command, asked)).stdout)?.[1];
    };

    expect(await isOpen({}, 't2-t6 7h-11h')).toBe('false');
    expect(await isOpen({}, 'mon-fri 07:00-17:00')).toBe('true');
    expect(await isOpen(own, 't2-t6 7h-11h')).toBe('true');
  });

  it('counts the hours that are set on the machine of a data directory, unless others are asked about', async () => {
    vi.stubGlobal('__VERSION__', '0.0.0');
    mkdirSync(path.join(dir, 'playlist'));
    writeFileSync(path.join(dir, 'settings.json'), JSON.stringify({ hours: 'mon-fri 07:00-11:00' }));
    const args = [playlist({ items: [poster('a')] }), '--data-dir', dir, '--at', '2026-11-20T12:00', '--json'];
    const isOpen = async (...more: readonly string[]) =>
      /"open": (true|false)/.exec((await said(command, [...args, ...more])).stdout)?.[1];

    expect(await isOpen()).toBe('false');
    expect(await isOpen('--hours', '07:00-17:00')).toBe('true');
    expect(readdirSync(dir).toSorted()).toEqual(['playlist', 'playlist.json', 'settings.json']);
    writeFileSync(path.join(dir, 'settings.json'), '{');
    expect((await said(command, [...args, '--lang', 'vi'])).stderr).toContain('hãy ghi giờ bằng --hours');
  });

  it('says how hours are written', async () => {
    const { exitCode, stderr } = await said(command, [
      playlist({ items: [poster('a')] }),
      '--hours',
      '7-17',
      '--lang',
      'vi',
    ]);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain('--hours: phải là ngày và giờ như "t2-t6 07:00-17:00');
  });

  it('shows the title of a campaign after its id', async () => {
    const campaigns = [{ id: 'tet', title: 'Tết Đinh Mùi', items: [poster('a')] }];

    expect((await said(command, [playlist({ campaigns }), ...AT])).stdout).toContain('tet “Tết Đinh Mùi”');
  });

  it('shows the title of an interrupt after its id', async () => {
    const interrupts = [{ id: 'bao', title: 'Bão số 5', items: [poster('a')] }];
    const file = playlist({ items: [poster('m')], interrupts });

    expect((await said(command, [file, ...AT])).stdout).toContain('bao “Bão số 5”');
  });
});

describe('explain', () => {
  const three = () => playlist({ items: [poster('a'), poster('b'), poster('c')] });
  const nextOf = async (...args: readonly string[]) =>
    (await said(explain, [three(), ...AT, ...args])).stdout.split('\n')[1]?.split(' → ');

  it('tells as many turns as are asked for, and a few unasked', async () => {
    expect(await nextOf()).toEqual(['next: a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', '…']);
    expect(await nextOf('--turns', '30')).toHaveLength(30);
    expect(await nextOf('--turns', '2')).toEqual(['next: a', 'b']);
  });

  it('says that the playlist has no such item', async () => {
    const { exitCode, stderr } = await said(explain, [three(), 'x', '--lang', 'vi']);
    const scripts = await said(explain, [three(), 'x', '--json']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stderr).toBe('bluezone-kiosk explain: danh sách phát không có mục nào tên "x"\n');
    expect(JSON.parse(scripts.stdout)).toEqual({
      ok: false,
      faults: [{ path: '', code: 'NO_SUCH_ITEM', message: 'the playlist has no item "x"' }],
    });
  });
});

describe('timeline', () => {
  const OPEN = { dayparts: { open: { from: '07:00', to: '17:00' } }, display: { hours: ['open'] } };

  it('tells day by day, with the weekday once', async () => {
    const file = playlist({ ...OPEN, items: [poster('a')] });
    const { stdout } = await said(timeline, [file, '--from', '2026-11-20T12:00', '--until', '2026-11-21T09:00']);

    expect(stdout).toBe(
      [
        'A screen without tags, Asia/Ho_Chi_Minh',
        '',
        'Fri 20 Nov 2026',
        '12:00 – 17:00  main',
        '17:00 – Sat 21 Nov 2026, 07:00  closed',
        '',
        'Sat 21 Nov 2026',
        '07:00 – 09:00  main',
        '',
      ].join('\n'),
    );
  });

  it('tells them in Vietnamese', async () => {
    const campaigns = [
      { id: 'main', items: [poster('a')] },
      { id: 'loa', everyMinutes: 60, dayparts: ['open'], items: [poster('b')] },
    ];
    const args = ['--from', '2026-11-20T16:00', '--until', '2026-11-22', '--lang', 'vi'];
    const { stdout } = await said(timeline, [playlist({ ...OPEN, campaigns }), ...args]);

    expect(stdout).toMatch(
      /^Màn hình không có thẻ, Asia\/Ho_Chi_Minh\n\nThứ Sáu 20\/11\/2026\n16:00 – 17:00 {2}main\n/,
    );
    expect(stdout).toContain('17:00 – 07:00 thứ Bảy 21/11/2026  ngoài giờ mở cửa');
    expect(stdout).toContain('17:00 – 24:00  ngoài giờ mở cửa');
    expect(stdout).toMatch(/Giờ hẹn phát:\n\nThứ Sáu 20\/11\/2026\n16:00 {2}loa\n/);
    expect(stdout).not.toMatch(/nghỉ/);
  });

  it('tells closed hours once, though something would begin in them', async () => {
    const campaigns = [
      { id: 'main', items: [poster('a')] },
      { id: 'tet', flight: { from: '2026-11-21' }, items: [poster('b')] },
    ];
    const args = ['--from', '2026-11-20T18:00', '--until', '2026-11-21T08:00'];
    const { stdout } = await said(timeline, [playlist({ ...OPEN, campaigns }), ...args]);

    expect(stdout.match(/closed/g)).toHaveLength(1);
    expect(stdout).toContain('18:00 – Sat 21 Nov 2026, 07:00  closed');
  });

  it('begins at --at as it does at --from', async () => {
    const file = playlist({ items: [poster('a')] });
    const span = ['--until', '2026-11-21'];
    const at = await said(timeline, [file, '--at', '2026-11-20', ...span]);

    expect(at).toEqual(await said(timeline, [file, '--from', '2026-11-20', ...span]));
    expect(at.stdout).toContain('00:00 – 24:00  main');
  });

  it('refuses a span that ends before it begins', async () => {
    const args = [playlist({ items: [poster('a')] }), '--from', '2026-11-20', '--until', '2026-11-19', '--lang', 'vi'];

    expect((await said(timeline, args)).stderr).toContain('--until: phải sau --from');
  });
});
