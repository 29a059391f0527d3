import { describe, expect, it } from 'vitest';
import type { Overlays } from '../../core/overlays.ts';
import { frameForm, frameInsets, frameLayout, platePx } from '../../core/frame-layout.ts';
import { overlayShare } from '../../core/qr-measure.ts';
import { codeSize } from '../../core/qr-modules.ts';

const none = { top: 0, right: 0, bottom: 0, left: 0 };
const url = 'https://www.bluezone.gov.vn/';
const qr = { url, caption: 'Quét mã để cài đặt', corner: 'bottom-right' as const };
const slogan = { text: 'HÃY CÀI ĐẶT Bluezone ĐỂ BẢO VỆ MÌNH, BẢO VỆ MỌI NGƯỜI', link: 'bluezone.gov.vn' };
const fullHd = { width: 1920, height: 1080 };
const upright = { width: 1080, height: 1920 };

describe('frameInsets', () => {
  it('takes nothing when there is nothing to show', () => {
    expect(frameInsets(false, fullHd)).toEqual(none);
    expect(frameInsets({}, fullHd)).toEqual(none);
    expect(frameInsets({ qr, slogan }, { width: 0, height: 0 })).toEqual(none);
  });

  it('leaves the picture exactly 16:9 on a 16:9 screen', () => {
    const { right, bottom } = frameInsets({ qr, slogan }, fullHd);

    expect([right % 16, bottom % 9]).toEqual([0, 0]);
    expect((fullHd.width - right) / (fullHd.height - bottom)).toBe(16 / 9);
  });

  it('keeps the shape of other screens to the pixel', () => {
    const screen = { width: 1366, height: 768 };
    const { right, bottom } = frameInsets({ qr, slogan }, screen);

    expect(Math.abs((screen.width - right) * (768 / 1366) - (screen.height - bottom))).toBeLessThanOrEqual(0.5);
  });

  it.each([
    ['bottom-right', 'bottom', 'right'],
    ['bottom-left', 'bottom', 'left'],
    ['top-right', 'top', 'right'],
    ['top-left', 'top', 'left'],
  ] as const)('takes the edges of the corner %s', (corner, edge, side) => {
    const insets = frameInsets({ qr: { ...qr, corner }, slogan }, fullHd);

    expect(insets).toEqual({ ...none, [edge]: insets[edge], [side]: insets[side] });
    expect(insets[edge]).toBeGreaterThan(0);
    expect(insets[side]).toBeGreaterThan(0);
  });

  it('takes a column alone for a code and a strip alone for a slogan', () => {
    expect(frameInsets({ qr }, fullHd)).toEqual({ ...none, right: 318 });
    expect(frameInsets({ slogan }, fullHd)).toEqual({ ...none, bottom: 130 });
  });

  it('takes one band of an upright screen', () => {
    const insets = frameInsets({ qr, slogan }, upright);

    expect(insets).toEqual({ ...none, bottom: insets.bottom });
    expect(insets.bottom).toBeGreaterThanOrEqual(0.15 * upright.height);
    expect(insets.bottom).toBeLessThan(0.2 * upright.height);
  });

  it.each([
    [1920, 1080, 1],
    [1080, 1920, 1],
    [1366, 768, 1],
    [768, 1366, 1],
    [1280, 1024, 1],
    [3840, 2160, 1],
    [1536, 864, 1.25],
    [1280, 720, 1.5],
    [384, 192, 1],
    [512, 128, 1],
  ])(
    'has room for a code of a fifth of the short side in whole device pixels, %i × %i at %f',
    (width, height, ratio) => {
      for (const address of [url, `${url}tai-lieu`, `${url}?man-hinh=binh-phuoc-001&nguon=khung`]) {
        const overlays: Overlays = { qr: { ...qr, url: address }, slogan };
        const plate = platePx(address, { width, height }, ratio);
        const modulePx = plate / ((codeSize(address) ?? NaN) + 8);
        const { top, right, bottom, left } = frameInsets(overlays, { width, height }, ratio);

        expect(modulePx * (codeSize(address) ?? NaN)).toBeGreaterThanOrEqual(overlayShare * Math.min(width, height));
        expect(modulePx * ratio).toBeCloseTo(Math.round(modulePx * ratio), 9);
        expect(width > height ? left + right : top + bottom).toBeGreaterThanOrEqual(plate);
      }
    },
  );

  it('lets the strip of a board grow until its words fit', () => {
    const board = { width: 512, height: 128 };
    const long = { text: 'chữ '.repeat(30).trim() };

    expect(frameInsets({ slogan: long }, board).bottom).toBeGreaterThan(
      frameInsets({ slogan: { text: 'Ngắn' } }, board).bottom,
    );
    expect(frameInsets({ slogan: long }, board).bottom).toBeLessThanOrEqual(0.3 * 128);
  });

  it('leaves a code out that no phone could read there, and keeps the words', () => {
    const dense = { ...qr, url: `${url}?${'x'.repeat(2000)}` };

    expect(frameForm({ qr: dense, slogan }, { width: 512, height: 128 }).form).toBe('strip');
    expect(frameLayout({ qr: dense, slogan }, { width: 512, height: 128 }).plate).toBe(0);
    expect(frameForm({ qr: { ...qr, url: `${url}${'ễ'.repeat(1500)}` }, slogan }, fullHd).form).toBe('strip');
  });
});

