import type { Overlays } from '../../core/overlays.ts';
import { makeCodedMedia, type CodedId, type CodedMedia } from '../fakes/coded-media.ts';
import { startDisplay, type Display } from '../fakes/display.ts';
import type { CodedItem } from './coded-picture.ts';
import { startSampling, type Sampling } from './samples.ts';
import { serveStatic, type Page, type StaticSite } from './static-site.ts';
import { makeDataDir, startPlayerOn, takeUp, type DataDir, type PlayerSubject } from './subjects.ts';
import { takingDown, type AtEnd } from './taking-down.ts';

/** Everything that a measurement of our player needs: a display that is watched, media, a playlist, a data directory. */
export interface Stand {
  readonly display: Display;
  readonly items: readonly CodedItem[];
  readonly sampling: Sampling;
  readonly dataDir: DataDir;
  /** The web server with the playlist; stopped, it is a network that is away. */
  readonly site: StaticSite;
  /**
   * Starts the player on the playlist, with the one data directory, which has the playlist and its media from the first
   * start on; it is ended with the stand if not before.
   */
  readonly start: () => Promise<PlayerSubject>;
  /** Runs something at the end, before what was there earlier is taken down. */
  readonly atEnd: AtEnd;
}

export interface StandOptions {
  /** In the playlist's order, no item twice in a row; by default one in which every kind of change occurs. */
  readonly ids?: readonly CodedId[];
  /** Length of videos, and how long pictures stay. */
  readonly seconds?: number;
  /** How long pictures stay, when it is not the length of videos. */
  readonly pictureSeconds?: number;
  /** In the place of both. */
  readonly media?: CodedMedia;
}

/** Over one loop: two changes from video to video, two to an image, two from an image to a video, one between images. */
const mixedOrder: readonly CodedId[] = ['v1', 'v2', 'p1', 'p2', 'v3', 'p3', 'v4'];

/** Sets up a stand, runs a measurement on it, and takes everything down again, whatever comes of it. */
export async function onStand<T>(options: StandOptions, measure: (stand: Stand) => Promise<T>): Promise<T> {
  const { ids = mixedOrder, seconds = 1, pictureSeconds = seconds } = options;
  return takingDown(async (atEnd) => {
    const media = options.media ?? (await makeCodedMedia(ids, { seconds, pictureSeconds }));
    const dataDir = await makeDataDir();
    atEnd(() => dataDir.remove());
    const site = await serveStatic(codedSite(media, codedPlaylist(media)));
    atEnd(() => site.stop());
    const display = await startDisplay();
    atEnd(() => display.stop());
    const sampling = await startSampling(display, media.items);
    atEnd(async () => void (await sampling.stop()));
    const configUrl = `${site.origin}/playlist.json`;
    let takenUp: Promise<void> | undefined;
    return measure({
      ...{ display, items: media.items, sampling, dataDir, site, atEnd },
      async start() {
        await (takenUp ??= takeUp(dataDir, configUrl));
        const subject = await startPlayerOn(display, dataDir, configUrl);
        atEnd(() => subject.end());
        return subject;
      },
    });
  });
}

/** Plays once until an item is on, so that everything, the browser's profile too, is on disk for the next start. */
export async function prime({ start, sampling }: Stand): Promise<void> {
  const subject = await start();
  await sampling.until('an item', itemIsOn);
  await subject.end();
}

/** `true` while the last sample shows an item. */
export function itemIsOn(sampling: Sampling): true | undefined {
  const { item } = sampling.latest();
  return (item[item.length - 1] ?? -1) >= 0 ? true : undefined;
}

/** A playlist of coded media, cut hard, filling their part of the screen; as its file says it. */
export function codedPlaylist(
  { items, fileOf }: CodedMedia,
  { sync = 'none', overlays = false }: { readonly sync?: 'none' | 'clock'; readonly overlays?: Overlays | false } = {},
): string {
  return JSON.stringify({
    formatVersion: 1,
    id: 'coded',
    sync,
    overlays,
    defaults: { fit: 'fill', transition: { type: 'cut' } },
    items: items.map(({ id, kind, durationMs }) => ({
      id,
      src: nameOf(fileOf(id)),
      ...(kind === 'image' || sync === 'clock' ? { durationSeconds: durationMs / 1000 } : {}),
    })),
  });
}

/** A site with a playlist, as `/playlist.json`, and the media in it. */
export function codedSite({ items, fileOf }: CodedMedia, playlist: string): Record<string, Page> {
  return {
    '/playlist.json': { text: playlist, type: 'application/json' },
    ...Object.fromEntries(items.map(({ id }) => [`/${nameOf(fileOf(id))}`, { file: fileOf(id) }])),
  };
}

function nameOf(file: string): string {
  return file.split('/').at(-1) ?? '';
}
