/** Settles when a clip shows a frame; also when there will be none, or none soon: then its poster stands, or nothing. */
export function firstFrameOf(video: HTMLVideoElement): Promise<void> {
  if (video.readyState >= video.HAVE_CURRENT_DATA) return Promise.resolve();
  return new Promise((resolve) => {
    for (const event of ['loadeddata', 'error']) video.addEventListener(event, () => resolve(), { once: true });
    setTimeout(resolve, PATIENCE_MS);
  });
}

const PATIENCE_MS = 2_000;
