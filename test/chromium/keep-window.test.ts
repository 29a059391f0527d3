import { describe, expect, it } from 'vitest';
import { keepWindow } from '../../chromium/keep-window.ts';
import { DevToolsError } from '../../chromium/devtools-pipe.ts';
import { logbook } from '../fakes/logbook.ts';
import { fakeDevTools } from './fake-browser.ts';

const fullHd = { x: 1920, y: 0, width: 1920, height: 1080 };
const at = (left: number, width: number, height: number, windowState = 'fullscreen') => ({
  ...{ left, top: 0, width, height, windowState },
});

function kept(window: object, pixelsPerUnit = 1) {
  const clock = { now: 0 };
  const fake = fakeDevTools({
    'Browser.getWindowForTarget': () => ({ windowId: 7, bounds: window }),
    'Runtime.evaluate': () => ({ result: { value: pixelsPerUnit } }),
  });
  const hold = keepWindow({
    ...{ devtools: fake.devtools, targetId: 'main', sessionId: 'page', log: logbook(), now: () => clock.now },
  });
  const placed = () => fake.of('Browser.setWindowBounds').map(({ bounds }) => bounds);
  return { hold, placed, clock };
}

describe('keepWindow', () => {
  it('leaves a window alone that fills its display, give or take a pixel', async () => {
    for (const window of [at(1920, 1920, 1080), at(1920, 1920, 1081), at(1920, 1919, 1079)]) {
      const { hold, placed } = kept(window);
      await hold(fullHd);

      expect(placed()).toEqual([]);
    }
  });

  it('waits with one that was just opened, and then puts it back by way of an ordinary window', async () => {
    const { hold, placed, clock } = kept(at(0, 1280, 720));
    await hold(fullHd);
    expect(placed()).toEqual([]);
    clock.now = 10_000;
    await hold(fullHd);

    expect(placed()).toEqual([
      { windowState: 'normal' },
      { left: 1920, top: 0, width: 1920, height: 1081 },
      { windowState: 'fullscreen' },
    ]);
  });

  it('counts in the browser’s own units where these are more than a pixel', async () => {
    const right = kept(at(960, 960, 540), 2);
    await right.hold(fullHd);
    right.clock.now = 60_000;
    await right.hold(fullHd);
    expect(right.placed()).toEqual([]);

    const wrong = kept(at(0, 960, 540), 2);
    await wrong.hold(fullHd);
    wrong.clock.now = 10_000;
    await wrong.hold(fullHd);
    expect(wrong.placed()[1]).toEqual({ left: 960, top: 0, width: 960, height: 541 });
  });

  it('leaves a browser alone that gives no answer', async () => {
    const { devtools } = fakeDevTools({
      'Browser.getWindowForTarget': () => {
        throw new DevToolsError('Browser.getWindowForTarget', 'no answer within 5000 ms');
      },
    });
    const hold = keepWindow({ devtools, targetId: 'main', sessionId: 'page', log: logbook(), now: () => 0 });

    await expect(hold(fullHd)).resolves.toBeUndefined();
  });
});
