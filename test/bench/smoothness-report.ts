import { changeKinds } from './analyse.ts';
import { subjectNames, type SubjectName } from './peer-stand.ts';
import { gapLine, table, watchLine, type Report } from './report.ts';
import type { Round, SeenChange, SmoothnessPlan } from './smoothness.ts';
import { median, quantile, worst } from './statistics.ts';

/** The figures of issue 5, of each kind of change: milliseconds beyond a perfect splice, and how often it is watched. */
const MEDIAN_FIGURE_MS = 4;
const P99_FIGURE_MS = 34;
const LEAST_CHANGES = 100;

export function reportSmoothness(
  rounds: readonly Round[],
  { width, height, seconds }: Pick<SmoothnessPlan, 'width' | 'height' | 'seconds'>,
): Report {
  const of = (name: SubjectName) => rounds.filter((round) => round.name === name);
  const watched = subjectNames.filter((name) => of(name).length > 0);
  const ours = of('player');
  const gapSamples = ours.reduce((sum, { seen }) => sum + seen.gapSamples, 0);
  const halfCopied = ours.reduce((sum, { seen }) => sum + seen.halfCopied.length, 0);
  const kinds = changeKinds.map((kind) => changesOf(ours, kind));
  const fewest = Math.min(...kinds.map(({ length }) => length));
  return {
    met: gapSamples === 0 && ours.every(({ stuck }) => !stuck) && kinds.every(isSmooth),
    ...(fewest < LEAST_CHANGES && { shortOf: `${fewest} of ${LEAST_CHANGES} changes of each kind` }),
    body: [
      `${width}×${height}, drawn by the processor; clips of ${seconds} s (H.264, 30 frames a second) and pictures of ${seconds} s, in an order in which every kind of change is as frequent. ` +
        `${ours.length} rounds, each subject once a round, another one first each time; the browsers have the same flags, and the pages come from the same server. ` +
        'The player shows a code and a slogan beside the picture; the peers have nothing beside it.',
      '',
      'Hiccup: the time from the last new frame of the old item to the first moving frame of the new one, less what a perfect splice takes; negative when the old one was cut short. Milliseconds.',
      '',
      table(
        ['', 'change', 'number', 'median', 'p99', 'least', 'worst', 'frames lost at the end', 'at the beginning'],
        watched.flatMap((name) => changeKinds.map((kind) => row(name, kind, changesOf(of(name), kind)))),
      ),
      '',
      table(
        ['', 'changes with a gap', 'black ms', 'other ms', 'frames due', 'never seen', 'others on the machine, cores'],
        watched.map((name) => summary(name, of(name))),
      ),
      '',
      ...rounds
        .filter(({ stuck }) => stuck)
        .map(({ name }) => `In one round ${name} stood still for half a minute, and was given up.`),
      `A gap: 10 ms or more in which neither the old nor the new item was seen. Samples of the player in gaps: **${gapSamples}** (must be 0).`,
      ...ours.flatMap(({ seen: { gaps, showings } }) => gaps.map((gap) => gapLine(gap, showings[0]?.fromMs ?? 0))),
      `Stretches of the player under 10 ms (frames copied by half when they were looked at), counted apart: ${halfCopied}.`,
      `Figures, of each kind of change of the player: at least ${LEAST_CHANGES}; median at most ${MEDIAN_FIGURE_MS} ms, p99 at most ${P99_FIGURE_MS} ms; no frame lost.`,
      '',
      'The worst of the player, and what the rest of the machine did in that second:',
      '',
      ...kinds.map(worstLine),
      '',
      ...ours.map(({ seen }) => watchLine(seen.watch)),
    ].join('\n'),
  };
}

function changesOf(rounds: readonly Round[], kind: SeenChange['kind']): readonly SeenChange[] {
  return rounds.flatMap(({ changes }) => changes.filter((change) => change.kind === kind));
}

function isSmooth(changes: readonly SeenChange[]): boolean {
  const hiccups = changes.map(({ hiccupMs }) => hiccupMs);
  return (
    median(hiccups) <= MEDIAN_FIGURE_MS &&
    quantile(hiccups, 0.99) <= P99_FIGURE_MS &&
    changes.every(({ lostTail, lostHead }) => lostTail === 0 && lostHead === 0)
  );
}

function row(name: SubjectName, kind: string, changes: readonly SeenChange[]): readonly string[] {
  const hiccups = changes.map(({ hiccupMs }) => hiccupMs);
  const figures = [median(hiccups), quantile(hiccups, 0.99), Math.min(...hiccups), worst(hiccups)];
  const lost = (of: 'lostTail' | 'lostHead') => `${changes.reduce((sum, change) => sum + change[of], 0)}`;
  return [name, kind, `${changes.length}`, ...figures.map((ms) => ms.toFixed(0)), lost('lostTail'), lost('lostHead')];
}

function summary(name: SubjectName, rounds: readonly Round[]): readonly string[] {
  const changes = rounds.flatMap((round) => round.changes);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const frames = (of: 'due' | 'dropped') => `${sum(rounds.map(({ seen }) => seen.frames[of]))}`;
  return [
    name,
    `${changes.filter(({ blackMs, otherMs }) => blackMs + otherMs > 0).length} of ${changes.length}`,
    sum(changes.map(({ blackMs }) => blackMs)).toFixed(0),
    sum(changes.map(({ otherMs }) => otherMs)).toFixed(0),
    frames('due'),
    frames('dropped'),
    median(rounds.map(({ foreignCores }) => foreignCores)).toFixed(2),
  ];
}

function worstLine(changes: readonly SeenChange[]): string {
  const [change] = [...changes].sort((one, other) => other.hiccupMs - one.hiccupMs);
  if (change === undefined) return '- none was seen';
  const { kind, from, to, hiccupMs, worstFreezeMs, foreignCores } = change;
  return `- ${kind}: ${hiccupMs.toFixed(0)} ms from ${from} to ${to} (longest time without a due frame around it: ${worstFreezeMs.toFixed(0)} ms); ${foreignCores.toFixed(2)} cores used by others`;
}
