import { expect, it } from 'vitest';
import { parseTrust } from '../../core/trust.ts';
import { chainOf } from '../../publish/keys/chain.ts';
import { readKeyFolder } from '../../publish/keys/key-folder.ts';
import { initKeys, type Init } from '../../publish/keys/keys.ts';
import { rotateKeys, type Rotation } from '../../publish/keys/rotate.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const world = { passphrase: () => Promise.resolve('hằng ngày'), now: Date.now, scryptN: 2 ** 14 };
const plays = 'https://dl.example.gov.vn/plays';
const beats = 'https://dl.example.gov.vn/beat';

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

it('says nothing of where screens report to unless it is told', async () => {
  const { trust } = await channel();

  expect(await trust()).not.toHaveProperty('reports');
});

it('says where screens report to from the first trust file on, and with every key that is replaced', async () => {
  const reports = { reportUrl: plays, reportMethod: 'put', heartbeatUrl: beats } as const;
  const { trust, rotate } = await channel({ reports });
  expect((await trust()).reports).toEqual(reports);

  expect((await rotate({})).reports).toEqual(reports);
  expect((await rotate({ isStolen: true })).reports).toEqual(reports);
});

it('changes an address alone, without changing who may publish, and takes it out', async () => {
  const { trust, rotate } = await channel({ reports: { reportUrl: plays, reportMethod: 'put' } });
  const before = await trust();

  const more = await rotate({ reports: { heartbeatUrl: beats } });
  expect(more).toMatchObject({ version: 2, epoch: 0, publish: before.publish });
  expect(more.reports).toEqual({ reportUrl: plays, reportMethod: 'put', heartbeatUrl: beats });
  expect((await rotate({ reports: { reportUrl: 'none' } })).reports).toEqual({ heartbeatUrl: beats });
  expect(await rotate({ reports: { heartbeatUrl: 'none' } })).not.toHaveProperty('reports');
});

it.each([
  ['a login', { reportUrl: 'https://tv:word@a.vn/plays' }],
  ['a folder', { reportUrl: '/mnt/share' }],
  ['another scheme', { heartbeatUrl: 'ftp://a.vn/' }],
  ['a blank', { heartbeatUrl: 'https://a.vn/a b' }],
  ['another method', { reportUrl: plays, reportMethod: 'delete' }],
])('is no trust file with %s in its addresses', async (_what, reports) => {
  const { trust } = await channel();

  expect(parseTrust(JSON.stringify({ ...(await trust()), reports }))).toMatchObject({ kind: 'refused' });
});
