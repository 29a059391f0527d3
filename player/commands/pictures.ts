import type { ToHost, ToPlayer } from '../../core/messages.ts';

/** Pictures of what is on, which only the host can take. */
export interface Pictures {
  /** One of a screen, as PNG; or why there is none. */
  take(screenId: string, signal: AbortSignal): Promise<Picture>;
  /** The host has answered. */
  heard(answer: Extract<ToPlayer, { type: 'picture' }>): void;
}

export type Picture =
  { readonly kind: 'taken'; readonly png: Uint8Array } | { readonly kind: 'failed'; readonly reason: string };

/** Asks the host for pictures, by number. One that does not come in time is given up. */
export function createPictures(tellHost: (message: ToHost) => void, limitMs = LIMIT_MS): Pictures {
  const waiting = new Map<number, (picture: Picture) => void>();
  let asked = 0;
  return {
    take(screenId, signal) {
      const n = ++asked;
      return new Promise((resolve) => {
        const settle = (picture: Picture) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          waiting.delete(n);
          resolve(picture);
        };
        const onAbort = () => settle({ kind: 'failed', reason: 'the player was stopped' });
        const timer = setTimeout(
          () => settle({ kind: 'failed', reason: `no picture within ${limitMs / 1000} s` }),
          limitMs,
        );
        signal.addEventListener('abort', onAbort, { once: true });
        waiting.set(n, settle);
        tellHost({ type: 'take-picture', screenId, n });
      });
    },
    heard({ n, png, reason }) {
      const picture: Picture =
        png === undefined
          ? { kind: 'failed', reason: reason ?? 'there is no window' }
          : { kind: 'taken', png: Buffer.from(png, 'base64') };
      waiting.get(n)?.(picture);
    },
  };
}

/** A browser answers within 15 s, or not at all. */
const LIMIT_MS = 20_000;
