/**
 * Fetches and decodes pictures and makes them as small as they are needed, in a thread of its own: of a picture of 8K
 * that holds whoever does it up for a fifth of a second, and beside it a clip is running.
 */
import type { PictureSize } from './picture-size.ts';
import { readPicture, type ReadPicture } from './read-picture.ts';

/** What is asked of the worker, and what it answers to the same number. */
export interface PictureTask {
  readonly n: number;
  readonly url: string;
  readonly area: PictureSize;
}
export type PictureAnswer = ({ readonly n: number } & ReadPicture) | { readonly n: number; readonly reason: string };

const answer = (one: PictureAnswer) => postMessage(one, { transfer: 'bitmap' in one ? [one.bitmap] : [] });

addEventListener('message', ({ data: { n, url, area } }: MessageEvent<PictureTask>) => {
  readPicture(url, area).then(
    (picture) => answer({ n, ...picture }),
    (error: unknown) => answer({ n, reason: error instanceof Error ? error.message : String(error) }),
  );
});
