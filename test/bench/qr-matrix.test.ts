import { describe, expect, it } from 'vitest';
import { reportQrMatrix, type Cell } from './qr-matrix.ts';

const read: Cell = {
  width: 800,
  height: 480,
  rotation: 90,
  slide: 'slogan',
  drawn: true,
  doubt: undefined,
  read: true,
};
const met = (...cells: readonly Cell[]) => reportQrMatrix(cells).met;

describe('reportQrMatrix', () => {
  it('is met when the guard and the camera agree', () => {
    expect(met(read, { ...read, doubt: 'module: 1.5', read: false })).toBe(true);
  });

  it('is not met by a code that only the guard takes for good', () => {
    expect(met(read, { ...read, read: false })).toBe(false);
  });

  it('is not met by a code that only the guard takes for bad', () => {
    expect(met(read, { ...read, doubt: 'module: 1.5' })).toBe(false);
  });

  it('tells of a screen without room for a code, and asks nothing of it', () => {
    const without = { ...read, drawn: false, read: false };
    expect(met(read, without)).toBe(true);
    expect(met(without)).toBe(false);
    expect(reportQrMatrix([read, without]).body).toContain('no code, for want of room: slogan, 800×480, turned by 90°');
  });
});
