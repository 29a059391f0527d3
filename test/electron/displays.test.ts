import { describe, expect, it } from 'vitest';
import { attachedDisplays } from '../../electron/displays.ts';
import { display } from '../fakes/electron.ts';

describe('attachedDisplays', () => {
  it('tells displays by their ids, and leaves out invalid ones', () => {
    expect(attachedDisplays([display(11, 0, 0, 1920, 1080, 'HDMI-1'), display(-1, 5000, 0, 100, 100)], 11)).toEqual([
      { key: '11', label: 'HDMI-1', bounds: { x: 0, y: 0, width: 1920, height: 1080 }, isPrimary: true },
    ]);
  });
});
