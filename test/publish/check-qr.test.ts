import { afterAll, describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../publish/check/check.ts';
import { usualViewing } from '../../publish/check/viewing.ts';
import { openBench, told } from './check-world.ts';

const bench = openBench();
afterAll(() => bench.clear());

const slogan = (url: string, over: object = {}) => ({
  slide: { kind: 'slogan', lines: ['CÀI ĐẶT'], qr: { url } },
  durationSeconds: 10,
  ...over,
});
const notice = { slide: { kind: 'notice', title: 'Thông báo' } };
const look = (playlist: object, options: Partial<CheckOptions> = {}) =>
  bench.check({ formatVersion: 1, ...playlist }, {}, options);
const noBigSlide = async (playlist: object, options: Partial<CheckOptions> = {}) =>
  (await look(playlist, options)).findings.filter(({ code }) => code === 'QR_NO_BIG_SLIDE');

describe('the big code of a slogan slide', () => {
  it('serves from about the distance: as large as the rule asks, nothing is said of it', async () => {
    expect(told(await look({ items: [slogan('https://bluezone.gov.vn')] }))).toEqual([]);
    expect(told(await look({ items: [slogan('https://www.example.org/', { overlays: false })] }))).toEqual([]);
  });

  it('is to be shown without overlays where that makes it large enough', async () => {
    const { findings } = await look({ items: [slogan('https://b.vn')] });

    expect(findings.map(({ code, place }) => [code, place])).toEqual([
      ['QR_TOO_FAR', 'items[0].slide.qr.url'],
      ['QR_NO_BIG_SLIDE', 'items[0]'],
    ]);
    for (const { fix } of findings) expect(fix?.en).toBe('write "overlays": false on this slide');
    expect(findings[0]?.words.vi).toBe(
      'mã rộng 28 cm, chỉ quét được khi đứng cách không quá khoảng 2,8 m, chưa đạt 3 m',
    );
    expect(findings[1]?.words.en).toBe(
      'the code of the loop’s slogan slide takes 52 % of the short side of the screen, must be 55 %',
    );
    expect(told(await look({ items: [slogan('https://b.vn', { overlays: false })] }))).toEqual([]);
  });

  it('wants a shorter address only where its squares are too small, and says how short', async () => {
    const url = `https://www.example.org/${'x'.repeat(1500)}`;
    const [dense] = (await look({ items: [slogan(url, { overlays: false })] })).findings;
    expect(dense?.code).toBe('QR_TOO_FAR');
    const most = Number(/at most (\d+) characters/.exec(dense?.fix?.en ?? '')?.[1]);
    expect(most).toBeGreaterThan(60);
    expect(told(await look({ items: [slogan(url.slice(0, most), { overlays: false })] }))).toEqual([]);

    const far = { viewing: { ...usualViewing, distanceMetres: 8 } };
    const [small] = (await look({ items: [slogan('https://www.example.org/', { overlays: false })] }, far)).findings;
    expect(small?.fix?.en).toBe('use a larger screen, or let people come nearer');
  });
});

describe('a loop without a big code', () => {
  it('is told once, with the screens concerned', async () => {
    const campaigns = ['x', 'y', 'z'].map((value) => ({
      id: value,
      screens: { tags: { all: [`province=${value}`] } },
      items: value === 'z' ? [slogan('https://bluezone.gov.vn')] : [notice],
    }));
    const found = await noBigSlide({ campaigns });

    expect(found.map(({ words }) => words.en)).toEqual([
      'the loops of x; of y on screens with province=x; screens with province=y have no slogan slide with a QR code',
    ]);
  });

  it('is looked for in the week asked about, not before and not after', async () => {
    const campaigns = [
      { id: 'before', flight: { until: '2026-11-19' }, items: [notice] },
      { id: 'now', flight: { from: '2026-11-20', until: '2026-11-27' }, items: [slogan('https://bluezone.gov.vn')] },
      { id: 'after', flight: { from: '2026-11-28' }, items: [notice] },
    ];

    expect(await noBigSlide({ campaigns })).toEqual([]);
  });

  it('is told what is amiss with the slogan slide that it has', async () => {
    const [brief] = await noBigSlide({ items: [notice, slogan('https://bluezone.gov.vn', { durationSeconds: 5 })] });

    expect([brief?.place, brief?.words.en, brief?.fix?.en]).toEqual([
      'items[1]',
      'the code of the loop’s slogan slide stands 5 s, must be 8 s',
      'write "durationSeconds": 8 on this slide',
    ]);
  });
});
