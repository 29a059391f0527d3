import { describe, expect, it } from 'vitest';
import { chooseSource } from '../../core/choose-source.ts';
import type { Source } from '../../core/playlist.ts';

const viewport = { width: 1920, height: 1080 };
const sized = (...sizes: readonly (readonly [width?: number | undefined, height?: number])[]) =>
  sizes.map(([width, height], index): Source => ({
    ...{ url: String(index), type: 'video/mp4' },
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }));
const chosen = (sources: readonly Source[]) => Number(chooseSource(sources, { viewport, languages: ['vi'] }).url);

describe('of several sizes a screen takes', () => {
  it.each([
    ['what it is itself, rather than a little less', sized([1910, 1075], [1920, 1080]), 1],
    ['the smallest that is not smaller', sized([3840, 2160], [1280, 720], [2560, 1440]), 2],
    ['the one with fewer pixels of two that fit as closely', sized([1920, 1440], [1920, 1080]), 1],
    ['the largest, if all are smaller', sized([640, 360], [1280, 720], [854, 480]), 1],
    ['the first of equals', sized([1920, 1080], [1920, 1080]), 0],
    ['no less than it is, where one side is told', sized([640], [1920, 1080]), 1],
    ['no less than it is, where the height is told', sized([undefined, 360], [1920, 1080]), 1],
    ['the first, where nothing is told', sized([], []), 0],
  ])('%s', (_what, sources, index) => {
    expect(chosen(sources)).toBe(index);
  });
});
