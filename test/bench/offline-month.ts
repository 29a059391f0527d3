import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readJournalLine } from '../../core/journal-lines.ts';
import type { Play } from '../../core/play.ts';
import { startDelivery } from '../../player/delivery/delivery.ts';
import { openDestination } from '../../player/delivery/open-destination.ts';
import { createFaultBoard } from '../../player/fault-board.ts';
import { createFetch } from '../../player/http.ts';
import { openJournal, type Journal } from '../../player/journal/journal.ts';
import { readLines } from '../../report/lines/read-lines.ts';
import { findingWords } from '../../report/verify/findings.ts';
import { verifyChains } from '../../report/verify/verify-chains.ts';
import { logbook } from '../fakes/logbook.ts';
import { startWebdav } from '../fakes/webdav.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import type { Report } from './report.ts';

/** What came of the showings of a stretch in which nothing could be delivered. */
export interface OfflineMonth {
  readonly days: number;
  readonly shown: number;
  /** Tries while there was no line, in virtual time. */
  readonly triesInVain: number;
  /** From the line's return until nothing waited any more, in virtual time. */
  readonly caughtUpMs: number;
  readonly delivered: Delivered;
}

/** What lies at the server, held against what was shown. */
export interface Delivered {
  readonly records: number;
  readonly files: number;
  readonly packedBytes: number;
  /** Showings of which there is no record. */
  readonly missing: number;
  /** Records of a showing that has one already, and of none. */
  readonly doubled: number;
  readonly strange: number;
  /** Files that were taken by the server after one that is newer. */
  readonly outOfOrder: number;
  /** What `plays verify` finds. */
  readonly findings: readonly string[];
}

/**
 * A screen that shows an item every so often for so many days while the server is down, and then is not. The journal, its
 * thread and its disk, the delivery and the nginx with WebDAV are the real ones; time passes only when the delivery waits.
 */
export async function runOfflineMonth({ days, everySeconds }: OfflinePlan): Promise<OfflineMonth> {
  const dir = mkdtempSync(path.join(tmpdir(), 'offline-month-'));
  for (const name of ['data', 'srv']) mkdirSync(path.join(dir, name));
  const { nginx, plays, url } = await startWebdav(path.join(dir, 'srv'));
  const failed = Promise.withResolvers<never>();
  const journal = openJournal({
    file: path.join(dir, 'data', 'journal.sqlite'),
    worker: path.resolve(import.meta.dirname, '../../player/journal/journal-worker.ts'),
    log: logbook(),
    onTrouble: (trouble) => trouble && failed.reject(new Error(`the journal: ${trouble.reason}`)),
    onReplaced: (movedTo) => failed.reject(new Error(`the journal was replaced: ${movedTo}`)),
    onDeath: (error) => failed.reject(error),
  });
  try {
    await nginx.kill();
    const began = Date.now() - days * DAY_MS;
    const showings = playsOf({ days, everySeconds }, began);
    const shown = showings.map(({ id }) => id);
    const destination = openDestination(
      { reportUrl: url(), reportMethod: 'put' },
      createFetch({ env: {}, userAgent: 'bluezone-kiosk/bench' }),
    );
    if (destination === undefined) throw new Error('nothing is delivered');

    const { promise: caughtUp, resolve: allIsThere } = Promise.withResolvers<number>();
    const random = seededRandom(1);
    let passedMs = 0;
    let triesInVain = 0;
    let isBack = false;
    const clock = { now: () => began + passedMs, uptimeMs: () => passedMs };
    const pass = async (ms: number, signal: AbortSignal) => {
      passedMs += ms;
      await writeUntil(journal, showings, clock.now());
      if (!isBack && passedMs >= days * DAY_MS) {
        triesInVain = (await delivery.state()).batches.failed;
        await nginx.start();
        isBack = true;
      } else if (
        isBack &&
        ((await journal.countAfter(await journal.deliveredTo(destination.name))) === 0 ||
          passedMs > (days + 1) * DAY_MS)
      ) {
        allIsThere(passedMs - days * DAY_MS);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      }
    };
    const delivery = startDelivery({
      ...{ journal, destination, log: logbook(), faults: createFaultBoard(clock.now), random, ...clock },
      /** In small steps: the line comes back while somebody waits. */
      async sleep(ms, signal) {
        let left = ms;
        do {
          await pass(Math.min(left, STEP_MS), signal);
          left -= STEP_MS;
        } while (left > 0 && !signal.aborted);
      },
    });
    const caughtUpMs = await Promise.race([caughtUp, failed.promise]);
    await delivery.stop();
    const delivered = await judgeDelivered(plays, await nginx.requests(), shown);
    return { days, shown: shown.length, triesInVain, caughtUpMs, delivered };
  } finally {
    await journal.close();
    await nginx.close();
    rmSync(dir, { recursive: true });
  }
}

interface OfflinePlan {
  readonly days: number;
  readonly everySeconds: number;
}

