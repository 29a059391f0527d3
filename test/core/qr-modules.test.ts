import { describe, expect, it } from 'vitest';
import { codeSize, qrModules } from '../../core/qr-modules.ts';

describe('qrModules', () => {
  it('has the size that the address needs with error correction M', () => {
    expect(codeSize('https://bluezone.gov.vn/')).toBe(25);
    expect(codeSize('https://www.bluezone.gov.vn/')).toBe(29);
  });

  it('has an eye in three corners of every code', () => {
    const { isDark } = qrModules('https://www.bluezone.gov.vn/') ?? { isDark: () => false };
    const row = (at: number, from: number) => Array.from({ length: 8 }, (_, i) => isDark(at, from + i));
    const bar = Array.from({ length: 7 }, () => true);

    expect(row(0, 0)).toEqual([...bar, false]);
    expect(row(0, 21)).toEqual([false, ...bar]);
    expect(row(28, 0)).toEqual([...bar, false]);
  });

  it('has none for more than a code holds', () => {
    const long = `https://bluezone.example/${'ễ'.repeat(1000)}`;

    expect(qrModules(long)).toBeUndefined();
    expect(codeSize(long)).toBeUndefined();
  });
});
