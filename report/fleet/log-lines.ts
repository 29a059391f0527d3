import { bracketedTime, fieldTime } from './log-time.ts';
import type { Poll } from './poll.ts';

/** Which column holds what, in a log that names its columns (`#Fields:`, W3C): those of IIS and CloudFront. */
export interface FieldOrder {
  readonly date: number;
  readonly time: number;
  readonly status: number;
  readonly agent: number;
}

/** The columns that a `#Fields:` line names; `undefined` when one that is needed is not among them. */
export function readFieldOrder(line: string): FieldOrder | undefined {
  const names = line.slice(FIELDS.length).trim().toLowerCase().split(/\s+/);
  const [date = -1, time = -1, status = -1, agent = -1] = ['date', 'time', 'sc-status', 'cs(user-agent)'].map((name) =>
    names.indexOf(name),
  );
  return Math.min(date, time, status, agent) < 0 ? undefined : { date, time, status, agent };
}

/** With what the line begins that names the columns. */
export const FIELDS = '#Fields:';

/**
 * Finds time, status and agent in a line of nginx or Apache in the form `combined`, also with more before or behind it:
 * `… [22/Nov/2026:15:40:00 +0700] "GET …" 304 0 "referer" "agent" …`. What a visitor can write in it, servers put in
 * quotes with the quotes in it escaped, so the first one is where the request begins. Whether the line is such a one.
 */
export function readCombined(bytes: Buffer, from: number, to: number, poll: Poll): boolean {
  const request = endOfQuoted(bytes, from, to);
  if (request - from < TIME_BYTES || bytes[request - 1] !== BLANK || bytes[request - 2] !== BRACKET_CLOSES)
    return false;
  if (bytes[request - TIME_BYTES] !== BRACKET_OPENS) return false;
  poll.at = bracketedTime(bytes, request - TIME_BYTES + 1);
  const requestEnd = endOfQuoted(bytes, request + 1, to);
  if (requestEnd < 0 || bytes[requestEnd + 1] !== BLANK || bytes[requestEnd + 5] !== BLANK) return false;
  poll.status = readStatus(bytes, requestEnd + 2);
  let lengthEnd = requestEnd + 6;
  while (lengthEnd < to && bytes[lengthEnd] !== BLANK) lengthEnd++;
  if (bytes[lengthEnd + 1] !== QUOTE) return false;
  const refererEnd = endOfQuoted(bytes, lengthEnd + 2, to);
  if (refererEnd < 0 || bytes[refererEnd + 1] !== BLANK || bytes[refererEnd + 2] !== QUOTE) return false;
  poll.agentFrom = refererEnd + 3;
  poll.agentTo = endOfQuoted(bytes, poll.agentFrom, to);
  return poll.agentTo >= 0 && poll.status > 0 && !Number.isNaN(poll.at);
}

/** The same in a line of IIS, whose columns are parted by blanks, or of CloudFront, whose columns are parted by tabs. */
export function readFields(bytes: Uint8Array, from: number, to: number, order: FieldOrder, poll: Poll): boolean {
  let at = from;
  while (at < to && bytes[at] !== TAB && bytes[at] !== BLANK) at++;
  const separator = bytes[at];
  let date = -1;
  let time = -1;
  let status = -1;
  poll.agentFrom = -1;
  for (let column = 0, start = from; start <= to; column++) {
    while (at < to && bytes[at] !== separator) at++;
    if (column === order.date && at - start === 10) date = start;
    else if (column === order.time && at - start >= 8) time = start;
    else if (column === order.status && at - start === 3) status = start;
    else if (column === order.agent) {
      poll.agentFrom = start;
      poll.agentTo = at;
    }
    start = ++at;
  }
  if (date < 0 || time < 0 || status < 0 || poll.agentFrom < 0) return false;
  poll.at = fieldTime(bytes, date, time);
  poll.status = readStatus(bytes, status);
  return poll.status > 0 && !Number.isNaN(poll.at);
}

/** Where the quote stands that ends a quoted field; -1 when none does. A backslash takes the next letter with it. */
export function endOfQuoted(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (bytes[at] === QUOTE) return at;
    if (bytes[at] === BACKSLASH) at++;
  }
  return -1;
}

/** Three digits; 0 when they are none. */
export function readStatus(bytes: Uint8Array, from: number): number {
  let status = 0;
  for (let at = from; at < from + 3; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return 0;
    status = status * 10 + digit;
  }
  return status;
}

/** From the bracket before the time to the quote of the request. */
const TIME_BYTES = '[22/Nov/2026:15:40:00 +0700] '.length;

const TAB = 0x09;
const BLANK = 0x20;
const QUOTE = 0x22;
const BRACKET_OPENS = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_CLOSES = 0x5d;
