import type { Sight } from '../core/sights.ts';
import { failureOf } from '../player/failure-of.ts';
import { sightOf, SIGHT_SIZE } from '../player/sight-rounds.ts';
import type { DevTools } from './devtools-pipe.ts';
import { pixelsOfPng } from './png-pixels.ts';

/**
 * Looks at what the compositor gives to the display, in a small picture: the first frame of a screencast, which Chromium
 * scales down by itself. A screenshot with a scale would turn the page on the display white for a moment, and one
 * without costs four times as much (both measured on Chromium 156). Rejects when `signal` is aborted, or the browser does
 * not answer.
 */
export function createLook(devtools: DevTools, sessionId: string): (signal: AbortSignal) => Promise<Sight | undefined> {
  let hear: (png: string) => void = () => {};
  devtools.onEvent((event) => {
    if (event.method === 'Page.screencastFrame' && event.sessionId === sessionId) hear(String(event.params['data']));
  });
  const size = { maxWidth: SIGHT_SIZE.width, maxHeight: SIGHT_SIZE.height };

  return async (signal) => {
    signal.throwIfAborted();
    const frame = Promise.race([new Promise<string>((resolve) => (hear = resolve)), failureOf(signal)]);
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
