import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { createServer, type Plugin } from 'vite';
import { typeOfName } from '../../core/media-type.ts';
import { describeFaults } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { itemsOf } from '../../core/playlist.ts';
import type { Programme, ReadyMedia, ScreenProgramme } from '../../core/programme.ts';
import { sendMedia } from '../../player/page-files.ts';

/** The stage alone, with a web server that has its media and nothing else of a player. */
export interface Rehearsal {
  /** The page; `renderer/rehearsal.ts` says what scripts can do there. */
  readonly url: string;
  /** Has a file served as a player would. */
  serve(file: string): ReadyMedia;
  close(): Promise<void>;
}

/** Has the stage of a rehearsal play this, on the screen `lobby`. */
export function play(page: Page, programme: Programme): Promise<unknown> {
  return page.evaluate(`rehearsal.play({ id: 'lobby', tags: [] }, ${JSON.stringify(screenProgramme(programme))})`);
}

/** Starts the development server on the stage's own page, over a cache that nobody else uses. */
export async function openRehearsal(): Promise<Rehearsal> {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'rehearsal-'));
  const files = new Map<string, { readonly file: string; readonly type: string }>();
  const media: Plugin = {
    name: 'media',
    configureServer({ middlewares }) {
      middlewares.use('/media', (request, response) => {
        const found = files.get((request.url ?? '').slice(1));
        if (found === undefined) return void response.writeHead(404).end();
        void sendMedia(response, found.file, found.type, request.headers.range);
      });
    },
  };
  const server = await createServer({
    configFile: false,
    root: path.join(import.meta.dirname, '../../renderer'),
    cacheDir,
    logLevel: 'error',
    plugins: [media],
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ['rehearsal.html'] },
  });
  await server.listen();
  return {
    url: `${server.resolvedUrls?.local[0]}rehearsal.html`,
    serve(file) {
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
      const type = typeOfName(file) ?? 'text/vtt';
      files.set(sha256, { file, type });
      return { url: `/media/${sha256}`, sha256, type };
    },
    async close() {
      await server.close();
      rmSync(cacheDir, { recursive: true });
    },
  };
}

/**
 * A programme from what an officer would write. An item is ready when `media` has an entry for its id.
 *
 * @param playlist  the file but for `formatVersion`
 */
export function programmeFrom(
  playlist: object,
  media: Programme['media'] = {},
  rest: Pick<Programme, 'emblem'> = {},
): Programme {
  const text = JSON.stringify({ formatVersion: 1, overlays: false, ...playlist });
  const parsed = parsePlaylist(text);
  if (parsed.kind === 'refused') throw new Error(describeFaults(parsed.faults));
  const strangers = Object.keys(media).filter((id) => !itemsOf(parsed.playlist).some((item) => item.id === id));
  if (strangers.length > 0) throw new Error(`the playlist has no items ${strangers.join(', ')}`);
  const { overlays = false } = parsed.playlist;
  const digest = createHash('sha256').update(text).digest('hex');
  return { playlist: parsed.playlist, digest, overlays, media, ...rest };
}

/** What a screen is sent when it plays this programme, with one slide for when nothing of it is ready. */
export function screenProgramme(current: Programme): ScreenProgramme {
  const fallback = programmeFrom({ id: 'house', items: [slide('house')] });
  return { current, fallback, clockFloor: 0 };
}

/** An item that is its own title. */
export function slide(id: string, more: object = {}): object {
  return { id, durationSeconds: 60, slide: { kind: 'notice', title: id }, ...more };
}
