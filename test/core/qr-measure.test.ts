import { describe, expect, it } from 'vitest';
import { contrastOf, qrFaults, snapModulePx, type QrMeasure } from '../../core/qr-measure.ts';

const sound: QrMeasure = { sidePx: 600, modulePx: 20, quietModules: 4, contrast: 13 };

describe('snapModulePx', () => {
  it('takes the biggest whole number of device pixels that fits with the quiet zone', () => {
    expect(snapModulePx(29, 400)).toBe(10);
    expect(snapModulePx(29, 369.995)).toBe(10);
    expect(snapModulePx(29, 400, 1.5)).toBeCloseTo(16 / 1.5);
  });

  it('goes below a device pixel only when it must', () => {
    expect(snapModulePx(177, 128)).toBeCloseTo(128 / 185);
  });
});

describe('qrFaults', () => {
  it('finds none in a sound code', () => {
    expect(qrFaults(sound, 1080, 0.55)).toEqual([]);
  });

  it('names the share, the modules, the quiet zone and the contrast that are not enough', () => {
    const poor: QrMeasure = { sidePx: 100, modulePx: 1.5, quietModules: 2, contrast: 3 };

    expect(qrFaults(poor, 1080, 0.2)).toEqual([
      'code: 9.3 % of the short side, must be 20 %',
      'module: 1.50 device pixels, must be 2',
      'quiet zone: 2 modules, must be 4',
      'contrast: 3.0, must be 7',
    ]);
  });
});

describe('contrastOf', () => {
  it('is 21 for black on white and 1 for a colour on itself, whichever comes first', () => {
    expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrastOf([255, 255, 255], [0, 0, 0])).toBeCloseTo(21);
    expect(contrastOf([10, 42, 102], [10, 42, 102])).toBe(1);
  });
});
