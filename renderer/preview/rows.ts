import { isFor } from '../../core/targets.ts';
import { rankOf } from '../../core/ranks.ts';
import { campaignsOf, zones, type Campaign, type Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import type { Span } from '../../core/spans.ts';
import type { Timeline } from '../../core/timeline.ts';

/** One campaign over the time that is looked at. */
export interface Row {
  readonly campaign: Campaign;
  readonly kind: RowKind;
  /** Whether this is the first of its rank, from the top. */
  readonly isFirstOfRank: boolean;
  /** Whether the campaign is for this screen at all. */
  readonly isForScreen: boolean;
  readonly blocks: readonly Block[];
  /** Its points in time. */
  readonly ticks: readonly number[];
}

/** A stretch of time in which a campaign has something to show. */
export interface Block extends Span {
  readonly state: BlockState;
}

/**
 * `closed`: it would be on or outranked, but the screen is dark. In the order in which they are drawn: what is on lies
 * above its neighbours where it is wider than its time.
 */
export const blockStates = ['closed', 'outranked', 'on'] as const;
export type BlockState = (typeof blockStates)[number];
export type RowKind = 'emergency' | 'notice' | 'moment' | 'campaign';

/**
 * A row for each campaign, the main picture before its zones, the highest rank first, then by id; blocks that touch and are
 * alike are one.
 *
 * @param timelines  of the main picture and of each zone
 */
export function rowsOf(playlist: Playlist, screen: Screen, timelines: readonly Timeline[]): readonly Row[] {
  const campaigns = campaignsOf(playlist).toSorted(
    (a, b) => placeOf(a) - placeOf(b) || rankOf(b) - rankOf(a) || (a.id < b.id ? -1 : 1),
  );
  const blocks = new Map<string, Block[]>(campaigns.map(({ id }) => [id, []]));
  for (const { from, until, open, on, outranked } of timelines.flatMap(({ stretches }) => stretches)) {
    for (const { campaign } of on) append(blocks.get(campaign.id), { from, until, state: open ? 'on' : 'closed' });
    for (const { campaign } of outranked)
      append(blocks.get(campaign.id), { from, until, state: open ? 'outranked' : 'closed' });
  }
  const moments = timelines.flatMap((timeline) => timeline.moments);
  const ticks = Map.groupBy(moments, ({ campaign }) => campaign);
  return campaigns.map((campaign, index) => {
    const before = campaigns[index - 1];
    return {
      campaign,
      kind: kindOf(campaign),
      isFirstOfRank: before === undefined || before.zone !== campaign.zone || rankOf(before) !== rankOf(campaign),
      isForScreen: isFor(campaign.screens, screen),
      blocks: blocks.get(campaign.id) ?? [],
      ticks: (ticks.get(campaign.id) ?? []).map(({ at }) => at),
    };
  });
}

function placeOf({ zone }: Campaign): number {
  return zones.indexOf(zone ?? 'main');
}

export function kindOf({ interrupt, moments }: Pick<Campaign, 'interrupt' | 'moments'>): RowKind {
  return interrupt?.class ?? (moments === undefined ? 'campaign' : 'moment');
}

/**
 * Rectangles for the blocks of one state, as the data of an SVG path. None is so thin that the cursor could hide it:
 * ten minutes in a week are seen.
 *
 * @param toX     where an instant is, in pixels
 * @param height  of the row, in pixels
 */
export function pathOfBlocks(
  blocks: readonly Block[],
  state: BlockState,
  toX: (instant: number) => number,
  height: number,
): string {
  return blocks
    .filter((block) => block.state === state)
    .map(({ from, until }) => {
      const [left, right] = [toX(from), toX(until)];
      const width = Math.max(LEAST_PX, right - left);
      return rectangle((left + right - width) / 2, width, height);
    })
    .join('');
}

/** Triangles on top of the blocks that are seen and are too thin to catch the eye, as the data of an SVG path. */
export function pathOfMarks(blocks: readonly Block[], toX: (instant: number) => number): string {
  return blocks
    .filter((block) => block.state !== 'closed' && toX(block.until) - toX(block.from) < MARK_PX)
    .map(({ from, until }) => {
      const middle = (toX(from) + toX(until)) / 2;
      return `M${rounded(middle - MARK_PX / 2)} 0h${MARK_PX}l${-MARK_PX / 2} ${MARK_PX - 2}z`;
    })
    .join('');
}

/** Ticks as the data of an SVG path; those that would touch are one, or a minute's rhythm would draw ten thousand. */
export function pathOfTicks(ticks: readonly number[], toX: (instant: number) => number, height: number): string {
  let path = '';
  let last = -Infinity;
  for (const at of ticks) {
    const x = toX(at);
    if (x - last < TICK_PX + 1) continue;
    last = x;
    path += rectangle(x - TICK_PX / 2, TICK_PX, height);
  }
  return path;
}

/** Wider than the line of the cursor. */
const LEAST_PX = 4;
const TICK_PX = 3;
const MARK_PX = 12;

function rectangle(x: number, width: number, height: number): string {
  return `M${rounded(x)} 0h${rounded(width)}v${height}h${rounded(-width)}z`;
}

function rounded(px: number): number {
  return Math.round(px * 100) / 100;
}

function append(blocks: Block[] | undefined, block: Block): void {
  const last = blocks?.at(-1);
  if (last !== undefined && last.until === block.from && last.state === block.state)
    blocks?.splice(-1, 1, { ...last, until: block.until });
  else blocks?.push(block);
}
