import { analyse, changeKinds, type Analysis, type Change } from './analyse.ts';
import { gapLine, table, watchLine, type Report } from './report.ts';
import { median, worst } from './statistics.ts';
import { onStand, type Stand } from './stand.ts';

/** What was seen, and what the player said meanwhile: a gap is explained by that alone. */
export interface SeenChanges extends Analysis {
  readonly said: readonly string[];
}

/** Plays the mixed order until `changes` changes were seen, and tells what was seen. */
export async function runChanges({
  changes,
  seconds = 1,
}: {
  changes: number;
  seconds?: number;
}): Promise<SeenChanges> {
  return onStand({ seconds }, (stand) => watchChanges(stand, changes, seconds));
}

async function watchChanges({ start, sampling, items }: Stand, changes: number, seconds: number): Promise<SeenChanges> {
  const { player } = await start();
  const seen = () => analyse(sampling.samples(), items);
  const enough = () => (seen().changes.length > changes ? true : undefined);
  await sampling.until(`${changes} changes`, enough, {
    timeoutMs: 60_000 + changes * seconds * 2000,
    everyMs: Math.min(2000, 40 * changes),
  });
  return { ...analyse(await sampling.stop(), items), said: player.said };
}

/** DECISIONS 37: no sample between the first and the last item shows anything but the old or the new item. */
export function reportChanges(seen: SeenChanges): Report {
  // The first change belongs to the start: the page has just been loaded.
  const settled = seen.changes.slice(1);
  const blanks = seen.gaps.map((gap) => gapLine(gap, seen.showings[0]?.fromMs ?? 0));
  const { due, dropped, backwards, frozenMs } = seen.frames;
  return {
    met: seen.gapSamples === 0 && settled.length > 0,
    body: [
      `Changes seen: ${seen.changes.length}. Samples that showed neither the old nor the new item: **${seen.gapSamples}**.`,
      ...blanks,
      ...(blanks.length > 0 ? ['', 'The player said:', '', ...seen.said.map((line) => `    ${line}`)] : []),
      '',
      `Stretches under 10 ms (frames copied by half when they were looked at), counted apart: ${seen.halfCopied.length}.`,
      watchLine(seen.watch),
      '',
      'Hiccup: the time from the last new frame of the old item to the first moving frame of the new one, less what a perfect splice takes. Milliseconds, median / worst.',
      '',
      table(
        ['change', 'number', 'hiccup', 'worst freeze', 'slip', 'frames lost at the end', 'at the beginning'],
        changeKinds.map((kind) =>
          rowOf(
            kind,
            settled.filter((change) => change.kind === kind),
          ),
        ),
      ),
      '',
      `Frames of whole videos: ${due} due, ${dropped} never seen, ${backwards} out of order; ${Math.round(frozenMs)} ms frozen in all.`,
    ].join('\n'),
  };
}

function rowOf(kind: string, changes: readonly Change[]): string[] {
  const both = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? '–' : `${median(known).toFixed(0)} / ${worst(known).toFixed(0)}`;
  };
  return [
    kind,
    `${changes.length}`,
    both(changes.map(({ hiccupMs }) => hiccupMs)),
    both(changes.map(({ worstFreezeMs }) => worstFreezeMs)),
    both(changes.map(({ slipMs }) => slipMs)),
    both(changes.map(({ lostTail }) => lostTail)),
    both(changes.map(({ lostHead }) => lostHead)),
  ];
}
