import type { PictureSize } from './picture-size.ts';
import type { PictureAnswer, PictureTask } from './picture-worker.ts';
import { scaledTo } from './scale-picture.ts';

/**
 * Decodes a picture no larger than an area needs it, beside the page's own thread; where no worker can be had, in it.
 *
 * @param area  device pixels
 * @throws when it cannot be decoded, or not within 5 s
 */
export async function decodeBeside(file: Blob, area: PictureSize): Promise<ImageBitmap> {
  return (await bench.decode(file, area)) ?? scaledTo(area, await createImageBitmap(file));
}

/** A worker that runs `picture-worker.ts`. */
export type PictureWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** Who waits for a picture. */
interface Waiting {
  readonly resolve: (bitmap: ImageBitmap | undefined) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Has pictures decoded by a worker. One that does not answer is ended, and another takes its place. */
export class PictureBench {
  readonly #open: () => PictureWorker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #worker: PictureWorker | undefined;
  #asked = 0;

  /** @param open  starts a worker; `undefined` where there can be none */
  constructor(open: () => PictureWorker | undefined) {
    this.#open = open;
    this.#start();
  }

  /**
   * The picture, decoded; the caller closes it. `undefined` when the worker is of no use, now and later.
   *
   * @throws when it cannot be decoded, or not within 5 s
   */
  decode(file: Blob, area: PictureSize): Promise<ImageBitmap | undefined> {
    const worker = this.#worker;
    if (worker === undefined) return Promise.resolve(undefined);
    const task: PictureTask = { n: ++this.#asked, file, area };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#replace(), LIMIT_MS);
      this.#waiting.set(task.n, { resolve, reject, timer });
      worker.postMessage(task);
    });
  }

  #start(): void {
    const worker = (this.#worker = this.#open());
    if (worker === undefined) return;
    worker.onmessage = ({ data }: MessageEvent<PictureAnswer>) => this.#answered(data);
    worker.onerror = () => {
      this.#worker = undefined;
      for (const { resolve } of this.#taken()) resolve(undefined);
    };
  }

  #answered(answer: PictureAnswer): void {
    const waiting = this.#waiting.get(answer.n);
    this.#waiting.delete(answer.n);
    clearTimeout(waiting?.timer);
    if ('reason' in answer) waiting?.reject(new Error(answer.reason));
    else if (waiting === undefined) answer.bitmap.close();
    else waiting.resolve(answer.bitmap);
  }

  /** Whatever else waits for the same worker is given up with it, and comes again with its next turn. */
  #replace(): void {
    this.#worker?.terminate();
    for (const { reject } of this.#taken()) reject(new Error(`was not decoded within ${LIMIT_MS / 1000} s`));
    this.#start();
  }

  /** All who wait; from now on none does. */
  #taken(): readonly Waiting[] {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { timer } of all) clearTimeout(timer);
    return all;
  }
}

/** What an item has to be ready in; ten times what a picture of 50 megapixels takes. */
const LIMIT_MS = 5_000;

const bench = new PictureBench(() => {
  try {
    return new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined; // a page in one file has no second one to run
  }
});
