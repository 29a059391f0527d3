import { describe, expect, it } from 'vitest';
import { boxWithin, insetsOf, legibleZones, zoneLayout } from '../../core/zone-layout.ts';
import { USUAL_ZONES } from '../../core/zones.ts';

const area = { left: 10, top: 20, width: 1000, height: 500 };

describe('zoneLayout', () => {
  it('puts the strip along the whole edge, and the side along the main picture', () => {
    expect(zoneLayout(area, USUAL_ZONES, ['side', 'strip'])).toEqual({
      main: { left: 10, top: 20, width: 700, height: 410 },
      beside: {
        side: { left: 710, top: 20, width: 300, height: 410 },
        strip: { left: 10, top: 430, width: 1000, height: 90 },
      },
    });
  });

  it('puts them at the other edges when the playlist says so', () => {
    const zones = { side: { edge: 'left', percent: 20 }, strip: { edge: 'top', percent: 10 } } as const;

    expect(zoneLayout(area, zones, ['side', 'strip'])).toEqual({
      main: { left: 210, top: 70, width: 800, height: 450 },
      beside: {
        side: { left: 10, top: 70, width: 200, height: 450 },
        strip: { left: 10, top: 20, width: 1000, height: 50 },
      },
    });
  });

  it('leaves all to the main picture while no zone takes room', () => {
    expect(zoneLayout(area, USUAL_ZONES, [])).toEqual({ main: area, beside: {} });
  });

  it('gives back what was left of the screen', () => {
    const screen = { width: 1920, height: 1080 };
    const insets = { top: 1, right: 2, bottom: 3, left: 4 };

    expect(insetsOf(boxWithin(screen, insets), screen)).toEqual(insets);
  });
});

describe('legibleZones', () => {
  const on = (width: number, height: number) => legibleZones({ width, height }, { width, height }, USUAL_ZONES);

  it.each([
    [1920, 1080, ['side', 'strip']],
    [1080, 1920, ['side', 'strip']],
    [1366, 768, ['side', 'strip']],
    [1920, 360, ['side']],
    [600, 1024, ['strip']],
    [512, 320, []],
    [384, 192, []],
    [1920, 256, []],
  ])('on %d×%d are %j', (width, height, zones) => {
    expect(on(width, height)).toEqual(zones);
  });

  it('count what the frame leaves', () => {
    expect(legibleZones({ width: 1024, height: 600 }, { width: 790, height: 500 }, USUAL_ZONES)).toEqual([]);
  });
});
