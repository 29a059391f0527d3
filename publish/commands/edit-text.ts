import { parseTree, type Node } from 'jsonc-parser';
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
 * The library tells where everything stands. Its `modify` does not write here, for of a name that stands twice it changes
 * the first, and it lays out anew what stands beside a change: other commands, and fields of the playlist too.
 *
 * @param text  JSON, with an object outermost
 */
export function editCommands(text: string, { keep, add }: CommandsEdit): string {
  const object = parseTree(text.replace(/^\ufeff/, ' ')); // offsets stay, and a byte order mark is none of its tokens
  if (object?.type !== 'object') throw new TypeError('the text is no JSON with an object outermost');
  const { children: fields = [], offset: open } = object;
  // Of a name that stands twice the last one counts, as for `JSON.parse`.
  const found = fields.findLast(({ children }) => children?.[0]?.value === 'commands')?.children?.[1];
  const written = found?.children ?? [];
  const kept = written.filter((_, index) => keep(index)).map((one) => text.slice(one.offset, endOf(one)));
  const lead = /\s*$/.exec(text.slice(0, fields[0]?.offset ?? open + 1))?.[0] ?? '';
  const list = listOf([...kept, ...add.map(writeJsonLine)], lead);
  if (found !== undefined) return `${text.slice(0, found.offset)}${list}${text.slice(endOf(found))}`;
  const last = fields.at(-1);
  const end = last === undefined ? open + 1 : endOf(last);
  return `${text.slice(0, end)}${last === undefined ? '' : ','}${lead === '' ? ' ' : lead}"commands": ${list}${text.slice(end)}`;
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** @param lead  what stands before each field of the file: the end of a line and an indent, if it has lines */
function listOf(commands: readonly string[], lead: string): string {
  if (commands.length === 0) return '[]';
  if (!lead.includes('\n')) return `[${commands.join(', ')}]`;
  const deeper = lead + lead.slice(lead.lastIndexOf('\n') + 1);
  return `[${commands.map((one) => deeper + one).join(',')}${lead}]`;
}
