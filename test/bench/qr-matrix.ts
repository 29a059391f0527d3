import { spawnSync } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import { rotations, type Rotation } from '../../core/display-settings.ts';
import { overlayShare, sloganShare } from '../../core/qr-measure.ts';
import { eventually, runCli, startPlayer } from '../fakes/player.ts';
import { readCodesIn } from '../fakes/screenshot.ts';
import { table, type Report } from './report.ts';
import { serveStatic } from './static-site.ts';
import { makeDataDir } from './subjects.ts';
import { takingDown } from './taking-down.ts';

/** One slide on one screen: what the player's guard says of its code, and what a phone's camera reads. */
export interface Cell {
  readonly width: number;
  readonly height: number;
  readonly rotation: Rotation;
  readonly slide: string;
  /** A screen that is too small for the code shows the address in its place. */
  readonly drawn: boolean;
  /** Why the guard doubts that the code can be scanned; `undefined` when it does not. */
  readonly doubt: string | undefined;
  readonly read: boolean;
}

export type Size = readonly [width: number, height: number];

/** Televisions, desks and panels of lifts, stretched strips, and boards of lamps; turned, they are upright ones as well. */
// prettier-ignore
export const sizes: readonly Size[] = [
  [3840, 2160], [1920, 1080], [1366, 768], [1280, 1024], [1280, 800], [1024, 768],
  [1024, 600], [800, 480], [1920, 540], [1920, 360], [384, 192], [512, 128],
];

const url = 'https://www.example.vn/';
/** Some 200 characters: more than the smallest boards can show. */
const longUrl = `${url}?ma=${'a1b2c3d4e5'.repeat(18)}`;
const lines = ['HÃY CÀI ĐẶT', 'ĐỂ BẢO VỆ MÌNH'];

/** A big code, the same of a long address, and a slide with a code in the frame beside it. */
const slides: readonly { readonly id: string; readonly url: string; readonly share: number; readonly item: object }[] =
  [
    { id: 'slogan', url, share: sloganShare, item: { overlays: false, slide: { kind: 'slogan', lines, qr: { url } } } },
    {
      id: 'slogan-long',
      url: longUrl,
      share: sloganShare,
      item: { overlays: false, slide: { kind: 'slogan', lines, qr: { url: longUrl } } },
    },
    { id: 'frame', url, share: overlayShare, item: { slide: { kind: 'notice', title: 'Thông báo', text: lines[0] } } },
  ];

const playlist = JSON.stringify({
  formatVersion: 1,
  id: 'codes',
  overlays: { qr: { url }, slogan: { text: lines.join(' ') } },
  defaults: { durationSeconds: 5, transition: { type: 'cut' } },
  items: slides.map(({ id, item }) => ({ id, ...item })),
});

/** Plays the slides in the built player on every size, turned each way, and looks at them as a phone does. */
export async function runQrMatrix({ sizes: on }: { readonly sizes: readonly Size[] }): Promise<readonly Cell[]> {
  return takingDown(async (atEnd) => {
    const site = await serveStatic({ '/playlist.json': { text: playlist, type: 'application/json' } });
    atEnd(() => site.stop());
    const browser = await chromium.launch({
      executablePath: process.env['BLUEZONE_KIOSK_BROWSER'] ?? '/usr/bin/chromium',
      args: ['--disable-gpu', '--disable-quic'],
    });
    atEnd(() => browser.close());
    const cells: Cell[] = [];
    for (const rotation of rotations) {
      const page = await browser.newPage();
      cells.push(...(await matrixOf(page, rotation, on, `${site.origin}/playlist.json`)));
      await page.close();
    }
    return cells;
  });
}

async function matrixOf(page: Page, rotation: Rotation, on: readonly Size[], config: string): Promise<readonly Cell[]> {
  return takingDown(async (atEnd) => {
    const dataDir = await makeDataDir();
    atEnd(() => dataDir.remove());
    runCli(['settings', 'set', 'rotation', `${rotation}`, '--data-dir', dataDir.path]);
    const player = await startPlayer(['--host', 'none', '--data-dir', dataDir.path, '--config-url', config]);
    atEnd(async () => void (await player.stop()));
    await eventually(player.status, ({ playlist: { id } }) => id === 'codes', 90_000);
    const heard = hear(page);
    const cells: Cell[] = [];
    for (const [width, height] of on) {
      await page.setViewportSize({ width, height });
      heard.forget();
      await page.goto(player.url);
      for (const slide of slides) {
        const { png, drawn } = await seen(page, slide.id, heard.shown);
        const read = readCodesIn(asSeenFromAfar(png, slide.share * Math.min(width, height))).includes(slide.url);
        cells.push({ ...{ width, height, rotation, drawn, read }, slide: slide.id, doubt: heard.doubts.get(slide.id) });
      }
      console.log(`qr-matrix: ${width}×${height} turned by ${rotation}°`);
    }
    return cells;
  });
}

