import { describe, expect, it } from 'vitest';
import { createDisplayFinder, type DisplayWorld } from '../../chromium/displays.ts';
import type { Listing } from '../../chromium/monitor.ts';
import { logbook } from '../fakes/logbook.ts';

const one = 'Monitors: 1\n 0: +*HDMI-1 1920/527x1080/296+0+0  HDMI-1\n';
const two = `${one} 1: +DP-2 1080/296x1920/527+1920+0  DP-2\n`;
const listed = (monitors: string, outputs = ''): Listing => ({ kind: 'listed', monitors, outputs });
const failed: Listing = { kind: 'failed', why: 'xrandr: no answer within 3000 ms' };

function desktop(open: readonly string[], rest: Partial<DisplayWorld> = {}) {
  const sockets = new Set(open);
  const log = logbook();
  const said = { listing: failed, asked: 0 };
  const find = createDisplayFinder({
    platform: 'linux',
    env: { DISPLAY: ':0' },
    connects: (address) => Promise.resolve(sockets.has(address)),
    listMonitors: () => {
      said.asked++;
      return Promise.resolve(said.listing);
    },
    log,
    ...rest,
  });
  return { find, sockets, log, said };
}

const x0 = '/tmp/.X11-unix/X0';

describe('createDisplayFinder', () => {
  it('finds each monitor of an X server', async () => {
    const { find, said } = desktop([x0], { env: { DISPLAY: ':0.0' } });
    said.listing = listed(two);

    expect(await find()).toEqual({
      kind: 'displays',
      surface: 'x11',
      monitors: [
        { name: 'HDMI-1', bounds: { x: 0, y: 0, width: 1920, height: 1080 }, isPrimary: true },
        { name: 'DP-2', bounds: { x: 1920, y: 0, width: 1080, height: 1920 }, isPrimary: false },
      ],
    });
  });

  it('finds none when all monitors are off', async () => {
    const { find, said } = desktop([x0]);
    said.listing = listed('Monitors: 0\n');

    expect(await find()).toEqual({ kind: 'none' });
  });

  it('takes an X server whole where xrandr cannot tell, and says so once', async () => {
    const { find, log } = desktop(['\0/tmp/.X11-unix/X7'], { env: { DISPLAY: ':7' } });

    expect(await find()).toMatchObject({ surface: 'x11', monitors: [{ name: ':7' }] });
    await find();
    expect(log.entries.map(({ event }) => event)).toEqual(['monitors not listed']);
  });

  it('keeps the monitors of before while xrandr cannot tell, and says so again when it fails anew', async () => {
    const { find, said, log } = desktop([x0]);
    said.listing = listed(two);
    const before = await find();
    for (const listing of [failed, failed, listed(two), failed]) {
      said.listing = listing;
      expect(await find()).toEqual(before);
    }

    expect(log.entries).toHaveLength(2);
  });

  it('never asks twice at once', async () => {
    const { find, said } = desktop([x0]);
    await Promise.all([find(), find(), find()]);

    expect(said.asked).toBe(1);
  });

  it('leaves out a monitor whose cable was pulled, and none that never had one by its own word', async () => {
    const { find, said } = desktop([x0]);
    said.listing = listed(two, 'HDMI-1 connected primary 1920x1080+0+0\nDP-2 disconnected 1080x1920+1920+0\n');
    expect(await find()).toMatchObject({ monitors: [{ name: 'HDMI-1' }, { name: 'DP-2' }] });
    said.listing = listed(two, 'HDMI-1 disconnected primary 1920x1080+0+0\nDP-2 disconnected 1080x1920+1920+0\n');

    expect(await find()).toMatchObject({ monitors: [{ name: 'DP-2' }] });
  });

  it('finds none when the socket refuses, whatever the variable says', async () => {
    expect(await desktop([], { env: { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' } }).find()).toEqual({
      kind: 'none',
    });
    expect(await desktop([], { env: {} }).find()).toEqual({ kind: 'none' });
  });

  it('takes Wayland where there is no X server, and keeps to what it has found', async () => {
    const wayland = '/run/user/1000/wayland-0';
    const env = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1000' };
    const first = desktop([wayland], { env });
    expect(await first.find()).toMatchObject({ surface: 'wayland' });
    first.sockets.add(x0);
    expect(await first.find()).toMatchObject({ surface: 'wayland' });

    const other = desktop([wayland, x0], { env });
    expect(await other.find()).toMatchObject({ surface: 'x11' });
    other.sockets.delete(x0);
    expect(await other.find()).toEqual({ kind: 'none' });
  });

  it('finds an X server on another host by its port', async () => {
    expect(await desktop(['console:6010'], { env: { DISPLAY: 'console:10.0' } }).find()).toMatchObject({
      surface: 'x11',
    });
  });

  it('takes the desktop of macOS as one display', async () => {
    expect(await desktop([], { platform: 'darwin' }).find()).toMatchObject({ surface: 'desktop', monitors: [{}] });
  });

  it('asks Windows once for its monitors, and takes the desktop whole where that fails', async () => {
    const { find, said } = desktop([], { platform: 'win32' });
    said.listing = listed(
      '[{"DeviceName":"\\\\\\\\.\\\\DISPLAY1","Primary":true,"Bounds":{"X":0,"Y":0,"Width":1920,"Height":1080}},' +
        '{"DeviceName":"\\\\\\\\.\\\\DISPLAY2","Primary":false,"Bounds":{"X":1920,"Y":0,"Width":1280,"Height":720}}]',
    );
    expect(await find()).toMatchObject({ surface: 'desktop', monitors: [{ name: 'DISPLAY1' }, { name: 'DISPLAY2' }] });
    await find();
    expect(said.asked).toBe(1);
    expect(await desktop([], { platform: 'win32' }).find()).toMatchObject({ monitors: [{ name: 'desktop' }] });
  });
});
