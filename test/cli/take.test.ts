import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { take } from '../../cli/take.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { writeRunFile } from '../../player/run-file.ts';
import { bundleOf, picture, PIN, startStand, TOKEN, type Stand } from '../fakes/by-hand.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

const a = picture('a');
const list = JSON.stringify({ formatVersion: 1, id: 'usb', revision: 3, items: [a.item] });

/** A player that runs, as the command line finds it, and a bundle. */
async function standing(options: Parameters<typeof startStand>[0] = {}) {
  const stand = await startStand(options);
  const origin = stand.origin();
  const run = { pid: process.pid, port: Number(new URL(origin).port), token: TOKEN, origin, startedAt: 'now' };
  await writeRunFile(stand.dataDir, run);
  const bundle = path.join(stand.dir, 'tuần 47.bundle');
  await writeFile(bundle, bundleOf(list, [a]));
  return { stand, bundle };
}
const taking = (stand: Pick<Stand, 'dataDir'>, what: string, pin: string, ...more: readonly string[]) => {
  vi.stubEnv('BLUEZONE_KIOSK_PIN', pin);
  return said(take, [what, '--data-dir', stand.dataDir, ...more]);
};

describe('take', () => {
  it('brings the player that runs a bundle, and says what was taken', async () => {
    const { stand, bundle } = await standing();

    expect(await taking(stand, bundle, PIN)).toEqual({
      ...{ exitCode: exitCodes.ok, stderr: '' },
      stdout: 'tuần 47.bundle: taken, usb revision 3\n',
    });
    const again = await taking(stand, bundle, PIN, '--json');
    expect(JSON.parse(again.stdout)).toEqual({
      ...{ ok: true, name: 'tuần 47.bundle', bytes: 20_000 },
      playlist: { id: 'usb', revision: 3 },
    });
  });

  it('says why not, in both languages and for scripts', async () => {
    const { stand, bundle } = await standing();
    const other = path.join(stand.dir, 'thư.bundle');
    await writeFile(other, 'x'.repeat(2_000));

    expect((await taking(stand, bundle, '0000', '--lang', 'vi')).stderr).toContain('sai mã PIN; còn 4 lần thử');
    const refused = await taking(stand, other, PIN, '--json');
    expect(refused.exitCode).toBe(exitCodes.faulty);
    expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, faults: [{ code: 'BAD_BUNDLE' }] });
    expect((await taking(stand, `${bundle}.none`, PIN)).stderr).toContain('there is no such file or folder');
    expect(await said(take, [])).toMatchObject({ exitCode: exitCodes.usage });
  });

  it('says what to do where no PIN is set, and where no player runs', async () => {
    const { stand, bundle } = await standing({ operatorPin: undefined });

    expect((await taking(stand, bundle, PIN)).stderr).toContain('set one with settings set operatorPin');
    const nobody = { dataDir: await tempDir() };
    expect((await taking(nobody, bundle, PIN)).stderr).toContain('no player runs with the data directory');
    const run = { pid: 1, port: 1, token: TOKEN, origin: 'http://127.0.0.1:1', startedAt: 'long ago' };
    await writeRunFile(nobody.dataDir, run);
    const left = await taking(nobody, bundle, PIN, '--lang', 'vi');
    expect(left).toMatchObject({ exitCode: exitCodes.faulty });
    expect(left.stderr).toContain('không có trình phát nào đang chạy');
  });
});
