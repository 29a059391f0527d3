import { frameInsets } from '../../core/frame-layout.ts';
import type { Overlays } from '../../core/overlays.ts';
import { makeCodedMedia, type CodedId } from '../fakes/coded-media.ts';
import { startDisplay } from '../fakes/display.ts';
import type { CodedItem } from './coded-picture.ts';
import type { Region } from './frame-buffer.ts';
import { peerPaths, peerSite, startMpv } from './peers.ts';
import { startSampling, type Sampling } from './samples.ts';
import { codedPlaylist, itemIsOn } from './stand.ts';
import { serveStatic } from './static-site.ts';
import { makeDataDir, makePlainHome, startPlainBrowser, startPlayerOn, takeUp, type Subject } from './subjects.ts';
import { takingDown } from './taking-down.ts';

/** Those who are compared; ours first. The naive page can also have its picture where the player has it. */
export const subjectNames = ['player', 'naive page', 'xibo-layout-renderer', 'mpv'] as const;
export type SubjectName = (typeof subjectNames)[number] | 'naive page, same picture';

/** Those whose picture leaves room for a code and a slogan. */
const besideNames: readonly SubjectName[] = ['player', 'naive page, same picture'];

/** One display on which the player and its peers show the same media, one after the other. */
export interface PeerStand {
  readonly items: readonly CodedItem[];
  readonly start: Readonly<Record<SubjectName, () => Promise<Subject>>>;
  /** Looks at where the picture of a subject is: beside the code and the slogan of the player, or the whole display. */
  look(name: SubjectName): Promise<Sampling>;
}

export interface PeerStandOptions {
  readonly width: number;
  readonly height: number;
  readonly ids: readonly CodedId[];
  /** Length of the clips, and how long pictures stay; whole. */
  readonly seconds: number;
}

/** What stands beside the picture of the player alone: the peers have nothing like it. */
const overlays: Overlays = {
  qr: { url: 'https://www.example.vn/cai-dat', corner: 'bottom-right' },
  slogan: { text: 'Cài đặt hôm nay, an toàn ngày mai' },
};

/**
 * Sets up such a stand, runs a measurement on it, and takes it down. The browsers of all have the same flags and the
 * same user, the media come from the same server, and the player has them on its disk already.
 */
export async function onPeerStand<T>(
  { width, height, ids, seconds }: PeerStandOptions,
  measure: (stand: PeerStand) => Promise<T>,
): Promise<T> {
  return takingDown(async (atEnd) => {
    const media = await makeCodedMedia(ids, { width, height, seconds });
    const display = await startDisplay({ width, height });
    atEnd(() => display.stop());
    const playlist = { text: codedPlaylist(media, { overlays }), type: 'application/json' };
    const beside = pictureBeside(width, height);
    const site = await serveStatic({ ...peerSite(media, display, beside), '/playlist.json': playlist });
    atEnd(() => site.stop());
    const [dataDir, home] = [await makeDataDir(), await makePlainHome()];
    atEnd(() => dataDir.remove());
    atEnd(() => home.remove());
    const browse = (page: string) => Promise.resolve(startPlainBrowser(display, home, `${site.origin}${page}`));
    const stand: PeerStand = {
      items: media.items,
      start: {
        player: () => startPlayerOn(display, dataDir, `${site.origin}/playlist.json`),
        'naive page': () => browse(peerPaths.naive),
        'naive page, same picture': () => browse(peerPaths.naiveBeside),
        'xibo-layout-renderer': () => browse(peerPaths.xibo),
        mpv: () => Promise.resolve(startMpv(display, media)),
      },
      look: (name) => startSampling(display, media.items, besideNames.includes(name) ? { region: beside } : {}),
    };
    await takeUp(dataDir, `${site.origin}/playlist.json`);
    await warm(stand);
    return measure(stand);
  });
}

/** Where the overlays leave the picture. */
function pictureBeside(width: number, height: number): Region {
  const { top, right, bottom, left } = frameInsets(overlays, { width, height });
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}

/** Plays once until an item is on, so that the profile of the player's browser is on disk for the next start. */
async function warm(stand: PeerStand): Promise<void> {
  await takingDown(async (atEnd) => {
    const sampling = await stand.look('player');
    atEnd(async () => void (await sampling.stop()));
    const player = await stand.start.player();
    atEnd(() => player.end());
    await sampling.until('an item', itemIsOn);
  });
}
