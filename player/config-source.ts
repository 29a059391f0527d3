import type { ParsedPlaylist } from '../core/parse-playlist.ts';
import type { Fault } from '../core/faults.ts';
import { DEFAULT_REFRESH, nextAskDelayMs, type Pace } from './ask-pace.ts';
import { describeUnanswered, fetchCapped, readBytes, validatorsOf, type Fetch, type Limits } from './fetch-capped.ts';
import { playableFaults } from './playable.ts';
import type { Log } from './log.ts';
import { checkConfigUrl, resolveMediaUrl, shownUrl, type Verdict } from './network-policy.ts';
import { mostBytesOf } from './playlist-head.ts';
import type { KeptPlaylist, Validators } from './playlist-store.ts';
import { keptOf, textOf, TOO_LARGE, type BadPlaylist, type PlaylistReader } from './read-playlist.ts';

/** What asking for the playlist came to. */
export type Answer =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      /** As it is kept; `text` is byte for byte what came. */
      readonly kept: KeptPlaylist;
      readonly parsed: Extract<ParsedPlaylist, { kind: 'playlist' }>;
    }
  /** Something came that is no playlist of ours: the old one plays on, all that is wrong is told. */
  | BadPlaylist
  | { readonly kind: 'unreachable'; readonly reason: string; readonly retryAfterMs?: number };

/** Where playlists come from: a config URL or a folder. */
export interface PlaylistSource {
  /**
   * Asks once. Never throws for what a network or a disk can do. `unchanged` means: the newest that was answered as
   * `changed` stands, also after answers that were bad.
   */
  ask(signal?: AbortSignal): Promise<Answer>;
  /** What was answered last could not be kept: it is to be answered again. */
  forget(): void;
  /** How long to wait before asking again, by the last answer. */
  nextAskDelayMs(): number;
  /** The address of media as written in a playlist of this source, if it may be fetched. `baseUrl` is the playlist's. */
  resolve(written: string, baseUrl: string): Verdict;
  /** Calls back when asking sooner may be worth it. Returns what stops it. */
  watch(onChange: () => void): () => void;
}

export interface ConfigSourceWorld {
  readonly url: string;
  readonly fetch: Fetch;
  readonly reader: PlaylistReader;
  /** The newest playlist that this machine has, so that the first request can be conditional. */
  readonly kept: KeptPlaylist | undefined;
  /** Of the playlist in force, for the pace of asking; the default of the language until there is one. */
  readonly refresh?: Pace;
  readonly allowPlainHttp?: boolean;
  /** Where codes may lead; none: anywhere. */
  readonly codeDomains?: readonly string[] | undefined;
  /** The `User-Agent` of requests for the playlist, and of no others; asked anew for each. */
  readonly userAgent?: () => string;
  readonly limits?: Partial<Limits>;
  readonly log: Log;
  readonly now: () => number;
  readonly random: () => number;
}

