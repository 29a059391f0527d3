import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parsePlayOptions, settingsOf } from '../../../core/play-options.ts';
import { settingNames, variableOf } from '../../../core/settings.ts';
import { machineFilesOf } from '../../../player/provisioning/machine-files.ts';
import { readOptions } from '../../../player/provisioning/read-options.ts';
import { openConf } from '../../../player/settings-store.ts';
import { writtenValues } from '../../core/setting-values.ts';
import { createAuthority } from '../../fakes/certificates.ts';
import { makeChannel } from '../../fakes/channel.ts';
import { logbook } from '../../fakes/logbook.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

/** A machine with a folder for settings of the whole machine, one beside the program, and a data directory. */
async function machine() {
  const dir = await tempDir();
  const at = (...names: readonly string[]) => path.join(dir, ...names);
  await mkdir(at('etc'));
  const log = logbook();
  return {
    ...{ at, log, etc: at('etc', 'bluezone-kiosk.json'), beside: at('bluezone-kiosk.json') },
    own: (settings: object | string) =>
      mkdir(at('data'), { recursive: true }).then(() =>
        writeFile(at('data', 'settings.json'), typeof settings === 'string' ? settings : JSON.stringify(settings)),
      ),
    async start(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
      const parsed = parsePlayOptions(args);
      if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
      const files = [at('etc', 'bluezone-kiosk.json'), at('bluezone-kiosk.json')];
      const sources = { files, env, workingDir: dir, openStore: openConf };
      return readOptions(parsed.options, { ...sources, dataDir: at('data'), log, now: () => 7 });
    },
  };
}

const write = (file: string, settings: unknown) => writeFile(file, JSON.stringify(settings));
const stringContaining = (text: string) => expect.stringContaining(text) as string;

it('plays the bundled campaign where nothing is set, and leaves no trace', async () => {
  const { start, at } = await machine();

  expect(await start()).toMatchObject({ origins: {}, settingFaults: [] });
  await expect(rm(at('data'))).rejects.toThrow('ENOENT');
});

it('goes by each place before those below it, and knows which it was', async () => {
  const { start, etc, beside, own, at } = await machine();
  await write(etc, { screenId: 'etc', rotation: 90, volumePercent: '40', motion: 'off', tags: ['a=etc', 'b=etc'] });
  await write(beside, { screenId: 'beside', rotation: 180, volumePercent: 50, motion: true });
  await own({ screenId: 'own', rotation: 270, volumePercent: 60 });
  const env = { BLUEZONE_KIOSK_SCREEN_ID: 'env', BLUEZONE_KIOSK_ROTATION: '0', BLUEZONE_KIOSK_PORT: '' };

  const options = await start(['--screen-id', 'flag'], env);
  expect(options).toMatchObject({
    ...{ screenId: 'flag', rotation: 0, volumePercent: 60, motion: true, tags: ['a=etc', 'b=etc'] },
    origins: {
      screenId: { kind: 'option', place: '--screen-id' },
      rotation: { kind: 'environment', place: 'BLUEZONE_KIOSK_ROTATION' },
      volumePercent: { kind: 'settings', place: at('data', 'settings.json') },
      motion: { kind: 'file', place: beside },
      tags: { kind: 'file', place: etc },
    },
    settingFaults: [],
  });
  expect(options).not.toHaveProperty('port');
});

it.each(settingNames)('reads %s from a file and from the environment', async (name) => {
  const { start, etc, at } = await machine();
  await writeFile(at('trust.json'), makeChannel().anchor);
  const caFile = name === 'caFile' ? createAuthority(at()).file : '';
  const written = { ...writtenValues, trust: at('trust.json'), caFile }[name];

  expect((await start([], { [variableOf(name)]: written })).origins).toEqual({
    [name]: { kind: 'environment', place: variableOf(name) },
  });
  await write(etc, { [name]: written });
  const { origins, settingFaults } = await start();
  expect({ origins, settingFaults }).toEqual({ origins: { [name]: { kind: 'file', place: etc } }, settingFaults: [] });
});

