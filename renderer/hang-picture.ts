import { picturePlace, type DisplaySettings } from '../core/display-settings.ts';

/** Puts the picture into its window as the display hangs: turned, and clear of the edges that the display hides. */
export function hangPicture({ style }: HTMLElement, display: DisplaySettings): void {
  const { left, top, width, height, rotation } = picturePlace({ width: innerWidth, height: innerHeight }, display);
  Object.assign(style, {
    ...{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` },
    // Turned by nothing it would still cost a layer of its own.
    transform: rotation === 0 ? '' : `rotate(${rotation}deg)`,
  });
  // For those who measure what is in it (theme/upright-box.ts).
  style.setProperty('--turned', String(rotation));
}
