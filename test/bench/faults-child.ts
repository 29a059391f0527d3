import { liveRandomly } from '../faults/random-life.ts';

/**
 * A program: `node --expose-gc faults-child.ts FIRST COUNT STEP` lives the lives of these seeds, and prints one line of
 * JSON for each.
 */
const [first = 1, count = 1, step = 1] = process.argv.slice(2).map(Number);
for (let life = 0; life < count; life++) {
  const seed = first + life * step;
  const told = await liveRandomly(seed).catch((error: unknown) => ({
    rows: [],
    violations: [{ rule: 'I1', what: `the laboratory broke: ${error instanceof Error ? error.stack : String(error)}` }],
  }));
  if (life % 50 === 0) globalThis.gc?.();
  const heapBytes = life % 50 === 0 ? process.memoryUsage().heapUsed : undefined;
  process.stdout.write(`${JSON.stringify({ seed, ...told, heapBytes })}\n`);
}
process.stdout.write('', () => process.exit());
