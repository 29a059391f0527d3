/**
 * Decodes pictures and makes them as small as they are needed, in a thread of its own: of a picture of 8K that holds
 * whoever does it up for a fifth of a second, and beside it a clip is running.
 */
import type { PictureSize } from './picture-size.ts';
import { scaledTo } from './scale-picture.ts';

/** What is asked of the worker, and what it answers to the same number. */
export interface PictureTask {
  readonly n: number;
  /** The whole file. */
  readonly bytes: ArrayBuffer;
  readonly area: PictureSize;
}
export type PictureAnswer =
  { readonly n: number; readonly bitmap: ImageBitmap } | { readonly n: number; readonly reason: string };

const answer = (one: PictureAnswer) => postMessage(one, { transfer: 'bitmap' in one ? [one.bitmap] : [] });

addEventListener('message', ({ data: { n, bytes, area } }: MessageEvent<PictureTask>) => {
  createImageBitmap(new Blob([bytes]))
    .then((bitmap) => scaledTo(area, bitmap))
    .then(
      (bitmap) => answer({ n, bitmap }),
      (error: unknown) => answer({ n, reason: error instanceof Error ? error.message : String(error) }),
    );
});
