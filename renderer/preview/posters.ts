/** What a clip turned out to be. */
export interface Poster {
  /** A frame of it, as a data URL. */
  readonly url: string;
  readonly seconds: number;
}

/** The first pictures of clips, taken from the clips themselves, one after the other. */
export interface Posters {
  /** The poster of a clip that has been looked at; asking for another puts it in the queue. */
  of(url: string): Poster | undefined;
}

/** @param onTaken  is told when another poster is there */
export function createPosters(onTaken: (url: string, poster: Poster) => void): Posters {
  const taken = new Map<string, Poster | undefined>();
  let queue = Promise.resolve();
  return {
    of(url) {
      if (!taken.has(url)) {
        taken.set(url, undefined);
        queue = queue.then(async () => {
          const poster = await takePoster(url).catch(() => undefined); // its name stands in its place
          if (poster === undefined) return;
          taken.set(url, poster);
          onTaken(url, poster);
        });
      }
      return taken.get(url);
    },
  };
}

async function takePoster(url: string): Promise<Poster> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  try {
    video.src = url;
    await heard(video, 'loadeddata');
    const seconds = video.duration;
    // The very first frame is often black.
    video.currentTime = Math.min(SECONDS_IN, seconds / 3);
    await heard(video, 'seeked');
    const canvas = document.createElement('canvas');
    const scale = Math.min(1, WIDEST_PX / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    return { url: canvas.toDataURL('image/jpeg', 0.75), seconds };
  } finally {
    // A clip that is let go of with its source keeps its connection.
    video.removeAttribute('src');
    video.load();
  }
}

function heard(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    signal.addEventListener('abort', () => reject(new Error(`no ${event}`)));
    video.addEventListener(event, () => resolve(), { once: true, signal });
    video.addEventListener('error', () => reject(new Error('not playable')), { once: true, signal });
  });
}

const SECONDS_IN = 1.5;
const WIDEST_PX = 640;
const PATIENCE_MS = 15_000;
