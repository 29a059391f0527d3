import type { Blank, Watch } from './stretches.ts';

/** What a part of the proof found. */
export interface Report {
  /** Whether every figure that is promised was met. */
  readonly met: boolean;
  /** When less was measured than the figure asks for: how much of how much. */
  readonly shortOf?: string;
  /** Markdown, without a heading. */
  readonly body: string;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** How closely the display was watched, in one sentence. */
export function watchLine({ samples, seconds, perSecond, longestHoleMs, holesOver10Ms }: Watch): string {
  return (
    `The display was looked at ${samples} times in ${seconds.toFixed(0)} s (${perSecond.toFixed(0)} a second); ` +
    `the longest hole between two looks was ${longestHoleMs.toFixed(1)} ms, ${holesOver10Ms} were over 10 ms.`
  );
}

/** A gap as a line of a list: how long, how long after `startMs`, and what was seen in it. */
export function gapLine({ fromMs, toMs, blackMs, colours }: Blank, startMs: number): string {
  const seen = colours.slice(0, 4).map((colour) => `#${colour.toString(16).padStart(6, '0')}`);
  return (
    `- a gap of ${(toMs - fromMs).toFixed(1)} ms (black ${blackMs.toFixed(1)} ms) after ` +
    `${((fromMs - startMs) / 1000).toFixed(1)} s; seen instead: ${seen.join(' ')}`
  );
}
