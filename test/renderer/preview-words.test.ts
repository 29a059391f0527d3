import { describe, expect, it } from 'vitest';
import { previewWords } from '../../renderer/preview/preview-words.ts';

describe('previewWords', () => {
  it.each([
    [4, '4 giây', '4 s'],
    [12.34, '12,3 giây', '12.3 s'],
    [120, '2 phút', '2 min'],
    [7_199, '2 giờ', '2 h'],
    [42_320, '11 giờ 45 phút', '11 h 45 min'],
  ])('tells %d seconds as people do', (seconds, vi, en) => {
    expect([previewWords.vi.lasts(seconds), previewWords.en.lasts(seconds)]).toEqual([vi, en]);
  });
});