describe('frameLayout', () => {
  const whole: Overlays = { qr, slogan, ticker: { texts: ['Tin'] }, agency: { name: 'Sở' }, clock: true };
  const board = { width: 384, height: 192 };
  const uprightBoard = { width: 128, height: 384 };
  const partsOn = (overlays: Overlays, screen: typeof board) => Object.keys(frameLayout(overlays, screen).parts).sort();

  it('has room for everything on a screen that people stand before', () => {
    for (const screen of [fullHd, upright, { width: 1366, height: 768 }])
      expect(partsOn(whole, screen)).toEqual(['agency', 'clock', 'qr', 'slogan', 'ticker']);
  });

  it('leaves out on a board who speaks, the clock without a column, and messages beside a slogan', () => {
    expect(partsOn(whole, board)).toEqual(['clock', 'qr', 'slogan']);
    expect(partsOn(whole, uprightBoard)).toEqual(['qr', 'slogan']);
    expect(partsOn({ ticker: { texts: ['Tin'] }, agency: { name: 'Sở' }, clock: true }, board)).toEqual(['ticker']);
  });

  it('writes the address of a code that a board is too small for, in place of all other words', () => {
    const small = { width: 256, height: 64 };
    expect(frameLayout({ qr, slogan, ticker: { texts: ['Tin'] } }, small)).toMatchObject({
      form: 'strip',
      plate: 0,
      parts: { slogan: { text: 'bluezone.gov.vn' } },
    });
    expect(partsOn({ qr, ticker: { texts: ['Tin'] } }, small)).toEqual(['slogan']);
    expect(frameInsets({ qr }, small)).toEqual({ ...none, bottom: 18 });
  });

  it('writes the address of a code that is too dense for any screen beside the slogan', () => {
    const dense = { ...qr, url: `${url}?${'x'.repeat(2000)}` };
    expect(frameLayout({ qr: dense, slogan }, { width: 640, height: 320 }).parts).toEqual({
      slogan: { text: slogan.text, link: 'bluezone.gov.vn' },
    });
  });

  it('takes no more for messages and a sign than they need, and leaves the picture its shape beside a code', () => {
    const { right, bottom } = frameInsets(whole, fullHd);
    expect(frameInsets({ qr, slogan }, fullHd)).toMatchObject({ right, bottom });
    expect(frameInsets({ ticker: { texts: ['Tin'] } }, fullHd)).toEqual({ ...none, bottom: 63 });
    expect(frameInsets({ clock: true }, fullHd)).toEqual({ ...none, bottom: 130 });
    expect(frameInsets(whole, upright).bottom).toBeLessThan(0.27 * upright.height);
  });

  it('keeps room for a slogan over the messages on a screen that is very wide', () => {
    const { insets, line } = frameLayout(whole, { width: 3840, height: 1080 });
    expect(insets.bottom - line).toBeGreaterThan(1.5 * line);
  });

  it.each([
    [whole, fullHd, 'column'],
    [whole, upright, 'line'],
    [{ qr, clock: true }, upright, 'block'],
    [{ slogan, clock: true }, fullHd, 'beside'],
    [{ clock: true }, fullHd, 'line'],
    [{ qr, slogan }, fullHd, 'none'],
  ] as const)('says who speaks where there is room: %#', (overlays, screen, sign) => {
    expect(frameLayout(overlays, screen).sign).toBe(sign);
  });
});
