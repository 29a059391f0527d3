import { readCaddy } from './caddy-lines.ts';
import { FIELDS, readCombined, readFieldOrder, readFields, type FieldOrder } from './log-lines.ts';
import { emptyPoll, type Poll } from './poll.ts';
import { AGENT_BEGINS, readAgent } from './read-agent.ts';

/** What was found in one log. */
export interface LogCounts {
  readonly bytes: number;
  /** Requests for a playlist that tell of screens. */
  readonly polls: number;
  /** Other requests of players: for clips, or with the state switched off. */
  readonly silent: number;
  /** Lines with our name in them that are no request of a player: made up, damaged, or cut off. */
  readonly broken: number;
  /** Longer than any line of a log; passed over. */
  readonly tooLong: number;
  readonly form: LogForm;
}

/**
 * By the first line that looks like one: `combined`, with the agent; `common`, without it; `columns`, which are named;
 * `columns-lacking`: not all that are needed; `json`, as Caddy writes it.
 */
export type LogForm = 'empty' | 'combined' | 'common' | 'columns' | 'columns-lacking' | 'json' | 'unknown';

export interface LogScan {
  /** The next bytes of the log; a line may go on in those that follow. They are not kept. */
  read(chunk: Buffer): void;
  /** There are no more. */
  end(): LogCounts;
}

/**
 * Finds the requests of players in one log, wherever its chunks begin and end. Only lines with our name in them are looked
 * at, as bytes; nothing is made for a line.
 *
 * @param take  is given each request for a playlist, with the bytes that its places are in; both only until it returns
 */
export function createLogScan(take: (poll: Poll, bytes: Uint8Array) => void): LogScan {
  const poll = emptyPoll();
  const counts = { bytes: 0, polls: 0, silent: 0, broken: 0, tooLong: 0, form: 'empty' as LogForm };
  const decoded = Buffer.alloc(MOST_AGENT_BYTES);
  let order: FieldOrder | undefined;
  /** The beginning of a line whose end is still to come; `long`: it is past the limit, and its end is waited for. */
  let rest: Buffer = Buffer.alloc(0);
  let long = false;

  /** Whole lines. */
  function readLines(lines: Buffer): void {
    if (counts.form === 'empty') counts.form = formOf(lines);
    let nextFields = lines.indexOf(FIELDS);
    for (let at = 0; ;) {
      const found = lines.indexOf(NAME, at);
      while (nextFields >= 0 && (found < 0 || nextFields < found)) {
        if (nextFields === 0 || lines[nextFields - 1] === LINE_BREAK)
          order = readFieldOrder(lines.toString('latin1', nextFields, endOfLine(lines, nextFields)));
        nextFields = lines.indexOf(FIELDS, nextFields + FIELDS.length);
      }
      if (found < 0) return;
      const from = found === 0 ? 0 : lines.lastIndexOf(LINE_BREAK, found) + 1;
      const end = endOfLine(lines, found);
      readLine(lines, from, lines[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
      at = end + 1;
    }
  }

  function readLine(lines: Buffer, from: number, to: number): void {
    if (to - from > LONGEST_LINE_BYTES) {
      counts.tooLong++;
      return;
    }
    const isLine =
      (order !== undefined && readFields(lines, from, to, order, poll)) ||
      readCombined(lines, from, to, poll) ||
      readCaddy(lines, from, to, poll);
    const told = isLine ? readAgentField(lines) : 'broken';
    if (told === 'told') counts.polls++;
    else counts[told]++;
  }

  function readAgentField(lines: Buffer): 'told' | 'silent' | 'broken' {
    const { agentFrom: from, agentTo: to } = poll;
    if (to - from > MOST_AGENT_BYTES || !begins(lines, from, to)) return 'broken';
    const isEncoded = lines.subarray(from, to).includes(PERCENT);
    const bytes = isEncoded ? decoded : lines;
    // CloudFront has written `%2520` for a blank at times.
    const length = isEncoded ? decode(decoded, decode(lines, to, from), 0) : 0;
    const told = isEncoded ? readAgent(bytes, 0, length, poll) : readAgent(bytes, from, to, poll);
    if (told === 'told') take(poll, bytes);
    return told;
  }

  /** Writes what is percent-encoded as it was before; gives how many bytes it is. May decode in place. */
  function decode(bytes: Uint8Array, to: number, from: number): number {
    let length = 0;
    for (let at = from; at < to; at++) {
      const code = bytes[at] === PERCENT ? hexadecimal(bytes[at + 1]) * 16 + hexadecimal(bytes[at + 2]) : NaN;
      decoded[length++] = Number.isNaN(code) ? (bytes[at] ?? 0) : code;
      if (!Number.isNaN(code)) at += 2;
    }
    return length;
  }

  return {
    read(chunk) {
      counts.bytes += chunk.length;
      const first = chunk.indexOf(LINE_BREAK);
      const last = first < 0 ? -1 : chunk.lastIndexOf(LINE_BREAK);
      if (first < 0) {
        // The chunk is somebody's buffer, who may write into it again.
        if (!long) rest = Buffer.concat([rest, chunk]);
      } else {
        if (!long && rest.length > 0) readLines(Buffer.concat([rest, chunk.subarray(0, first + 1)]));
        const from = long || rest.length > 0 ? first + 1 : 0;
        if (from <= last) readLines(chunk.subarray(from, last + 1));
        rest = Buffer.from(chunk.subarray(last + 1));
        long = false;
      }
      if (rest.length > LONGEST_LINE_BYTES) {
        rest = Buffer.alloc(0);
        long = true;
        counts.tooLong++;
      }
    },
    end() {
      if (rest.length > 0) readLines(rest);
      rest = Buffer.alloc(0);
      return { ...counts };
    },
  };
}

/** What a log looks like by the first of its lines that looks like anything. */
function formOf(lines: Buffer): LogForm {
  let form: LogForm = 'empty';
  for (let from = 0, looked = 0; from < lines.length && looked < 100; looked++) {
    const end = endOfLine(lines, from);
    const line = lines.toString('latin1', from, Math.min(end, from + LONGEST_LINE_BYTES)).trim();
    from = end + 1;
    if (line.startsWith(FIELDS)) return readFieldOrder(line) === undefined ? 'columns-lacking' : 'columns';
    if (line === '' || line.startsWith('#')) continue;
    if (/" \d{3} (\d+|-) "(?:[^"\\]|\\.)*" "/.test(line)) return 'combined';
    if (/\] "[^"]*" \d{3} (\d+|-)$/.test(line)) return 'common';
    if (/^\{.*"logger":"http\.log\.access/.test(line)) return 'json';
    form = 'unknown';
  }
  return form;
}

function endOfLine(lines: Buffer, from: number): number {
  const end = lines.indexOf(LINE_BREAK, from);
  return end < 0 ? lines.length : end;
}

function begins(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < NAME.length) return false;
  for (let at = 0; at < NAME.length; at++) if (bytes[from + at] !== NAME[at]) return false;
  return true;
}

/** The value of a hexadecimal digit; `NaN` of anything else. */
function hexadecimal(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : NaN;
}

const NAME = Buffer.from(AGENT_BEGINS, 'latin1');

/** What servers write in one line at most is a few times the 8 KiB that they take of a request's head. */
const LONGEST_LINE_BYTES = 65_536;
/** Ours are 120 bytes; percent-encoded twice they are less than four times as long. */
const MOST_AGENT_BYTES = 512;

const LINE_BREAK = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const PERCENT = 0x25;
