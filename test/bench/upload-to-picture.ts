import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { startDisplay } from '../fakes/display.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { startNginx, type Nginx } from '../fakes/nginx.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import { table, type Report } from './report.ts';
import { monotonicMs, startSampling, type Sampling } from './samples.ts';
import { median, quantile, worst } from './statistics.ts';
import { makeDataDir, startPlayerOn, takeUp } from './subjects.ts';
import { takingDown, type AtEnd } from './taking-down.ts';

/** The changes that were made while players asked at one interval. */
export interface UploadSeries {
  readonly intervalSeconds: number;
  /** From the end of each upload to the first sample of its picture on the display, milliseconds. */
  readonly tookMs: readonly number[];
}

export interface UploadToPicture {
  readonly screens: number;
  readonly series: readonly UploadSeries[];
}

export interface UploadOptions {
  /** Players side by side, each with a display and a playlist of its own. */
  readonly screens: number;
  /** Changes at the shortest interval that a playlist may ask for, on all screens together; and at the one by default. */
  readonly changes: number;
  readonly defaultChanges: number;
}

/** `refresh.intervalSeconds`: the least that the schema of playlists lets pass, and its default. */
const SHORTEST_SECONDS = 10;
const DEFAULT_SECONDS = 60;
/** By default a playlist's interval is spread by this share to either side. */
const JITTER = 0.2;
/** How long a picture stays: what is on is seen to its end first. */
const SLOT_SECONDS = 5;
/** What may pass beside the interval. */
const FIGURE_SECONDS = 10;
const IDS = ['p1', 'p2', 'p3'] as const;

/**
 * Uploads new lists with new pictures to a real web server, at random moments of the poll, and watches the displays of
 * real players from outside until the pictures are there.
 */
export async function runUploadToPicture({
  screens,
  changes,
  defaultChanges,
}: UploadOptions): Promise<UploadToPicture> {
  return takingDown(async (atEnd) => {
    const media = await makeCodedMedia(IDS, { pictureSeconds: SLOT_SECONDS });
    const nginx = await startNginx();
    atEnd(() => nginx.close());
    const watched: WatchedScreen[] = [];
    for (let number = 1; number <= screens; number++) watched.push(await openScreen(number, { nginx, media, atEnd }));
    const measure = async (intervalSeconds: number, count: number): Promise<UploadSeries> => {
      let left = count;
      const rows = await Promise.all(
        watched.map(async (screen) => {
          const tookMs: number[] = [];
          await screen.change(intervalSeconds); // from here on it asks at this interval
          while (left-- > 0) {
            await sleep(screen.random() * intervalSeconds * (1 + JITTER) * 1000);
            tookMs.push(await screen.change(intervalSeconds));
          }
          return tookMs;
        }),
      );
      return { intervalSeconds, tookMs: rows.flat() };
    };
    return {
      screens,
      series: [await measure(SHORTEST_SECONDS, changes), await measure(DEFAULT_SECONDS, defaultChanges)],
    };
  });
}

/** A player on a display of its own, and the folder of the web server that it asks. */
interface WatchedScreen {
  readonly random: () => number;
  /** Uploads a list with a picture that was never there, and gives how long it took to be seen, milliseconds. */
  change(intervalSeconds: number): Promise<number>;
}

async function openScreen(
  number: number,
  { nginx, media, atEnd }: { readonly nginx: Nginx; readonly media: CodedMedia; readonly atEnd: AtEnd },
): Promise<WatchedScreen> {
  const dataDir = await makeDataDir();
  atEnd(() => dataDir.remove());
  const folder = `screen-${number}`;
  await mkdir(path.join(nginx.www, folder));
  const display = await startDisplay();
  atEnd(() => display.stop());
  const sampling = await startSampling(display, media.items, { periodMs: 20 });
  atEnd(async () => void (await sampling.stop()));
  let revision = 1;
  await upload(path.join(nginx.www, folder), media, { revision, intervalSeconds: SHORTEST_SECONDS });
  const configUrl = nginx.url(`/${folder}/playlist.json`);
  await takeUp(dataDir, configUrl);
  const subject = await startPlayerOn(display, dataDir, configUrl);
  atEnd(() => subject.end());
  await seen(sampling, { item: revision % IDS.length, since: 0, limitSeconds: 60 });
  return {
    random: seededRandom(number),
    async change(intervalSeconds) {
      revision++;
      await upload(path.join(nginx.www, folder), media, { revision, intervalSeconds });
      const since = monotonicMs();
      return seen(sampling, { item: revision % IDS.length, since, limitSeconds: 2 * DEFAULT_SECONDS });
    },
  };
}

