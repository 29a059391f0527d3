import type { FrameInsets, ScreenSize } from '../../core/frame-layout.ts';

/** How round the picture's corner is where column and strip meet, as a share of the short side: about 10 px of 1080. */
const cornerShare = 0.01;

/** The frame as a CSS `path()` for `clip-path`: the screen without the picture, whose corner in the frame is rounded. */
export function framePath(insets: FrameInsets, { width, height }: ScreenSize): string {
  const { top, left } = insets;
  const right = width - insets.right;
  const bottom = height - insets.bottom;
  const round = Math.round(cornerShare * Math.min(width, height));
  const at = (vertical: number, horizontal: number) => (vertical > 0 && horizontal > 0 ? round : 0);
  const picture = [
    `M${left + at(top, left)} ${top}`,
    `H${right - at(top, insets.right)}${arc(at(top, insets.right), 1, 1)}`,
    `V${bottom - at(insets.bottom, insets.right)}${arc(at(insets.bottom, insets.right), -1, 1)}`,
    `H${left + at(insets.bottom, left)}${arc(at(insets.bottom, left), -1, -1)}`,
    `V${top + at(top, left)}${arc(at(top, left), 1, -1)}z`,
  ];
  return `path(evenodd, 'M0 0H${width}V${height}H0z${picture.join('')}')`;
}

function arc(radius: number, x: number, y: number): string {
  return radius === 0 ? '' : `a${radius} ${radius} 0 0 1 ${x * radius} ${y * radius}`;
}
