import type { Picture } from './code-reader.ts';

/** Why there is no camera. `insecure`: browsers give it to pages from https:// or from a file only. */
export type NoCamera = 'refused' | 'missing' | 'insecure';

/** Lets a video show what the camera that looks away from the person sees, until the signal aborts. */
export async function openCamera(video: HTMLVideoElement, signal: AbortSignal): Promise<'open' | NoCamera> {
  // Not there at all where the page is not trusted, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return 'insecure';
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
  } catch (error) {
    return (error as DOMException).name === 'NotAllowedError' ? 'refused' : 'missing';
  }
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  video.srcObject = stream;
  await video.play().catch(() => undefined); // it was closed meanwhile
  return 'open';
}

/** Hands over one picture of a video after the other, each once the one before has been looked at, until it ends or the signal aborts. */
export async function eachFrame(
  video: HTMLVideoElement,
  signal: AbortSignal,
  look: (picture: Picture) => Promise<void>,
): Promise<void> {
  while (await nextFrame(video, signal)) {
    const { videoWidth: width, videoHeight: height } = video;
    await look({ source: video, width, height, isStill: false });
  }
}

/** Whether there is one. */
function nextFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted || video.ended) return Promise.resolve(false);
  return new Promise((resolve) => {
    const over = new AbortController();
    const settle = (isThere: boolean) => {
      over.abort();
      video.cancelVideoFrameCallback(waiting);
      resolve(isThere);
    };
    const waiting = video.requestVideoFrameCallback(() => settle(true));
    const until = { once: true, signal: over.signal };
    signal.addEventListener('abort', () => settle(false), until);
    for (const end of ['ended', 'error'] as const) video.addEventListener(end, () => settle(false), until);
  });
}

/** What pictures and films show that a person has chosen; of one that cannot be opened nothing. */
export async function lookAtFile(
  file: File,
  signal: AbortSignal,
  look: (picture: Picture) => Promise<void>,
): Promise<'seen' | 'unreadable'> {
  if (!file.type.startsWith('video/')) {
    const bitmap = await createImageBitmap(file).catch(() => undefined);
    if (bitmap === undefined) return 'unreadable';
    await look({ source: bitmap, width: bitmap.width, height: bitmap.height, isStill: true });
    bitmap.close();
    return 'seen';
  }
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, src: URL.createObjectURL(file) });
  const isOpen = await video.play().then(
    () => true,
    () => false,
  );
  if (isOpen) await eachFrame(video, signal, look);
  URL.revokeObjectURL(video.src);
  return isOpen ? 'seen' : 'unreadable';
}