it('looks for files where each system keeps them', () => {
  const find = (env: Readonly<Record<string, string>>, platform: string) => machineFilesOf(env, platform, '/opt/kiosk');
  const beside = path.join('/opt/kiosk', 'bluezone-kiosk.json');

  expect(find({}, 'linux')).toEqual([path.join('/etc/bluezone-kiosk', 'bluezone-kiosk.json'), beside]);
  expect(find({ ProgramData: 'D:/Data' }, 'win32')).toEqual([
    path.join('D:/Data', 'bluezone-kiosk', 'bluezone-kiosk.json'),
    beside,
  ]);
  expect(find({ BLUEZONE_KIOSK_SETTINGS_FILE: '/run/x.json' }, 'linux')).toEqual(['/run/x.json', beside]);
});

it('lets a file lock what nobody at the screen shall change', async () => {
  const { start, etc, own } = await machine();
  await write(etc, { configUrl: 'https://a.vn/p.json', screenId: 'etc', locked: ['configUrl'] });
  await own({ configUrl: 'https://b.vn/p.json', screenId: 'own' });

  expect(await start()).toMatchObject({
    ...{ configUrl: 'https://a.vn/p.json', screenId: 'own' },
    origins: { configUrl: { kind: 'locked', place: etc } },
  });
  expect(await start(['--config-url', 'https://c.vn/p.json'])).toMatchObject({ configUrl: 'https://c.vn/p.json' });
});

it('takes relative paths from where the file lies, and the trust document itself', async () => {
  const { start, etc, beside, at } = await machine();
  const { anchor } = makeChannel();
  await mkdir(at('etc', 'trust'));
  await writeFile(at('etc', 'trust', '1.json'), anchor);
  await write(etc, { trust: 'trust/1.json', configUrl: 'clips' });
  expect(await start()).toMatchObject({ trust: at('etc', 'trust', '1.json'), configUrl: at('etc', 'clips') });

  await write(beside, { trust: JSON.parse(anchor) as unknown });
  const { trust = '' } = await start();
  expect(path.dirname(trust)).toBe(at('data', 'given'));
  expect((await import('node:fs')).readFileSync(trust, 'utf8')).toBe(JSON.stringify(JSON.parse(anchor)));
});

it('takes a PIN as digits or as it is kept, and tells neither', async () => {
  const { start, etc } = await machine();
  await write(etc, { operatorPin: '482913' });
  const options = await start();
  expect(options.operatorPin).toMatch(/^scrypt:/);
  expect(settingsOf(options).provided).toEqual([
    { name: 'operatorPin', value: 'set', origin: { kind: 'file', place: etc } },
  ]);

  await write(etc, { operatorPin: options.operatorPin });
  expect((await start()).operatorPin).toBe(options.operatorPin);
  await write(etc, { operatorPin: '48x' });
  expect(JSON.stringify((await start()).settingFaults)).not.toContain('48x');
});

it.each<[string, string | Uint8Array, string]>([
  ['another value', '{"rotation": 45}', 'rotation: must be 0, 90, 180 or 270 degrees clockwise, got 45'],
  ['an unknown name', '{"rotaton": 90}', 'rotaton: is no setting; the settings are configUrl,'],
  ['a value that is none', '{"tags": {"a": "b"}}', 'tags: must be a list such as'],
  ['what it names missing', '{"caFile": "gone.pem"}', 'caFile: '],
  ['a web server that is none of ours', '{"configUrl": "http://a.example/p.json"}', 'configUrl: http:// is only for'],
  ['a trust document of nobody', '{"trust": {"payload": ""}}', 'trust: is not a trust file'],
  [
    'a lock of what it does not set',
    '{"locked": ["port"]}',
    'locked[0]: must be a list of settings that this file sets',
  ],
  ['no JSON', '{"rotation": 90', 'not JSON: '],
  ['a list', '[]', 'must be { "name": value, … }, got []'],
  ['nothing', ' \r\n', 'the file is empty'],
  ['NUL bytes', new Uint8Array(4096), 'is not UTF-8 text'],
  ['Latin-1', Buffer.from('{"tags": "tỉnh=bình"}', 'latin1').fill(0xe9, 10, 12), 'is not UTF-8 text'],
  ['50 MiB', Buffer.alloc(50 * 2 ** 20, 32), 'is larger than 256 KiB'],
  ['what nests for ever', '['.repeat(200_000), 'holds far more than settings'],
])('refuses a file with %s whole, goes on with what it said before, and tells', async (_what, bytes, message) => {
  const { start, etc, beside, log } = await machine();
  await write(etc, { screenId: 'etc', volumePercent: 40 });
  await write(beside, { rotation: 90 });
  await start();

  await writeFile(etc, bytes);
  expect(await start()).toMatchObject({
    ...{ screenId: 'etc', volumePercent: 40, rotation: 90 },
    settingFaults: [{ code: 'SETTINGS_REFUSED', message: stringContaining(`${etc}: ${message}`) }],
  });
  expect(log.entries.at(-1)).toMatchObject({ level: 'error', event: 'settings refused' });

  await write(etc, { rotation: 180 });
  const mended = await start();
  expect(mended).toMatchObject({ rotation: 90, settingFaults: [] });
  expect(mended).not.toHaveProperty('screenId');
});

