import { describe, expect, it } from 'vitest';
import { settle } from '../chromium/fake-browser.ts';
import { twoDisplays } from '../fakes/electron.ts';
import { hosted, lobby, lobby2, origin, playing } from './hosted.ts';

describe('a renderer that dies', () => {
  const gone = { reason: 'crashed', exitCode: 139 };

  it('is a strike on the disk, and the page is loaded again at once, but never within the event', async () => {
    const { contentsOf, events, loads, clock } = await playing();
    contentsOf(0).emit('render-process-gone', {}, gone);
    await settle();
    expect(events.at(-1)).toBe('strike page: lobby: crashed (exit code 139)');
    expect(loads()).toEqual([]);
    await clock.pass(1);
    expect(loads()).toEqual([lobby]);
  });

  it('gets a new window after three times, opened before the old one goes', async () => {
    const { contentsOf, calls, clock, events, host, windows } = await playing();
    for (let death = 0; death < 4; death++) {
      contentsOf(0).emit('render-process-gone', {}, gone);
      await clock.pass(1_500);
    }
    calls.length = 0;
    await clock.pass(1_000);

    const order = calls.map(([what]) => what).filter((what) => what !== 'ignore menu shortcuts');
    expect(order).toEqual(['window', 'destroy', 'cookie', 'load']);
    expect(events).toContainEqual(expect.stringContaining('trouble: the page of lobby dies again and again'));
    expect(host.window('lobby')).toBe(windows[2]);
  });

  it('takes the host along when nothing else helps', async () => {
    const { host, events, clock, windowOf } = await playing();
    for (let death = 0; death < 7; death++) {
      windowOf(host, 'lobby').webContents.emit('render-process-gone', {}, gone);
      await clock.pass(9_000);
    }

    expect(events.filter((event) => event.startsWith('restart'))).toEqual([
      'restart: the page of lobby died: crashed (exit code 139)',
    ]);
  });

  it('takes the host along at once when no renderer can be started', async () => {
    const { contentsOf, events } = await playing();
    contentsOf(0).emit('render-process-gone', {}, { reason: 'launch-failed', exitCode: 1 });

    expect(events.at(-1)).toBe('restart: the page of lobby died: launch-failed (exit code 1)');
  });

  it('is made to when it does not respond', async () => {
    const { contentsOf, of, loads, clock } = await playing();
    contentsOf(1).emit('unresponsive');
    await clock.pass(100);

    expect(of('crash renderer')).toEqual([[2]]);
    expect(loads()).toEqual([lobby2]);
  });

  it('is made to when a load says nothing, and counts as dead even if that is not told', async () => {
    const { host, of, loads, clock } = hosted({
      displays: [twoDisplays[0]!],
      load: () => Promise.resolve(undefined),
      crashes: false,
    });
    host.serve(origin, 47815);
    await clock.pass(8_100);
    expect(of('crash renderer')).toHaveLength(1);
    await clock.pass(2_100);
    expect(loads()).toEqual([lobby, lobby]);
  });
});

