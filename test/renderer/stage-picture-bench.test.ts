import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PictureBench, type PictureWorker } from '../../renderer/stage/picture-bench.ts';
import type { PictureAnswer, PictureTask } from '../../renderer/stage/picture-worker.ts';

/** A worker that answers when it is told to. */
class ByHand implements PictureWorker {
  onmessage: PictureWorker['onmessage'] = null;
  onerror: PictureWorker['onerror'] = null;
  isEnded = false;
  readonly tasks: PictureTask[] = [];

  postMessage(task: PictureTask): void {
    this.tasks.push(task);
  }

  terminate(): void {
    this.isEnded = true;
  }

  /** Answers the task of this place in the order. */
  answerTo(index: number, answer: { bitmap: ImageBitmap; bytes?: number } | { reason: string }): void {
    const n = this.tasks[index]?.n ?? 0;
    const data: PictureAnswer = 'reason' in answer ? { n, ...answer } : { n, bytes: 1, ...answer };
    this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data }));
  }

  fail(): void {
    this.onerror?.call(this as unknown as Worker, new Event('error') as ErrorEvent);
  }
}

const url = 'http://127.0.0.1:8080/media/poster.jpg';
const MIB = 2 ** 20;
const wanted = new AbortController().signal;
const area = { width: 1920, height: 1080 };
const bitmap = () => ({ width: 1920, height: 1080, close: vi.fn() }) satisfies ImageBitmap;

let workers: ByHand[];
let bench: PictureBench;
const worker = (index = 0) => workers[index] ?? expect.fail('no such worker');
beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  bench = new PictureBench(() => {
    workers.push(new ByHand());
    return workers.at(-1);
  });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('PictureBench', () => {
  it('gives everybody their own picture, in whatever order they are ready', async () => {
    const [first, second] = [bench.decode(url, area, wanted), bench.decode(url, area, wanted)];
    const [one, other] = [bitmap(), bitmap()];
    worker().answerTo(1, { bitmap: other });
    worker().answerTo(0, { bitmap: one });

    expect(await first).toBe(one);
    expect(await second).toBe(other);
    expect(workers).toHaveLength(1);
  });

  it('says why a picture cannot be decoded', async () => {
    const decoded = bench.decode(url, area, wanted);
    worker().answerTo(0, { reason: 'The source image could not be decoded.' });

    await expect(decoded).rejects.toThrow('could not be decoded');
  });

  it('ends a worker that a picture holds for 5 s, and has another decode the next one, which has its whole time', async () => {
    const stuck = bench.decode(url, area, wanted).catch(String);
    await vi.advanceTimersByTimeAsync(4_999);
    const behind = bench.decode(url, area, wanted);
    expect(worker().isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(worker().isEnded).toBe(true);
    expect(await stuck).toContain('within 5 s');

    await vi.advanceTimersByTimeAsync(4_999);
    const picture = bitmap();
    worker(1).answerTo(0, { bitmap: picture });
    expect(await behind).toBe(picture);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker(1).isEnded).toBe(false);
  });

  it('gives up at once what is wanted no more, and ends a worker that it holds for another second', async () => {
    const wish = new AbortController();
    const stuck = bench.decode(url, area, wish.signal).catch(String);
    await vi.advanceTimersByTimeAsync(1_000);
    wish.abort();
    expect(await stuck).toContain('wanted no more');
    const cutIn = bench.decode(url, area, wanted);
    await vi.advanceTimersByTimeAsync(999);
    expect(worker().isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(worker().isEnded).toBe(true);

    const picture = bitmap();
    expect(worker(1).tasks).toHaveLength(1);
    worker(1).answerTo(0, { bitmap: picture });
    expect(await cutIn).toBe(picture);
    await expect(bench.decode(url, area, wish.signal)).rejects.toThrow('aborted');
  });

  it('lets go of a picture that nobody waits for any more', async () => {
    const wish = new AbortController();
    const unwanted = bench.decode(url, area, wish.signal).catch(() => 'given up');
    wish.abort();
    const late = bench.decode(url, area, wanted).catch(() => 'given up');
    const [first, second] = [bitmap(), bitmap()];
    worker().answerTo(0, { bitmap: first });
    await vi.advanceTimersByTimeAsync(5_000);
    worker().answerTo(1, { bitmap: second });

    expect([await unwanted, await late]).toEqual(['given up', 'given up']);
    expect(first.close).toHaveBeenCalledOnce();
    expect(second.close).toHaveBeenCalledOnce();
  });

  it('has another worker go on once one has read 16 MiB, and nothing is asked of it any more', async () => {
    const [first, second] = [bench.decode(url, area, wanted), bench.decode(url, area, wanted)];
    worker().answerTo(0, { bitmap: bitmap(), bytes: 8 * MIB });
    await first;
    expect(worker().isEnded).toBe(false);
    const picture = bitmap();
    worker().answerTo(1, { bitmap: picture, bytes: 8 * MIB });
    expect(await second).toBe(picture);
    expect(worker().isEnded).toBe(true);
    expect(vi.getTimerCount()).toBe(0);

    const third = bench.decode(url, area, wanted);
    worker(1).answerTo(0, { bitmap: bitmap(), bytes: 8 * MIB });
    await third;
    expect(worker(1).isEnded).toBe(false);
    const broken = bench.decode(url, area, wanted).catch(String);
    worker(1).answerTo(1, { reason: 'The source image could not be decoded.' });
    await broken;
    expect(worker(1).isEnded, 'nobody knows how much it has read').toBe(true);
  });

  it('leaves it to the page when the worker cannot run, and tries another with the next picture', async () => {
    const waiting = bench.decode(url, area, wanted);
    worker().fail();
    expect(await waiting).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);

    const next = bench.decode(url, area, wanted);
    const picture = bitmap();
    worker(1).answerTo(0, { bitmap: picture });
    expect(await next).toBe(picture);
    expect(await new PictureBench(() => undefined).decode(url, area, wanted)).toBeUndefined();
  });
});
