import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { updates } from '../../cli/updates.ts';
import type { UpdatesWorld } from '../../cli/updates-world.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { newRecord, type UpdateRecord } from '../../core/update.ts';
import { aMachine } from '../machine/machine.ts';
import { said } from './said.ts';

const URL = 'https://updates.example.org/screens';
const KEY = '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDME\n-----END PGP PUBLIC KEY BLOCK-----\n';

/** A screen with an installed player, as root sees it unless told otherwise. */
async function machine(differs: Partial<UpdatesWorld> = {}) {
  const there = await aMachine();
  const ran: string[] = [];
  const world: UpdatesWorld = {
    ...{ platform: 'linux', uid: 0, hasSession: true, isPackaged: true, machine: there.world },
    updater: ['/usr/lib/bluezone-kiosk/node', '/usr/lib/bluezone-kiosk/out/updater/updater.js'],
    readKey: (file) => (file === 'key.asc' ? Promise.resolve(KEY) : Promise.reject(new Error(`ENOENT: ${file}`))),
    record: () => Promise.resolve(newRecord),
    run(order) {
      ran.push(order);
      return Promise.resolve(0);
    },
    ...differs,
  };
  const call = (line: string) => said((args) => updates(args, world), line.split(' '));
  return { ...there, call, ordered: ran };
}

