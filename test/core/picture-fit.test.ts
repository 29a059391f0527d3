import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameInsets, type ScreenSize } from '../../core/frame-layout.ts';
import type { Overlays } from '../../core/overlays.ts';
import { MOST_CUT, overcutAxis, unframedSize } from '../../core/picture-fit.ts';
import { boxWithin, zoneLayout } from '../../core/zone-layout.ts';
import { USUAL_ZONES } from '../../core/zones.ts';

const qr = { url: 'https://www.bluezone.gov.vn/', caption: 'Quét để cài đặt', corner: 'bottom-right' as const };
const slogan = { text: 'HÃY CÀI ĐẶT Bluezone ĐỂ BẢO VỆ MÌNH, BẢO VỆ MỌI NGƯỜI', link: 'bluezone.gov.vn' };
const overlays = { qr, slogan };
const upright = { width: 1080, height: 1920 };
const lying = { width: 1920, height: 1080 };

/** Along which axis a file would lose too much beside the frame of a screen. */
function overcut(file: ScreenSize, screen: ScreenSize, codeShare?: number, beside: Overlays = overlays) {
  const box = boxWithin(screen, frameInsets(beside, { ...screen, codeShare }));
  return overcutAxis(file, { box, unframed: unframedSize(box, box, screen) });
}

/** The share that a file loses at two edges together where it covers a box. */
function lostOf(file: ScreenSize, box: ScreenSize) {
  const scale = Math.max(box.width / file.width, box.height / file.height);
  return { x: 1 - box.width / scale / file.width, y: 1 - box.height / scale / file.height };
}

describe('overcutAxis', () => {
  it.each([
    [1080, 1920],
    [2160, 3840],
    [768, 1366],
  ])('lets an upright clip cover what a usual code leaves of %i × %i', (width, height) => {
    expect(overcut(upright, { width, height })).toBeUndefined();
  });

  it.each([
    ['a code for people far off leaves of 1080 × 1920', upright, 1 / 3, overlays],
    ['it leaves of 2160 × 3840', { width: 2160, height: 3840 }, 1 / 3, overlays],
    ['it leaves of 768 × 1366', { width: 768, height: 1366 }, 1 / 3, overlays],
    [
      'running messages and the time leave too',
      upright,
      undefined,
      { ...overlays, ticker: { texts: ['Tin'] }, clock: true },
    ],
    ['the frame leaves of a panel wider than the clip', { width: 600, height: 1024 }, undefined, overlays],
  ])('has an upright clip lose no more than a tenth above and below where %s', (_where, screen, codeShare, beside) => {
    expect(overcut(upright, screen, codeShare, beside)).toBe('y');
  });

  it('has a lying clip lose no more than a tenth at its sides where the code has a column of its own', () => {
    expect(overcut(lying, lying, 1 / 3, { qr })).toBe('x');
  });

  it('lets a clip cover what a frame of the screen’s own shape leaves', () => {
    expect(overcut(lying, lying, 1 / 3)).toBeUndefined();
  });

  it('lets a file of quite another shape cover its box: on the bare screen it would lose more, too', () => {
    expect(overcut(lying, upright, 1 / 3)).toBeUndefined();
    expect(overcut({ width: 4000, height: 500 }, lying, undefined, { qr })).toBeUndefined();
  });

  it('holds nothing back for zones: who made the playlist has shaped those', () => {
    const area = boxWithin(lying, frameInsets(overlays, lying));
    const { main } = zoneLayout(area, USUAL_ZONES, ['side']);

    expect(lostOf(lying, main).x).toBeGreaterThan(0.2);
    expect(overcutAxis(lying, { box: main, unframed: unframedSize(main, area, lying) })).toBeUndefined();
  });

  it('never lets the frame take more than a tenth of an edge of a file of about the screen’s shape', () => {
    const side = fc.integer({ min: 100, max: 4000 });
    const size = fc.record({ width: side, height: side });
    const share = fc.double({ min: 0.2, max: 1, noNaN: true });
    fc.assert(
      fc.property(size, size, share, share, (file, screen, across, down) => {
        const box = { width: across * screen.width, height: down * screen.height };
        const [lost, bare] = [lostOf(file, box), lostOf(file, screen)];
        const axis = overcutAxis(file, { box, unframed: screen });

        for (const one of ['x', 'y'] as const)
          if (Math.abs(lost[one] - 2 * MOST_CUT) > 1e-9 && Math.abs(bare[one] - 2 * MOST_CUT) > 1e-9)
            expect(axis === one).toBe(lost[one] > 2 * MOST_CUT && bare[one] < 2 * MOST_CUT);
      }),
    );
  });

  it('holds nothing back of a file whose size is not known', () => {
    expect(overcutAxis({ width: 0, height: 0 }, { box: upright, unframed: upright })).toBeUndefined();
  });
});