/** As an officer's upload does it: the picture first, then the list, renamed into its place. */
async function upload(
  folder: string,
  { items, fileOf }: CodedMedia,
  { revision, intervalSeconds }: { readonly revision: number; readonly intervalSeconds: number },
): Promise<void> {
  const { id = '' } = items[revision % items.length] ?? {};
  // What follows the end of a picture is not looked at, but makes other bytes of it: they have to be fetched.
  const bytes = Buffer.concat([await readFile(fileOf(id)), Buffer.from(`revision ${revision}`)]);
  const src = `${revision}${path.extname(fileOf(id))}`;
  await writeFile(path.join(folder, src), bytes);
  const playlist = {
    ...{ formatVersion: 1, id: 'coded', revision, overlays: false, refresh: { intervalSeconds } },
    defaults: { fit: 'fill', transition: { type: 'cut' } },
    items: [{ id, src, sha256: sha256(bytes), bytes: bytes.length, durationSeconds: SLOT_SECONDS }],
  };
  const beside = path.join(folder, 'playlist.json.part');
  await writeFile(beside, JSON.stringify(playlist));
  await rename(beside, path.join(folder, 'playlist.json'));
}

/** From `since` to the first sample of an item after it, milliseconds. */
function seen(
  sampling: Sampling,
  { item: wanted, since, limitSeconds }: { item: number; since: number; limitSeconds: number },
): Promise<number> {
  return sampling.until(
    `item ${wanted}`,
    () => {
      const { atMs, item } = sampling.latest();
      const at = item.findIndex((one, index) => one === wanted && (atMs[index] ?? 0) > since);
      return at < 0 ? undefined : (atMs[at] ?? 0) - since;
    },
    { timeoutMs: limitSeconds * 1000, everyMs: 200 },
  );
}

export function reportUploadToPicture({ screens, series }: UploadToPicture): Report {
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const mostMs = ({ intervalSeconds }: UploadSeries) => (intervalSeconds + FIGURE_SECONDS) * 1000;
  const met = series.every((one) => quantile(one.tookMs, 0.99) <= mostMs(one));
  const rows = series.map((one) => [
    `${one.intervalSeconds} s ± ${JITTER * 100} %`,
    String(one.tookMs.length),
    seconds(median(one.tookMs)),
    seconds(quantile(one.tookMs, 0.99)),
    seconds(worst(one.tookMs)),
    `≤ ${seconds(mostMs(one))}`,
    seconds(mostMs(one) + one.intervalSeconds * JITTER * 1000),
  ]);
  return {
    met,
    body: [
      `${screens} players with a display each, in the browser host; nginx on the loopback interface. An upload is a new picture and then`,
      'a list that names it, renamed into its place, at a random moment of the poll. Measured from that rename to the first sample of',
      'the picture on the display (50 samples a second): the wait for the poll, the download, the check of the hash, and the rest of',
      `what is on, for a list takes the screen when an item ends, here after ${SLOT_SECONDS} s.`,
      '',
      table(
        [
          'interval',
          'changes',
          'p50, s',
          'p99, s',
          'worst, s',
          `figure: interval + ${FIGURE_SECONDS} s`,
          'the longest interval + 10 s',
        ],
        rows,
      ),
      '',
      `${SHORTEST_SECONDS} s is the shortest interval that a playlist may ask for, ${DEFAULT_SECONDS} s the one of a playlist that asks for none.`,
    ].join('\n'),
  };
}
