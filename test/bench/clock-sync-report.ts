import { agreementOf, apartQuantile, latenessMs, worstApart, type Agreement } from './agreement.ts';
import type { ClockSync, Stretch } from './clock-sync.ts';
import { table, type Report } from './report.ts';
import { median, quantile, worst } from './statistics.ts';

/** In 95 of 100 pairs the two are at most so many frames apart (DECISIONS 18). */
export const APART_FIGURE = 2;

const SETTLING_MS = 10_000;
/** What of an item is looked at apart, because it begins there; milliseconds. */
const BEGINNING_MS = 1000;
/** The rows of the histogram: from 0, 1 … frames to below the next. */
const STEPS = [0, 1, 2, 3, 4, 6, 11, 31, Infinity];

export function reportClockSync(seen: ClockSync): Report {
  const { loop, pairs, due, together, again, startedApartMs, awayMs } = seen;
  const startOf = (atMs: number) => {
    const dueMs = due(atMs);
    return dueMs - Math.max(...loop.startsMs.filter((startMs) => startMs <= dueMs));
  };
  const agreed = (from: Stretch, counts?: (atMs: number) => boolean) =>
    agreementOf(loop, pairs, { ...from, ...(counts && { counts }) });
  const rows = (name: string, stretch: Stretch): (readonly [string, Agreement])[] => [
    [`**${name}**`, agreed(stretch)],
    ['its first 10 s', agreed(stretch, (atMs) => atMs < stretch.fromMs + SETTLING_MS)],
    [
      'later, first second of an item',
      agreed(stretch, (at) => at >= stretch.fromMs + SETTLING_MS && startOf(at) < BEGINNING_MS),
    ],
    [
      'later, rest of an item',
      agreed(stretch, (at) => at >= stretch.fromMs + SETTLING_MS && startOf(at) >= BEGINNING_MS),
    ],
  ];
  const minutes = ({ fromMs, toMs }: Stretch) => `${((toMs - fromMs) / 60_000).toFixed(1)} min`;
  const both = [agreed(together), agreed(again)];
  const content = loop.items.map(({ id, durationMs }) => `${id} ${durationMs / 1000} s`).join(', ');
  return {
    met: both.every((agreement) => apartQuantile(agreement, 0.95) <= APART_FIGURE),
    body: [
      `Two players on two displays of one machine, each with its own data directory and browser, and one playlist with \`sync: "clock"\`: ${content}; 1280×720, 30 frames a second.`,
      `The second was started ${(startedApartMs / 1000).toFixed(0)} s after the first. Later it was killed with all its processes (SIGKILL) and started again; it was without a picture for ${(awayMs / 1000).toFixed(1)} s.`,
      '',
      table(
        ['frames apart', 'pairs', 'p50', 'p95', 'p99', 'worst', 'not to be read', 'same picture on both'],
        [...rows(`together, ${minutes(together)}`, together), ...rows(`after the kill, ${minutes(again)}`, again)].map(
          rowOf,
        ),
      ),
      '',
      `Figure: p95 ≤ ${APART_FIGURE}, in both. A pair that cannot be read counts as farther apart than any other; one with the same picture on both tells nothing and is left out.`,
      'While one display is past a boundary and the other is not, the places in the loop are compared; a stretch counts from the first picture of the player that came later.',
      '',
      table(['frames apart', 'together', 'after the kill'], histogram(both)),
      '',
      'Against the wall clock: how late frames were, milliseconds (negative: early), median and from p5 to p95. Drawing and copying a frame is part of it.',
      '',
      table(
        ['', 'first player', 'second player'],
        [
          ['together', ...lateness(seen, together)],
          ['after the kill', ...lateness(seen, again)],
        ],
      ),
      '',
      watched(seen),
      ...[together, again].map(
        ({ loads, processors }, index) =>
          `${index === 0 ? 'Together' : 'After the kill'}: load of the machine ${median(loads).toFixed(1)} (worst ${worst(loads).toFixed(1)}), ` +
          `the two players used ${processors.toFixed(2)} processors.`,
      ),
    ].join('\n'),
  };
}

function rowOf([name, agreement]: readonly [string, Agreement]): readonly string[] {
  const { pairs, unread, still, ahead } = agreement;
  const apart = [0.5, 0.95, 0.99].map((share) => apartQuantile(agreement, share));
  return [
    name,
    `${pairs}`,
    ...apart.map((frames) => (Number.isFinite(frames) ? `${frames}` : '–')),
    ahead.length === 0 ? '–' : `${worstApart(agreement)}`,
    percent(unread, pairs),
    percent(still, pairs),
  ];
}

function histogram(both: readonly Agreement[]): readonly (readonly string[])[] {
  const rows = STEPS.slice(0, -1).map((from, index) => {
    const to = STEPS[index + 1] ?? Infinity;
    const inStep = (frames: number) => Math.abs(frames) >= from && Math.abs(frames) < to;
    const name = to === from + 1 ? `${from}` : to === Infinity ? `${from} and more` : `${from}–${to - 1}`;
    return [name, ...both.map(({ ahead, unread }) => percent(ahead.filter(inStep).length, ahead.length + unread))];
  });
  return [...rows, ['not to be read', ...both.map(({ ahead, unread }) => percent(unread, ahead.length + unread))]];
}

function lateness({ loop, pairs, due }: ClockSync, { fromMs, toMs }: Stretch): readonly string[] {
  return pairs.map((samples) => {
    const late = latenessMs(loop, samples, due, fromMs, toMs);
    const [low, middle, high] = [0.05, 0.5, 0.95].map((share) => quantile(late, share).toFixed(0));
    return `${middle} (${low} to ${high})`;
  });
}

/** How near to one another the two looks of a pair were, and how often there was one. */
function watched({ pairs: [first, second], together, again }: ClockSync): string {
  const between: number[] = [];
  const holes: number[] = [];
  first.atMs.forEach((atMs, index) => {
    if (atMs < together.fromMs || atMs >= again.toMs) return;
    between.push((second.atMs[index] ?? NaN) - atMs);
    holes.push((first.atMs[index + 1] ?? atMs) - atMs);
  });
  return (
    `The two displays were read one right after the other: ${median(between).toFixed(2)} ms apart, worst ${worst(between).toFixed(2)} ms, ` +
    `which is how long a read takes; a pair every ${median(holes).toFixed(0)} ms, the longest hole between two was ${worst(holes).toFixed(0)} ms.`
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
}
