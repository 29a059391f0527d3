import { describe, expect, it } from 'vitest';
import { shortAddress } from '../../renderer/slides/address.ts';
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

  it('takes Vietnamese for vi and its regions, English for any other tag', () => {
    expect(wordsFor('vi-VN')).toBe(wordsFor('vi'));
    expect(wordsFor('VI')).toBe(wordsFor('vi'));
    expect(wordsFor('vie')).toBe(wordsFor('en'));
    expect(wordsFor('fr')).toBe(wordsFor('en'));
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
