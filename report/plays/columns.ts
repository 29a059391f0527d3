import type { PrintedPlay } from '../../core/play-record.ts';

/** What a cell of a column is: names and words, a number, yes or no, or an instant as RFC 3339. */
export type PlayCellKind = 'text' | 'number' | 'switch' | 'instant';

/** What is printed of each showing, in this order, under the names that records have. `width` is in characters. */
export const columns = [
  { name: 'eventId', kind: 'text', width: 42 },
  { name: 'screenId', kind: 'text', width: 20 },
  { name: 'venueType', kind: 'text', width: 11 },
  { name: 'playlistId', kind: 'text', width: 20 },
  { name: 'revision', kind: 'number', width: 10 },
  { name: 'campaignId', kind: 'text', width: 20 },
  { name: 'itemId', kind: 'text', width: 32 },
  { name: 'zone', kind: 'text', width: 8 },
  { name: 'sha256', kind: 'text', width: 20 },
  { name: 'startedAt', kind: 'instant', width: 21 },
  { name: 'endedAt', kind: 'instant', width: 21 },
  { name: 'shownMs', kind: 'number', width: 11 },
  { name: 'plannedMs', kind: 'number', width: 11 },
  { name: 'frames', kind: 'number', width: 10 },
  { name: 'status', kind: 'text', width: 12 },
  { name: 'reason', kind: 'text', width: 40 },
  { name: 'displayed', kind: 'switch', width: 11 },
  { name: 'clockTrusted', kind: 'switch', width: 13 },
  { name: 'playerVersion', kind: 'text', width: 14 },
] as const satisfies readonly { name: keyof PrintedPlay; kind: PlayCellKind; width: number }[];

/** A showing as a line of JSON. */
export function jsonLine(play: PrintedPlay): string {
  return `${JSON.stringify(play, names)}\n`;
}

/** The names of the columns as the first line of a table; with the mark by which Excel takes it for UTF-8. */
export const csvHead = `\ufeff${columns.map(({ name }) => name).join(',')}\r\n`;

/** RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe: names come from playlists. */
export function csvLine(play: PrintedPlay): string {
  const cells = columns.map(({ name }) => {
    const value = play[name];
    const text = value === null ? '' : String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${cells.join(',')}\r\n`;
}

const names = columns.map(({ name }) => name);
