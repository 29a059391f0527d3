import { describe, expect, it } from 'vitest';
import { preventable } from '../fakes/electron.ts';
import { hosted, lobby, lobby2, origin, playing } from './hosted.ts';

const board = 'https://board.example';
const allowed = { host: { webOrigins: [board] } };

/** Whether a frame within a window may go there now. */
function mayGo({ contentsOf }: ReturnType<typeof hosted>, url: string, n = 0): boolean {
  const attempt = preventable({ url, isMainFrame: false });
  contentsOf(n).emit('will-frame-navigate', attempt);
  return !attempt.defaultPrevented;
}

describe('web pages', () => {
  it('are let in where somebody watches over them, and nowhere else', async () => {
    const running = await playing(allowed);
    expect(mayGo(running, `${board}/now`)).toBe(true);
    expect(mayGo(running, 'https://elsewhere.example/')).toBe(false);

    running.contentsOf(0).debugger.detach();
    expect([mayGo(running, `${board}/now`), mayGo(running, `${board}/now`, 1)]).toEqual([false, true]);
    await running.clock.pass(1_000);
    expect(mayGo(running, `${board}/now`)).toBe(true);
  });

  it('are not, and nothing is watched, while none are allowed', async () => {
    const running = await playing();

    expect(mayGo(running, `${board}/now`)).toBe(false);
    expect(running.windows.map(({ webContents }) => webContents.debugger.isAttached())).toEqual([false, false]);
    expect([running.of('proxy'), running.of('requests judged')]).toEqual([[], []]);
  });

  it('wait for it to be settled what is reached: before that, no page is loaded', async () => {
    const proxied = Promise.withResolvers<void>();
    const { host, clock, loads } = hosted({ ...allowed, proxy: () => proxied.promise });
    host.serve(origin, 47815);
    await clock.pass(1_000);
    expect(loads()).toEqual([]);

    proxied.resolve();
    await clock.pass(100);
    expect(loads()).toEqual([lobby, lobby2]);
  });

  it('cost nobody the picture when the proxy cannot be set', async () => {
    const { host, clock, loads } = hosted({ ...allowed, proxy: () => Promise.reject(new Error('no network service')) });
    host.serve(origin, 47815);
    await clock.pass(100);

    expect(loads()).toEqual([lobby, lobby2]);
  });

  it('of other origins come with new windows, each open before the old one goes', async () => {
    const running = await playing(allowed);
    const { host, clock, calls, of, loads, windows } = running;
    host.allow(['https://other.example']);
    await clock.pass(100);

    expect(of('proxy').map(([how]) => (how as Electron.ProxyConfig).proxyBypassRules)).toEqual([
      '<-loopback>;127.0.0.1;https://other.example:443;wss://other.example:443',
    ]);
    expect(loads()).toEqual([lobby, lobby2]);
    const order = calls.map(([what]) => what).filter((what) => what === 'window' || what === 'destroy');
    expect(order).toEqual(['window', 'destroy', 'window', 'destroy']);
    expect([mayGo(running, `${board}/now`, 2), mayGo(running, 'https://other.example/', 2)]).toEqual([false, true]);
    expect(windows.map(({ webContents }) => webContents.debugger.isAttached())).toEqual([false, false, true, true]);
  });

  it('are gone when none are allowed any more', async () => {
    const running = await playing(allowed);
    running.host.allow([]);
    await running.clock.pass(100);

    expect(running.of('proxy')).toMatchObject([[{ proxyBypassRules: '<-loopback>;127.0.0.1' }]]);
    expect(mayGo(running, `${board}/now`, 2)).toBe(false);
  });

  it('change nothing while they stay the same', async () => {
    const { host, clock, calls } = await playing(allowed);
    host.allow([board]);
    await clock.pass(100);

    expect(calls).toEqual([]);
  });
});
