import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { BACKGROUND } from '../../../chromium/flags.ts';
import { isWholly, openFrameBuffer } from '../../bench/frame-buffer.ts';
import { startDisplay, type Display } from '../../fakes/display.ts';
import { monkey, play, windowsOn } from '../../fakes/monkey.ts';
import { GREEN, hasBrowser, mainProcessOf, startHost, until, type RunningHost } from './running-host.ts';

const hasKeys = ['xdotool', 'xprop', 'xev'].every((name) => spawnSync('which', [name]).status === 0);
const PRANKS = 300;
const AT_ONCE = 30;

/** O08 and V07 of the reliability table. */
describe.skipIf(!hasBrowser || !hasKeys)('the Chromium host and whoever has a keyboard and a mouse', () => {
  let display: Display;
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display.stop());

  const isAll = (colour: string) => {
    const frameBuffer = openFrameBuffer(display.frameBufferFile);
    const isOne = isWholly(frameBuffer, colour);
    frameBuffer.close();
    return isOne;
  };
  const isGreen = () => isAll(GREEN);
  const standing = (host: RunningHost) => ({ pid: mainProcessOf(host).pid, windows: windowsOn(display.name) });

  it(`stays on the page through ${PRANKS} chords, clicks and drags, and opens nothing`, async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');
    await until(isGreen, 5_000, host.stderr);
    const before = standing(host);
    expect(before.windows).toHaveLength(1);

    const pranks = monkey(1, display);
    for (let done = 0; done < PRANKS; done += AT_ONCE) {
      const some = Array.from({ length: AT_ONCE }, () => pranks.next().value as string);
      play(display.name, some);
      expect(standing(host), some.join('\n')).toEqual(before);
      await until(isGreen, 3_000, () => `after these, something else is on:\n${some.join('\n')}\n${host.stderr()}`);
    }
    await host.pageBack(Date.now(), 'drawn');

    const loaded = (await host.seen()).filter(({ what }) => what === 'loaded');
    expect(loaded, `the page was loaded again:\n${host.stderr()}`).toHaveLength(1);
    expect((await host.seen()).at(-1)).toMatchObject({ width: 1280, height: 720, fullscreen: true });
    await host.stop();
  });

  it('shows no pointer that the menu key has brought', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');
    play(display.name, ['mousemove 700 400']);
    await until(isGreen, 5_000, host.stderr);
    for (const held of ['', 'ctrl+', 'alt+', 'shift+']) {
      play(display.name, [`key ${held}Menu`]);
      await sleep(300); // as long as a menu takes to come
      await until(isGreen, 3_000, () => `after ${held}Menu something else is on`);
    }
    await host.stop();
  });

  it('keeps keys from the browser also when its page has died, and while there is none', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');
    const before = standing(host);
    const close = ['key ctrl+w', 'key alt+F4', 'key ctrl+t', 'key F12', 'key ctrl+p'];

    const diesAt = Date.now();
    await host.ask('/do?what=kill-page');
    // What the page that dies says last may come after the order; in the moment without any page nothing can keep keys.
    await host.pageBack(diesAt, 'loaded');
    await host.pageBack(Date.now(), 'drawn');
    play(display.name, close);
    await sleep(500); // as long as a browser takes to close
    expect(standing(host)).toEqual(before);

    await host.ask('/do?what=away');
    await host.ask('/do?what=kill-page');
    const isPlain = () => isAll(BACKGROUND);
    await until(isPlain, 10_000, host.stderr);
    await sleep(1_000); // for that moment again
    const pranks = monkey(2, display);
    play(display.name, [...close, ...Array.from({ length: 60 }, () => pranks.next().value as string)]);
    await until(isPlain, 5_000, () => `on the plain page something else is on:\n${host.stderr()}`);
    expect(standing(host)).toEqual(before);

    const backAt = Date.now();
    await host.ask('/do?what=here');
    await host.pageBack(backAt, 'loaded');
    await host.stop();
  });

  it('is back within two seconds when a key has closed its window all the same', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');
    await host.ask('/do?what=unlock');
    await sleep(3_500); // one that ends sooner was never used
    const closedAt = Date.now();
    play(display.name, ['key ctrl+w']);
    const tookMs = await host.pageBack(closedAt, 'loaded');
    console.log(`window closed, page back: ${tookMs} ms`);

    expect(tookMs).toBeLessThan(3 * 2_000);
    expect(host.stderr()).toContain('browser was closed, starting it again');
    expect(host.stderr()).not.toContain('graphics changed');
    await host.stop();
  });

  it('is above the window of another program within seconds, each time that one comes to the front', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');
    await until(isGreen, 5_000, host.stderr);
    const stranger = spawn('xev', ['-display', display.name, '-geometry', '400x300+100+100'], { stdio: 'ignore' });
    onTestFinished(() => void stranger.kill());

    const took: number[] = [];
    for (let times = 0; times < 3; times++) {
      if (times > 0) {
        await sleep(1_000); // one that comes back at once is fought with less and less often
        play(display.name, ['search --name "Event Tester" windowactivate']);
      }
      await until(
        () => !isGreen(),
        5_000,
        () => `the other window never came to the front:\n${host.stderr()}`,
      );
      const coveredAt = Date.now();
      await until(isGreen, 10_000, () => `the other window stays in front:\n${host.stderr()}`);
      took.push(Date.now() - coveredAt);
    }
    console.log(`another window in front, ours above it: ${took.join(', ')} ms`);
    expect(stranger.exitCode).toBeNull();
    await host.stop();
  });
});
