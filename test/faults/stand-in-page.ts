import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { FromPage, ShowingFacts, ToPage } from '../../core/messages.ts';
import { cookieName } from '../../core/page-address.ts';
import { next, startPlayback, type Playback, type PlaybackEvent } from '../../core/playback.ts';
import type { ReadyMedia, ScreenProgramme } from '../../core/programme.ts';
import type { Status } from '../../core/status.ts';

/** One picture as the stand-in's screen had it. */
export interface Shown {
  /** As the journal names it. */
  readonly id: string;
  readonly itemId: string;
  readonly revision: number;
  readonly playlistId: string;
  readonly digest: string;
  readonly isFallback: boolean;
  readonly sha256: string | undefined;
}

export interface PageEvents {
  readonly onProgramme: (programme: ScreenProgramme) => void;
  readonly onShown: (shown: Shown) => void;
  /** The bytes of a picture came from the player; `undefined` when it would not give them. Says whether they decode. */
  readonly onBytes: (media: ReadyMedia, sha256: string | undefined) => boolean;
  /** The page has a programme, is open, and has nothing to show. */
  readonly onEmpty: () => void;
}

/** Plays without a display as the page does: the page's own playback, over the page's own socket and addresses. */
export interface StandInPage {
  /** What was shown, in order; the last one is on. */
  readonly shown: readonly Shown[];
  readonly status: () => Promise<Status>;
  /** Requests of its own that have not been answered. */
  readonly inFlight: () => number;
  close(): void;
}

export function openStandInPage(
  {
    origin,
    token,
    name,
    now,
  }: { readonly origin: string; readonly token: string; readonly name: string; readonly now: () => number },
  events: PageEvents,
): StandInPage {
  const port = Number(new URL(origin).port);
  const cookie = `${cookieName(port)}=${token}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`, { headers: { cookie }, perMessageDeflate: false });
  const shown: Shown[] = [];
  let playback: Playback | undefined;
  let watched: { readonly facts: ShowingFacts; readonly since: number } | undefined;
  let frames = 0;
  let inFlight = 1;
  let boundary: NodeJS.Timeout | undefined;
  let isLooking = false;
  const tell = (fact: FromPage) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(fact));
  };
  const step = (event: PlaybackEvent) => void (playback = playback && next(playback, event, now()));

  /** Shows what is coming once it is due, and looks at its bytes as a decoder does. */
  const look = async () => {
    if (isLooking || playback === undefined) return;
    isLooking = true;
    try {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const { coming, closed } = playback;
        if (closed !== undefined) return;
        if (coming === undefined) return playback.watched === undefined ? events.onEmpty() : undefined;
        step({ type: 'due', n: coming.n, startsAt: now() });
        const due = playback.coming;
        if (due === undefined) continue;
        if (due.media === undefined || events.onBytes(due.media, await hashOf(due.media.url))) return show(due.n);
        const sha256 = due.media.sha256;
        tell({ type: 'failed', itemId: due.item.id, sha256, reason: 'cannot be decoded', at: now() });
        step({ type: 'failed', n: due.n });
      }
      events.onEmpty();
    } finally {
      isLooking = false;
    }
  };

  const show = (n: number) => {
    step({ type: 'shown', n });
    const showing = playback?.watched;
    if (playback === undefined || showing === undefined) return;
    const endedAt = now();
    if (watched !== undefined) {
      const { facts, since } = watched;
      const shownMs = performance.now() - since;
      tell({ type: 'played', showing: { ...facts, shownMs, frames: 1 }, endedAt, result: 'complete' });
    }
    const { playlist } = showing.programme;
    const sha256 = showing.media?.sha256;
    const facts: ShowingFacts = {
      ...{ n: showing.n, playlistId: playlist.id, revision: playlist.revision, campaignId: showing.campaignId },
      ...{ itemId: showing.item.id, startedAt: endedAt, ...(sha256 === undefined ? {} : { sha256 }) },
    };
    watched = { facts, since: performance.now() };
    tell({ type: 'shown', showing: facts });
    const { digest } = showing.programme;
    const isFallback = digest === playback.programme.fallback.digest;
    const { itemId, revision, playlistId } = facts;
    shown.push({ id: `${name}:${showing.n}`, itemId, revision, playlistId, digest, isFallback, sha256 });
    events.onShown(shown[shown.length - 1] as Shown);
    clearTimeout(boundary);
    const seconds = showing.item.durationSeconds ?? 10;
    boundary = setTimeout(() => void look(), seconds * 1000);
  };

  const alive = setInterval(() => {
    if (playback === undefined) return;
    step({ type: 'tick' });
    const { watched: on, coming, closed } = playback;
    frames += 60;
    const showing = watched && { ...watched.facts, shownMs: performance.now() - watched.since, frames: 1 };
    tell({
      type: 'beat',
      animationFrames: frames,
      visible: true,
      ...(showing && { showing }),
      ...(closed && { closed }),
    });
    if ((on === undefined && closed === undefined) || coming?.cutIn === true) void look();
  }, BEAT_MS);

  socket.on('open', () => {
    inFlight--;
    tell({ type: 'hello', page: name, screen: 'lobby', viewport: { width: 1920, height: 1080 } });
  });
  socket.on('error', () => undefined); // the player may be gone
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as ToPage;
    if (message.type !== 'play') return;
    const { screen, programme } = message;
    events.onProgramme(programme);
    if (playback === undefined) playback = startPlayback(screen, programme, now());
    else step({ type: 'programme', screen, programme });
    if (playback.watched === undefined) void look();
  });

  const ask = async <T>(path: string, use: (body: Buffer, status: number) => T): Promise<T> => {
    inFlight++;
    try {
      return await new Promise<T>((resolve, reject) => {
        request(`${origin}${path}`, { headers: { cookie }, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => resolve(use(Buffer.concat(chunks), response.statusCode ?? 0)));
        })
          .on('error', reject)
          .end();
      });
    } finally {
      inFlight--;
    }
  };
  const hashOf = (url: string) =>
    ask(url, (body, status) => (status === 200 ? createHash('sha256').update(body).digest('hex') : undefined));

  return {
    shown,
    inFlight: () => inFlight,
    status: () => ask('/status', (body) => JSON.parse(body.toString()) as Status),
    close() {
      clearTimeout(boundary);
      clearInterval(alive);
      socket.terminate();
    },
  };
}

const BEAT_MS = 4_000;
const MOST_TRIES = 20;
