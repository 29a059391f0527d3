import { describe, expect, it } from 'vitest';
import { inPicture, picturePlace, rotations } from '../../core/display-settings.ts';
import { uprightBox } from '../../renderer/theme/upright-box.ts';

const box = { left: 100, top: 20, right: 400, bottom: 120 };

describe('uprightBox', () => {
  it.each(rotations)('has the sides where the picture that is turned by %i degrees has them', (rotation) => {
    const style = { getPropertyValue: () => ` ${rotation}` };
    const place = picturePlace(
      { width: 1366, height: 768 },
      { rotation, overscanPercent: 0, motion: true, volumePercent: 100 },
    );
    const corners = [inPicture(place, { x: box.left, y: box.top }), inPicture(place, { x: box.right, y: box.bottom })];
    const origin = inPicture(place, { x: 0, y: 0 });
    const [xs, ys] = [corners.map(({ x }) => x - origin.x), corners.map(({ y }) => y - origin.y)];

    const upright = uprightBox(box as DOMRect, style);

    expect(upright).toEqual({
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
      width: rotation % 180 === 0 ? 300 : 100,
      height: rotation % 180 === 0 ? 100 : 300,
    });
  });

  it('is as measured where nothing is turned', () => {
    expect(uprightBox(box as DOMRect, { getPropertyValue: () => '' })).toEqual({ ...box, width: 300, height: 100 });
  });
});
