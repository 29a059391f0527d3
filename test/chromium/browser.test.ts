import { describe, expect, it } from 'vitest';
import { page, start } from './a-browser.ts';
import { settle } from './fake-browser.ts';

describe('openBrowser', () => {
  it('shows the page whether the player or the browser is ready first', async () => {
    const { browser, started } = start();
    browser.show(page);
    await settle();

    expect(started[0]?.page.navigations()).toEqual([page.url]);
  });

  it('writes the strike before it starts a dead browser again, the first time at once', async () => {
    const { browser, clock, started, strikes } = start();
    browser.show(page);
    await clock.pass(60_000);
    started[0]?.end(null, 'SIGSEGV');
    await clock.pass(1);

    expect(strikes).toEqual(['browser: SIGSEGV, 1 started']);
    expect(started).toHaveLength(2);
    expect(started[1]?.page.navigations()).toEqual([page.url]);
  });

  it('waits longer each time with one that dies at every start, tells of it, and never gives up', async () => {
    const { clock, started, trouble } = start();
    for (let n = 0; n < 12; n++) {
      await clock.pass(30_000);
      started.at(-1)?.end(1);
    }
    await clock.pass(30_000);

    expect(started).toHaveLength(13);
    expect(trouble.length).toBeGreaterThan(0);
    expect(trouble.at(-1)).toMatch(/ended \d+ times/);
  });

  it('takes an early end with code 0 for what it is: another browser on this profile', async () => {
    const { clock, started, strikes } = start({ closes: true });
    await clock.pass(200);
    started[0]?.end(0);
    await clock.pass(1);

    expect(strikes[0]).toContain('handed over');
    expect(started).toHaveLength(2);
  });

  it('ends when a person closes the window, where there is one to close', async () => {
    const { clock, started, closed } = start({ closes: true });
    await clock.pass(10_000);
    started[0]?.end(0);
    await clock.pass(60_000);

    expect([closed(), started.length]).toEqual([1, 1]);
  });

  it('tries again when the browser cannot even be started', async () => {
    const { clock, started, strikes } = start({ fails: 2 });
    await clock.pass(5000);

    expect(strikes[0]).toContain('ENOSPC');
    expect(started).toHaveLength(1);
  });

  it('gives a page that keeps dying a new browser', async () => {
    const { clock, browser, started } = start();
    browser.show(page);
    await settle();
    for (let n = 0; n < 4; n++) {
      started[0]?.page.emit('Target.targetCrashed', { targetId: 'main' });
      await clock.pass(5000);
    }

    expect(started).toHaveLength(2);
  });

  it('loads the page anew, or starts anew, as the player asks', async () => {
    const { clock, browser, started } = start();
    browser.show(page);
    await settle();
    browser.revive('reload', 'no beat');
    await settle();
    expect(started[0]?.page.navigations()).toHaveLength(2);
    browser.revive('restart', 'no beat');
    await clock.pass(1);
    expect(started).toHaveLength(2);
  });

  it('ends the process of a page that hangs, or the GPU process, as the player asks', async () => {
    const { clock, browser, killed, strikes } = start();
    browser.show(page);
    await settle();
    browser.revive('kill-page', 'silent');
    await clock.pass(1);
    browser.revive('kill-gpu', 'draws nothing');
    await clock.pass(1);

    expect(killed).toEqual([71, 72]);
    expect(strikes).toEqual(['gpu: draws nothing, 1 started']);
  });

  it('starts anew with other graphics, and has that on the disk before', async () => {
    const { clock, browser, started, strikes } = start();
    browser.show(page);
    await clock.pass(120_000);
    browser.revive('lower', 'draws nothing');
    await clock.pass(1);

    expect(strikes).toEqual(['lower: draws nothing, 1 started', 'browser: SIGKILL, 1 started']);
    expect(started).toHaveLength(2);
  });

  it('asks for safe mode when three browsers in a row end within a minute', async () => {
    const { clock, started, strikes } = start();
    for (let n = 0; n < 3; n++) {
      await clock.pass(20_000);
      started.at(-1)?.end(139);
    }
    await settle();

    expect(strikes.filter((strike) => strike.startsWith('safe-mode'))).toEqual([
      'safe-mode: the browser ended 3 times within a minute of its start (exit code 139), 3 started',
    ]);
  });

  it('asks for none when there is no display, or it was ended by ourselves', async () => {
    const { clock, browser, started, strikes } = start();
    for (let n = 0; n < 3; n++) {
      await clock.pass(20_000);
      started.at(-1)?.end(1, null, 'ERROR: Missing X server or $DISPLAY');
      await clock.pass(20_000);
      browser.revive('restart', 'silent');
    }

    expect(strikes.filter((strike) => strike.startsWith('safe-mode'))).toEqual([]);
  });

  it('asks for none when there is no program to start, or it may not be started', async () => {
    for (const [pid, code] of [
      [null, null],
      [4711, 126],
      [4711, 127],
    ] as const) {
      const { clock, started, strikes } = start({ pid });
      for (let n = 0; n < 6; n++) {
        started.at(-1)?.end(code);
        await clock.pass(40_000);
      }

      expect(started).toHaveLength(7);
      expect(strikes.filter((strike) => strike.startsWith('safe-mode'))).toEqual([]);
    }
  });

  it('says what to do where a policy forbids to drive the browser, and asks for no safe mode', async () => {
    const { clock, strikes, trouble } = start({ refuses: true });
    await clock.pass(120_000);

    expect(trouble[0]).toContain('DeveloperToolsAvailability');
    expect(strikes.filter((strike) => strike.startsWith('safe-mode'))).toEqual([]);
  });

  it('waits for a display that has gone, with no strike, and starts when it is back', async () => {
    const { clock, browser, started, strikes, machine, trouble } = start();
    browser.show(page);
    await clock.pass(120_000);
    machine.lit = false;
    started[0]?.end(0, null, 'X connection error received.');
    await clock.pass(600_000);
    browser.revive('lower', 'silent');
    expect(started).toHaveLength(1);
    machine.lit = true;
    await clock.pass(1_000);

    expect(started[1]?.page.navigations()).toEqual([page.url]);
    expect([strikes, trouble]).toEqual([[], []]);
  });

  it('is back at once however often somebody closes its window', async () => {
    const { clock, started, strikes, trouble } = start();
    for (let n = 0; n < 10; n++) {
      await clock.pass(4_000);
      started.at(-1)?.end(0);
      await clock.pass(1);
      expect(started).toHaveLength(n + 2);
    }

    expect(strikes.filter((strike) => strike.startsWith('safe-mode'))).toEqual([]);
    expect(trouble).toEqual([]);
  });

  it('plays on with a browser that is updated, and starts the new one when something of the old one fails', async () => {
    const { clock, browser, started, strikes, machine } = start();
    browser.show(page);
    await clock.pass(1);
    await browser.look(new AbortController().signal);
    machine.updated = true;
    await browser.look(new AbortController().signal);
    expect(started).toHaveLength(1);
    started[0]?.processes.splice(2, 1, { type: 'GPU', id: 99 });
    await browser.look(new AbortController().signal);
    await clock.pass(1);

    expect(started).toHaveLength(2);
    expect(strikes.filter((strike) => !strike.startsWith('browser'))).toEqual([]);
  });

  it('asks for no safe mode while the browser is being updated', async () => {
    const { clock, started, strikes, machine } = start();
    machine.updated = true;
    for (let n = 0; n < 4; n++) {
      started.at(-1)?.end(139);
      await clock.pass(20_000);
    }

    expect(strikes.filter((strike) => strike.startsWith('safe-mode'))).toEqual([]);
  });

  it('counts a GPU process that another has taken the place of', async () => {
    const { clock, browser, started, strikes } = start();
    browser.show(page);
    await clock.pass(1);
    await browser.look(new AbortController().signal);
    expect(strikes).toEqual([]);
    started[0]?.processes.splice(2, 1, { type: 'GPU', id: 99 });
    await browser.look(new AbortController().signal);

    expect(strikes).toEqual(['gpu: its process was replaced, 1 started']);
  });

  it('stays ended when it is stopped', async () => {
    const { clock, browser, started, strikes } = start();
    await settle();
    await browser.stop();
    await clock.pass(60_000);

    expect([started.length, strikes]).toEqual([1, []]);
  });
});
