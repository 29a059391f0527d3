import { endOfQuoted, readStatus } from './log-lines.ts';
import type { Poll } from './poll.ts';

/**
 * Finds time, status and agent in a line of Caddy, which is JSON:
 * `{…,"ts":1795371251.30,…"headers":{…"User-Agent":["agent"]…},…"status":304,…}`. What a visitor can write stands in strings
 * with the quotes in them escaped, so none of these names can be his. Whether the line is such a one.
 */
export function readCaddy(bytes: Buffer, from: number, to: number, poll: Poll): boolean {
  if (bytes[from] !== BRACE) return false;
  const at = bytes.indexOf(TIME, from);
  const agent = bytes.indexOf(AGENT, from);
  if (at < 0 || agent < 0 || agent >= to || at > agent) return false;
  poll.at = wholeSeconds(bytes, at + TIME.length, to);
  poll.agentFrom = agent + AGENT.length;
  poll.agentTo = endOfQuoted(bytes, poll.agentFrom, to);
  if (poll.agentTo < 0) return false;
  const status = bytes.indexOf(STATUS, poll.agentTo);
  if (status < 0 || status >= to) return false;
  poll.status = readStatus(bytes, status + STATUS.length);
  return poll.status > 0 && !Number.isNaN(poll.at);
}

/** Of `1795371251.3025887,`; `NaN` for what is none of this century. */
function wholeSeconds(bytes: Uint8Array, from: number, to: number): number {
  let seconds = 0;
  let at = from;
  for (; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    seconds = seconds * 10 + digit;
  }
  const ends = bytes[at] === POINT || bytes[at] === COMMA;
  return ends && at - from === 10 ? seconds : NaN;
}

const TIME = Buffer.from('"ts":');
const AGENT = Buffer.from('"User-Agent":["');
const STATUS = Buffer.from(',"status":');
const BRACE = 0x7b;
const POINT = 0x2e;
const COMMA = 0x2c;
