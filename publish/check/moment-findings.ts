import { LATEST_MOMENT_MS } from '../../core/moments.ts';
import type { Campaign, Item, Playlist } from '../../core/playlist.ts';
import { isWithdrawn } from '../../core/withdrawn.ts';
import { finding, type Finding } from './finding.ts';
import { screenFor } from './screens-meant.ts';
import { both, openingOf, timesOf, type Times } from './times.ts';

/** An item that stands longer than a point in time waits. */
interface Long {
  readonly campaign: Campaign;
  readonly item: Item;
  readonly lengthMs: number;
}

/** Points in time that are skipped because an item that is on then does not end in time. */
export function momentFindings(playlist: Playlist, at: number): readonly Finding[] {
  const timed = playlist.campaigns.filter(({ moments }) => moments !== undefined);
  const longs = timed.length === 0 ? [] : longItems(playlist);
  if (longs.length === 0) return [];
  const times = timesOf(playlist, at);
  return timed.flatMap((campaign) => {
    const long = longs.find((one) => delays(one, campaign, playlist, times));
    if (long === undefined) return [];
    const { place, moments } = campaign;
    const minutes = Math.round(long.lengthMs / 60_000);
    return [
      finding('MOMENT_LATE', moments?.everyMinutes === undefined ? `${place}.at` : `${place}.everyMinutes`, {
        en: `is skipped when it comes while ${long.item.id} (${long.campaign.id}, ${minutes} min) has more than 10 min to go`,
        vi: `bị bỏ qua nếu đến giữa lúc ${long.item.id} (${long.campaign.id}, ${minutes} phút) còn hơn 10 phút mới hết`,
      }),
    ];
  });
}

/** The longest first. */
function longItems(playlist: Playlist): readonly Long[] {
  const withdrawn = new Set(playlist.withdrawn);
  return playlist.campaigns
    .flatMap((campaign) =>
      campaign.items.map((item) => ({ campaign, item, lengthMs: (item.durationSeconds ?? 0) * 1000 })),
    )
    .filter(({ item, lengthMs }) => lengthMs > LATEST_MOMENT_MS && isPicture(item) && !isWithdrawn(item, withdrawn))
    .sort((a, b) => b.lengthMs - a.lengthMs)
    .slice(0, MOST_LOOKED_AT);
}

function isPicture({ kind }: Item): boolean {
  return kind !== 'audio';
}

/** Whether a campaign's points in time come on the same screen while the item is on, too long before its end. */
function delays({ campaign, item, lengthMs }: Long, other: Campaign, playlist: Playlist, times: Times): boolean {
  const tooLongMs = lengthMs - LATEST_MOMENT_MS;
  if (campaign === other) return (other.moments?.everyMinutes ?? Infinity) * 60_000 < tooLongMs;
  if (screenFor(campaign.screens, other.screens) === undefined) return false;
  if (item.screens !== undefined && screenFor(item.screens, other.screens) === undefined) return false;
  const flight = both(both(campaign.flight, item.flight), other.flight);
  const spans = times.spansOf(flight, [campaign, item, openingOf(playlist, campaign.screens, item.screens)]);
  // It may begin at the very end of its hours; what comes just before a span counts as in it.
  const late = spans.map(({ from, until }) => ({ from: from + LATEST_MOMENT_MS, until: until + tooLongMs }));
  return times.hasMoment(
    other,
    late.filter(({ from, until }) => from < until),
  );
}

const MOST_LOOKED_AT = 50;
