import type { PictureSize } from './picture-size.ts';
import type { PictureAnswer, PictureTask } from './picture-worker.ts';
import { readPicture } from './read-picture.ts';

/**
 * Fetches and decodes a picture no larger than an area needs it, beside the page's own thread; where no worker can be
 * had, in it, and then for as long as that takes.
 *
 * @param url     absolute
 * @param area    device pixels
 * @param signal  aborted when nobody waits for it any more
 * @throws when it cannot be had or decoded, takes the worker longer than 5 s, or is wanted no more
 */
export async function decodeBeside(url: string, area: PictureSize, signal: AbortSignal): Promise<ImageBitmap> {
  return (await bench.decode(url, area, signal)) ?? (await readPicture(url, area, signal)).bitmap;
}

/** A worker that runs `picture-worker.ts`. */
export type PictureWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** A picture that is asked for, and who waits for it. */
interface Asked {
  readonly task: PictureTask;
  readonly signal: AbortSignal;
  readonly resolve: (bitmap: ImageBitmap | undefined) => void;
  readonly reject: (reason: Error) => void;
}

/** One that the worker has, with the timer that ends its time. */
interface Posted extends Asked {
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Has pictures decoded by a worker. One that does not come to an end holds the worker and whatever stands behind it: the
 * worker is ended, and another begins the others anew, each with its whole time.
 *
 * The bytes of a `Blob` lie in the browser's own process until whoever holds it has its garbage collected, and a worker
 * that makes next to none never does: 1,000 changes held 230 MiB more (measured on Chromium 156). What ends with the
 * worker is let go of at once, so it is ended after some of them.
 */
export class PictureBench {
  readonly #open: () => PictureWorker | undefined;
  /** By number; one that nobody waits for any more may still hold the worker. */
  readonly #posted = new Map<number, Posted>();
  #worker: PictureWorker | undefined;
  /** The bytes of all files that the worker has read. */
  #read = 0;
  #asked = 0;

  /** @param open  starts a worker; `undefined` where there can be none */
  constructor(open: () => PictureWorker | undefined) {
    this.#open = open;
    this.#start();
  }

  /**
   * The picture, decoded; the caller closes it. `undefined` when no worker can be had now.
   *
   * @throws when it cannot be decoded, takes longer than 5 s, or is wanted no more
   */
  decode(url: string, area: PictureSize, signal: AbortSignal): Promise<ImageBitmap | undefined> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const n = ++this.#asked;
      const giveUp = () => {
        reject(new Error('wanted no more'));
        this.#hurry(n);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#post({ task: { n, url, area }, signal, resolve, reject });
    });
  }

  #post(asked: Asked): void {
    // One that could not be loaded, as while the player is away, may be there by now.
    const worker = this.#worker ?? this.#start();
    if (worker === undefined) return asked.resolve(undefined);
    const { task } = asked;
    this.#posted.set(task.n, { ...asked, timer: setTimeout(() => this.#replace(task.n), LIMIT_MS) });
    worker.postMessage(task);
  }

  /** Nobody waits for this one any more: it may not hold up the one that cuts in for long. */
  #hurry(n: number): void {
    const posted = this.#posted.get(n);
    if (posted === undefined) return;
    clearTimeout(posted.timer);
    posted.timer = setTimeout(() => this.#replace(n), UNWANTED_MS);
  }

  #start(): PictureWorker | undefined {
    const worker = (this.#worker = this.#open());
    this.#read = 0;
    if (worker === undefined) return undefined;
    worker.onmessage = ({ data }: MessageEvent<PictureAnswer>) => this.#answered(data);
    worker.onerror = () => {
      if (worker !== this.#worker) return;
      for (const { resolve } of this.#dismissed()) resolve(undefined);
    };
    return worker;
  }

  #answered(answer: PictureAnswer): void {
    const posted = this.#posted.get(answer.n);
    this.#posted.delete(answer.n);
    clearTimeout(posted?.timer);
    if ('reason' in answer) posted?.reject(new Error(answer.reason));
    else if (posted === undefined || posted.signal.aborted) answer.bitmap.close();
    else posted.resolve(answer.bitmap);
    // How much one read that could not be decoded, nobody knows.
    this.#read += 'bytes' in answer ? answer.bytes : MOST_READ_BYTES;
    if (this.#posted.size === 0 && this.#read >= MOST_READ_BYTES) this.#renew();
  }

  /** The time of the picture of this number is over: another worker takes the place of the one that it holds. */
  #replace(n: number): void {
    for (const one of this.#renew()) {
      if (one.task.n === n) one.reject(new Error(`was not decoded within ${LIMIT_MS / 1000} s`));
      else if (!one.signal.aborted) this.#post(one);
    }
  }

  /** Puts another worker in the place of this one; gives all that it had. */
  #renew(): readonly Posted[] {
    const all = this.#dismissed();
    this.#start();
    return all;
  }

  /** Ends the worker; gives all that it had. */
  #dismissed(): readonly Posted[] {
    this.#worker?.terminate();
    this.#worker = undefined;
    const all = [...this.#posted.values()];
    this.#posted.clear();
    for (const { timer } of all) clearTimeout(timer);
    return all;
  }
}

/** What an item has to be ready in; ten times what a picture of 50 megapixels takes. */
const LIMIT_MS = 5_000;
/** Some posters of a phone's camera. Another worker is there 30 ms later, on another core, while a picture is looked at. */
const MOST_READ_BYTES = 16 * 2 ** 20;
/** What is wanted no more, and only has to be brought to its end. */
const UNWANTED_MS = 1_000;

const bench = new PictureBench(() => {
  try {
    return new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined; // a page in one file has no second one to run
  }
});
