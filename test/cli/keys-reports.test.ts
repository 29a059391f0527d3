import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys } from '../../cli/keys.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

const ENV = { LC_ALL: 'vi_VN.UTF-8', BLUEZONE_KIOSK_PASSPHRASE: 'hằng ngày ở sở' };
const init = (dir: string, ...more: readonly string[]) =>
  said(keys, ['init', '--keys', dir, '--channel', 'tinh', ...more], ENV);

describe('keys, about where screens report to', () => {
  it('takes the addresses in, and tells them', async () => {
    const dir = path.join(await tempDir(), 'keys');
    const addresses = ['--report-url', 'https://dl.vn/plays?sig=a%2Fb', '--report-method', 'put'];
    expect((await init(dir, ...addresses, '--heartbeat-url', 'https://dl.vn/beat')).exitCode).toBe(exitCodes.ok);

    const { stdout } = await said(keys, ['list', '--keys', dir], ENV);
    expect(stdout).toContain('Nhật ký phát gửi tới https://dl.vn/plays?sig=a%2Fb (put), trừ khi máy đặt nơi khác');
    const answer = await said(keys, ['list', '--keys', dir, '--json'], ENV);
    expect(JSON.parse(answer.stdout)).toMatchObject({
      reports: { reportUrl: 'https://dl.vn/plays?sig=a%2Fb', reportMethod: 'put', heartbeatUrl: 'https://dl.vn/beat' },
    });
  });

  it.each([
    ['--report-url', 'https://tv:word@dl.vn/plays', 'ai cũng đọc được tệp trust'],
    ['--report-url', '/mnt/share', 'ai cũng đọc được tệp trust'],
    ['--heartbeat-url', 'http://dl.example.org/', '--heartbeat-url: '],
    ['--report-method', 'delete', 'post hoặc put'],
  ])('refuses %s %s, and makes no key', async (option, value, words) => {
    const dir = path.join(await tempDir(), 'keys');
    const { exitCode, stderr } = await init(dir, option, value);

    expect([exitCode, stderr]).toEqual([exitCodes.usage, expect.stringContaining(words)]);
    expect((await said(keys, ['list', '--keys', dir], ENV)).exitCode).toBe(exitCodes.faulty);
  });
});
