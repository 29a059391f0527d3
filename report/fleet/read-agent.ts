import type { Poll } from './poll.ts';

/** With what every `User-Agent` of ours begins (`player/poll-agent.ts`). */
export const AGENT_BEGINS = 'bluezone-kiosk/';

/**
 * Reads our `User-Agent`, `bluezone-kiosk/0.4.0 (s=lobby,hall; r=12; st=current; f=STALE; c=4711.0a1b2c3d)`, into `poll`.
 * A blank may be a `+`, as IIS writes it. Fields of later versions are passed over.
 *
 * @returns `told`; `silent` for a request of ours that tells nothing of the screen, such as one for a clip; `broken` for
 * what only looks like ours
 */
export function readAgent(bytes: Uint8Array, from: number, to: number, poll: Poll): 'told' | 'silent' | 'broken' {
  poll.versionFrom = from + AGENT_BEGINS.length;
  poll.versionTo = endOf(WORD, bytes, poll.versionFrom, to);
  let at = endOf(BLANK, bytes, poll.versionTo, to);
  if (at === to) return 'silent';
  if (bytes[at] !== OPENING) return 'broken';
  poll.idsFrom = poll.idsTo = poll.stateFrom = poll.stateTo = poll.faultsFrom = poll.faultsTo = 0;
  poll.journalSeq = poll.journalHash = 0;
  poll.revision = -1;
  at++;
  while (at < to) {
    const name = at;
    at = endOf(WORD, bytes, at, to);
    if (at === to || bytes[at] !== EQUALS) return 'broken';
    const nameLength = at - name;
    const value = ++at;
    at = endOf(LIST, bytes, at, to);
    if (at === to) return 'broken';
    if (!takeField(bytes, name, nameLength, value, at, poll)) return 'broken';
    if (bytes[at] === CLOSING)
      return at + 1 === to && poll.idsTo > poll.idsFrom && poll.revision >= 0 ? 'told' : 'broken';
    if (bytes[at] !== SEMICOLON) return 'broken';
    at = endOf(BLANK, bytes, at + 1, to);
  }
  return 'broken';
}

/** Whether the value of a field is one. */
function takeField(bytes: Uint8Array, name: number, nameLength: number, from: number, to: number, poll: Poll): boolean {
  if (nameLength === 2) {
    if (bytes[name] !== LETTER_S || bytes[name + 1] !== LETTER_T) return true;
    poll.stateFrom = from;
    poll.stateTo = to;
    return true;
  }
  if (nameLength !== 1) return true;
  switch (bytes[name]) {
    case LETTER_S:
      poll.idsFrom = from;
      poll.idsTo = to;
      return true;
    case LETTER_R:
      poll.revision = wholeNumber(bytes, from, to);
      return poll.revision >= 0;
    case LETTER_F:
      poll.faultsFrom = from;
      poll.faultsTo = to;
      return true;
    case LETTER_C:
      return takeJournal(bytes, from, to, poll);
    default:
      return true;
  }
}

/** `4711.0a1b2c3d`. */
function takeJournal(bytes: Uint8Array, from: number, to: number, poll: Poll): boolean {
  const point = to - 9;
  if (point <= from || bytes[point] !== POINT) return false;
  poll.journalSeq = wholeNumber(bytes, from, point);
  let hash = 0;
  for (let at = point + 1; at < to; at++) {
    const letter = bytes[at] ?? 0;
    const digit = letter <= 0x39 ? letter - 0x30 : letter - 0x61 + 10;
    if (digit < 0 || digit > 15) return false;
    hash = hash * 16 + digit;
  }
  poll.journalHash = hash;
  return poll.journalSeq >= 0;
}

/** The whole number in decimal digits; -1 for anything else, and for one that is too great to be told exactly. */
function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > 16) return -1;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return Number.isSafeInteger(number) ? number : -1;
}

/** Where a stretch of letters of a class ends. */
function endOf(kind: number, bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && ((CLASSES[bytes[at] ?? 0] ?? 0) & kind) !== 0) at++;
  return at;
}

const WORD = 1;
const LIST = 2;
const BLANK = 4;

/** Of each byte the classes that it is in: what is in a name, in a list of names, and what parts fields. */
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = String.fromCharCode(byte);
  return (
    (/^[A-Za-z0-9_.-]$/.test(letter) ? WORD | LIST : 0) |
    (/^[,+]$/.test(letter) ? LIST : 0) |
    (/^[ +]$/.test(letter) ? BLANK : 0)
  );
});

const OPENING = 0x28;
const CLOSING = 0x29;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const POINT = 0x2e;
const LETTER_C = 0x63;
const LETTER_F = 0x66;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
