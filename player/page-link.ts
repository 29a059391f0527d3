import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isForJournal } from '../core/journal-facts.ts';
import { fromPage, type FromPage, type ToPage } from '../core/messages.ts';
import { reasonOf, type Log } from './log.ts';

/** The pages that are connected, one WebSocket each. */
export interface PageLink {
  /** Takes over a request that asked to become a WebSocket and was admitted. */
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** To every page of this screen; gives how many there are. */
  send(screenId: string, message: ToPage): number;
  close(): void;
}

export type PageFact = Exclude<FromPage, { type: 'hello' }>;

export interface PageEvents {
  /** The screen that a page asking for this one is for: a browser opened by hand asks for none. */
  screenOf(asked: string): string;
  /** A page said hello, for the first time or with another size; gives what it is to play. */
  onHello(page: ConnectedPage, hello: Extract<FromPage, { type: 'hello' }>): ToPage;
  /** Something that a page told; the words of those that only watch are not passed on. */
  onFact(page: Omit<ConnectedPage, 'journals'>, fact: PageFact): void;
  /** Whether all that was told so far is on the disk. */
  isWritten(): Promise<boolean>;
}

export interface ConnectedPage {
  /** The name that this load of the page gave itself. */
  readonly page: string;
  readonly screenId: string;
  /** Only one page of a screen journals (DECISIONS 9); the others watch. */
  readonly journals: boolean;
}

interface Connection {
  readonly page: string;
  readonly screenId: string;
  /** Whether it was opened for this screen by name, as the host does; a browser opened by hand names none. */
  readonly named: boolean;
}

interface Keeping {
  /** How many its page has said, the last that is for the journal among them. */
  words: number;
  isAsked: boolean;
}

/** Speaks with the pages. What they say is checked like JSON from the net; a page that talks nonsense is cut off. */
export function createPageLink(events: PageEvents, log: Log): PageLink {
  const server = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE_BYTES, perMessageDeflate: false });
  const pages = new Map<WebSocket, Connection>();

  /** The page whose word is written down: of those that named their screen, else of all, the one connected longest. */
  const journals = (one: Connection): boolean => {
    const same = [...pages.values()].filter(({ screenId }) => screenId === one.screenId);
    return (same.find(({ named }) => named) ?? same[0])?.page === one.page;
  };

  /** The pages that keep words until they hear that these are written down. */
  const keeping = new WeakMap<WebSocket, Keeping>();
  /** Asks once at a time, for days of words may come at once; while the journal cannot be written, the next word asks again. */
  const release = async (socket: WebSocket, kept: Keeping, isWritten: () => Promise<boolean>) => {
    if (kept.isAsked) return;
    kept.isAsked = true;
    for (let words = 0; words < kept.words;) {
      words = kept.words;
      if (!(await isWritten())) break;
      socket.send(JSON.stringify({ type: 'forget', words } satisfies ToPage));
      if (words === kept.words) keeping.delete(socket);
    }
    kept.isAsked = false;
  };

  const hear = (socket: WebSocket, data: string, words: number) => {
    const message = read(data);
    if (message === undefined) {
      log.warn('page said what no page says', { start: data.slice(0, 120) });
      socket.close(1008);
      return;
    }
    if (message.type === 'hello') {
      const screenId = events.screenOf(message.screen);
      const one: Connection = { page: message.page, screenId, named: message.screen === screenId };
      // The same load of the page on a second socket has lost its first.
      for (const [other, { page }] of pages) {
        if (other === socket || page !== message.page) continue;
        pages.delete(other);
        other.terminate();
      }
      pages.set(socket, one);
      socket.send(JSON.stringify(events.onHello({ ...one, journals: journals(one) }, message)));
      return;
    }
    const known = pages.get(socket);
    if (known === undefined) return;
    const isHeeded = journals(known);
    if (isHeeded) events.onFact(known, message);
    const kept = keeping.get(socket) ?? { words: 0, isAsked: false };
    if (isForJournal(message)) {
      keeping.set(socket, kept);
      kept.words = words;
    }
    if (keeping.has(socket)) void release(socket, kept, isHeeded ? events.isWritten : () => Promise.resolve(true));
  };

  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, (client) => {
        let words = 0;
        client.on('message', (data: Buffer) => hear(client, data.toString('utf8'), ++words));
        client.on('error', (error) => log.warn('page socket failed', { error: reasonOf(error) }));
        client.on('close', () => pages.delete(client));
      });
    },
    send(screenId, message) {
      const text = JSON.stringify(message);
      const sockets = [...pages].flatMap(([socket, page]) => (page.screenId === screenId ? [socket] : []));
      for (const socket of sockets) socket.send(text);
      return sockets.length;
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function read(data: string): FromPage | undefined {
  try {
    return fromPage.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined; // not even JSON: the caller says so
  }
}

const LONGEST_MESSAGE_BYTES = 64 * 1024;
