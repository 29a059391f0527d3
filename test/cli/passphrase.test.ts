import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../cli/keys.ts';
import { initKeys } from '../../publish/keys/keys.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { hasTerminal, onTerminal } from './on-terminal.ts';
import { said } from './said.ts';

const DAILY = 'mật khẩu hằng ngày';
const OF_ROOT = 'mật khẩu trong két';

let dir: string;
const at = (...names: readonly string[]) => path.join(dir, ...names);
beforeEach(async () => {
  dir = await tempDir();
});

const passphrase = ({ kind, ...of }: { kind: string; role?: string; key?: { role: string } }) =>
  Promise.resolve((kind === 'new' ? of.role : of.key?.role) === 'root' ? OF_ROOT : DAILY);
const makeKeys = (scryptN = 2 ** 14) =>
  initKeys(at('keys'), { channel: 'tinh', name: 'So' }, { passphrase, now: Date.now, scryptN });

describe.skipIf(!hasTerminal)('a passphrase asked for on a terminal', { timeout: 20_000 }, () => {
  it.each([
    ['Ctrl+C', '\x03', 'bluezone-kiosk keys: broken off; nothing was changed', 130],
    ['Ctrl+D', '\x04', 'bluezone-kiosk keys: nothing was typed; nothing was changed', 1],
  ])('is broken off with %s: in one line, and the terminal shows again what is typed', async (_, key, words, code) => {
    const shown = await onTerminal('keys', ['init', '--keys', at('keys'), '--channel', 'tinh'], [['lost):', key]]);

    expect(shown).toContain(words);
    expect(shown).toContain(`exit code ${code}`);
    expect(shown).not.toMatch(/^\s+at |node:/m);
    expect(shown).toMatch(/\sicanon\s[^]*\secho\s/);
    expect(await readdir(dir)).toEqual([]);
  });

  it('is broken off also while a key opens', async () => {
    await makeKeys(2 ** 16);
    const typed = [
      ['root key So', 'sai một\r'],
      ['\n', '\x03'],
    ] as const;
    const shown = await onTerminal('keys', ['rotate', '--keys', at('keys')], typed);

    expect(shown).toContain('exit code 130');
    expect(shown).toMatch(/\sicanon\s[^]*\secho\s/);
    expect(shown).not.toMatch(/sai|^\s+at /m);
  });

  it('is one for every day and another for the root key', async () => {
    const shown = await onTerminal(
      'keys',
      ['init', '--keys', at('keys'), '--channel', 'tinh'],
      [
        ['for the publishing key, used every day', `${DAILY}\r`],
        ['once more:', `x\x15${DAILY}y\x7f\r`],
        ['for the root key, kept on the stick, used once a year', `${DAILY}\r`],
        ['needs another one', `${OF_ROOT}\r`],
        ['once more:', `${OF_ROOT}\r`],
      ],
    );

    expect(shown).toContain('exit code 0');
    expect(shown).not.toContain('mật');
    expect(shown).not.toContain('Both keys have one passphrase');
    const rotated = await said(keys, ['rotate', '--keys', at('keys')], {
      ...{ BLUEZONE_KIOSK_PASSPHRASE: DAILY, BLUEZONE_KIOSK_ROOT_PASSPHRASE: OF_ROOT },
    });
    expect(rotated.exitCode, rotated.stderr).toBe(0);
  });

  it('may be tried three times; what is typed ahead answers, and is not shown', async () => {
    await makeKeys();
    const rotate = (typed: string) => onTerminal('keys', ['rotate', '--keys', at('keys')], [['root key So', typed]]);

    const wrong = await rotate('sai một\rsai hai\rsai ba\r');
    expect(wrong).toMatch(/That is not it; 2 tries are left\.[^]*1 try is left\.[^]*does not open[^]*exit code 1/);
    const right = await rotate(`sai một\r${OF_ROOT}\r${DAILY}\r${DAILY}\r`);
    expect(right).toMatch(/2 tries are left\.[^]*trust\/2\.json[^]*exit code 0/);
    for (const shown of [wrong, right]) expect(shown).not.toMatch(/sai|mật/);
  });

  it('is hidden also where that of a new key is typed again ahead of the question', async () => {
    const add = ['add', '--keys', at('keys'), '--name', 'Người thứ hai'];
    const shown = await onTerminal('keys', add, [['lost):', `${DAILY}\r${DAILY}\r`]]);

    expect(shown).toContain('exit code 0');
    expect(shown).not.toContain('mật');
  });
});

describe('passphrases from the environment', () => {
  const init = (folder: string, env: Readonly<Record<string, string>>) =>
    said(keys, ['init', '--keys', at(folder), '--channel', 'tinh'], { LC_ALL: 'en_US.UTF-8', ...env });

  it('are one for both keys where a script has but one, with a word of advice', async () => {
    const one = { BLUEZONE_KIOSK_PASSPHRASE: DAILY };
    const made = await init('keys', one);
    expect([made.exitCode, made.stdout]).toEqual([0, expect.stringContaining('BLUEZONE_KIOSK_ROOT_PASSPHRASE')]);
    expect(made.stdout).toContain(`with the folder ${at('keys', 'trust')}`);

    expect((await said(keys, ['rotate', '--keys', at('keys')], one)).exitCode).toBe(0);
  });

  it('open the root key with its own, and are tried once', async () => {
    await makeKeys();
    const rotate = (env: Readonly<Record<string, string>>) =>
      said(keys, ['rotate', '--keys', at('keys')], { LC_ALL: 'en_US.UTF-8', BLUEZONE_KIOSK_PASSPHRASE: DAILY, ...env });

    const refused = await rotate({});
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('the root key has one of its own')]);
    expect((await rotate({ BLUEZONE_KIOSK_ROOT_PASSPHRASE: OF_ROOT })).exitCode).toBe(0);
    expect(
      (await init('x', { BLUEZONE_KIOSK_PASSPHRASE: DAILY, BLUEZONE_KIOSK_ROOT_PASSPHRASE: 'ngắn' })).stderr,
    ).toContain('BLUEZONE_KIOSK_ROOT_PASSPHRASE: it takes 8 characters or more');
  });
});

describe('keys rotate --add', () => {
  it('lets the name of the second person in, by the file that keys add wrote or by --name', async () => {
    const env = { LC_ALL: 'en_US.UTF-8', BLUEZONE_KIOSK_PASSPHRASE: DAILY, BLUEZONE_KIOSK_ROOT_PASSPHRASE: OF_ROOT };
    const json = async (args: readonly string[]) => {
      const answer = await said(keys, [...args, '--json'], env);
      expect(answer.exitCode, answer.stderr).toBe(0);
      return JSON.parse(answer.stdout) as { publicFile: string; public: string; publishers: readonly object[] };
    };
    await makeKeys();
    const second = await json(['add', '--keys', at('b'), '--name', 'Người thứ hai']);
    const third = await json(['add', '--keys', at('c'), '--name', 'ba']);

    await json(['rotate', '--keys', at('keys'), '--add', at('b', second.publicFile), '--threshold', '2']);
    await json(['rotate', '--keys', at('keys'), '--add', third.public, '--name', 'Người thứ ba']);

    expect((await json(['list', '--keys', at('keys')])).publishers).toMatchObject([
      ...[{ name: 'So' }, { name: 'Người thứ hai', public: second.public }],
      { name: 'Người thứ ba', public: third.public },
    ]);
    const two = ['rotate', '--keys', at('keys'), '--add', `${second.public},${third.public}`, '--name', 'x'];
    expect(await said(keys, two, env)).toMatchObject({ exitCode: 2 });
  });
});
