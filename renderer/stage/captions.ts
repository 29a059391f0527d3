import { css } from 'lit';
import type { ReadyMedia } from '../../core/programme.ts';

/** Captions large enough to be read from 3 m, at the foot of the picture, on a ground of their own. */
export const captionStyles = css`
  video::cue {
    background: rgb(0 0 0 / 0.8);
    color: #fff;
    font: 600 max(5.4vmin, 14px) / 1.3 var(--font);
  }
`;

/** Shows these captions with what the video plays next; none: no captions. The element has one track, made once. */
export function setCaptions(video: HTMLVideoElement, captions: ReadyMedia['captions']): void {
  const track = video.querySelector('track');
  if (track === null) return;
  track.track.mode = captions === undefined ? 'disabled' : 'showing';
  if (captions === undefined) return track.removeAttribute('src');
  track.srclang = captions.lang;
  track.src = captions.url;
}
