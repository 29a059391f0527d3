import type { FromPage, ToPage } from '../core/messages.ts';

/** The page's side of the WebSocket to the player process. */
export interface PlayerLink {
  /** Tells a fact; while the player is away it waits, and is told in order when it is back, unless it is of the moment. */
  tell(fact: FromPage): void;
  /**
   * Whether the player has been away since an instant (`performance.now()`), so that nothing could be loaded; told once
   * it is back.
   */
  wasAway(since: number): Promise<boolean>;
}

export interface PlayerLinkWorld {
  /** What is said first on every connection. */
  readonly hello: () => FromPage;
  readonly onMessage: (message: ToPage) => void;
}

/** Connects to the player, again and again for as long as the page lives: the picture does not need it, the journal does. */
export function connectToPlayer({ hello, onMessage }: PlayerLinkWorld): PlayerLink {
  let socket: WebSocket | undefined;
  let waiting: FromPage[] = [];
  let openedAt = -Infinity;
  const backAgain = new EventTarget();

  const connect = () => {
    const attempt = new WebSocket(`ws://${location.host}/socket`);
    attempt.onopen = () => {
      socket = attempt;
      openedAt = performance.now();
      attempt.send(JSON.stringify(hello()));
      for (const fact of waiting) attempt.send(JSON.stringify(fact));
      waiting = [];
      backAgain.dispatchEvent(new Event('back'));
    };
    attempt.onmessage = ({ data }) => onMessage(JSON.parse(String(data)) as ToPage);
    attempt.onclose = () => {
      socket = undefined;
      setTimeout(connect, RECONNECT_MS);
    };
  };
  connect();

  return {
    tell(fact) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(fact));
      else if (!isOfTheMoment(fact)) waiting = [...waiting, fact].slice(-MOST_WAITING);
    },
    async wasAway(since) {
      // A broken socket is heard of a moment after the files that it stands for.
      await sleep(NOTICED_MS);
      if (socket?.readyState === WebSocket.OPEN) return openedAt > since;
      return new Promise((resolve) => backAgain.addEventListener('back', () => resolve(true), { once: true }));
    },
  };
}

/** Worthless when late. */
function isOfTheMoment({ type }: FromPage): boolean {
  return type === 'beat' || type === 'preparing' || type === 'left';
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

const RECONNECT_MS = 250;
const NOTICED_MS = 100;
/** Two days of facts at an item every ten seconds. */
const MOST_WAITING = 40_000;
