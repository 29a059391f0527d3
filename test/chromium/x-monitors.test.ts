import { describe, expect, it } from 'vitest';
import { parseMonitors, parseOutputs } from '../../chromium/x-monitors.ts';

describe('parseMonitors', () => {
  it('takes of mirrored monitors the first', () => {
    const text = ` 0: +*HDMI-1 1920/527x1080/296+0+0  HDMI-1
 1: +DP-2 1080/296x1920/527+1920+0  DP-2
 2: +VGA-1 1920/527x1080/296+0+0  VGA-1
`;

    expect(parseMonitors(text).map(({ name }) => name)).toEqual(['HDMI-1', 'DP-2']);
  });

  it('reads monitors left of and above the first', () => {
    expect(parseMonitors(' 0: +HDMI-1 800/1x600/1-800-20  HDMI-1\n')).toEqual([
      { name: 'HDMI-1', bounds: { x: -800, y: -20, width: 800, height: 600 }, isPrimary: false },
    ]);
  });

  it('reads monitors that somebody has cut out of a display, with an output and without', () => {
    const text = ` 0: left 640/169x720/190+0+0  screen
 1: right 640/169x720/190+640+0
`;

    expect(parseMonitors(text).map(({ name, bounds }) => [name, bounds.x])).toEqual([
      ['left', 0],
      ['right', 640],
    ]);
  });

  it('tells monitors apart that are called the same, or nothing', () => {
    const text = ` 0: +HDMI-1 800/1x600/1+0+0  HDMI-1
 1: +HDMI-1 800/1x600/1+800+0  HDMI-1
 2: + 800/1x600/1+1600+0
`;

    expect(parseMonitors(text).map(({ name }) => name)).toEqual(['HDMI-1', 'HDMI-1 (2)', 'monitor at 1600,0']);
  });

  it('leaves out those whose outputs have all gone', () => {
    const text = ` 0: wall 1600/1x600/1+0+0  HDMI-1 HDMI-2
 1: +DP-1 800/1x600/1+1600+0  DP-1
`;
    const names = (...gone: readonly string[]) => parseMonitors(text, new Set(gone)).map(({ name }) => name);

    expect([names('HDMI-1'), names('HDMI-1', 'HDMI-2'), names('DP-1')]).toEqual([['wall', 'DP-1'], ['DP-1'], ['wall']]);
  });

  it('makes nothing of anything else', () => {
    expect(parseMonitors("Can't open display :9")).toEqual([]);
  });
});

describe('parseOutputs', () => {
  it('reads which outputs have a cable, and where those show that are on', () => {
    const text = `Screen 0: minimum 320 x 200, current 3000 x 1920, maximum 16384 x 16384
HDMI-1 connected primary 1920x1080+0+0 (normal left inverted right x axis y axis) 527mm x 296mm
   1920x1080     60.00*+  50.00
HDMI-2 connected 1080x1920+1920+0 left (normal left inverted right x axis y axis) 527mm x 296mm
DP-1 disconnected (normal left inverted right x axis y axis)
DP-2 connected (normal left inverted right x axis y axis)
Composite-1 unknown connection (normal left inverted right x axis y axis)
`;

    expect(parseOutputs(text)).toEqual([
      { name: 'HDMI-1', cable: 'plugged', bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
      { name: 'HDMI-2', cable: 'plugged', bounds: { x: 1920, y: 0, width: 1080, height: 1920 } },
      { name: 'DP-1', cable: 'none', bounds: undefined },
      { name: 'DP-2', cable: 'plugged', bounds: undefined },
      { name: 'Composite-1', cable: 'unknown', bounds: undefined },
    ]);
  });
});
