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

  answer(answer: PictureAnswer): void {
    this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data: answer }));
  }

  fail(): void {
    this.onerror?.call(this as unknown as Worker, new Event('error') as ErrorEvent);
  }
}

const file = new ArrayBuffer(7);
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
    const [first, second] = [bench.decode(file, area, wanted), bench.decode(file, area, wanted)];
    const [one, other] = [bitmap(), bitmap()];
    const [{ n: firstN } = { n: 0 }, { n: secondN } = { n: 0 }] = worker().tasks;
    worker().answer({ n: secondN, bitmap: other });
    worker().answer({ n: firstN, bitmap: one });

    expect(await first).toBe(one);
    expect(await second).toBe(other);
    expect(workers).toHaveLength(1);
  });

  it('says why a picture cannot be decoded', async () => {
    const decoded = bench.decode(file, area, wanted);
    worker().answer({ n: worker().tasks[0]?.n ?? 0, reason: 'The source image could not be decoded.' });

    await expect(decoded).rejects.toThrow('could not be decoded');
  });

  it('ends a worker that a picture holds for 5 s, and has another decode the next one, which has its whole time', async () => {
    const stuck = bench.decode(file, area, wanted).catch(String);
    await vi.advanceTimersByTimeAsync(4_999);
    const behind = bench.decode(file, area, wanted);
    expect(worker().isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(worker().isEnded).toBe(true);
    expect(await stuck).toContain('within 5 s');

    await vi.advanceTimersByTimeAsync(4_999);
    const picture = bitmap();
    worker(1).answer({ n: worker(1).tasks[0]?.n ?? 0, bitmap: picture });
    expect(await behind).toBe(picture);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker(1).isEnded).toBe(false);
  });

  it('gives up at once what is wanted no more, and ends a worker that it holds for another second', async () => {
    const wish = new AbortController();
    const stuck = bench.decode(file, area, wish.signal).catch(String);
    await vi.advanceTimersByTimeAsync(1_000);
    wish.abort();
    expect(await stuck).toContain('wanted no more');
    const cutIn = bench.decode(file, area, wanted);
    await vi.advanceTimersByTimeAsync(999);
    expect(worker().isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(worker().isEnded).toBe(true);

    const picture = bitmap();
    expect(worker(1).tasks).toHaveLength(1);
    worker(1).answer({ n: worker(1).tasks[0]?.n ?? 0, bitmap: picture });
    expect(await cutIn).toBe(picture);
    await expect(bench.decode(file, area, wish.signal)).rejects.toThrow('aborted');
  });

  it('lets go of a picture that nobody waits for any more', async () => {
    const wish = new AbortController();
    const unwanted = bench.decode(file, area, wish.signal).catch(() => 'given up');
    wish.abort();
    const late = bench.decode(file, area, wanted).catch(() => 'given up');
    const [first, second] = [bitmap(), bitmap()];
    const [{ n: firstN } = { n: 0 }, { n: secondN } = { n: 0 }] = worker().tasks;
    worker().answer({ n: firstN, bitmap: first });
    await vi.advanceTimersByTimeAsync(5_000);
    worker().answer({ n: secondN, bitmap: second });

    expect([await unwanted, await late]).toEqual(['given up', 'given up']);
    expect(first.close).toHaveBeenCalledOnce();
    expect(second.close).toHaveBeenCalledOnce();
  });

  it('has another worker go on after 16 MiB of pictures, once none is asked of the first one any more', async () => {
    const half = new ArrayBuffer(8 * 2 ** 20);
    const [first, second] = [bench.decode(half, area, wanted), bench.decode(half, area, wanted)];
    const [{ n: firstN } = { n: 0 }, { n: secondN } = { n: 0 }] = worker().tasks;
    worker().answer({ n: firstN, bitmap: bitmap() });
    await first;
    expect(worker().isEnded).toBe(false);
    const picture = bitmap();
    worker().answer({ n: secondN, bitmap: picture });
    expect(await second).toBe(picture);
    expect(worker().isEnded).toBe(true);
    expect(vi.getTimerCount()).toBe(0);

    const third = bench.decode(half, area, wanted);
    worker(1).answer({ n: worker(1).tasks[0]?.n ?? 0, bitmap: bitmap() });
    await third;
    expect(worker(1).isEnded).toBe(false);
  });

  it('leaves it to the page when the worker cannot run, and tries another with the next picture', async () => {
    const waiting = bench.decode(file, area, wanted);
    worker().fail();
    expect(await waiting).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);

    const next = bench.decode(file, area, wanted);
    const picture = bitmap();
    worker(1).answer({ n: worker(1).tasks[0]?.n ?? 0, bitmap: picture });
    expect(await next).toBe(picture);
    expect(await new PictureBench(() => undefined).decode(file, area, wanted)).toBeUndefined();
  });
});
