import type { PrintedPlay as Printed } from '../../core/play-record.ts';
import type { SeenShowing } from './showings.ts';

/** What is compared of a play as `bluezone-kiosk plays --format jsonl` prints it. */
export type PrintedPlay = Pick<
  Printed,
  'eventId' | 'revision' | 'itemId' | 'zone' | 'sha256' | 'startedAt' | 'endedAt' | 'shownMs' | 'frames' | 'status'
>;

/** The plays that `plays --format jsonl` printed; what could not be shown was none. */
export function readPlays(jsonl: string): PrintedPlay[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PrintedPlay)
    .filter(({ status }) => status !== 'failed');
}

/** What was seen on a display, on the clock that journals use. */
export interface WatchedDisplay {
  readonly showings: readonly SeenShowing[];
  /** What to add to the showings' instants for epoch milliseconds. */
  readonly epochOffsetMs: number;
  /** Only showings and plays that began in here are compared, epoch milliseconds: the last one may still be on. */
  readonly fromAt: number;
  readonly toAt: number;
  /** When the graphics were lost, epoch milliseconds. */
  readonly lossesAt?: readonly number[];
}

export interface Comparison {
  /** Showings that have exactly the play they should have. */
  readonly agreed: number;
  /** What does not agree, one sentence each; empty: the journal tells the truth. */
  readonly faults: readonly string[];
  /** How far begin and end of agreed plays lie from what was seen, milliseconds (journal − display). */
  readonly startErrorsMs: readonly number[];
  readonly endErrorsMs: readonly number[];
}

/** How far a play's begin may lie from the first sample of its item. */
export const START_TOLERANCE_MS = 250;
/** Showings shorter than this need no play: nobody saw them either. */
export const LEAST_SHOWING_MS = 200;
/**
 * The graphics are back within this. Until then a page cannot tell whether the display keeps its last picture, so a play
 * may be told from earlier or to later than it was seen, and for less time; never for more.
 */
const GRAPHICS_BACK_MS = 1000;
/** A page that died was last heard of up to a beat (1 s) before, and the beat has its way to go. */
const INTERRUPTED_TOLERANCE_MS = 1500;

/**
 * Compares a journal with the display: every showing of at least `LEAST_SHOWING_MS` has exactly one play of its item
 * that began when it did; every play has its showing, claims no more time than was seen, and is `success` only when
 * the item had its whole time.
 */
export function comparePlays(display: WatchedDisplay, journal: readonly PrintedPlay[]): Comparison {
  const { epochOffsetMs, fromAt, toAt } = display;
  const within = (at: number) => at >= fromAt && at <= toAt;
  const slackOf = ({ startedAt, endedAt }: PrintedPlay) =>
    (display.lossesAt ?? []).some(
      (at) => Date.parse(startedAt) <= at + GRAPHICS_BACK_MS && (endedAt === null || Date.parse(endedAt) >= at),
    )
      ? GRAPHICS_BACK_MS
      : 0;
  const seen = display.showings.map(({ item, fromMs, toMs, blankMs }) => ({
    ...{ item, fromAt: fromMs + epochOffsetMs, toAt: toMs + epochOffsetMs, blankMs },
    plays: [] as PrintedPlay[],
  }));
  const faults: string[] = [];
  const startErrorsMs: number[] = [];
  const endErrorsMs: number[] = [];
  let agreed = 0;

  for (const play of journal) {
    const startedAt = Date.parse(play.startedAt);
    const tolerance = START_TOLERANCE_MS + slackOf(play);
    const own = seen
      .filter(({ item, fromAt }) => item.id === play.itemId && Math.abs(startedAt - fromAt) <= tolerance)
      .sort((a, b) => Math.abs(startedAt - a.fromAt) - Math.abs(startedAt - b.fromAt))[0];
    if (own !== undefined) own.plays.push(play);
    else if (within(startedAt)) faults.push(`${say(play)} was not seen on the display`);
  }
  for (const { item, plays, ...showing } of joined(seen)) {
    if (!within(showing.fromAt)) continue;
    const lasted = showing.toAt - showing.fromAt - showing.blankMs;
    const name = `${item.id}, seen for ${ms(lasted)} from ${time(showing.fromAt)},`;
    const [play] = plays;
    if (play === undefined) {
      if (lasted >= LEAST_SHOWING_MS) faults.push(`${name} is not in the journal`);
      continue;
    }
    if (plays.length > 1) faults.push(`${name} has ${plays.length} plays in the journal: ${plays.map(say).join('; ')}`);
    const startErrorMs = Date.parse(play.startedAt) - showing.fromAt;
    const endErrorMs = play.endedAt === null ? undefined : Date.parse(play.endedAt) - showing.toAt;
    const slackMs = slackOf(play);
    const wrong = wrongOf(play, { dueMs: item.durationMs, lastedMs: lasted, endErrorMs, slackMs });
    for (const what of wrong) faults.push(`${name} ${what}: ${say(play)}`);
    if (plays.length > 1 || wrong.length > 0) continue;
    agreed++;
    if (slackMs > 0) continue;
    startErrorsMs.push(startErrorMs);
    if (endErrorMs !== undefined && play.status !== 'interrupted') endErrorsMs.push(endErrorMs);
  }
  return { agreed, faults, startErrorsMs, endErrorsMs };
}

