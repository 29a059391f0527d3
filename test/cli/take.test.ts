import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { take } from '../../cli/take.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { writeRunFile } from '../../player/run-file.ts';
import { bundleOf, picture, PIN, startStand, TOKEN, type Stand } from '../fakes/by-hand.ts';
import { startFaultServer, type FaultAnswer } from '../fakes/fault-server.ts';
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

/** A player that lets the operator in and begins, and from then on answers as it is told. */
async function answering(later: Readonly<Record<'taking' | 'lock', FaultAnswer>>) {
  const server = await startFaultServer();
  onTestFinished(() => server.close());
  server.on('/operator/unlock', json(200, { secret: 'ab', idleSeconds: 300 }));
  server.on('/operator/take', json(202, {}));
  for (const [route, answer] of Object.entries(later)) server.on(`/operator/${route}`, answer);
  const dataDir = await tempDir();
  const origin = new URL(server.url()).origin;
  const run = { pid: process.pid, port: Number(new URL(origin).port), token: TOKEN, origin, startedAt: 'now' };
  await writeRunFile(dataDir, run);
  return { dataDir };
}
const json =
  (status: number, body: object): FaultAnswer =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

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

  it('is no success when the session ended before it was told what came of it', async () => {
    const lockedOut = json(401, { code: 'LOCKED_OUT' });
    const player = await answering({ taking: lockedOut, lock: lockedOut });

    const told = await taking(player, import.meta.filename, PIN);
    expect(told).toMatchObject({ exitCode: exitCodes.faulty, stdout: '' });
    expect(told.stderr).toContain('the player ended this session');
    const inVietnamese = await taking(player, import.meta.filename, PIN, '--lang', 'vi');
    expect(inVietnamese.stderr).toContain('trình phát đã kết thúc phiên');
    const forScripts = await taking(player, import.meta.filename, PIN, '--json');
    expect(JSON.parse(forScripts.stdout)).toMatchObject({ ok: false, faults: [{ code: 'LOCKED_OUT' }] });
  });

  it('tells what was taken also where the session cannot be ended', async () => {
    const taken = { state: 'taken', name: 'a.bundle', bytes: 1, bytesDone: 1, playlist: { id: 'usb', revision: 3 } };
    const player = await answering({
      taking: json(200, taken),
      lock: (_request, response) => void response.destroy(),
    });

    expect(await taking(player, import.meta.filename, PIN)).toEqual({
      ...{ exitCode: exitCodes.ok, stderr: '' },
      stdout: 'a.bundle: taken, usb revision 3\n',
    });
  });

  it('says of a player that does not know what it is asked that versions differ', async () => {
    const player = await answering({ taking: json(404, {}), lock: json(200, {}) });

    expect((await taking(player, import.meta.filename, PIN)).stderr).toContain('does not understand this version');
  });
});
