/** How the cursor moves: whether it does, and how much faster than the clock on the wall. */
export interface Pace {
  readonly plays: boolean;
  readonly rate: number;
}

/**
 * Takes a clip to a place in it, and plays it on from there. What is a little beside that is left alone, for every jump
 * is seen; past its end it stands at its end.
 */
export function takeTo(video: HTMLVideoElement, seconds: number, { plays, rate }: Pace): void {
  const place = Math.min(seconds, Number.isFinite(video.duration) ? video.duration : Infinity);
  if (plays) video.playbackRate = rate;
  if (Math.abs(video.currentTime - place) > (plays ? SLACK_PLAYING_S * rate : SLACK_STILL_S) && !video.seeking)
    video.currentTime = place;
  if (plays && video.paused && !video.ended) video.play().catch(() => undefined); // it goes on when it can
  if (!plays) video.pause();
}

/** Longer than a jump takes, or there would be no end of them. */
const SLACK_PLAYING_S = 0.4;
const SLACK_STILL_S = 0.05;
