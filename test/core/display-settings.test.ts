import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  displaySettings,
  inPicture,
  isHungAlike,
  picturePlace,
  rotations,
  scannableShare,
} from '../../core/display-settings.ts';

const fullHd = { width: 1920, height: 1080 };

describe('displaySettings', () => {
  it('takes an ordinary display for what nobody has set', () => {
    expect(displaySettings({})).toEqual({ rotation: 0, overscanPercent: 0, motion: true, volumePercent: 100 });
    expect(displaySettings({ rotation: 90, diagonalInches: 43 })).toMatchObject({ rotation: 90, diagonalInches: 43 });
  });
});

describe('isHungAlike', () => {
  it('minds what pictures are laid out by, not how loud or lively they are', () => {
    const display = displaySettings({ rotation: 90, diagonalInches: 43 });

    expect(isHungAlike(display, { ...display, motion: false, volumePercent: 0 })).toBe(true);
    expect(isHungAlike(display, { ...display, rotation: 270 })).toBe(false);
    expect(isHungAlike(display, { ...display, viewingDistanceMetres: 2 })).toBe(false);
  });
});

describe('picturePlace', () => {
  it.each([
    [0, { left: 0, top: 0, width: 1920, height: 1080 }],
    [90, { left: 1920, top: 0, width: 1080, height: 1920 }],
    [180, { left: 1920, top: 1080, width: 1920, height: 1080 }],
    [270, { left: 0, top: 1080, width: 1080, height: 1920 }],
  ] as const)('turns the picture by %i degrees within its window', (rotation, place) => {
    expect(picturePlace(fullHd, displaySettings({ rotation }))).toEqual({ rotation, ...place });
  });

  it('keeps clear of what the display hides, in whole pixels', () => {
    const place = picturePlace({ width: 1366, height: 768 }, displaySettings({ overscanPercent: 2.5 }));

    expect(place).toEqual({ rotation: 0, left: 34, top: 19, width: 1298, height: 730 });
  });

  it('fills its window between the hidden edges, however it is turned', () => {
    const settings = fc.record({
      rotation: fc.constantFrom(...rotations),
      overscanPercent: fc.integer({ min: 0, max: 10 }),
    });
    const sizes = fc.record({
      width: fc.integer({ min: 100, max: 8000 }),
      height: fc.integer({ min: 100, max: 8000 }),
    });
    fc.assert(
      fc.property(sizes, settings, (size, display) => {
        const place = picturePlace(size, displaySettings(display));
        const x = Math.round((size.width * display.overscanPercent) / 100);
        const y = Math.round((size.height * display.overscanPercent) / 100);
        const corners = [
          { x, y },
          { x: size.width - x, y: size.height - y },
        ].map((corner) => inPicture(place, corner));

        expect(corners.map((corner) => corner.x).sort((a, b) => a - b)).toEqual([0, place.width]);
        expect(corners.map((corner) => corner.y).sort((a, b) => a - b)).toEqual([0, place.height]);
      }),
    );
  });
});

describe('scannableShare', () => {
  it('asks for a side of a tenth of the distance, on the glass', () => {
    const display = displaySettings({ diagonalInches: 43, viewingDistanceMetres: 3 });

    // 43 inches of 16:9 are 535 mm high.
    expect(scannableShare(display, fullHd)).toBeCloseTo(0.3 / 0.5355, 3);
    expect(scannableShare(display, { width: 1080, height: 1920 })).toBeCloseTo(0.3 / 0.5355, 3);
  });

  it('knows nothing while diagonal or distance are not said', () => {
    expect(scannableShare(displaySettings({ diagonalInches: 43 }), fullHd)).toBeUndefined();
    expect(scannableShare(displaySettings({ viewingDistanceMetres: 3 }), fullHd)).toBeUndefined();
  });
});
