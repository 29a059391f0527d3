import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { approve } from '../../cli/approve.ts';
import { hold } from '../../cli/hold.ts';
import { keys } from '../../cli/keys.ts';
import { publish } from '../../cli/publish.ts';
import { verify } from '../../cli/verify.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

let dir: string;
const at = (...names: readonly string[]) => path.join(dir, ...names);
const PASSPHRASE = 'một mật khẩu dài';
const asked = async (command: Parameters<typeof said>[0], args: readonly string[], passphrase = PASSPHRASE) => {
  process.env['BLUEZONE_KIOSK_PASSPHRASE'] = passphrase;
  try {
    return await said(command, args);
  } finally {
    delete process.env['BLUEZONE_KIOSK_PASSPHRASE'];
  }
};
const json = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout) as Record<string, unknown>;

beforeEach(async () => {
  dir = await tempDir();
  await mkdir(at('sources'));
  await writeFile(at('sources', 'áp phích.png'), pngBytes(1, { width: 640, height: 360 }));
});

describe("the officer's commands", () => {
  it('speak to scripts by the names that are promised, from the keys to the screen', async () => {
    const bound = ['--web-origins', 'https://portal.example'];
    const made = await asked(keys, ['init', '--keys', at('keys'), '--channel', 'tinh-a', ...bound, '--json']);
    expect(made.exitCode).toBe(0);
    expect(json(made)).toMatchObject({ channel: 'tinh-a', version: 1, files: [{}, {}, 'trust/1.json'] });
    const listed = await asked(keys, ['list', '--keys', at('keys'), '--json']);
    expect(json(listed)).toMatchObject({ channel: 'tinh-a', webOrigins: ['https://portal.example'] });

    const out = ['--out', at('public'), '--keys', at('keys')];
    const published = await asked(publish, [at('sources'), ...out, '--json']);
    expect(published.exitCode).toBe(0);
    expect(json(published)).toMatchObject({ ok: true, channel: 'tinh-a', revision: 1, missingSignatures: 0 });
    const files = (await readdir(at('public'), { recursive: true })).map((name) => name.replaceAll('\\', '/'));
    expect(files).toEqual(expect.arrayContaining(['playlist.json', 'trust/1.json']));
    expect(files.filter((name) => name.startsWith('media/'))).toEqual([
      expect.stringMatching(/^media\/[0-9a-f]{64}\.png$/),
    ]);

    const verified = await said(verify, [at('public'), '--trust', at('public', 'trust', '1.json'), '--json']);
    expect(verified.exitCode).toBe(0);
    expect(json(verified)).toMatchObject({ ok: true, channel: 'tinh-a', revision: 1, hold: false, trustVersion: 1 });
  });

  it('tell people who has signed what, and what a hold does', async () => {
    await asked(keys, ['init', '--keys', at('keys'), '--channel', 'tinh-a', '--name', 'Sở Thông tin']);
    const out = ['--out', at('public'), '--keys', at('keys')];
    const published = await asked(publish, [at('sources'), ...out, '--bundle', at('a.bundle'), '--lang', 'vi']);
    expect(published.stdout).toMatch(/Màn hình sẽ nhận: kênh tinh-a, bản 1, 1 tệp đủ và đúng/);
    expect(published.stdout).toMatch(/Chữ ký đúng, của Sở Thông tin \([0-9a-f]{16}\)\./);
    expect(published.stdout).toMatch(/Tệp gói để mang bằng USB: .*a\.bundle/);

    const held = await asked(hold, ['on', 'Bảo trì', ...out]);
    expect(held.stdout).toContain('revision 2: all content comes down');
    expect(held.stdout).not.toContain('no screen changes');
    const twice = await asked(hold, ['off', ...out]);
    expect(twice.exitCode).toBe(0);
    expect((await asked(hold, ['off', ...out])).stderr).toContain('nothing is held');
  });

  it('tell what an undone release brings back, and that the end of a hold brings all back', async () => {
    await asked(keys, ['init', '--keys', at('keys'), '--channel', 'tinh-a']);
    const out = ['--out', at('public'), '--keys', at('keys')];
    const first = await asked(publish, [at('sources'), ...out, '--lang', 'vi']);
    expect(first.stdout).toMatch(/Ngày ghi vào bản này, theo đồng hồ máy: \d\d:\d\d (thứ|Chủ) /);
    expect(first.stdout).toMatch(/ 1 tệp \(\d+ KiB\)/);
    await writeFile(at('sources', 'b.png'), pngBytes(2, { width: 640, height: 360 }));
    await asked(publish, [at('sources'), ...out]);

    const undone = await asked(publish, ['--undo', ...out]);
    expect(undone.stdout).toMatch(
      /Back again: the content of revision 1, published \w{3} \d+ \w{3} \d{4}, \d\d:\d\d\./,
    );
    const newer = await asked(publish, ['--undo', '--revision', '2', ...out, '--json']);
    expect(json(newer)).toMatchObject({ revision: 4, restoredRevision: 2, endsHold: false });

    await asked(hold, ['on', ...out]);
    expect((await asked(publish, ['--undo', ...out])).stderr).toContain('a hold is in force');
    const off = await asked(hold, ['off', ...out]);
    expect(off.stdout).toContain('On hold until now: this brings the content back on all screens.');
    expect(off.stdout).not.toContain('no screen changes');
    expect((await asked(publish, [at('sources'), ...out, '--revision', '2'])).stderr).toContain('only with --undo');
  });

  it('tell an older copy that was put back from the newest, where what was published is known', async () => {
    await asked(keys, ['init', '--keys', at('keys'), '--channel', 'tinh-a']);
    const out = ['--out', at('public'), '--keys', at('keys')];
    await asked(publish, [at('sources'), ...out]);
    await cp(at('public'), at('old'), { recursive: true });
    await asked(publish, [at('sources'), ...out]);
    await cp(at('keys', 'trust', '1.json'), at('1.json'));

    const alone = await said(verify, [at('old'), '--trust', at('1.json')]);
    expect(alone).toMatchObject({ exitCode: 0 });
    expect(alone.stdout).toContain('A screen that has had a newer revision than 1 refuses it');
    for (const known of [
      ['--trust', at('keys', 'trust', '1.json')],
      ['--trust', at('1.json'), '--keys', at('public')],
    ]) {
      const answer = await said(verify, [at('old'), ...known, '--json']);
      expect(answer.exitCode).toBe(1);
      expect(json(answer)).toMatchObject({ ok: false, revision: 1, faults: [{ code: 'ROLLBACK', path: 'revision' }] });
    }
    expect((await said(verify, [at('public'), '--trust', at('keys', 'trust', '1.json')])).exitCode).toBe(0);

    for (const name of await readdir(at('public', 'media'))) await rm(at('public', 'media', name));
    const missing = await said(verify, [at('public'), '--trust', at('1.json')]);
    expect(missing.stdout).toContain('MEDIA_MISSING items[0].src: "áp phích.png": media/');
  });

  it.each<[string, Parameters<typeof said>[0], readonly string[], number, string, RegExp]>([
    ['sources that are not there', publish, ['gone', '--out', 'public'], 1, 'REFUSED', /there is no folder .*gone/],
    ['a folder that is not named', publish, ['sources'], 2, 'USAGE', /name the folder that is to be uploaded: --out/],
    [
      'keys that are not there',
      publish,
      ['sources', '--out', 'p', '--keys', 'k'],
      1,
      'REFUSED',
      /begin with .*keys init/,
    ],
    ['an empty folder of keys', keys, ['list', '--keys', 'k'], 1, 'REFUSED', /no keys in .*begin with/],
    [
      'a channel on two lines',
      keys,
      ['init', '--keys', 'k', '--channel', 'a\nb'],
      1,
      'REFUSED',
      /--channel: must be 1 to 200/,
    ],
    [
      'a page where web pages are to come from',
      keys,
      ['init', '--keys', 'k', '--channel', 'a', '--web-origins', 'https://portal.example/board'],
      2,
      'USAGE',
      /--web-origins: must be any, none, or origins/,
    ],
    ['a folder where nothing waits', approve, ['sources', '--keys', 'k', '--yes'], 1, 'REFUSED', /nothing waits/],
    ['a hold that is none', hold, ['maybe', '--out', 'public'], 2, 'USAGE', /write hold on/],
  ])('tell scripts on stdout, and people on stderr, of %s', async (_what, command, words, exitCode, code, message) => {
    const places = new Set(['gone', 'public', 'sources', 'p', 'k']);
    const args = words.map((word) => (places.has(word) ? at(word) : word));
    const answer = await asked(command, [...args, '--json']);

    expect(answer.exitCode).toBe(exitCode);
    expect(answer.stderr).toMatch(message);
    const faults = [{ code, message: expect.stringMatching(message) as string }];
    expect(json(answer)).toMatchObject({ ok: false, faults });
  });

  it('open no key with another passphrase, and seal none with a short one', async () => {
    await asked(keys, ['init', '--keys', at('keys'), '--channel', 'tinh-a']);
    const wrong = await asked(publish, [at('sources'), '--out', at('p'), '--keys', at('keys')], 'một mật khẩu khác');
    expect(wrong.stderr).toContain('does not open: the passphrase is wrong');
    expect(await readdir(dir)).not.toContain('p');

    const short = await asked(keys, ['init', '--keys', at('other'), '--channel', 'b'], 'ngắn');
    expect(short.stderr).toContain('BLUEZONE_KIOSK_PASSPHRASE: it takes 8 characters or more');
    expect(await readdir(dir)).not.toContain('other');
  });

  it('refuse a trust file that is none, or not there', async () => {
    await asked(publish, [at('sources'), '--out', at('public')]);
    await writeFile(at('trust.json'), '{}');
    for (const name of ['trust.json', 'gone.json']) {
      const answer = await said(verify, [at('public'), '--trust', at(name), '--json', '--lang', 'vi']);
      expect(answer.exitCode).toBe(1);
      expect(json(answer)).toMatchObject({ ok: false, faults: [{ code: 'TRUST_REFUSED' }] });
    }
  });

  it('take the file of a playlist for its folder', async () => {
    await asked(publish, [at('sources'), '--out', at('public')]);
    expect((await said(verify, [at('public', 'playlist.json')])).exitCode).toBe(0);
    expect((await said(verify, [at('sources', 'áp phích.png')])).stdout).toContain('BAD_BUNDLE it is no bundle');
  });
});
