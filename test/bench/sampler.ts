import { closeSync, openSync, writeSync } from 'node:fs';
import { GRID_BYTES, readGrid, type Reading } from './coded-picture.ts';
import { openFrameBuffer } from './frame-buffer.ts';
import { RECORD_BYTES, type SamplerTask } from './samples.ts';

/**
 * A program of its own, so that nothing that the tests do holds it up: looks at displays every few milliseconds and
 * writes down what it sees until SIGTERM, or until who asked is gone. Its one argument is a `SamplerTask` as JSON; it says
 * `{"event":"sampling"}` on stdout once it has begun.
 */
const task = JSON.parse(process.argv[2] ?? '') as SamplerTask;
const looks = task.displays.map(({ file, region }) => ({
  frameBuffer: openFrameBuffer(file, region),
  grid: new Uint8Array(GRID_BYTES),
  atMs: 0,
}));
const LOOK_BYTES = RECORD_BYTES * looks.length;
const out = openSync(task.out, 'w');

/** Milliseconds of CLOCK_MONOTONIC, the same in every process; `performance.now()` alone counts from this one's start. */
const monotonicBaseMs = Number(process.hrtime.bigint()) / 1e6 - performance.now();
const BATCH_MS = 50;
const reading: Reading = { item: 0, frame: 0, colour: 0 };
const sleeper = new Int32Array(new SharedArrayBuffer(4));
const batch = Buffer.alloc(LOOK_BYTES * Math.ceil((BATCH_MS / task.periodMs) * 4));
let next = performance.now();
let stopping = false;
const asker = process.ppid;

/** Samples for `BATCH_MS` without a pause for anything else, writes them, and lets a signal in. */
function sampleBatch(): void {
  let length = 0;
  for (const until = performance.now() + BATCH_MS; performance.now() < until && length < batch.length;) {
    // All displays first, and only then what they showed: the looks have to be as near one another as can be.
    for (const look of looks) {
      look.atMs = performance.now();
      look.frameBuffer.readGrid(look.grid);
    }
    for (const { atMs, grid } of looks) {
      readGrid(grid, task.items, reading);
      batch.writeDoubleLE(monotonicBaseMs + atMs, length);
      batch.writeInt16LE(reading.item, length + 8);
      batch.writeInt16LE(reading.frame, length + 10);
      batch.writeUInt32LE(reading.colour, length + 12);
      length += RECORD_BYTES;
    }
    next += task.periodMs;
    const waitMs = next - performance.now();
    if (waitMs > 0) Atomics.wait(sleeper, 0, 0, waitMs);
    // Held up for longer than a few frames: what was missed is missed, a burst now would tell nothing.
    else if (waitMs < -100) next = performance.now();
  }
  writeSync(out, batch, 0, length);
  // Left behind it would go before all other programs for ever.
  if (stopping || process.ppid !== asker) {
    closeSync(out);
    for (const { frameBuffer } of looks) frameBuffer.close();
  } else setImmediate(sampleBatch);
}

process.on('SIGTERM', () => (stopping = true));
process.stdout.write('{"event":"sampling"}\n');
sampleBatch();
