import type { Sight } from '../core/sights.ts';
import { sightOf, SIGHT_SIZE } from '../player/sight-rounds.ts';
import { DevToolsError, type DevTools } from './devtools-pipe.ts';
import { pixelsOfPng } from './png-pixels.ts';

/**
 * Looks at what the compositor gives to the display, in a small picture: the first frame of a screencast, which Chromium
 * scales down by itself. A screenshot with a scale would turn the page on the display white for a moment, and one
 * without costs four times as much (both measured on Chromium 156).
 */
export function createLook(
  devtools: DevTools,
  sessionId: string,
  setTimer: (run: () => void, ms: number) => () => void,
): () => Promise<Sight | undefined> {
  let hear: (png: string) => void = () => {};
  devtools.onEvent((event) => {
    if (event.method === 'Page.screencastFrame' && event.sessionId === sessionId) hear(String(event.params['data']));
  });
  const size = { maxWidth: SIGHT_SIZE.width, maxHeight: SIGHT_SIZE.height };

  return async () => {
    const frame = new Promise<string>((resolve, reject) => {
      const cancel = setTimer(() => reject(new DevToolsError('Page.startScreencast', 'no frame came')), LOOK_LIMIT_MS);
      hear = (png) => {
        cancel();
        resolve(png);
      };
    });
    try {
      const started = devtools.call('Page.startScreencast', { format: 'png', ...size }, { sessionId });
      const [png] = await Promise.all([frame, started]);
      const pixels = pixelsOfPng(Buffer.from(png, 'base64'));
      return pixels === undefined ? undefined : sightOf(pixels.data, pixels.channels);
    } finally {
      devtools.call('Page.stopScreencast', {}, { sessionId }).catch(() => undefined); // it ends with the page anyway
    }
  };
}

const LOOK_LIMIT_MS = 5_000;