/** What the page tells the player: items that came up, and doubts about their codes. */
interface Heard {
  readonly shown: string[];
  readonly doubts: Map<string, string>;
  forget(): void;
}

function hear(page: Page): Heard {
  const shown: string[] = [];
  const doubts = new Map<string, string>();
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const fact = JSON.parse(String(payload)) as Readonly<Record<string, unknown>>;
      if (fact['type'] === 'shown') shown.push((fact['showing'] as { readonly itemId: string }).itemId);
      if (fact['type'] === 'doubted') doubts.set(String(fact['itemId']), String(fact['why']));
    }),
  );
  return {
    shown,
    doubts,
    forget() {
      shown.length = 0;
      doubts.clear();
    },
  };
}

/** A picture of the screen while an item is on, taken again where the next one came up meanwhile. */
async function seen(page: Page, id: string, shown: readonly string[]): Promise<{ png: Buffer; drawn: boolean }> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = shown.length;
    await eventually(
      () => shown.slice(before),
      (since) => since.at(-1) === id,
      60_000,
    );
    const count = shown.length;
    const png = await page.screenshot();
    const drawn = (await page.locator('qr-code').filter({ visible: true }).count()) > 0;
    if (shown.length === count) return { png, drawn };
  }
  throw new Error(`no screenshot of ${id} was ready before the next item came up: the machine is too busy`);
}

const MOST_TRIES = 5;

/**
 * What a phone's camera has of a screen, from ten times as far as a side of the code must measure (DECISIONS 33): of its
 * picture, 1920 pixels wide over 69° (a lens of 26 mm), that side takes 140; out of focus by a pixel.
 *
 * @param sidePx  the least side that the code may have, pixels of the screen
 */
function asSeenFromAfar(png: Buffer, sidePx: number): Buffer {
  const zoom = CAMERA_SIDE_PX / sidePx;
  // A lamp of a board is far more than a pixel of the camera, and stays a square.
  const enlarged = zoom > 1 ? 'scale=iw*8:ih*8:flags=neighbor,' : '';
  const scale = enlarged === '' ? zoom : zoom / 8;
  const filter = `${enlarged}scale=iw*${scale}:ih*${scale}:flags=area,gblur=sigma=1`;
  // prettier-ignore
  const made = spawnSync('ffmpeg', ['-v', 'error', '-f', 'png_pipe', '-i', '-', '-vf', filter, '-frames:v', '1', '-f', 'image2pipe', '-c:v', 'png', '-'], {
    input: png,
    maxBuffer: 2 ** 27,
  });
  if (made.status !== 0) throw new Error(`ffmpeg could not make the picture smaller: ${String(made.stderr)}`);
  return made.stdout;
}

const CAMERA_SIDE_PX = 1920 / (2 * 10 * Math.tan((69 / 2 / 180) * Math.PI));

export function reportQrMatrix(cells: readonly Cell[]): Report {
  const drawn = cells.filter((cell) => cell.drawn);
  const sure = drawn.filter(({ doubt }) => doubt === undefined);
  const misread = sure.filter(({ read }) => !read);
  const refused = drawn.filter(({ doubt, read }) => doubt !== undefined && read);
  const count = (some: readonly Cell[], slide: string) => `${some.filter((cell) => cell.slide === slide).length}`;
  const screens = new Set(cells.map(({ width, height }) => `${width}×${height}`));
  return {
    met: sure.length > 0 && misread.length === 0 && refused.length === 0,
    body: [
      `${slides.length} slides on ${screens.size} sizes, turned by 0, 90, 180 and 270 degrees by the setting \`rotation\`: ${cells.length} screenshots of the built player in Chromium. ` +
        'Each was scaled to what a phone’s camera sees from ten times the side that the code must have, blurred by a pixel, and read by zbar: another maker’s than the encoder.',
      '',
      table(
        [
          'slide',
          'screenshots',
          'with a code',
          'guard: can be scanned',
          'of these read',
          'guard: cannot',
          'of these read all the same',
        ],
        slides.map(({ id }) => [
          id,
          count(cells, id),
          count(drawn, id),
          count(sure, id),
          count(
            sure.filter(({ read }) => read),
            id,
          ),
          count(
            drawn.filter(({ doubt }) => doubt !== undefined),
            id,
          ),
          count(refused, id),
        ]),
      ),
      '',
      `Sizes: ${[...screens].join(', ')}.`,
      ...misread.map((cell) => `- the guard sees no fault, and nothing was read: ${placeOf(cell)}`),
      ...refused.map((cell) => `- read, and yet the guard says “${cell.doubt}”: ${placeOf(cell)}`),
      ...cells.filter((cell) => !cell.drawn).map((cell) => `- no code, for want of room: ${placeOf(cell)}`),
    ].join('\n'),
  };
}

function placeOf({ width, height, rotation, slide }: Cell): string {
  return `${slide}, ${width}×${height}, turned by ${rotation}°`;
}
