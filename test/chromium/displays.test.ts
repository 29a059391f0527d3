import { describe, expect, it } from 'vitest';
import { findDisplays, parseMonitors, screensOf, type DisplayWorld } from '../../chromium/displays.ts';

const twoMonitors = `Monitors: 3
 0: +*HDMI-1 1920/527x1080/296+0+0  HDMI-1
 1: +DP-2 1080/296x1920/527+1920+0  DP-2
 2: +VGA-1 1920/527x1080/296+0+0  VGA-1
`;

function desktop(open: readonly string[], rest: Partial<DisplayWorld> = {}): DisplayWorld {
  return {
    platform: 'linux',
    env: {},
    connects: (address) => Promise.resolve(open.includes(address)),
    listMonitors: () => Promise.resolve(undefined),
    ...rest,
  };
}

describe('findDisplays', () => {
  it('finds each monitor of an X server, of mirrored ones the first', async () => {
    const world = desktop(['/tmp/.X11-unix/X0'], {
      env: { DISPLAY: ':0.0' },
      listMonitors: () => Promise.resolve(twoMonitors),
    });

    expect(await findDisplays(world)).toEqual({
      kind: 'displays',
      surface: 'x11',
      monitors: [
        { name: 'HDMI-1', bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
        { name: 'DP-2', bounds: { x: 1920, y: 0, width: 1080, height: 1920 } },
      ],
    });
  });

  it('takes an X server whole where there is no xrandr', async () => {
    const found = await findDisplays(desktop(['\0/tmp/.X11-unix/X7'], { env: { DISPLAY: ':7' } }));

    expect(found).toMatchObject({ surface: 'x11', monitors: [{ name: ':7' }] });
  });

  it('finds none when the socket refuses, whatever the variable says', async () => {
    expect(await findDisplays(desktop([], { env: { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' } }))).toEqual({
      kind: 'none',
    });
    expect(await findDisplays(desktop([]))).toEqual({ kind: 'none' });
  });

  it('takes Wayland where there is no X server', async () => {
    const env = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1000' };

    expect(await findDisplays(desktop(['/run/user/1000/wayland-0'], { env }))).toMatchObject({ surface: 'wayland' });
  });

  it('finds an X server on another host by its port', async () => {
    expect(await findDisplays(desktop(['console:6010'], { env: { DISPLAY: 'console:10.0' } }))).toMatchObject({
      surface: 'x11',
    });
  });

  it('takes the desktop of Windows and macOS as one display', async () => {
    for (const platform of ['win32', 'darwin']) {
      expect(await findDisplays(desktop([], { platform }))).toMatchObject({ surface: 'desktop', monitors: [{}] });
    }
  });
});

describe('parseMonitors', () => {
  it('reads monitors left of and above the first', () => {
    expect(parseMonitors(' 0: +HDMI-1 800/1x600/1-800-20  HDMI-1\n')).toEqual([
      { name: 'HDMI-1', bounds: { x: -800, y: -20, width: 800, height: 600 } },
    ]);
  });

  it('makes nothing of anything else', () => {
    expect(parseMonitors("Can't open display :9")).toEqual([]);
  });
});

describe('screensOf', () => {
  it('names the screens after the first one', async () => {
    const world = desktop(['/tmp/.X11-unix/X0'], {
      env: { DISPLAY: ':0' },
      listMonitors: () => Promise.resolve(twoMonitors),
    });

    expect(screensOf(await findDisplays(world), 'hall', ['venue=lobby'])).toEqual([
      { id: 'hall', tags: ['venue=lobby'], display: 'HDMI-1' },
      { id: 'hall-2', tags: ['venue=lobby'], display: 'DP-2' },
    ]);
  });

  it('gives one screen without a display when there is none', () => {
    expect(screensOf({ kind: 'none' }, 'hall', [])).toEqual([{ id: 'hall', tags: [], display: undefined }]);
  });
});