describe('revive', () => {
  it('reloads a page', async () => {
    const { host, loads, clock } = await playing();
    host.revive({ screenId: 'lobby-2', how: 'reload', why: 'silent' });
    host.revive({ screenId: 'nowhere', how: 'reload', why: 'silent' });
    await clock.pass(100);

    expect(loads()).toEqual([lobby2]);
  });

  it('ends the process of a page that hangs, for it cannot be loaded again, and loads another', async () => {
    const { host, of, loads, clock } = await playing();
    host.revive({ screenId: 'lobby', how: 'kill-page', why: 'silent' });
    await clock.pass(100);

    expect(of('crash renderer')).toEqual([[1]]);
    expect(loads()).toEqual([lobby]);
  });

  it('ends a GPU process that hangs', async () => {
    const { host, events } = await playing();
    host.revive({ screenId: 'lobby', how: 'kill-gpu', why: 'draws nothing' });

    expect(events.slice(-2)).toEqual(['strike page: lobby: draws nothing', 'kill 101 SIGKILL']);
  });

  it('opens a window anew before it closes the old one', async () => {
    const { host, windows, clock } = await playing();
    host.revive({ screenId: 'lobby', how: 'restart', why: 'draws nothing' });
    await clock.pass(5_000);

    expect(windows.map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
  });

  it('starts the host again to draw in another way, with that on the disk first', async () => {
    const { host, events } = await playing();
    host.revive({ screenId: 'lobby', how: 'lower', why: 'draws nothing' });

    expect(events.slice(-2)).toEqual([
      'strike lower: lobby: draws nothing',
      'restart: the page of lobby does not come back: draws nothing',
    ]);
  });

  it('opens the window anew when there is no other way to draw', async () => {
    const { host, windows, events, clock } = await playing({ strikes: ['safe-mode'] });
    host.revive({ screenId: 'lobby', how: 'lower', why: 'silent' });
    await clock.pass(5_000);

    expect(windows.map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
    expect(events.filter((event) => event.startsWith('restart'))).toEqual([]);
  });

  it('starts the host again when other graphics did not help, unless something else holds them', async () => {
    const { host, events } = await playing({ strikes: ['lower', 'lower'] });
    host.revive({ screenId: 'lobby', how: 'raise', why: 'well again' });
    expect(events.slice(-2)).toEqual(['strike raise: lobby: well again', 'restart: lobby: well again']);

    const held = await playing({ strikes: Array<'gpu'>(6).fill('gpu') });
    held.host.revive({ screenId: 'lobby', how: 'raise', why: 'well again' });
    expect(held.events.filter((event) => event.startsWith('restart'))).toEqual([]);
  });

  it('keeps a page alive whose display is off', async () => {
    const { host, state, module, clock, loads } = await playing();
    state.displays = [];
    module.screen.emit('display-removed');
    await clock.pass(2_000);
    host.revive({ screenId: 'lobby', how: 'restart', why: 'draws nothing' });
    await clock.pass(100);

    expect(loads()).toEqual([lobby]);
  });
});

describe('a look at the screen', () => {
  it('is taken once a minute of every window, and often of one that shows nothing', async () => {
    const { clock, events, contentsOf } = await playing();
    contentsOf(0).capturePage = () => Promise.resolve(picture(() => 0));
    contentsOf(1).capturePage = () => Promise.resolve(picture((at) => at % 251));
    await clock.pass(85_000);

    expect(events.filter((event) => event.startsWith('seen'))).toEqual([
      'seen lobby: nothing',
      'seen lobby-2: a picture',
      'seen lobby: nothing',
      'seen lobby: nothing',
    ]);
  });

  it('is not taken again while the GPU still owes the picture of the one before', async () => {
    const { clock, events, contentsOf } = await playing({ displays: [twoDisplays[0]!] });
    const owed = Promise.withResolvers<unknown>();
    let asked = 0;
    contentsOf(0).capturePage = () => {
      asked++;
      return owed.promise;
    };
    await clock.pass(300_000);
    expect(asked).toBe(1);

    owed.resolve(picture((at) => at % 251));
    await clock.pass(75_000);
    expect(asked).toBeGreaterThan(1);
    expect(events.filter((event) => event.startsWith('seen'))).toContain('seen lobby: a picture');
  });

  const picture = (byte: (at: number) => number) => ({
    isEmpty: () => false,
    resize: () => ({ toBitmap: () => Uint8Array.from({ length: 64 * 36 * 4 }, (_, at) => byte(at)) }),
  });
});

describe('the GPU process', () => {
  const died = (module: ReturnType<typeof hosted>['module'], type = 'GPU', reason = 'crashed') =>
    module.app.emit('child-process-gone', {}, { type, reason, exitCode: 1 });

  it('may die twice; the third time within five minutes starts the host again, without it', async () => {
    const { module, events } = await playing();
    died(module);
    died(module);
    died(module, 'Utility');
    died(module, 'GPU', 'clean-exit');
    expect(events.slice(1)).toEqual(['strike gpu: crashed (exit code 1)', 'strike gpu: crashed (exit code 1)']);
    died(module);
    expect(events.slice(3)).toEqual([
      'strike gpu: crashed (exit code 1)',
      'restart: the GPU process keeps dying; the next start uses the GPU otherwise',
    ]);
  });

  it('starts the host again also for deaths of which a start before it has seen some', async () => {
    const { module, events } = await playing({ strikes: ['gpu', 'gpu'] });
    died(module);

    expect(events.at(-1)).toMatch(/^restart: the GPU process keeps dying/);
  });

  it('starts no host again that does without it anyway', async () => {
    const { module, events } = await playing({ strikes: ['lower', 'lower'] });
    for (let death = 0; death < 9; death++) died(module);

    expect(events.filter((event) => event.startsWith('restart'))).toEqual([]);
  });
});
