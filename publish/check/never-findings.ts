import { daypartSpans } from '../../core/dayparts.ts';
import {
  campaignsOf,
  placeOfItem,
  type Campaign,
  type Conditions,
  type Flight,
  type Playlist,
} from '../../core/playlist.ts';
import { intersect, unite, type Span, type Spans } from '../../core/spans.ts';
import { timelineOf } from '../../core/timeline.ts';
import { readMoment } from '../../core/wall-clock.ts';
import { isWithdrawn } from '../../core/withdrawn.ts';
import { finding, type Finding } from './finding.ts';
import { screenFor } from './screens-meant.ts';
import { momentWords } from './wall-time.ts';

/**
 * What can never play again, whatever else is on: flights that are over or do not meet, dayparts and screens that have
 * nothing in common, points in time outside their dayparts, what is withdrawn.
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
  const { place, flight, moments, dayparts } = campaign;
  if (place === '') return undefined; // the bare items have no conditions
  if (isOver(flight, at)) return over(place, flight, playlist);
  if (screenFor(campaign.screens, undefined) === undefined) return noScreen(`${place}.screens`, undefined);
  const spans = times.spansOf(flight, [campaign]);
  if (spans.length === 0) return noDaypart(`${place}.dayparts`, dayparts, undefined);
  if (moments !== undefined && !times.hasMoment(campaign, spans)) {
    return finding('NEVER_MOMENT', moments.atMinutes.length > 0 ? `${place}.at` : `${place}.everyMinutes`, {
      en: 'none of these times falls into the dayparts and flight of the campaign',
      vi: 'không giờ hẹn nào trong số này rơi vào khung giờ và thời hạn của chiến dịch',
    });
  }
  return undefined;
}

function neverItem(
  campaign: Campaign,
  item: Conditions,
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
  if (times.spansOf(flight, [campaign, item]).length === 0)
    return noDaypart(item.dayparts.length > 0 ? `${place}.dayparts` : `${place}.flight`, item.dayparts, campaign);
  return undefined;
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

/** Answers about times to come: dayparts repeat by the week, so eight days from the start of a flight tell all. */
interface Times {
  /** When all of these may play: in the eight days after the flight begins, and on the holidays within it. */
  spansOf(flight: Flight, parts: readonly Conditions[]): Spans;
  hasMoment(campaign: Campaign, spans: Spans): boolean;
}

function timesOf(playlist: Playlist, at: number): Times {
  const holidays = playlist.dayparts.some(({ windows }) => windows.some(({ days }) => days.includes('holiday')))
    ? playlist.holidays.map((date) => {
        const from = readMoment(date, playlist.timeZone, 'begins');
        return { from, until: from + 2 * DAY_MS }; // a window may reach over midnight
      })
    : [];
  const byName = new Map(playlist.dayparts.map((daypart) => [daypart.name, daypart]));
  const known = new Map<string, Spans>();
  const daypartIn = (name: string, span: Span): Spans => {
    const daypart = byName.get(name);
    if (daypart === undefined) return [];
    const key = `${span.from} ${span.until} ${name}`;
    const found = known.get(key) ?? daypartSpans({ ...playlist, dayparts: [daypart] }, span).get(name) ?? [];
    if (known.size < MOST_KNOWN) known.set(key, found);
    return found;
  };
  const within = (span: Span, parts: readonly Conditions[]): Spans => {
    let spans: Spans = span.from < span.until ? [span] : [];
    for (const { dayparts: names } of parts) {
      if (names.length === 0 || spans.length === 0) continue;
      spans = intersect(spans, unite(names.flatMap((name) => daypartIn(name, span))));
    }
    return spans;
  };
  return {
    spansOf(flight, parts) {
      const { from = -Infinity, until = Infinity } = flight;
      const begins = Math.max(at, from);
      const week = within({ from: begins, until: Math.min(until, begins + 8 * DAY_MS) }, parts);
      if (week.length > 0 || parts.every(({ dayparts }) => dayparts.length === 0)) return week;
      for (const day of holidays.filter((one) => one.until > begins && one.from < until).slice(0, MOST_HOLIDAYS)) {
        const span = { from: Math.max(begins, day.from), until: Math.min(until, day.until) };
        const spans = within(span, parts);
        if (spans.length > 0) return spans;
      }
      return [];
    },
    hasMoment(campaign, spans) {
      const alone = { ...playlist, campaigns: [campaign], interrupts: [] };
      const screen = screenFor(campaign.screens, undefined);
      // Most come in the first of these spans, and none of them is longer than eight days.
      return screen !== undefined && spans.some((span) => timelineOf(alone, screen, span).moments.length > 0);
    },
  };
}

function both(one: Flight, other: Flight): Flight {
  const from = Math.max(one.from ?? -Infinity, other.from ?? -Infinity);
  const until = Math.min(one.until ?? Infinity, other.until ?? Infinity);
  return { ...(from === -Infinity ? {} : { from }), ...(until === Infinity ? {} : { until }) };
}

function isOver({ until }: Flight, at: number): boolean {
  return until !== undefined && until <= at;
}

const DAY_MS = 86_400_000;
const MOST_KNOWN = 2_000;
/** Holidays to come that are looked at: more than a year has. */
const MOST_HOLIDAYS = 40;
