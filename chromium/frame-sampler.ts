import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendMedia } from '../player/page-files.ts';
import { openHiddenBrowser } from './hidden-browser.ts';
import { samplerPage } from './sampler-page.ts';

/** A film on this disk. */
export interface Film {
  readonly path: string;
  /** MIME. */
  readonly type: string;
}

/** A picture of a film, drawn down to a grid of cells. */
export interface SampledFrame {
  /** Where it is in the film, in seconds. */
  readonly seconds: number;
  /** Row by row, each cell red, green and blue in sRGB, 0–255. */
  readonly rgb: Uint8Array;
}

export interface FrameSampler {
  /** Tells the pictures of a film, in order. Resolves with why it could not be looked at to its end, if so. */
  sample(film: Film, see: (frame: SampledFrame) => void): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface SamplerOptions {
  /** The browser's program. */
  readonly program: string;
  readonly grid: { readonly columns: number; readonly rows: number };
  /** How long it may be silent before a film is given up, in milliseconds. */
  readonly patienceMs?: number;
}

/**
 * Opens a browser that nobody sees, to look at the pictures of films: a PC that has no ffmpeg has Edge or Chrome. Pages
 * and films come from a port of 127.0.0.1 under a name that nobody else knows; the browser asks for nothing else, and
 * keeps its sandbox, for films may come from anywhere.
 */
export async function openFrameSampler({ program, grid, patienceMs = 20_000 }: SamplerOptions): Promise<FrameSampler> {
  const secret = randomBytes(16).toString('hex');
  let film: Film | undefined;
  let heard: { frames(body: Buffer): void; end(reason: string): void } | undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const name = (request.url ?? '').replace(`/${secret}/`, '');
    if (name === '') return response.end(samplerPage(grid));
    if (name === 'film' && film !== undefined) return sendMedia(response, film.path, film.type, request.headers.range);
    if (request.method !== 'POST') return response.writeHead(404).end();
    const body = await bodyOf(request);
    if (name === 'frames') heard?.frames(body);
    if (name === 'end') heard?.end(body.toString());
    return response.writeHead(204).end();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy()); // the page went away
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;

  const browser = openHiddenBrowser(program);
  browser.onExit(({ words }) => heard?.end(words.split('\n').at(-1) ?? 'the browser ended'));

  return {
    sample: (wanted, see) =>
      new Promise((resolve) => {
        film = wanted;
        let page: string | undefined;
        const done = (reason: string | undefined) => {
          clearTimeout(timer);
          heard = undefined;
          if (page !== undefined)
            browser.devtools.call('Target.closeTarget', { targetId: page }).catch(() => undefined); // it has gone already
          resolve(reason === '' ? undefined : reason);
        };
        const giveUp = () => done('the browser does not answer');
        let timer = setTimeout(giveUp, patienceMs);
        heard = {
          frames(body) {
            clearTimeout(timer);
            timer = setTimeout(giveUp, patienceMs);
            for (const frame of framesIn(body, 3 * grid.columns * grid.rows)) see(frame);
          },
          end: done,
        };
        browser.devtools
          .call<{ targetId: string }>('Target.createTarget', { url: `http://127.0.0.1:${port}/${secret}/` })
          .then(({ targetId }) => (page = targetId))
          .catch((error: unknown) => done(String(error)));
      }),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Each is its seconds, and its cells. */
function framesIn(body: Buffer, bytes: number): readonly SampledFrame[] {
  return Array.from({ length: Math.floor(body.length / (8 + bytes)) }, (_, index) => {
    const at = index * (8 + bytes);
    return { seconds: body.readDoubleLE(at), rgb: body.subarray(at + 8, at + 8 + bytes) };
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
