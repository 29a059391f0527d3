import { parseArgs } from 'node:util';
import { exitCodes } from '../core/exit-codes.ts';
import type { Playlist } from '../core/playlist.ts';
import { wordsOfInstant } from '../core/reason-words.ts';
import type { Screen } from '../core/screen.ts';
import { itemsOn, timelineOf, type Timeline, type TimelineStretch } from '../core/timeline.ts';
import { toRfc3339 } from '../core/wall-clock.ts';
import type { Lang } from '../core/words.ts';
import { reasonOf } from '../player/log.ts';
import { BadQuery, isUsage, readInstantOption, readScheduleQuery, scheduleOptions } from './schedule-query.ts';

/** `bluezone-kiosk timeline`: the stretches of time of a span, with what is on in each. */
export async function timeline(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...scheduleOptions, from: { type: 'string' }, until: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new BadQuery(`one playlist at most, got ${positionals.join(' ')}`);
    const { playlist, screen, lang } = await readScheduleQuery(positionals[0], values);
    const from = readInstantOption('--from', values.from, Date.now(), playlist.timeZone);
    const until = readInstantOption('--until', values.until, from + WEEK_MS, playlist.timeZone);
    if (until <= from || until - from > LONGEST_MS)
      throw new BadQuery('--until: must be after --from, and at most 400 days after it');
    const told = timelineOf(playlist, screen, { from, until });
    process.stdout.write(
      values.json
        ? `${JSON.stringify(outward(told, screen, playlist), null, 2)}\n`
        : `${asText(told, playlist, lang)}\n`,
    );
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof BadQuery) && !isUsage(error)) throw error;
    process.stderr.write(`bluezone-kiosk timeline: ${reasonOf(error)}\n`);
    return error instanceof BadQuery && error.isAnswer ? exitCodes.faulty : exitCodes.usage;
  }
}

const WEEK_MS = 7 * 86_400_000;
const LONGEST_MS = 400 * 86_400_000;

function outward({ from, until, stretches, moments }: Timeline, screen: Screen, { timeZone }: Playlist) {
  const at = (instant: number) => toRfc3339(instant, timeZone);
  const shown = stretches.map((stretch) => ({
    from: at(stretch.from),
    until: at(stretch.until),
    open: stretch.open,
    on: stretch.on.map((one) => ({ campaign: one.campaign.id, items: itemsOn(one).map(({ id }) => id) })),
    outranked: stretch.outranked.map(({ campaign }) => campaign.id),
  }));
  return {
    ...{ from: at(from), until: at(until), screen: screen.id, tags: screen.tags, stretches: shown },
    moments: moments.map((moment) => ({ at: at(moment.at), campaign: moment.campaign })),
  };
}

function asText({ stretches, moments }: Timeline, { timeZone }: Playlist, lang: Lang): string {
  const at = (instant: number) => wordsOfInstant(instant, timeZone)[lang];
  const on = (stretch: TimelineStretch) =>
    stretch.open ? stretch.on.map(({ campaign }) => campaign.id).join(', ') || words.nothing[lang] : words.closed[lang];
  return [
    ...stretches.map((stretch) => `${at(stretch.from)} – ${at(stretch.until)}  ${on(stretch)}`),
    ...(moments.length === 0 ? [] : ['', words.moments[lang]]),
    ...moments.map((moment) => `${at(moment.at)}  ${moment.campaign}`),
  ].join('\n');
}

const words = {
  nothing: { en: '— (the bundled campaign)', vi: '— (chương trình cài sẵn)' },
  closed: { en: 'closed', vi: 'nghỉ' },
  moments: { en: 'Points in time:', vi: 'Giờ hẹn phát:' },
} as const;
