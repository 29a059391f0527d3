import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { makeCodedMedia } from '../fakes/coded-media.ts';
import { startPreview, type RunningPreview } from '../fakes/preview.ts';

/** An officer's folder with a playlist, its media, and the preview of it. */
interface Desk {
  readonly dir: string;
  /** The playlist; `week()` at first. */
  readonly file: string;
  /** Writes the playlist anew. */
  save(playlist: object | string): void;
  /** Starts the preview. */
  serve(...args: readonly string[]): Promise<RunningPreview>;
  /** Starts the preview at an instant, and opens its page. */
  open(at?: string): Promise<RunningPreview>;
  /** Takes what had to go wrong in the page out of what did. */
  forgive(what: RegExp): void;
}

/** A test at an officer's desk; nothing may go wrong in its page, which may ask for nothing from elsewhere. */
export const test = base.extend<{ readonly desk: Desk }>({
  desk: async ({ page }, use) => {
    const dir = mkdtempSync(path.join(tmpdir(), 'preview-'));
    const file = path.join(dir, 'playlist.json');
    const media = await makeCodedMedia(['v1', 'p1'], { seconds: 4 });
    copyFileSync(media.fileOf('v1'), path.join(dir, 'clip.mp4'));
    copyFileSync(media.fileOf('p1'), path.join(dir, 'picture.png'));
    let preview: RunningPreview | undefined;
    let strays: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) strays.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => strays.push(error.message));
    page.on('request', (request) => {
      const allowed = preview === undefined ? /^(file|data):/ : new RegExp(`^(data:|${preview.origin}/)`);
      if (!allowed.test(request.url())) strays.push(`asked for ${request.url()}`);
    });

    const desk: Desk = {
      ...{ dir, file },
      save(playlist) {
        // As editors do it: a new file in the place of the old one.
        writeFileSync(`${file}.new`, typeof playlist === 'string' ? playlist : JSON.stringify(playlist));
        renameSync(`${file}.new`, file);
      },
      serve: async (...args) => (preview = await startPreview([file, '--lang', 'vi', ...args])),
      async open(at = '2026-11-18T09:00') {
        const served = await desk.serve('--at', at);
        await page.goto(served.url);
        await drawn(page);
        return served;
      },
      forgive(what) {
        strays = strays.filter((stray) => !what.test(stray));
      },
    };
    desk.save(week());
    try {
      await use(desk);
      expect(strays).toEqual([]);
    } finally {
      await preview?.stop();
      rmSync(dir, { recursive: true });
    }
  },
});

/** Waits for the first picture of the page. */
export function drawn(page: Page): Promise<unknown> {
  return page.waitForFunction(() => performance.getEntriesByName('preview-drawn').length > 0);
}

const slide = (title: string) => ({ kind: 'notice', title });

/** An item that is its own title, ten seconds long. */
export function item(id: string, more: object = {}): object {
  return { id, slide: slide(id), durationSeconds: 10, ...more };
}

/** A playlist with something of every rank in the week of 16 November 2026. */
export function week(change: object = {}) {
  return {
    formatVersion: 1,
    title: 'Tuần thử',
    timeZone: 'Asia/Ho_Chi_Minh',
    overlays: { slogan: { text: 'Một khẩu hiệu' }, clock: true },
    dayparts: {
      office: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' },
      open: { from: '06:00', to: '22:00' },
    },
    display: { hours: ['open'] },
    campaigns: [
      { id: 'nen', items: [item('a'), item('b'), { id: 'clip', src: 'clip.mp4' }] },
      { id: 'mot-cua', priority: 10, dayparts: ['office'], items: [item('c'), { id: 'anh', src: 'picture.png' }] },
      { id: 'ben-xe', priority: 20, screens: { tags: { all: ['venue=bus-station'] } }, items: [item('d')] },
      { id: 'chuong', at: ['12:00'], items: [item('e')] },
    ],
    interrupts: [
      {
        id: 'bao',
        class: 'emergency',
        flight: { from: '2026-11-19T14:00', until: '2026-11-19T16:00' },
        items: [item('bao-so-9')],
      },
    ],
    ...change,
  };
}

/** The instant of the cursor, as the page writes it. */
export function time(page: Page): Promise<string> {
  return page.locator('play-bar .time').innerText();
}

/** Seconds since midnight at the cursor. */
export async function seconds(page: Page): Promise<number> {
  const [, hours, minutes, rest] = /(\d\d):(\d\d):(\d\d)$/.exec(await time(page)) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

/** What is to be seen at the cursor. */
export function onStage(page: Page): Locator {
  return page.locator('stage-preview item-picture.up');
}

/** What of the stage something covers: how much of its area, and how far that is from its upper right corner, in shares. */
export async function shareOfStage(page: Page, what: Locator) {
  const [stage, box] = await Promise.all([onStage(page).boundingBox(), what.boundingBox()]);
  if (stage === null || box === null) throw new Error('nothing is there');
  return {
    area: (box.width * box.height) / (stage.width * stage.height),
    fromRight: (stage.x + stage.width - box.x - box.width) / stage.width,
    fromTop: (box.y - stage.y) / stage.height,
  };
}
