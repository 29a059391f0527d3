import { describe, expect, it } from 'vitest';
import { shortAddress } from '../../core/short-address.ts';
import { wordsFor } from '../../renderer/slides/words.ts';

describe('wordsFor', () => {
  it('writes figures and dates as Vietnamese does', () => {
    const words = wordsFor('vi');

    expect(words.percent(6.88)).toBe('6,88%');
    expect(words.number(41_177)).toBe('41.177');
    expect(words.asOf('2020-08-18')).toBe('Số liệu ngày 18/08/2020');
    expect(words.goalBy('2020-12-31')).toBe('Mục tiêu đến 31/12/2020');
  });

  it('names the denominator of a share', () => {
    expect(wordsFor('vi').of).toEqual({ population: 'dân số', 'smartphone-users': 'người dùng điện thoại thông minh' });
    expect(wordsFor('en').of.population).toBe('of the population');
  });

  it('tells a change in points, with its sign and without the noise of fractions', () => {
    expect(wordsFor('vi').change(6.88 - 5.1, '2020-08-11')).toBe('+1,78 điểm % so với 11/08/2020');
    expect(wordsFor('en').change(5.1 - 6.88, '2020-08-11')).toBe('-1.78 points since 11/08/2020');
    expect(wordsFor('en').change(0, '2020-08-11')).toBe('0 points since 11/08/2020');
  });

  it('takes Vietnamese for the languages of Việt Nam, English for any other tag', () => {
    for (const tag of ['vi', 'VI', 'vi-VN', 'vie', 'tyz', 'blt', 'rad', 'km-VN', 'hmn-VN'])
      expect(wordsFor(tag), tag).toBe(wordsFor('vi'));
    for (const tag of ['en', 'en-US', 'fr', 'zh', 'km', 'xx', 'no_tag'])
      expect(wordsFor(tag), tag).toBe(wordsFor('en'));
  });

  it('says the same in either language', () => {
    const said = (tag: string) => {
      const words = wordsFor(tag);
      return [
        ...[words.goal, words.goalBy('2020-12-31'), words.installs, words.asOf('2020-08-18'), words.page(1, 3)],
        ...[...Object.values(words.of), ...Object.values(words.figure)],
        ...[words.change(1.5, '2020-08-11'), words.percent(6.88), words.number(41_177)],
      ];
    };
    for (const text of [...said('vi'), ...said('en')]) expect(text).toMatch(/\S/);
    said('vi').forEach((text, index) => expect(text).not.toBe(said('en')[index]));
    expect(Object.keys(wordsFor('vi'))).toEqual(Object.keys(wordsFor('en')));
  });
});

describe('shortAddress', () => {
  it('is what people would type', () => {
    expect(shortAddress('https://www.bluezone.gov.vn/')).toBe('bluezone.gov.vn');
    expect(shortAddress('https://bluezone.gov.vn/tai-lieu/')).toBe('bluezone.gov.vn/tai-lieu');
  });

  it('leaves out what nobody would', () => {
    expect(shortAddress('https://bluezone.gov.vn/tai-lieu?man-hinh=001')).toBe('bluezone.gov.vn');
    expect(shortAddress('https://bluezone.gov.vn/tai-lieu/huong-dan-cai-dat.html')).toBe('bluezone.gov.vn');
  });
});