interface ComparedShowing {
  readonly item: SeenShowing['item'];
  readonly fromAt: number;
  readonly toAt: number;
  readonly blankMs: number;
  readonly plays: readonly PrintedPlay[];
}

/**
 * The showings, with those that came back after a hole in them as one: no play of its own began with the same item, and
 * the one before was not over. So does a picture that was lost with the graphics, and was drawn again.
 */
function joined(seen: readonly ComparedShowing[]): readonly ComparedShowing[] {
  return seen.reduce<readonly ComparedShowing[]>((all, showing) => {
    const before = all.at(-1);
    const endedAt = Math.max(...(before?.plays.map((play) => Date.parse(play.endedAt ?? '')) ?? []));
    const goesOn = before?.item === showing.item && showing.plays.length === 0 && endedAt > showing.fromAt;
    if (before === undefined || !goesOn) return [...all, showing];
    const blankMs = before.blankMs + showing.blankMs + showing.fromAt - before.toAt;
    return [...all.slice(0, -1), { ...before, toAt: showing.toAt, blankMs }];
  }, []);
}

interface Measured {
  readonly dueMs: number;
  readonly lastedMs: number;
  readonly endErrorMs: number | undefined;
  readonly slackMs: number;
}

function wrongOf(play: PrintedPlay, { dueMs, lastedMs, endErrorMs, slackMs }: Measured): string[] {
  const wrong: string[] = [];
  if (play.status === 'playing') wrong.push('is over but still open in the journal');
  if (play.status === 'success' && lastedMs < dueMs - START_TOLERANCE_MS)
    wrong.push(`had not its whole ${ms(dueMs)} but is a success`);
  if (play.status === 'partial' && slackMs === 0 && lastedMs > dueMs - START_TOLERANCE_MS)
    wrong.push('had its whole time but is partial');
  if (play.shownMs > lastedMs + START_TOLERANCE_MS) wrong.push('was seen for less than the journal claims');
  const mostError = START_TOLERANCE_MS + slackMs;
  const leastError = play.status === 'interrupted' ? -INTERRUPTED_TOLERANCE_MS : -mostError;
  if (endErrorMs !== undefined && (endErrorMs > mostError || endErrorMs < leastError))
    wrong.push(`ended ${ms(Math.abs(endErrorMs))} ${endErrorMs > 0 ? 'before' : 'after'} what the journal says`);
  return wrong;
}

function say({ eventId, itemId, startedAt, shownMs, status }: PrintedPlay): string {
  return `play ${eventId} of ${itemId}, ${status}, ${ms(shownMs)} from ${startedAt}`;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

function time(at: number): string {
  return new Date(at).toISOString();
}
