import { spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemdNotify } from '../../player/systemd-notify.ts';
import { openNotifySocket } from '../fakes/notify-socket.ts';

const hasProgram = spawnSync('systemd-notify', ['--version']).status === 0;

describe.skipIf(!hasProgram)('a word to systemd', () => {
  it('arrives as it is, accents, colons and all', async () => {
    const socket = await openNotifySocket();
    onTestFinished(() => socket.stop());
    vi.stubEnv('NOTIFY_SOCKET', socket.path);
    onTestFinished(() => void vi.unstubAllEnvs());
    const status =
      'STATUS=playing on 2 displays: sảnh: Hướng dẫn.mp4, door: dark; STALE: There has been no good playlist.';
    await systemdNotify(['WATCHDOG=1', status]);

    await socket.until(/^WATCHDOG=1$/, 2_000);
    expect((await socket.until(/^STATUS=/, 2_000)).word).toBe(status);
  });
});
