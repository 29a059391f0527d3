import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { digestLine, digestText, LONGEST_DIGEST, type Digest } from '../../core/digest.ts';
import { framesOf } from '../../core/digest-frames.ts';
import type { ShownDigest } from '../../core/operator.ts';
import { readMoment, toRfc3339 } from '../../core/wall-clock.ts';
import type { Journal } from '../journal/journal.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import { keyIdOf } from '../trust/public-key.ts';
import { putTogether, type ToldDay } from './digest-days.ts';
import type { HelpedDays } from './helped-days.ts';

/** Shows, as codes for a camera, what has been played on a machine that has no line. */
export interface DigestDesk {
  /**
   * The days since the last digest that was taken, or since the oldest that the journal keeps, but not more than 101; of
   * more than a camera reads at once the first ones. Rejects when the journal or the key cannot be used now.
   *
   * @param since  `month`: the last 30 days, whatever was taken
   */
  show(since: 'taken' | 'month'): Promise<ShownDigest>;
  /** Whoever stands there has read this digest to its end: the next one goes on from its last day. Rejects as the disk does. */
  taken(until: string): Promise<void>;
}

export interface DigestDeskWorld {
  /** Such as `<data>/digest-taken.json`. */
  readonly path: string;
  readonly journal: Pick<Journal, 'head' | 'sums' | 'firstShownAt' | 'signDigest'>;
  readonly helped: Pick<HelpedDays, 'since'>;
  /** On which screen people are helped. */
  readonly helpedScreen: () => string;
  /** IANA; that of the playlist. */
  readonly timeZone: () => string;
  /** The codes of what is wrong now. */
  readonly faults: () => readonly string[];
  readonly playerVersion: string;
  readonly now: () => number;
}

export function createDigestDesk(world: DigestDeskWorld): DigestDesk {
  const { path, journal, now } = world;

  /** Signed, packed and parted; `undefined` when it is too much for a camera. */
  const shown = async (digest: Digest, rest: Pick<ShownDigest, 'left' | 'older'>): Promise<ShownDigest | undefined> => {
    const text = digestText(digest);
    if (text.length > LONGEST_DIGEST) return undefined;
    const signed = await journal.signDigest(text);
    if (signed === undefined) throw new Error("the machine's own key cannot be used now");
    const frames = framesOf(await packed(Buffer.from(digestLine({ ...signed, text })), { level: 9 }));
    const key = keyIdOf(Buffer.from(signed.key, 'base64url').toString('base64'));
    return frames === undefined ? undefined : { frames, key, from: digest.from, until: digest.until, ...rest };
  };

  /** The first day that nobody has taken yet; as far as anybody knows. */
  const firstOpen = async (today: string, timeZone: string): Promise<string> => {
    const longAgo = dateBefore(today, DAYS_KEPT);
    const taken = await takenUntil(path);
    if (taken !== undefined && taken >= longAgo && taken <= today) return taken;
    const at = await journal.firstShownAt(readMoment(longAgo, timeZone, 'begins'));
    const shownOn = at === undefined ? dateBefore(today, USUAL_DAYS - 1) : toRfc3339(at, timeZone).slice(0, 10);
    const [first = shownOn] = [shownOn, ...world.helped.since(longAgo).map(({ date }) => date)].sort();
    return first < today ? first : today;
  };

  return {
    async show(since) {
      const timeZone = world.timeZone();
      const today = toRfc3339(now(), timeZone).slice(0, 10);
      const { seq, hash } = await journal.head();
      const open = since === 'taken' ? await firstOpen(today, timeZone) : dateBefore(today, USUAL_DAYS - 1);
      const { dates, older } = datesFrom(open, today);
      const helped = new Map(world.helped.since(dates[0] ?? today).map(({ date, people }) => [date, people]));
      const days: ToldDay[] = [];
      for (const date of dates) {
        const sums = await journal.sums(readMoment(date, timeZone, 'begins'), readMoment(date, timeZone, 'ends'));
        if (sums === undefined) throw new Error('the journal cannot be read now');
        days.push({ date, sums, people: helped.get(date) });
      }
      const head = {
        ...{ at: toRfc3339(now(), timeZone), timeZone, seq, hash, playerVersion: world.playerVersion },
        faults: [...new Set(world.faults())].slice(0, MOST_FAULTS),
      };
      // The first days come first: what is left for the next digest must not be older than this one.
      for (let count = days.length; count > 0; count = Math.floor(count / 2)) {
        const these = days.slice(0, count);
        const digest = { ...head, ...putTogether(these, world.helpedScreen()) };
        const code = await shown(digest, { left: days.length - count, older });
        if (code !== undefined) return code;
      }
      throw new Error('this day has more items and screens than codes can hold; fetch the journal with a stick');
    },
    taken: (until) => keepFile(path, { until }),
  };
}

/** The days from one to the other, and how many older ones are left out: nobody reads as many at once. */
function datesFrom(first: string, last: string): { readonly dates: readonly string[]; readonly older: number } {
  const days = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
  const shown = Math.min(days, MOST_DAYS);
  return { dates: Array.from({ length: shown + 1 }, (_, day) => dateBefore(last, shown - day)), older: days - shown };
}

function dateBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10);
}

/** Nothing, too, where the file is damaged: then more is shown than is needed, and counts once. */
async function takenUntil(path: string): Promise<string | undefined> {
  const file = await readKeptFile(path);
  const { until } = (file.kind === 'read' ? (file.value ?? {}) : {}) as { readonly until?: unknown };
  return typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until) ? until : undefined;
}

const packed = promisify(deflateRaw) as (bytes: Uint8Array, options: { level: number }) => Promise<Uint8Array>;
const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
/** A quarter of a year and a little. */
const MOST_DAYS = 100;
/** What journals keep (docs/evidence.md). */
const DAYS_KEPT = 400;
const MOST_FAULTS = 50;
