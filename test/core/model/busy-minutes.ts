import fc from 'fast-check';

/** When the busy minutes begin, epoch milliseconds. */
export const busyFrom = Date.parse('2026-01-05T07:55:00Z');
export const busyUntil = busyFrom + 12 * 60_000;

/** Playlists in which, within a few minutes, much begins, ends, comes in between and is due. */
export function busyFile(): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record({
      lines: fc.array(line(), { minLength: 1, maxLength: 4 }),
      points: fc.array(points(), { maxLength: 3 }),
      interrupts: fc.array(interrupt(), { maxLength: 3 }),
    })
    .map(({ lines, points, interrupts }) => ({
      ...{ formatVersion: 1, timeZone: 'UTC' },
      campaigns: [...named('line', lines), ...named('point', points)],
      interrupts: named('interrupt', interrupts),
    }));
}

function named(kind: string, bodies: readonly Body[]): readonly Record<string, unknown>[] {
  return bodies.map(({ items, ...body }, index) => ({
    ...{ id: `${kind}${index}`, ...body },
    items: items.map((item, n) => ({ ...item, id: `${kind}${index}-${n}` })),
  }));
}

interface Body extends Record<string, unknown> {
  readonly items: readonly Record<string, unknown>[];
}

function line(): fc.Arbitrary<Body> {
  return fc.record(
    {
      items: items(seen, spoken),
      weight: fc.integer({ min: 1, max: 9 }),
      priority: fc.constantFrom(0, 0, 1),
      flight: flight(),
      maxPlaysPerHour: fc.constantFrom(6, 60, 360),
    },
    { requiredKeys: ['items'] },
  );
}

function points(): fc.Arbitrary<Body> {
  return fc.record(
    {
      items: items(seen, spoken),
      everyMinutes: fc.integer({ min: 1, max: 5 }),
      at: fc.uniqueArray(fc.constantFrom('07:45', '07:50', '07:55', '08:00', '08:01', '08:03'), { minLength: 1 }),
      flight: flight(),
      maxPlaysPerHour: fc.constantFrom(6, 60),
    },
    { requiredKeys: ['items', 'at'] },
  );
}

function interrupt(): fc.Arbitrary<Body> {
  return fc.record({ items: items(seen, spoken), class: fc.constantFrom('emergency', 'notice'), flight: flight() });
}

const seen = fc.record({ src: fc.constant('poster.jpg'), durationSeconds: fc.integer({ min: 1, max: 60 }) });
const spoken = fc.constant({ src: 'call.mp3' });

function items(...kinds: readonly fc.Arbitrary<Record<string, unknown>>[]): fc.Arbitrary<Body['items']> {
  const item = fc
    .record({ what: fc.oneof(...kinds), flight: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, flight()) })
    .map(({ what, flight }) => ({ ...what, ...(flight === undefined ? {} : { flight }) }));
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

/** Some seconds or minutes of the busy ones. */
function flight(): fc.Arbitrary<Record<string, string>> {
  const end = fc.integer({ min: -60, max: 13 * 60 });
  return fc
    .tuple(end, fc.integer({ min: 1, max: 300 }))
    .map(([from, length]) => ({ from: timeAt(from), until: timeAt(from + length) }));
}

function timeAt(seconds: number): string {
  return new Date(busyFrom + seconds * 1000).toISOString();
}
