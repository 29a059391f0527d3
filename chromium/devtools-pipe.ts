import type { Readable, Writable } from 'node:stream';

/**
 * Chromium's DevTools protocol over the two pipes of `--remote-debugging-pipe`: JSON messages, a NUL after each. No TCP
 * port is opened, so nobody else on the machine can drive the browser, and a browser whose host has died sees the pipe
 * close and quits. Own code rather than puppeteer-core: the player needs six methods and two events of it, and this is
 * all it takes; a library would add megabytes, start-up time and automation flags that a public screen must not have.
 */
export interface DevTools {
  /** Calls a method; rejects with a `DevToolsError` when the browser refuses, is silent for `limitMs`, or has gone. */
  call<Result = unknown>(method: string, params?: object, options?: CallOptions): Promise<Result>;
  /** Hears every event, also those of attached targets (`sessionId` says which). */
  onEvent(listener: (event: DevToolsEvent) => void): void;
}

export interface CallOptions {
  /** The session of an attached target (flat mode); without it the browser itself is meant. */
  readonly sessionId?: string | undefined;
  /** How long to wait for the answer, 5,000 by default. */
  readonly limitMs?: number;
}

export interface DevToolsEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId: string | undefined;
}

export class DevToolsError extends Error {
  readonly method: string;
  constructor(method: string, reason: string) {
    super(`${method}: ${reason}`);
    this.name = 'DevToolsError';
    this.method = method;
  }
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Pending {
  readonly settle: (message: Message) => void;
  readonly fail: (reason: string) => void;
}

/** A client on the browser's ends of the pipes: `toBrowser` is its fd 3, `fromBrowser` its fd 4. */
export function connectDevTools(toBrowser: Writable, fromBrowser: Readable): DevTools {
  const pending = new Map<number, Pending>();
  const listeners: ((event: DevToolsEvent) => void)[] = [];
  let lastId = 0;
  let closed = false;

  const close = () => {
    closed = true;
    for (const call of pending.values()) call.fail('the browser has gone');
    pending.clear();
  };
  const hear = (text: string) => {
    const message = JSON.parse(text) as Message;
    if (message.id !== undefined) {
      pending.get(message.id)?.settle(message);
    } else if (message.method !== undefined) {
      const event = { method: message.method, params: message.params ?? {}, sessionId: message.sessionId };
      for (const listener of listeners) listener(event);
    }
  };

  // A screenshot comes in hundreds of chunks: they are joined once, at the NUL, not added up one by one.
  let chunks: Buffer[] = [];
  fromBrowser.on('data', (data: Buffer) => {
    let rest = data;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      chunks.push(rest.subarray(0, end));
      const text = Buffer.concat(chunks).toString('utf8');
      chunks = [];
      rest = rest.subarray(end + 1);
      hear(text);
    }
    if (rest.length > 0) chunks.push(rest);
  });
  fromBrowser.on('close', close);
  // A browser that dies breaks both pipes; its exit is what the host acts on, these only end the calls under way.
  fromBrowser.on('error', close);
  toBrowser.on('error', close);

  return {
    call: <Result>(method: string, params: object = {}, { sessionId, limitMs = 5000 }: CallOptions = {}) =>
      new Promise<Result>((resolve, reject) => {
        const id = ++lastId;
        const done = () => {
          clearTimeout(timer);
          pending.delete(id);
        };
        const fail = (reason: string) => {
          done();
          reject(new DevToolsError(method, reason));
        };
        const timer = setTimeout(() => fail(`no answer within ${limitMs} ms`), limitMs);
        if (closed) return fail('the browser has gone');
        const settle = (message: Message) => {
          if (message.error !== undefined) return fail(message.error.message);
          done();
          resolve(message.result as Result);
        };
        pending.set(id, { settle, fail });
        toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
    onEvent: (listener) => listeners.push(listener),
  };
}