it('goes on without a file that cannot be read, is a folder, a pipe without end, or a link to nowhere', async () => {
  const { start, etc } = await machine();
  const refusal = async () => (await start()).settingFaults?.map(({ message }) => message);
  await mkdir(etc);
  expect(await refusal()).toEqual([stringContaining('bluezone-kiosk.json: is not a file (nothing of it counts)')]);
  await rm(etc, { recursive: true });
  execFileSync('mkfifo', [etc]);
  expect(await refusal()).toEqual([stringContaining('is not a file')]);
  await rm(etc);
  await symlink('/dev/zero', etc);
  expect(await refusal()).toEqual([stringContaining('is not a file')]);
  await rm(etc);
  await symlink('nowhere', etc);
  expect(await refusal()).toEqual([]);
  await rm(etc);
  await write(etc, { screenId: 'etc' });
  await chmod(etc, 0);
  if (process.getuid?.() !== 0) expect(await refusal()).toEqual([stringContaining('EACCES')]);
});

it('takes a file as Notepad writes it', async () => {
  const { start, etc } = await machine();
  await writeFile(etc, '\ufeff{\r\n  "tags": "venue=sảnh",\r\n  "rotation": 90\r\n}\r\n');

  expect(await start()).toMatchObject({ tags: ['venue=sảnh'], rotation: 90, settingFaults: [] });
});

it('does not count what is wrong in the environment, and tells', async () => {
  const { start, own } = await machine();
  await own({ rotation: 90 });

  expect(await start([], { BLUEZONE_KIOSK_ROTATION: '45', BLUEZONE_KIOSK_MOTION: 'off' })).toMatchObject({
    ...{ rotation: 90, motion: false },
    settingFaults: [{ message: 'BLUEZONE_KIOSK_ROTATION: must be 0, 90, 180 or 270 degrees clockwise, got "45"' }],
  });
});

it('tells of variables that were meant to be those of settings', async () => {
  const { start } = await machine();

  expect(await start([], { BLUEZONE_KIOSK_CONFIGURL: '/usb', BLUEZONE_KIOSK_PIN: '4711' })).toMatchObject({
    settingFaults: [{ message: 'BLUEZONE_KIOSK_CONFIGURL: must be written BLUEZONE_KIOSK_CONFIG_URL' }],
  });
});

it('starts whatever has become of the settings of the machine itself, and tells', async () => {
  const { start, own, at } = await machine();
  await own({ screenId: 'own' });
  await start();
  await own('{"screenId": "ow');
  expect(await start()).toMatchObject({
    screenId: 'own',
    settingFaults: [{ code: 'SETTINGS_DAMAGED', message: stringContaining(at('data', 'settings.corrupt-7.json')) }],
  });
  expect((await start()).settingFaults).toEqual([]);

  // The last good copy is none either.
  for (const name of ['settings.json', 'settings.lastgood.json']) await writeFile(at('data', name), '\0');
  for (let n = 0; n < 2; n++) {
    const options = await start();
    expect(options).not.toHaveProperty('screenId');
    expect(options).toMatchObject({ settingFaults: [{ code: 'SETTINGS_DAMAGED' }] });
  }

  await rm(at('data', 'settings.json'));
  await mkdir(at('data', 'settings.json'));
  expect(await start()).toMatchObject({ settingFaults: [{ code: 'SETTINGS_DAMAGED' }] });
});

it('starts where what the files say cannot be kept', async () => {
  const { start, etc, at, log } = await machine();
  await write(etc, { screenId: 'etc' });
  await writeFile(at('data'), 'a file');

  expect(await start()).toMatchObject({ screenId: 'etc' });
  expect(log.entries.map(({ event }) => event)).toContain('settings files not copied');
});
