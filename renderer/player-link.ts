import { isForJournal } from '../core/journal-facts.ts';
import type { FromPage, ToPage } from '../core/messages.ts';

/** The page's side of the WebSocket to the player process. */
export interface PlayerLink {
  /**
   * Tells a fact; while the player is away it waits, and is told in order when it is back, unless it is of the moment. What
   * is for the journal is told again then until it is written down: a player may die with it in its hands.
   */
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
  readonly onMessage: (message: Exclude<ToPage, { type: 'forget' }>) => void;
}

/** Connects to the player, again and again for as long as the page lives: the picture does not need it, the journal does. */
export function connectToPlayer({ hello, onMessage }: PlayerLinkWorld): PlayerLink {
  let socket: WebSocket | undefined;
  let kept: Kept[] = [];
  /** How many words were said on this connection. */
  let said = 0;
  let openedAt = -Infinity;
  const backAgain = new EventTarget();

  const say = (to: WebSocket, fact: FromPage): number => {
    to.send(JSON.stringify(fact));
    return ++said;
  };
  const connect = () => {
    const attempt = new WebSocket(`ws://${location.host}/socket`);
    attempt.onopen = () => {
      socket = attempt;
      openedAt = performance.now();
      said = 0;
      say(attempt, hello());
      kept = kept.map(({ fact }) => ({ fact, word: say(attempt, fact) })).filter(({ fact }) => isForJournal(fact));
      backAgain.dispatchEvent(new Event('back'));
    };
    attempt.onmessage = ({ data }) => {
      const message = JSON.parse(String(data)) as ToPage;
      if (message.type === 'forget') kept = kept.filter(({ word }) => word > message.words);
      else onMessage(message);
    };
    attempt.onclose = ({ code }) => {
      socket = undefined;
      // What the player does not understand it will not understand the next time either.
      if (REFUSED.includes(code)) kept = kept.filter(({ word }) => word === Infinity);
      setTimeout(connect, RECONNECT_MS);
    };
  };
  connect();

  return {
    tell(fact) {
      const open = socket?.readyState === WebSocket.OPEN ? socket : undefined;
      const word = open === undefined ? Infinity : say(open, fact);
      if (open === undefined ? !isOfTheMoment(fact) : isForJournal(fact))
        kept = [...kept, { fact, word }].slice(-MOST_KEPT);
    },
    async wasAway(since) {
      // A broken socket is heard of a moment after the files that it stands for.
      await sleep(NOTICED_MS);
      if (socket?.readyState === WebSocket.OPEN) return openedAt > since;
      return new Promise((resolve) => backAgain.addEventListener('back', () => resolve(true), { once: true }));
    },
  };
}

interface Kept {
  readonly fact: FromPage;
  /** Which word of this connection it was; `Infinity`: none yet. */
  readonly word: number;
}

/** Worthless when late; a hello is said on every connection. */
function isOfTheMoment({ type }: FromPage): boolean {
  return type === 'hello' || type === 'beat' || type === 'preparing' || type === 'left';
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

/** 1008: that is no word of a page; 1009: it is too long (RFC 6455, 7.4.1). */
const REFUSED = [1008, 1009];
const RECONNECT_MS = 250;
const NOTICED_MS = 100;
/** Two days of facts at an item every ten seconds. */
const MOST_KEPT = 40_000;
