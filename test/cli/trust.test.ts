import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { trust } from '../../cli/trust.ts';
import { openDataDir } from '../../player/data-dir.ts';
import { TRUST_FILE } from '../../player/trust/kept-trust.ts';
import { openTrust } from '../../player/trust/trust-keeper.ts';
import { SILENT } from '../../publish/ask-folder.ts';
import { initKeys } from '../../publish/keys/keys.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

let dir: string;
const forget = (...args: readonly string[]) => said(trust, ['forget', '--data-dir', path.join(dir, 'data'), ...args]);

beforeEach(async () => {
  dir = await tempDir();
});

describe('trust', () => {
  it('says whom the machine believes, and whether there was anything to forget', async () => {
    const world = { passphrase: () => Promise.resolve('một mật khẩu dài'), now: Date.now, scryptN: 2 ** 14 };
    const webOrigins = ['https://portal.example'];
    await initKeys(path.join(dir, 'keys'), { channel: 'tinh', name: 'Sở', webOrigins }, world);
    expect((await forget()).stdout).toContain('There was nothing to forget.');
    await openTrust({
      ...{ path: path.join(dir, 'data', TRUST_FILE), anchor: path.join(dir, 'keys', 'trust', '1.json'), kept: [] },
      ...{ log: SILENT, now: Date.now, before: () => undefined, onRenewed: () => undefined },
    });

    const show = await said(trust, ['--data-dir', path.join(dir, 'data'), '--lang', 'vi']);
    expect(show.stdout).toContain('Trang web chỉ được lấy từ: https://portal.example');

    expect((await forget('--lang', 'vi')).stdout).toContain('Đã quên các khóa');
    expect(JSON.parse((await forget('--json')).stdout)).toMatchObject({ state: 'unpinned', forgot: false });
  });

  it('says in the language that was asked for that a player is at work', async () => {
    const held = await openDataDir(path.join(dir, 'data'));
    if (held.kind !== 'open') throw new Error(held.message);
    try {
      expect((await forget('--lang', 'vi')).stderr).toMatch(
        /một trình phát khác đang dùng thư mục dữ liệu .*data: hãy dừng/,
      );
    } finally {
      held.release();
    }
  });
});
