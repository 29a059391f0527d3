import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../core/exit-codes.ts';
import { builtHosts, loaded } from '../electron/built-hosts.ts';

const { start } = builtHosts();

describe('the built Electron host refuses', () => {
  const isRoot = process.getuid?.() === 0;

  it.runIf(isRoot)('root', async () => {
    const host = start([], {}, { BLUEZONE_KIOSK_TEST_NO_SANDBOX: '' });

    expect(await host.ended).toBe(exitCodes.usage);
    expect(host.said()).toContain('an installed player runs nothing as root');
    expect(host.order()).not.toContain('window');
  });

  it('what is no option of play, before anything is started', async () => {
    const host = start(['--remote-debugging-port=9222', '--prot', '8080']);

    expect(await host.ended).toBe(exitCodes.usage);
    expect(host.said()).toContain('--prot is not an option of play');
    expect(host.order()).toEqual(expect.not.arrayContaining(['window', 'single instance']));
  });

  it('--headless, and says what does it', async () => {
    const host = start(['--headless']);

    expect(await host.ended).toBe(exitCodes.usage);
    expect(host.said()).toContain('--host chromium --headless');
  });

  it('a data directory in which another player works', async () => {
    const first = start();
    await loaded(first, 2);
    const second = start();
    expect(await second.ended).toBe(exitCodes.dataDirInUse);
    expect(second.said()).toMatch(/another player is using the data directory .*data/);

    const sameProfile = start([], { secondInstance: true });
    expect(await sameProfile.ended).toBe(exitCodes.dataDirInUse);
  });
});
