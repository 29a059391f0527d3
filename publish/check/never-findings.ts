import { campaignsOf, placeOfItem, type Campaign, type Flight, type Item, type Playlist } from '../../core/playlist.ts';
import { isWithdrawn } from '../../core/withdrawn.ts';
import { finding, type Finding } from './finding.ts';
import { screenFor } from './screens-meant.ts';
import { both, isOver, openingOf, timesOf, type Times } from './times.ts';
import { momentWords } from './wall-time.ts';

/**
 * What can never play again, whatever else is on: flights that are over or do not meet, dayparts and screens that have
 * nothing in common, points in time outside their dayparts, hours at which no screen is open, what is withdrawn.
 */
export function neverFindings(playlist: Playlist, at: number): readonly Finding[] {
  const times = timesOf(playlist, at);
  const withdrawn = new Set(playlist.withdrawn);
  const campaigns = campaignsOf(playlist);
  const all = campaigns.flatMap(({ items }) => items);
  if (all.length > 0 && withdrawn.size > 0 && all.every((item) => isWithdrawn(item, withdrawn))) {
    return [
      finding('EVERYTHING_WITHDRAWN', 'withdrawn', {
        en: 'takes every item of the playlist off the screen',
        vi: 'thu hồi mọi nội dung của danh sách phát',
      }),
    ];
  }
  return campaigns.flatMap((campaign) => {
    const whole = neverCampaign(campaign, times, playlist, at);
    if (whole !== undefined) return [whole];
    return campaign.items.flatMap((item, index) => {
      const place = placeOfItem(campaign, index);
      if (isWithdrawn(item, withdrawn)) {
        const words = { en: 'is withdrawn by this very playlist', vi: 'đã bị thu hồi ngay trong danh sách này' };
        return [finding('ITEM_WITHDRAWN', place, words)];
      }
      return neverItem(campaign, item, place, times, playlist, at) ?? [];
    });
  });
}

function neverCampaign(campaign: Campaign, times: Times, playlist: Playlist, at: number): Finding | undefined {
  const { place, flight, moments, dayparts, screens } = campaign;
  if (place === '') return undefined; // the bare items have no conditions
  if (isOver(flight, at)) return over(place, flight, playlist);
  if (screenFor(screens, undefined) === undefined) return noScreen(`${place}.screens`, undefined);
  const spans = times.spansOf(flight, [campaign]);
  if (spans.length === 0) return noDaypart(`${place}.dayparts`, dayparts, undefined);
  const open = times.spansOf(flight, [campaign, openingOf(playlist, screens)]);
  if (moments === undefined)
    return open.length > 0 || lights(campaign) ? undefined : closed(placeOfTimes(campaign, place));
  const placeOfMoments = moments.atMinutes.length > 0 ? `${place}.at` : `${place}.everyMinutes`;
  if (!times.hasMoment(campaign, spans)) {
    return finding('NEVER_MOMENT', placeOfMoments, {
      en: 'none of these times falls into the dayparts and flight of the campaign',
      vi: 'không giờ hẹn nào trong số này rơi vào khung giờ và thời hạn của chiến dịch',
    });
  }
  return times.hasMoment(campaign, open) ? undefined : closed(placeOfMoments);
}

function neverItem(
  campaign: Campaign,
  item: Item,
  place: string,
  times: Times,
  playlist: Playlist,
  at: number,
): Finding | undefined {
  const timed = item.flight.from !== undefined || item.flight.until !== undefined || item.dayparts.length > 0;
  if (isOver(item.flight, at)) return over(place, item.flight, playlist);
  if (item.screens !== undefined && screenFor(campaign.screens, item.screens) === undefined)
    return noScreen(`${place}.screens`, campaign);
  if (!timed) return undefined;
  const flight = both(campaign.flight, item.flight);
  if (flight.from !== undefined && flight.until !== undefined && flight.from >= flight.until) {
    return finding('NEVER_FLIGHT', `${place}.flight`, {
      en: `has no moment in common with the flight of its campaign ${campaign.id}`,
      vi: `không có lúc nào chung với thời hạn của chiến dịch ${campaign.id}`,
    });
  }
  const spans = times.spansOf(flight, [campaign, item]);
  if (spans.length === 0) return noDaypart(placeOfTimes(item, place), item.dayparts, campaign);
  if (campaign.moments !== undefined && !times.hasMoment(campaign, spans)) {
    return finding('NEVER_MOMENT', placeOfTimes(item, place), {
      en: `has nothing in common with the points in time of its campaign ${campaign.id}`,
      vi: `không có lúc nào chung với giờ hẹn của chiến dịch ${campaign.id}`,
    });
  }
  const open = times.spansOf(flight, [campaign, item, openingOf(playlist, campaign.screens, item.screens)]);
  const isShown = campaign.moments === undefined ? open.length > 0 : times.hasMoment(campaign, open);
  return isShown || lights(campaign) ? undefined : closed(placeOfTimes(item, place));
}

/** Where the narrowest of its words of time stand. */
function placeOfTimes({ dayparts, flight }: Pick<Item, 'dayparts' | 'flight'>, place: string): string {
  if (dayparts.length > 0) return `${place}.dayparts`;
  return flight.from === undefined && flight.until === undefined ? place : `${place}.flight`;
}

/** Whether a closed screen is lit for it. */
function lights({ interrupt, items }: Campaign): boolean {
  return interrupt?.class === 'emergency' && items.some(({ kind }) => kind !== 'audio');
}

function closed(place: string): Finding {
  return finding('NEVER_OPEN', place, {
    en: 'lies outside the opening hours ("display") of every screen that it is for',
    vi: 'nằm ngoài giờ mở cửa ("display") của mọi màn hình được chọn',
  });
}

function over(place: string, { until = 0 }: Flight, { timeZone }: Playlist): Finding {
  const { en, vi } = momentWords(until, timeZone);
  return finding('FLIGHT_OVER', `${place}.flight.until`, {
    en: `the flight was over at ${en}`,
    vi: `đã hết hạn lúc ${vi}`,
  });
}

function noScreen(place: string, campaign: Campaign | undefined): Finding {
  return finding(
    'NEVER_SCREEN',
    place,
    campaign === undefined
      ? { en: 'no screen can meet all of this', vi: 'không màn hình nào thỏa được tất cả điều kiện này' }
      : {
          en: `no screen can meet this and "screens" of its campaign ${campaign.id}`,
          vi: `không màn hình nào vừa thỏa điều kiện này vừa thỏa "screens" của chiến dịch ${campaign.id}`,
        },
  );
}

function noDaypart(place: string, dayparts: readonly string[], campaign: Campaign | undefined): Finding {
  const names = dayparts.map((name) => `"${name}"`).join(', ');
  return finding(
    'NEVER_DAYPART',
    place,
    campaign === undefined
      ? { en: `${names} never comes within the flight`, vi: `${names} không lần nào rơi vào trong thời hạn` }
      : {
          en: `has no moment in common with dayparts and flight of its campaign ${campaign.id}`,
          vi: `không có lúc nào chung với khung giờ và thời hạn của chiến dịch ${campaign.id}`,
        },
  );
}
