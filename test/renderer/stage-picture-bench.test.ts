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

const file = new Blob(['picture']);
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
    const [first, second] = [bench.decode(file, area), bench.decode(file, area)];
    const [one, other] = [bitmap(), bitmap()];
    const [{ n: firstN } = { n: 0 }, { n: secondN } = { n: 0 }] = worker().tasks;
    worker().answer({ n: secondN, bitmap: other });
    worker().answer({ n: firstN, bitmap: one });

    expect(await first).toBe(one);
    expect(await second).toBe(other);
    expect(workers).toHaveLength(1);
  });

  it('says why a picture cannot be decoded', async () => {
    const decoded = bench.decode(file, area);
    worker().answer({ n: worker().tasks[0]?.n ?? 0, reason: 'The source image could not be decoded.' });

    await expect(decoded).rejects.toThrow('could not be decoded');
  });

  it('ends a worker that does not answer within 5 s, and has the next picture decoded by another', async () => {
    const [stuck, behind] = [bench.decode(file, area), bench.decode(file, area)];
    const outcomes = Promise.allSettled([stuck, behind]);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(worker().isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);

    expect(worker().isEnded).toBe(true);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(stuck).rejects.toThrow('within 5 s');
    const next = bench.decode(file, area);
    const picture = bitmap();
    worker(1).answer({ n: worker(1).tasks[0]?.n ?? 0, bitmap: picture });
    expect(await next).toBe(picture);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker(1).isEnded).toBe(false);
  });

  it('lets go of a picture that nobody waits for any more', async () => {
    const late = bench.decode(file, area).catch(() => 'given up');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await late).toBe('given up');
    const picture = bitmap();
    worker().answer({ n: worker().tasks[0]?.n ?? 0, bitmap: picture });

    expect(picture.close).toHaveBeenCalledOnce();
  });

  it('leaves it to the page when the worker cannot run, now and later', async () => {
    const waiting = bench.decode(file, area);
    worker().fail();

    expect(await waiting).toBeUndefined();
    expect(await bench.decode(file, area)).toBeUndefined();
    expect(await new PictureBench(() => undefined).decode(file, area)).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });
});
