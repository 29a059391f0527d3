import { css } from 'lit';
import type { ReadyMedia } from '../../core/programme.ts';

/**
 * Captions large enough to be read from 3 m, at the foot of the picture, on a ground of their own. `--screen-vmin` is a
 * hundredth of the screen's short side, where the page is not as large as the screen that it shows.
 */
export const captionStyles = css`
  video::cue {
    background: rgb(0 0 0 / 0.8);
    color: #fff;
    font: 600 max(5.4 * var(--screen-vmin, 1vmin), 14px) / 1.3 var(--font);
  }
`;

/**
 * Shows these captions with what the video plays next; none: no captions. The element has one track, made once.
 *
 * @param isFootOnly  whether all stand at the foot of the picture, wherever they ask to: somebody signs in its corner
 */
export function setCaptions(
  video: HTMLVideoElement,
  captions: Pick<NonNullable<ReadyMedia['captions']>, 'url' | 'lang'> | undefined,
  isFootOnly = false,
): void {
  const track = video.querySelector('track');
  if (track === null) return;
  track.onload = isFootOnly ? () => standAtFoot(track.track) : null;
  track.track.mode = captions === undefined ? 'disabled' : 'showing';
  if (captions === undefined) return track.removeAttribute('src');
  track.srclang = captions.lang;
  track.src = captions.url;
}

function standAtFoot({ cues }: TextTrack): void {
  for (const cue of cues ?? []) if (cue instanceof VTTCue) Object.assign(cue, FOOT);
}

const FOOT: Partial<VTTCue> = { line: 'auto', vertical: '', region: null };
