import type { PictureAnswer, PictureTask } from './picture-worker.ts';
import { scaledTo, type Area } from './scale-picture.ts';

/** Decodes a picture no larger than an area needs it, beside the page's own thread; where no worker can be had, in it. */
export async function decodeBeside(file: Blob, area: Area): Promise<ImageBitmap> {
  const answer = worker === undefined ? undefined : await ask(worker, file, area);
  if (answer === undefined) return scaledTo(area, await createImageBitmap(file));
  if ('reason' in answer) throw new Error(answer.reason);
  return answer.bitmap;
}

let worker = open();
let asked = 0;

function open(): Worker | undefined {
  try {
    return new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined; // a page in one file has no second one to run
  }
}

/** `undefined` when the worker is of no use, now and later. */
function ask(one: Worker, file: Blob, area: Area): Promise<PictureAnswer | undefined> {
  const task: PictureTask = { n: ++asked, file, area };
  return new Promise((resolve) => {
    const done = (answer: PictureAnswer | undefined) => {
      one.removeEventListener('message', hear);
      one.removeEventListener('error', fail);
      resolve(answer);
    };
    const hear = ({ data }: MessageEvent<PictureAnswer>) => {
      if (data.n === task.n) done(data);
    };
    const fail = () => {
      worker = undefined;
      done(undefined);
    };
    one.addEventListener('message', hear);
    one.addEventListener('error', fail);
    one.postMessage(task);
  });
}
