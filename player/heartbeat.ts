import type { Status } from '../core/status.ts';
import { askServer } from './ask-server.ts';
import type { Fetch } from './fetch-capped.ts';
import type { Log } from './log.ts';
import { shownUrl } from './network-policy.ts';

/** What a machine says of itself every five minutes; instants are RFC 3339. */
export interface Heartbeat {
  readonly v: 1;
  readonly at: string;
  readonly version: string;
  readonly startedAt: string;
  readonly playlist: Pick<Status['playlist'], 'id' | 'revision' | 'state' | 'stale'>;
  readonly screens: readonly { readonly id: string; readonly state: string; readonly itemId: string | null }[];
  /** Codes of `/status`. */
  readonly faults: readonly string[];
  /** The newest entry of the journal and its hash, so that a tail that was cut off shows. */
  readonly journal: { readonly seq: number; readonly hash: string };
  /** Entries that are still to be delivered; `null` where nothing is delivered. */
  readonly undelivered: number | null;
}

export interface HeartbeatFacts {
  readonly status: Status;
  readonly journal: Heartbeat['journal'];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A status in brief. */
export function heartbeatOf({ status, journal, now }: HeartbeatFacts): Heartbeat {
  const { id, revision, state, stale } = status.playlist;
  return {
    v: 1,
    at: new Date(now).toISOString(),
    version: status.player.version,
    startedAt: status.player.startedAt,
    playlist: { id, revision, state, stale },
    screens: status.screens.map((screen) => ({
      id: screen.id,
      state: screen.state,
      itemId: screen.nowPlaying?.itemId ?? null,
    })),
    faults: status.faults.map(({ code }) => code),
    journal: { seq: journal.seq, hash: journal.hash },
    undelivered: status.delivery?.waiting ?? null,
  };
}

export interface HeartbeatWorld {
  readonly url: string;
  readonly beat: () => Promise<Heartbeat>;
  readonly fetch: Fetch;
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly log: Log;
}

/**
 * Says every five minutes, one fifth more or less, that this machine lives. One that is not heard is not said again: the
 * next one tells more. Gives how to end it.
 */
export function startHeartbeat({ url, beat, fetch, random, sleep, log }: HeartbeatWorld): () => Promise<void> {
  const ending = new AbortController();
  let told: string | undefined;
  const say = async () => {
    const body = Buffer.from(JSON.stringify(await beat()));
    const answer = await askServer(fetch, {
      ...{ url, method: 'POST', headers: { 'content-type': 'application/json' } },
      ...{ body, signal: ending.signal, limitMs: LIMIT_MS },
    });
    const isHeard = answer.kind === 'answered' && answer.status >= 200 && answer.status <= 299;
    const reason = answer.kind === 'failed' ? answer.reason : `the server answered ${answer.status}`;
    if (!isHeard && told !== reason && !ending.signal.aborted)
      log.warn('heartbeat not heard', { url: shownUrl(url), reason });
    if (isHeard && told !== undefined) log.info('heartbeat heard again', { url: shownUrl(url) });
    told = isHeard ? undefined : reason;
  };
  const run = async () => {
    for (let waitMs = EVERY_MS * random(); ; waitMs = EVERY_MS * (0.8 + 0.4 * random())) {
      await sleep(waitMs, ending.signal).catch(() => undefined); // stopped
      if (ending.signal.aborted) return;
      await say();
    }
  };
  const running = run();
  return async () => {
    ending.abort();
    await running;
  };
}

const EVERY_MS = 5 * 60_000;
const LIMIT_MS = 20_000;
