import { exitCodes } from '../core/exit-codes.ts';
import type { Playlist } from '../core/playlist.ts';
import type { Screen } from '../core/screen.ts';
import { itemsOn, timelineOf, timelinesBeside, type Timeline, type ZoneTimeline } from '../core/timeline.ts';
import { toRfc3339 } from '../core/wall-clock.ts';
import { timelineTable } from '../publish/timeline-table.ts';
import { answer, Refused } from './command-line.ts';
import { readInstantOption } from './option-values.ts';
import { readScheduleQuery } from './schedule-query.ts';

/** `bluezone-kiosk timeline`: the stretches of time of a span, with what is on in each. */
export async function timeline(args: readonly string[]): Promise<number> {
  return answer('timeline', args, async (line) => {
    const { values, positionals, lang } = line;
    if (positionals.length > 1) throw tooMany(positionals);
    if (values.from !== undefined && values.at !== undefined) throw new Refused(twice);
    const begin = readInstantOption(values.at === undefined ? '--from' : '--at', values.from ?? values.at, Date.now);
    const end = readInstantOption('--until', values.until, () => NaN);
    const { playlist, screen, screenId } = await readScheduleQuery(positionals[0], line);
    const from = begin(playlist.timeZone);
    const until = values.until === undefined ? from + WEEK_MS : end(playlist.timeZone);
    if (until <= from || until - from > LONGEST_MS) throw new Refused(badSpan);
    const told = timelineOf(playlist, screen, { from, until });
    const zones = timelinesBeside(playlist, screen, { from, until });
    process.stdout.write(
      values.json
        ? `${JSON.stringify(outward(told, zones, screen, playlist), null, 2)}\n`
        : `${timelineTable([told, ...zones], playlist, { screenId, tags: screen.tags }, lang)}\n`,
    );
    return exitCodes.ok;
  });
}

const WEEK_MS = 7 * 86_400_000;
const LONGEST_MS = 400 * 86_400_000;

function outward(main: Timeline, zones: readonly ZoneTimeline[], screen: Screen, { timeZone }: Playlist) {
  const at = (instant: number) => toRfc3339(instant, timeZone);
  const told = ({ stretches, moments }: Timeline) => ({
    stretches: stretches.map((stretch) => ({
      from: at(stretch.from),
      until: at(stretch.until),
      open: stretch.open,
      on: stretch.on.map((one) => ({ campaign: one.campaign.id, items: itemsOn(one).map(({ id }) => id) })),
      outranked: stretch.outranked.map(({ campaign }) => campaign.id),
    })),
    moments: moments.map((moment) => ({ at: at(moment.at), campaign: moment.campaign })),
  });
  return {
    ...{ from: at(main.from), until: at(main.until), screen: screen.id, tags: screen.tags, ...told(main) },
    ...(zones.length === 0 ? {} : { zones: zones.map((one) => ({ zone: one.zone, ...told(one) })) }),
  };
}

function tooMany(positionals: readonly string[]): Refused {
  const got = positionals.join(' ');
  return new Refused({
    en: `one playlist at most, got ${got}`,
    vi: `chỉ một danh sách phát, nhưng ở đây ghi ${got}`,
  });
}

const twice = {
  en: '--at and --from say the same: give one of them',
  vi: '--at và --from có cùng nghĩa: chỉ ghi một trong hai',
} as const;

const badSpan = {
  en: '--until: must be after --from, and at most 400 days after it',
  vi: '--until: phải sau --from, và không quá 400 ngày',
} as const;
