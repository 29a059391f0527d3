import type { Words } from '../../core/words.ts';

/** Where a character stands in a text, as editors count: both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type JsonText =
  /** The first thing that is no JSON, and what it should be. */
  | { readonly kind: 'broken'; readonly at: Position; readonly words: Words }
  | {
      readonly kind: 'whole';
      /** The lines of the places that were asked for, where the text has them. */
      readonly lines: ReadonlyMap<string, number>;
      /** Names that stand twice in one object; the last one counts, the others are lost without a word. */
      readonly doubled: readonly { readonly place: string; readonly line: number }[];
    };

/**
 * Reads JSON for what `JSON.parse` does not tell: where it breaks, on which lines things stand, and which names come
 * twice. Breaks exactly where `JSON.parse` throws; never recurses, so that no nesting is too deep for it.
 *
 * @param text    without byte order mark
 * @param wanted  places such as `items[3].src`
 */
export function readJsonText(text: string, wanted: ReadonlySet<string> = new Set()): JsonText {
  const lines = new Map<string, number>();
  const doubled: { place: string; line: number }[] = [];
  const lineAt = lineCounter(text);
  const open: Frame[] = [];
  let at = 0;

  const broken = (offset: number, words: Words): JsonText => ({ kind: 'broken', at: positionOf(text, offset), words });
  const skipSpace = () => {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  };
  const note = (place: string | undefined, offset: number) => {
    if (place !== undefined && wanted.has(place)) lines.set(place, lineAt(offset));
  };

  let place: string | undefined = '';
  for (;;) {
    // A value is due here.
    skipSpace();
    note(place, at);
    const first = text[at];
    if (first === '{' || first === '[') {
      open.push({ isObject: first === '{', place, count: 0, names: first === '{' ? new Set() : NO_NAMES });
      at++;
      skipSpace();
      if (text[at] === closingOf(open.at(-1) as Frame)) at++;
      else {
        const next = enter(open.at(-1) as Frame);
        if (next.kind === 'broken') return next.broken;
        place = next.place;
        continue;
      }
      open.pop();
    } else {
      const end = first === '"' ? endOfString(text, at) : endOfPlain(text, at);
      if (typeof end !== 'number') return broken(end.offset, end.words);
      at = end;
    }
    // A value has ended: its parents may end with it.
    for (;;) {
      const ended = at;
      skipSpace();
      const frame = open.at(-1);
      if (frame === undefined) {
        if (at < text.length) return broken(at, faults.trailing);
        return { kind: 'whole', lines, doubled };
      }
      const comma = at;
      if (text[at] === closingOf(frame)) {
        at++;
        open.pop();
        continue;
      }
      if (text[at] !== ',') {
        const strange = strangeQuote(text[at] ?? '') ?? commentFault(text, at);
        if (at >= text.length) return broken(at, faults.endsEarly);
        return strange === undefined ? broken(ended, faults.comma) : broken(at, strange);
      }
      at++;
      skipSpace();
      if (text[at] === closingOf(frame)) return broken(comma, faults.trailingComma);
      const next = enter(frame);
      if (next.kind === 'broken') return next.broken;
      place = next.place;
      break;
    }
  }

  /** Steps to the next value of an array or object, past its name. */
  function enter(frame: Frame): { kind: 'at'; place: string | undefined } | { kind: 'broken'; broken: JsonText } {
    const index = frame.count++;
    const within = open.length <= DEEPEST_PLACE ? frame.place : undefined;
    if (!frame.isObject) return { kind: 'at', place: within === undefined ? undefined : `${within}[${index}]` };
    const start = at;
    if (text[at] !== '"')
      return { kind: 'broken', broken: broken(at, at >= text.length ? faults.endsEarly : nameFault(text, at)) };
    const end = endOfString(text, at);
    if (typeof end !== 'number') return { kind: 'broken', broken: broken(end.offset, end.words) };
    at = end;
    skipSpace();
    if (text[at] !== ':')
      return { kind: 'broken', broken: broken(at, at >= text.length ? faults.endsEarly : faults.colon) };
    at++;
    if (within === undefined) return { kind: 'at', place: undefined };
    const name = JSON.parse(text.slice(start, end)) as string;
    const own = within === '' ? name : `${within}.${name}`;
    if (frame.names.has(name)) doubled.push({ place: own, line: lineAt(start) });
    frame.names.add(name);
    return { kind: 'at', place: own };
  }
}

/** Places deeper than this are of no playlist (PLAYLIST.md, limits). */
const DEEPEST_PLACE = 20;
const NO_NAMES = new Set<string>();

interface Frame {
  readonly isObject: boolean;
  readonly place: string | undefined;
  readonly names: Set<string>;
  count: number;
}

interface Broken {
  readonly offset: number;
  readonly words: Words;
}

