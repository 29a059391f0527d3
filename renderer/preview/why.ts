import type { ExplainedItem, Explanation } from '../../core/explain.ts';
import { rankOf } from '../../core/ranks.ts';
import { campaignsOf, type Campaign, type Playlist } from '../../core/playlist.ts';
import type { TimelineStretch } from '../../core/timeline.ts';

/** The campaigns at an instant, by who goes before whom. */
export interface Why {
  /** Points in time that are due: they come before the ranks of campaigns, and after interrupts. */
  readonly due: readonly ExplainedCampaign[];
  /** What has something to show: first all that is on, then the ranks that are outranked, the highest first. */
  readonly ranks: readonly Rank[];
  /** Those with nothing to show at that instant. */
  readonly others: readonly ExplainedCampaign[];
}

export interface Rank {
  readonly campaigns: readonly ExplainedCampaign[];
}

export interface ExplainedCampaign {
  readonly campaign: Campaign;
  readonly items: readonly ExplainedItem[];
  /** What holds for all of its items. */
  readonly common: ExplainedItem['reasons'];
}

/** Puts an explanation in the order of the ranks at that instant. */
export function whyOf(playlist: Playlist, explanation: Explanation, stretch: TimelineStretch | undefined): Why {
  const items = Map.groupBy(explanation.items, ({ campaign }) => campaign);
  const explained = (campaign: Campaign): ExplainedCampaign => {
    const own = items.get(campaign.id) ?? [];
    return { campaign, items: own, common: commonReasons(own) };
  };
  const on = (stretch?.on ?? []).map(({ campaign }) => campaign);
  const outranked = Map.groupBy(
    (stretch?.outranked ?? []).map(({ campaign }) => campaign),
    rankOf,
  );
  const ranks = [on, ...outranked.values()].filter(({ length }) => length > 0);
  const shown = new Set(ranks.flat().map(({ id }) => id));
  const rest = campaignsOf(playlist)
    .filter(({ id }) => !shown.has(id))
    .toSorted((a, b) => rankOf(b) - rankOf(a) || (a.id < b.id ? -1 : 1))
    .map(explained);
  return {
    due: rest.filter(({ items }) => items.some(({ plays }) => plays)),
    ranks: ranks.map((campaigns) => ({ campaigns: campaigns.map(explained) })),
    others: rest.filter(({ items }) => !items.some(({ plays }) => plays)),
  };
}

/** The reasons that every item has. */
function commonReasons(items: readonly ExplainedItem[]): ExplainedItem['reasons'] {
  const [first, ...rest] = items;
  const keys = rest.map(({ reasons }) => new Set(reasons.map((reason) => JSON.stringify(reason))));
  return (first?.reasons ?? []).filter((reason) => keys.every((own) => own.has(JSON.stringify(reason))));
}