/** A playlist at an http(s) address, asked for with conditional requests. */
export function createConfigSource(world: ConfigSourceWorld): PlaylistSource {
  const { url, fetch, log, now, random } = world;
  const kept = world.kept?.source === url ? world.kept : undefined;
  let validators: Validators = kept?.validators ?? {};
  let seenSha256 = kept?.bytesSha256;
  let unconditionalAt = kept?.fetchedAt ?? 0;
  let refresh = world.refresh ?? DEFAULT_REFRESH;
  let last: Answer | undefined;
  let overloaded = false;
  let failures = 0;

  const resolve: PlaylistSource['resolve'] = (written, baseUrl) =>
    resolveMediaUrl(written, { baseUrl, allowPlainHttp: world.allowPlainHttp ?? false });

  const ask = async (signal?: AbortSignal): Promise<Answer> => {
    overloaded = false;
    const allowed = checkConfigUrl(url, { allowPlainHttp: world.allowPlainHttp ?? false });
    if (allowed.kind === 'refused') return { kind: 'unreachable', reason: allowed.reason };

    // Once a day the whole file is asked for, in case a cache on the way answers 304 for ever (DECISIONS 21).
    const sinceUnconditional = now() - unconditionalAt;
    const due = sinceUnconditional >= DAY_MS || sinceUnconditional < 0;
    const conditions = due ? {} : conditionsOf(validators);
    const answer = await fetchCapped(fetch, {
      url: allowed.url,
      headers: {
        ...{ accept: 'application/json', ...conditions },
        ...(world.userAgent === undefined ? {} : { 'user-agent': world.userAgent() }),
      },
      redirects: 'same-origin',
      ...(signal ? { signal } : {}),
      ...(world.limits ? { limits: world.limits } : {}),
    });
    switch (answer.kind) {
      case 'not-modified':
        if (Object.keys(conditions).length > 0) return { kind: 'unchanged' };
        validators = {}; // reliability, N19
        return { kind: 'unreachable', reason: 'the server answered 304 to a request without conditions' };
      case 'ok':
        break;
      case 'http-error':
        overloaded = answer.status >= 500 || answer.status === 429;
        return {
          kind: 'unreachable',
          reason: describeUnanswered(answer),
          ...(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }),
        };
      case 'timeout':
      case 'unreachable':
      case 'bad-redirect':
        return { kind: 'unreachable', reason: answer.reason };
    }
    if (answer.status !== 200) {
      await answer.cancel();
      return { kind: 'unreachable', reason: `the server answered ${answer.status} to a request for the whole file` };
    }
    const body = await readBytes(answer, world.reader.mostBytes, mostBytesOf);
    if (body.kind === 'too-big') return TOO_LARGE;
    if (body.kind !== 'bytes') return { kind: 'unreachable', reason: body.reason };

    const read = await world.reader.read(body.bytes, (path, most) =>
      askBeside(new URL(path, answer.url), most, signal),
    );
    if (read.kind === 'bad') return read;
    const held = {
      playlist: read.parsed.playlist,
      digest: read.bytesSha256,
      resolve: (written: string) => resolve(written, answer.url),
    };
    const wrong = playableFaults(held, world.codeDomains);
    if (wrong.length > 0) return { kind: 'bad', faults: wrong };
    unconditionalAt = now();
    validators = validatorsOf(answer.headers);
    if (read.bytesSha256 === seenSha256) return { kind: 'unchanged' };
    seenSha256 = read.bytesSha256;
    refresh = read.parsed.playlist.refresh;
    return {
      kind: 'changed',
      parsed: read.parsed,
      kept: {
        ...keptOf(read),
        ...{ source: url, baseUrl: answer.url, validators, fetchedAt: now() },
      },
    };
  };

  const askBeside = async (address: URL, mostBytes: number, signal: AbortSignal | undefined) => {
    const answer = await fetchCapped(fetch, {
      url: address.href,
      redirects: 'same-origin',
      ...(signal ? { signal } : {}),
      ...(world.limits ? { limits: world.limits } : {}),
    });
    if (answer.kind !== 'ok') return undefined;
    const body = await readBytes(answer, mostBytes);
    return body.kind === 'bytes' ? textOf(body.bytes) : undefined;
  };

  return {
    async ask(signal) {
      const answer = await ask(signal);
      failures = answer.kind === 'unreachable' ? failures + 1 : 0;
      if (isNews(answer, last)) tellAnswer(log, url, answer);
      last = answer;
      return answer;
    },
    nextAskDelayMs: () =>
      nextAskDelayMs({
        answer: last,
        kept: seenSha256 !== undefined,
        failures,
        overloaded,
        refresh,
        random: random(),
      }),
    forget() {
      validators = {};
      seenSha256 = undefined;
    },
    resolve,
    watch: () => () => undefined, // a web server does not call; there is only asking
  };
}

const DAY_MS = 24 * 3_600_000;

function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

/** A fault as logs write it. */
export function told({ code, place, words }: Fault): { code: string; place: string; message: string } {
  return { code, place, message: words.en };
}

/** Whether an answer says what the one before did not: every poll of one bad playlist finds the same faults. */
export function isNews(answer: Answer, last: Answer | undefined): boolean {
  if (answer.kind === 'changed' || answer.kind !== last?.kind) return true;
  return answer.kind === 'bad' && last.kind === 'bad' && outlineOf(answer.faults) !== outlineOf(last.faults);
}

function outlineOf(faults: readonly Fault[]): string {
  return JSON.stringify([faults.length, ...faults.slice(0, MOST_LOGGED).map(told)]);
}

const MOST_LOGGED = 20;

/** Writes down what asking came to, for whoever looks why the screen is as it is. */
export function tellAnswer(log: Log, url: string, answer: Answer): void {
  const source = shownUrl(url);
  switch (answer.kind) {
    case 'unchanged':
      return log.info('playlist unchanged', { source });
    case 'changed':
      return log.info('playlist received', { source, sha256: answer.kept.bytesSha256 });
    case 'bad':
      return log.error('playlist refused', { source, faults: answer.faults.slice(0, MOST_LOGGED).map(told) });
    case 'unreachable':
      return log.warn('playlist out of reach', { source, reason: answer.reason });
  }
}