function closingOf({ isObject }: Frame): string {
  return isObject ? '}' : ']';
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Where a string that begins here ends. */
function endOfString(text: string, start: number): number | Broken {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { offset: at, words: code === 0x0a || code === 0x0d ? faults.newline : faults.control };
    if (code !== 0x5c) continue;
    const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
    escape.lastIndex = at;
    if (!escape.test(text)) return { offset: at, words: faults.backslash };
    at = escape.lastIndex - 1;
  }
  return { offset: start, words: faults.openString };
}

/** Where a number or a word that begins here ends. */
function endOfPlain(text: string, start: number): number | Broken {
  if (start >= text.length) return { offset: start, words: faults.endsEarly };
  const plain = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  plain.lastIndex = start;
  const found = plain.test(text) ? plain.lastIndex : start;
  // `truer`, `01` and `1.` are no values, though they begin with one.
  if (found > start && !/[\w.+-]/.test(text[found] ?? '')) return found;
  const char = text[start] ?? '';
  if (char === ',' || char === ']' || char === '}') return { offset: start, words: faults.noValue };
  return { offset: start, words: strangeQuote(char) ?? commentFault(text, start) ?? faults.value };
}

function nameFault(text: string, at: number): Words {
  return strangeQuote(text[at] ?? '') ?? commentFault(text, at) ?? faults.name;
}

function strangeQuote(char: string): Words | undefined {
  return /['`“”„‟«»‘’]/.test(char) ? faults.quotes : undefined;
}

function commentFault(text: string, at: number): Words | undefined {
  return /^(?:\/[/*]|#)/.test(text.slice(at, at + 2)) ? faults.comment : undefined;
}

/** Counts lines as it is asked about later and later offsets. */
function lineCounter(text: string): (offset: number) => number {
  let [line, counted] = [1, 0];
  return (offset) => {
    for (;;) {
      const next = text.indexOf('\n', counted);
      if (next < 0 || next >= offset) return line;
      line++;
      counted = next + 1;
    }
  };
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

const faults = {
  trailing: {
    en: 'something stands after the end of the playlist; is a { or [ missing above, or was a file pasted twice?',
    vi: 'còn chữ sau chỗ kết thúc danh sách phát; phía trên thiếu { hoặc [, hay tệp bị dán hai lần?',
  },
  endsEarly: {
    en: 'the file ends too soon: a } or ] is missing, or the upload was cut short',
    vi: 'tệp kết thúc quá sớm: thiếu } hoặc ], hay việc tải lên bị dở dang',
  },
  trailingComma: {
    en: 'a comma before the closing bracket: take it away',
    vi: 'thừa dấu phẩy trước dấu ngoặc đóng: hãy xóa dấu phẩy này',
  },
  comma: {
    en: 'a comma is missing here, or a bracket does not match',
    vi: 'thiếu dấu phẩy ở đây, hoặc dấu ngoặc không khớp',
  },
  colon: {
    en: 'a colon is missing here, between the name and its value',
    vi: 'thiếu dấu hai chấm ở đây, giữa tên và giá trị',
  },
  name: {
    en: 'a name in double quotes must stand here, such as "src"',
    vi: 'ở đây phải là một tên trong dấu nháy kép, ví dụ "src"',
  },
  noValue: {
    en: 'a value is missing here',
    vi: 'thiếu giá trị ở đây',
  },
  value: {
    en: 'this is no value: write texts in double quotes, numbers as 10 or 2.5, and true, false or null',
    vi: 'đây không phải là một giá trị: chữ phải nằm trong dấu nháy kép, số viết như 10 hoặc 2.5, hay true, false, null',
  },
  quotes: {
    en: 'wrong quotation marks: only the straight double " is one',
    vi: 'sai dấu nháy: chỉ được dùng dấu nháy kép thẳng "',
  },
  comment: {
    en: 'JSON has no comments: take this away',
    vi: 'JSON không có chú thích: hãy xóa phần này',
  },
  newline: {
    en: 'the line ends inside a text: is its closing " missing?',
    vi: 'hết dòng khi chữ chưa kết thúc: có thiếu dấu " đóng không?',
  },
  control: {
    en: 'a control character such as a tab inside a text: take it away',
    vi: 'trong chữ có ký tự điều khiển (ví dụ phím Tab): hãy xóa đi',
  },
  backslash: {
    en: 'a lone backslash: write / between folders, and \\" for a quotation mark',
    vi: 'dấu \\ đứng một mình: giữa các thư mục hãy viết /, còn dấu nháy thì viết \\"',
  },
  openString: {
    en: 'the text that begins here never ends: its closing " is missing',
    vi: 'chữ bắt đầu từ đây không có chỗ kết thúc: thiếu dấu " đóng',
  },
} as const satisfies Record<string, Words>;
