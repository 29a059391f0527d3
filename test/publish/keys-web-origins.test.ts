import { expect, it } from 'vitest';
import { chainOf } from '../../publish/keys/chain.ts';
import { readKeyFolder } from '../../publish/keys/key-folder.ts';
import { initKeys, type Init } from '../../publish/keys/keys.ts';
import { rotateKeys, type Rotation } from '../../publish/keys/rotate.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const world = { passphrase: () => Promise.resolve('hằng ngày'), now: Date.now, scryptN: 2 ** 14 };
const portal = 'https://portal.example.gov.vn';

/** A folder of keys, and what its newest trust file says after each rotation. */
async function channel(more: Partial<Init> = {}) {
  const dir = await tempDir();
  await initKeys(dir, { channel: 'tinh', name: 'Sở', ...more }, world);
  const trust = async () => chainOf(await readKeyFolder(dir)).trust;
  const rotate = async (rotation: Partial<Rotation>) => {
    await rotateKeys(dir, { add: [], remove: [], newRoot: false, isStolen: false, ...rotation }, world);
    return trust();
  };
  return { trust, rotate };
}

it('leaves web pages to each machine unless it is told where they may come from', async () => {
  const { trust } = await channel();

  expect(await trust()).not.toHaveProperty('webOrigins');
});

it('bounds web pages from the first trust file on, and with every key that is replaced', async () => {
  const { trust, rotate } = await channel({ webOrigins: [portal] });
  expect((await trust()).webOrigins).toEqual([portal]);

  expect((await rotate({})).webOrigins).toEqual([portal]);
  expect((await rotate({ isStolen: true })).webOrigins).toEqual([portal]);
});

it('changes the bound without changing who may publish', async () => {
  const { trust, rotate } = await channel();
  const before = await trust();
  const bounded = await rotate({ webOrigins: [] });

  expect(bounded).toMatchObject({ version: 2, epoch: 0, publish: before.publish, webOrigins: [] });
  expect(await rotate({ webOrigins: 'any' })).not.toHaveProperty('webOrigins');
});

it('replaces a stolen key and changes the bound at once', async () => {
  const { trust, rotate } = await channel();
  const { publish } = await trust();
  const after = await rotate({ webOrigins: [portal], isStolen: true });

  expect(after).toMatchObject({ epoch: 1, webOrigins: [portal] });
  expect(after.publish.keys[0]?.public).not.toBe(publish.keys[0]?.public);
});