/** Hands over what is over by then, a transaction each as the player does; all of it is on the disk then. */
async function writeUntil(journal: Journal, showings: Play[], until: number): Promise<void> {
  const over = showings.findIndex(({ endedAt = Infinity }) => endedAt > until);
  if (over === 0) return;
  for (const [n, play] of showings.splice(0, over < 0 ? showings.length : over).entries()) {
    journal.write([{ type: 'close', play }]);
    if (n % 200 === 199) await journal.isWritten();
  }
  await journal.isWritten();
}

/** Twenty items in turn, by a page that is loaded anew each night; now and then one that was not whole. */
function playsOf({ days, everySeconds }: OfflinePlan, began: number): Play[] {
  const random = seededRandom(7);
  const everyMs = everySeconds * 1000;
  const perDay = DAY_MS / everyMs;
  const pages = Array.from({ length: days }, (_, day) => hash('sha256', `page ${day}`).replace(UUID, '$1-$2-$3-$4-$5'));
  return Array.from({ length: days * perDay }, (_, n) => {
    const [day, item] = [Math.floor(n / perDay), n % 20];
    const isWhole = random() > 0.01;
    const startedAt = began + n * everyMs;
    return {
      ...{ id: `${pages[day]}:${n % perDay}`, screenId: 'mot-cua-ben-nghe-01', playlistId: 'tinh', revision: 12 + day },
      ...{
        campaignId: `chien-dich-${item % 4}`,
        itemId: `media/huong-dan-${item}.mp4`,
        sha256: hash('sha256', `${item}`),
      },
      ...{ startedAt, endedAt: startedAt + everyMs, plannedMs: everyMs, venueType: '70101', displayed: true },
      ...{ shownMs: everyMs - Math.floor(random() * 30), frames: 30 * everySeconds - Math.floor(random() * 3) },
      ...{ clockTrusted: true, playerVersion: '0.1.0', result: isWhole ? 'complete' : 'partial' },
      ...(isWhole ? {} : { reason: 'the picture stood still' }),
    };
  });
}

/**
 * Holds what lies in a folder against the showings, by their ids, and the order of it against the web server's log.
 *
 * @param requests  its lines, oldest first
 */
export async function judgeDelivered(
  folder: string,
  requests: readonly string[],
  shown: readonly string[],
): Promise<Delivered> {
  const records = new Map<string, number>();
  for await (const read of readLines([folder])) {
    const line = read.kind === 'line' ? readJournalLine(read.text) : undefined;
    if (line?.kind !== 'entry' || line.entry.kind !== 'play') continue;
    records.set(line.entry.eventId, (records.get(line.entry.eventId) ?? 0) + 1);
  }
  const all = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jsonl.gz'));
  const sizes = await Promise.all(all.map(async (name) => (await stat(path.join(folder, name))).size));
  const { findings } = await verifyChains(() => readLines([folder]));
  const taken = requests.flatMap((line) => /"PUT \S+\/(\d{12})-\d{12}\.jsonl\.gz \S+" 20[14] /.exec(line)?.[1] ?? []);
  const known = new Set(shown);
  return {
    records: [...records.values()].reduce((sum, times) => sum + times, 0),
    files: all.length,
    packedBytes: sizes.reduce((sum, size) => sum + size, 0),
    missing: shown.filter((id) => !records.has(id)).length,
    doubled: [...records.values()].reduce((sum, times) => sum + times - 1, 0),
    strange: [...records.keys()].filter((id) => !known.has(id)).length,
    outOfOrder: taken.filter((first, at) => at > 0 && first <= (taken[at - 1] ?? '')).length,
    findings: findings.map((finding) => findingWords(finding).en),
  };
}

export function reportOfflineMonth({ days, shown, triesInVain, caughtUpMs, delivered }: OfflineMonth): Report {
  const { records, files, packedBytes, missing, doubled, strange, outOfOrder, findings } = delivered;
  const perRecord = packedBytes / records;
  const count = (n: number) => n.toLocaleString('en');
  return {
    met: missing + doubled + strange + outOfOrder + findings.length === 0 && perRecord <= BYTES_A_RECORD,
    body: [
      `A screen shows an item every ten seconds for ${days} days while the web server is down, ${count(shown)} in all, and goes on trying: ` +
        `${count(triesInVain)} times. Then the server is there. Journal, delivery and nginx with WebDAV are the real ones, the time is virtual.`,
      `Nothing waits any more ${(caughtUpMs / 60_000).toFixed(1)} minutes after that, in virtual time: ${count(records)} records in ${count(files)} files of ` +
        `${(packedBytes / 1e6).toFixed(1)} MB, **${perRecord.toFixed(0)} bytes a record** with chain and seals (asked: ≤ ${BYTES_A_RECORD}).`,
      `Showings without a record: ${missing}. Records of one showing twice: ${doubled}; of none: ${strange}. Files taken out of their ` +
        `order: ${outOfOrder}. Findings of \`plays verify\`: ${findings.length} (asked: 0 of each).`,
      ...(findings.length === 0 ? [] : [findings.slice(0, 40).join('\n')]),
    ].join('\n\n'),
  };
}

const STEP_MS = 30_000;
const DAY_MS = 86_400_000;
const BYTES_A_RECORD = 250;
const UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12}).*/;