describe('updates', () => {
  it.each([
    ['on', 'write updates show'],
    ['often', 'write updates show'],
    [`off ${URL}`, 'write updates show'],
    [`on ${URL}`, 'needs --key FILE'],
    ['on ftp://example.org/ --key key.asc', 'URL: must be an address'],
    [`on ${URL} --key none.asc`, 'ENOENT: none.asc'],
    [`on ${URL} --proxy x`, '--proxy: is not an option of updates'],
  ])('refuses the words "%s", says what to write, and writes nothing', async (line, words) => {
    const { call, files } = await machine();
    const { exitCode, stderr } = await call(line);

    expect(exitCode).not.toBe(exitCodes.ok);
    expect(stderr).toContain(words);
    expect(files()).toEqual([]);
  });

  it('believes no key that is none, and least of all a secret one', async () => {
    for (const key of ['', 'mDME', KEY.replaceAll('PUBLIC', 'PRIVATE')]) {
      const { call, files } = await machine({ readKey: () => Promise.resolve(key) });

      expect((await call(`on ${URL} --key key.asc`)).stderr).toContain('gpg --armor --export');
      expect(files()).toEqual([]);
    }
  });

  it.each<[Partial<UpdatesWorld>, string, string]>([
    [{ uid: 1000 }, 'put sudo before the command', 'thêm sudo vào trước lệnh'],
    [{ isPackaged: false }, 'this player is a clone', 'chạy từ mã nguồn'],
    [{ hasSession: false }, 'install --kiosk-session', 'install --kiosk-session'],
    [{ platform: 'win32' }, 'docs/updates.md', 'docs/updates.md'],
  ])('says on %j why it cannot be, in both languages', async (differs, en, vi) => {
    const { call, files } = await machine(differs);

    expect((await call(`on ${URL} --key key.asc`)).stderr).toContain(en);
    expect((await call(`on ${URL} --key key.asc --lang vi`)).stderr).toContain(vi);
    expect(files()).toEqual([]);
  });

  it('are switched on, shown, brought up to date without being told again, and switched off', async () => {
    const { call, files, text } = await machine();
    expect((await call(`on ${URL} --key key.asc --first`)).stdout).toContain('every hour');
    const before = await Promise.all(files().map(text));
    expect(await text('/etc/bluezone-kiosk/updates/key.asc')).toBe(KEY);

    expect((await call('show')).stdout).toContain(`newer versions come from ${URL}/\nthis machine takes new versions`);
    expect((await call('on')).exitCode).toBe(exitCodes.ok);
    expect(await Promise.all(files().map(text))).toEqual(before);
    expect((await call('off')).stdout).toContain('the player stays as it is');
    expect(files()).toEqual([]);
  });

  it('prints every file and command when it is only asked', async () => {
    const { call, files } = await machine({ uid: 1000 });
    const { stdout } = await call(`on ${URL} --key key.asc --dry-run`);

    expect(stdout).toContain('# /etc/bluezone-kiosk/updates/updates.sources (644)\n');
    expect(stdout).toContain('$ systemctl enable --now bluezone-kiosk-update.timer');
    expect(JSON.parse((await call(`on ${URL} --key key.asc --dry-run --json`)).stdout)).toMatchObject({ dryRun: true });
    expect(files()).toEqual([]);
  });

  it('leave a file alone that was changed by hand', async () => {
    const { call, root } = await machine();
    await call(`on ${URL} --key key.asc`);
    await writeFile(path.join(root, 'etc/bluezone-kiosk/updates/run'), 'by hand');

    expect((await call('on')).stderr).toContain('/etc/bluezone-kiosk/updates/run');
  });

  it('are done now, or taken back, when a person wants it, and say what came of it', async () => {
    const record: UpdateRecord = {
      ...newRecord,
      ...{ previous: '1.0', bad: ['1.5'] },
      last: { kind: 'updated', at: Date.UTC(2026, 10, 23, 19), from: '1.0', to: '2.0' },
    };
    const { call, ordered } = await machine({ record: () => Promise.resolve(record) });
    expect((await call('now')).stderr).toContain('updates on URL');
    await call(`on ${URL} --key key.asc`);
    const { stdout, stderr } = await call('now');
    await call('back');

    expect(ordered).toEqual(['now', 'back']);
    expect(stderr).toContain('up to ten minutes');
    expect(stdout).toContain('2026-11-23 19:00 UTC: updated from 1.0 to 2.0\n');
    expect(stdout).toContain('updates back');
    expect(stdout).toContain('not tried again: 1.5');
    expect(JSON.parse((await call('show --json')).stdout)).toMatchObject({
      ...{ on: true, state: 'idle', previous: '1.0', bad: ['1.5'] },
      last: { kind: 'updated', at: '2026-11-23T19:00:00.000Z' },
    });
  });

  it.each<[UpdateRecord['state']['kind'], string, string]>([
    ['installing', 'is being installed', 'đang cài'],
    ['judging', 'is waited for', 'đang chờ hình chạy'],
    ['unseen', 'when the screen opens', 'khi màn hình mở cửa'],
    ['going-back', 'is being put back', 'đang quay về'],
  ])('say that one is under way: %s', async (kind, en, vi) => {
    const attempt = { from: '1', to: '2', begunAt: 0, tries: 1, before: { isSafe: false, hasDisplay: true } };
    const state = { kind, attempt, why: undefined } as UpdateRecord['state'];
    const { call } = await machine({ record: () => Promise.resolve({ ...newRecord, state }) });

    expect((await call('show')).stdout).toContain(en);
    expect((await call('show --lang vi')).stdout).toContain(vi);
  });

  it.each<[NonNullable<UpdateRecord['looked']>, string, string]>([
    [{ kind: 'nothing', at: 0 }, 'nothing newer', 'không có phiên bản mới hơn'],
    [{ kind: 'waits', version: '2', at: 0 }, 'not for this machine yet', 'chưa đến lượt máy này'],
    [{ kind: 'bad', version: '2', at: 0 }, 'was taken back here', 'đã bị gỡ'],
    [{ kind: 'later', version: '2', at: 0 }, 'next quiet time', 'chờ giờ vắng'],
    [{ kind: 'not-reached', why: 'no route', at: 0 }, 'not reached: no route', 'không kết nối được: no route'],
    [{ kind: 'not-taken', why: 'NO_PUBKEY', at: 0 }, 'nothing was changed: NO_PUBKEY', 'chưa thay đổi gì: NO_PUBKEY'],
  ])('say what the last look at the source has shown: %j', async (looked, en, vi) => {
    const { call } = await machine({ record: () => Promise.resolve({ ...newRecord, looked }) });

    expect((await call('show')).stdout).toContain(`1970-01-01 00:00 UTC: `);
    expect((await call('show')).stdout).toContain(en);
    expect((await call('show --lang vi')).stdout).toContain(vi);
  });

  it('say when somebody else is at it', async () => {
    const { call } = await machine({ run: () => Promise.resolve(75) });
    await call(`on ${URL} --key key.asc`);

    expect((await call('now')).stderr).toContain('under way');
  });
});
