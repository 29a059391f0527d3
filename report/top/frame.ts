import { byteWords } from '../../core/byte-words.ts';
import { faultWords } from '../../core/fault-words.ts';
import type { Status } from '../../core/status.ts';
import type { Lang } from '../../core/words.ts';
import type { Sight } from './ask-machine.ts';
import { clockOf, type Clock } from './clock.ts';
import { between, flowed, part, type Line, type Part } from './lines.ts';
import { fitted, widthOf } from './plain-text.ts';
import { screenRows } from './screen-rows.ts';
import { topWords, type TopWords } from './top-words.ts';

export interface FrameFacts {
  readonly sights: readonly Sight[];
  /** What was seen of the same machines the time before, for what is told over a while. */
  readonly before: readonly Sight[];
  readonly lang: Lang;
  /** Of the terminal; rows are as many as it takes, where there is no end to them. */
  readonly columns: number;
  readonly rows: number | undefined;
  /** Whether somebody watches, and may end it with a key. */
  readonly watched: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What the terminal shows of some machines at one moment, no line of it wider than the terminal. */
export function frameOf({ sights, before, lang, columns, rows, watched, now }: FrameFacts): readonly Line[] {
  const say = topWords[lang];
  // The clock of the place that is watched, beside whose times it stands.
  const zone = sights.flatMap((sight) => (sight.kind === 'seen' ? [zoneOf(sight)] : []))[0] ?? null;
  const head = part(`bluezone-kiosk · ${say.machines(sights.length)} · ${clockOf(zone).time(now)}`, 'bold');
  const lines = [
    between(head, part(watched ? say.quit : '', 'faint'), columns),
    ...sights.flatMap((sight, index) => [
      [],
      ...(sight.kind === 'seen' ? seen(sight, before[index], { lang, columns, now }) : unseen(sight, lang, columns)),
    ]),
  ];
  if (rows === undefined || lines.length <= rows) return lines;
  const shown = lines.slice(0, Math.max(0, rows - 1));
  return [...shown, ...flowed([part(say.more(lines.length - shown.length), 'warn')], { columns, ...noHead })];
}

type Seen = Extract<Sight, { kind: 'seen' }>;
type Reader = Pick<FrameFacts, 'lang' | 'columns' | 'now'>;

function unseen({ name, reason }: Extract<Sight, { kind: 'unseen' }>, lang: Lang, columns: number): readonly Line[] {
  const words = [part(name, 'bold'), part(reason[lang], 'bad')];
  return flowed(words, { columns, between: ' · ', head: part('✗ ', 'bad') });
}

function seen(sight: Seen, before: Sight | undefined, { lang, columns, now }: Reader): readonly Line[] {
  const { name, status } = sight;
  const { player, faults } = status;
  const say = topWords[lang];
  const clock = clockOf(zoneOf(sight));
  const row = (label: string, words: readonly Part[]) => {
    const head = part(`  ${fitted(label, labelWidth(say))} `, 'faint');
    return flowed(words, { columns, between: ' · ', head });
  };
  const about = [
    part(name, 'bold'),
    part(`${player.version} ${player.host}`),
    part(`${say.since} ${clock.day(Date.parse(player.startedAt))}`),
  ];
  const mark = faults.length === 0 ? part('● ', isNotTaken(status) ? 'warn' : 'good') : part('! ', 'bad');
  return [
    ...flowed(about, { columns, between: ' · ', head: mark }),
    ...screenRows(status.screens, { columns, say, clock, now }),
    ...row(say.playlist, playlistWords(status.playlist, say)),
    // What ships is there with the program.
    ...(status.sync.wanted === 0 ? [] : row(say.media, mediaWords(status.sync, say))),
    ...journalRow(sight, say, clock).flatMap((words) => row(say.journal, words)),
    ...processRow(sight, before, say).flatMap((words) => row(say.process, words)),
    ...faultLines(faults, { lang, columns, clock }),
  ];
}

/** A player of an earlier version tells none. */
function zoneOf({ status }: Seen): string | null {
  const quiet: Partial<Status['quiet']> | undefined = status.quiet;
  return typeof quiet?.timeZone === 'string' ? quiet.timeZone : null;
}

function playlistWords(playlist: Status['playlist'], say: TopWords): readonly Part[] {
  const { id, revision, state, stale, source } = playlist;
  const isBundled = state === 'bundled';
  return [
    ...(isBundled ? [part(say.bundled)] : [part(id), part(say.revision(revision))]),
    part(say.playlistState[state] ?? state, state === 'kept' || state === 'hold' ? 'warn' : 'plain'),
    ...(stale ? [part(say.stale, 'bad')] : []),
    ...(source === 'bundled' ? [] : [part(source, 'faint')]),
  ];
}

function mediaWords({ wanted, ready, bytesLeft }: Status['sync'], say: TopWords): readonly Part[] {
  return [
    part(say.mediaReady(ready, wanted), ready < wanted ? 'warn' : 'plain'),
    ...(bytesLeft > 0 ? [part(say.mediaLeft(byteWords(bytesLeft)))] : []),
  ];
}

/** How far the journal has come, and what of it is still to be delivered. */
function journalRow({ status, numbers }: Seen, say: TopWords, clock: Clock): readonly (readonly Part[])[] {
  const { journalEntries, deliveredAtSeconds } = numbers;
  const { failing, waiting = numbers.undelivered } = status.delivery ?? {};
  const delivery = [
    ...(waiting === undefined
      ? []
      : [part(waiting === 0 ? say.delivered : say.undelivered(waiting.toLocaleString(say.locale)))]),
    ...(deliveredAtSeconds === undefined ? [] : [part(say.deliveredAt(clock.day(deliveredAtSeconds * 1000)))]),
    ...(failing ? [part(say.notTaken(clock.day(Date.parse(failing.since)), failing.reason), 'warn')] : []),
  ];
  const words = [
    ...(journalEntries === undefined ? [] : [part(`#${journalEntries.toLocaleString(say.locale)}`)]),
    ...delivery,
  ];
  return words.length === 0 ? [] : [words];
}

function isNotTaken({ delivery }: Status): boolean {
  return (delivery?.failing ?? null) !== null;
}

/** Processor and memory of the player; the share is of one core, since the time before, or since its start. */
function processRow(sight: Seen, before: Sight | undefined, say: TopWords): readonly (readonly Part[])[] {
  const { cpuSeconds, residentBytes } = sight.numbers;
  const share = cpuSeconds === undefined ? undefined : shareOf(sight, cpuSeconds, before);
  const words = [
    ...(share === undefined ? [] : [part(`CPU ${percent(share, say)}`)]),
    ...(residentBytes === undefined ? [] : [part(`${say.memory} ${byteWords(residentBytes)}`)]),
  ];
  return words.length === 0 ? [] : [words];
}

function shareOf({ status, at }: Seen, cpuSeconds: number, before: Sight | undefined): number | undefined {
  const isSameLife = before?.kind === 'seen' && before.status.player.startedAt === status.player.startedAt;
  const then = isSameLife ? before.numbers.cpuSeconds : undefined;
  const [used, since] =
    isSameLife && then !== undefined
      ? [cpuSeconds - then, before.at]
      : [cpuSeconds, Date.parse(status.player.startedAt)];
  return at > since ? Math.max(0, used / ((at - since) / 1000)) : undefined;
}

function percent(share: number, say: TopWords): string {
  return share.toLocaleString(say.locale, { style: 'percent', maximumFractionDigits: 1 });
}

/** Each fault with its code, its words, and since when; of a delivery what was answered, which says what to do. */
function faultLines(
  faults: Status['faults'],
  { lang, columns, clock }: { readonly lang: Lang; readonly columns: number; readonly clock: Clock },
): readonly Line[] {
  return faults.flatMap(({ code, message, at }) => {
    const says = faultWords(code)?.[lang];
    const detail = says === undefined || code.startsWith('REPORT_') ? [message] : [];
    const told = [`${code} (${clock.day(Date.parse(at))})`, ...(says === undefined ? [] : [says]), ...detail].join(' ');
    const words = told.split(/\s+/).map((word) => part(word, 'bad'));
    return flowed(words, { columns, between: ' ', head: part('  ! ', 'bad') });
  });
}

function labelWidth(say: TopWords): number {
  return Math.max(...[say.playlist, say.media, say.journal, say.process].map(widthOf));
}

const noHead = { between: '', head: { text: '', tone: 'plain' } } as const;
