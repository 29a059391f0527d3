import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { usualViewing } from '../../publish/check/viewing.ts';
import { addKey, initKeys } from '../../publish/keys/keys.ts';
import { rotateKeys } from '../../publish/keys/rotate.ts';
import { approve, readAwaiting } from '../../publish/release/approve.ts';
import { holdOn, publish, type PublishWorld } from '../../publish/release/publish.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const NOW = Date.parse('2026-11-20T08:00:00+07:00');

let dir: string;
const at = (...names: readonly string[]) => path.join(dir, ...names);
const world: PublishWorld = {
  ...{ fetch, platform: process.platform, cwd: process.cwd(), progress: () => undefined },
  ...{ passphrase: () => Promise.resolve('một mật khẩu dài'), now: () => NOW, scryptN: 2 ** 14 },
};
const options = () => ({ out: at('public'), keys: at('keys'), live: undefined, register: undefined });
const show = async (name: string) => {
  const items = [{ id: name, src: `${name}.png`, durationSeconds: 10 }];
  await writeFile(at('sources', 'playlist.json'), JSON.stringify({ formatVersion: 1, items }));
  const check = { at: () => NOW, viewing: usualViewing, media: false, mostBytes: Infinity };
  await publish(at('sources'), options(), check, world);
};

beforeEach(async () => {
  dir = await tempDir();
  await mkdir(at('sources'));
  for (const [seed, name] of ['a', 'b'].entries())
    await writeFile(at('sources', `${name}.png`), pngBytes(seed + 1, { width: 16, height: 9 }));
  await initKeys(at('keys'), { channel: 'tinh', name: 'Sở Thông tin' }, world);
  const second = await addKey(at('second'), 'Người thứ hai', world);
  const rotation = { add: [second], remove: [], threshold: 2, newRoot: false, isStolen: false };
  await rotateKeys(at('keys'), rotation, world);
  await show('a');
  await approve(at('public'), at('second'), await readAwaiting(at('public'), NOW), world);
  await show('b');
});

describe('what waits for a second signature', () => {
  it('is shown by the register', async () => {
    await writeFile(at('screens.csv'), 'id,name\nbx-1,Bến xe\n');

    expect(await readAwaiting(at('public'), NOW, { register: at('screens.csv') })).toMatchObject({
      ...{ registered: 1, endsHold: false },
      changes: [{ screen: { id: 'bx-1', name: 'Bến xe' }, added: ['b'], removed: ['a'] }],
    });
  });

  it('is dropped by a hold, which says so', async () => {
    expect(await holdOn(undefined, options(), world)).toMatchObject({ revision: 3, missing: 0, dropped: 2 });
    await expect(readAwaiting(at('public'), NOW)).rejects.toThrow('nothing waits');
  });

  it.each([
    ['content', 'awaiting/playlist.json', 3],
    ['a hold', 'playlist.json', 4],
  ])('is not signed any more once the folder has gone on: %s', async (what, waits, past) => {
    if (what === 'a hold') await holdOn(undefined, options(), world);
    const awaiting = await readFile(at('public', waits));
    await holdOn(undefined, options(), world);
    await mkdir(at('public', 'awaiting'));
    await writeFile(at('public', 'awaiting', 'playlist.json'), awaiting);

    await expect(readAwaiting(at('public'), NOW)).rejects.toThrow(`revision ${past} is out there already`);
  });
});
