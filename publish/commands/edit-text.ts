import { writeJsonLine } from '../import/write-json.ts';

/** What becomes of the commands in the text of a playlist. */
export interface CommandsEdit {
  /** Whether the command at this place of the list stays. */
  readonly keep: (index: number) => boolean;
  readonly add: readonly object[];
}

/**
 * The text of a playlist with other commands. What people have written stays as it is, byte for byte; only the list of
 * commands is written anew, one on each line.
 *
 * @param text  JSON, with an object outermost
 */
export function editCommands(text: string, { keep, add }: CommandsEdit): string {
  const open = text.indexOf('{');
  const fields = partsOf(text, open);
  // Of a name that stands twice the last one counts, as for `JSON.parse`.
  const found = fields.findLast(({ from, nameUntil }) => JSON.parse(text.slice(from, nameUntil)) === 'commands');
  const written = found === undefined ? [] : partsOf(text, found.valueFrom);
  const kept = written.filter((_, index) => keep(index)).map(({ from, until }) => text.slice(from, until));
  const lead = /\s*$/.exec(text.slice(0, fields[0]?.from ?? open + 1))?.[0] ?? '';
  const list = listOf([...kept, ...add.map(writeJsonLine)], lead);
  if (found !== undefined) return `${text.slice(0, found.valueFrom)}${list}${text.slice(found.until)}`;
  const end = fields.at(-1)?.until ?? open + 1;
  return `${text.slice(0, end)}${fields.length === 0 ? '' : ','}${lead === '' ? ' ' : lead}"commands": ${list}${text.slice(end)}`;
}

/** @param lead  what stands before each field of the file: the end of a line and an indent, if it has lines */
function listOf(commands: readonly string[], lead: string): string {
  if (commands.length === 0) return '[]';
  if (!lead.includes('\n')) return `[${commands.join(', ')}]`;
  const deeper = lead + lead.slice(lead.lastIndexOf('\n') + 1);
  return `[${commands.map((one) => deeper + one).join(',')}${lead}]`;
}

/** A field of an object, or a value of a list, by offsets in the text. */
interface Part {
  readonly from: number;
  /** Where the name of a field ends; `from` of what has none. */
  readonly nameUntil: number;
  readonly valueFrom: number;
  readonly until: number;
}

/** What the object or the list holds that begins here. */
function partsOf(text: string, open: number): readonly Part[] {
  const parts: Part[] = [];
  let part: Omit<Part, 'until'> | undefined;
  let depth = 0;
  let until = open;
  const close = () => {
    if (part !== undefined) parts.push({ ...part, until });
    part = undefined;
  };
  for (const { 0: token, index } of text.slice(open).matchAll(TOKEN)) {
    const at = open + index;
    const isOuter = depth === 1;
    if (token === '}' || token === ']') depth--;
    if (depth === 0 && at > open) {
      close();
      break;
    }
    if (isOuter && token === ',') {
      close();
      continue;
    }
    if (isOuter && token === ':' && part !== undefined) {
      part = { ...part, nameUntil: until, valueFrom: NaN };
      continue;
    }
    if (isOuter) part ??= { from: at, nameUntil: at, valueFrom: at };
    if (part !== undefined && Number.isNaN(part.valueFrom)) part = { ...part, valueFrom: at };
    if (token === '{' || token === '[') depth++;
    until = at + token.length;
  }
  return parts;
}

/** Of valid JSON all but its white space. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
