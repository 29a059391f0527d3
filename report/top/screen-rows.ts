import type { ScreenStatus, Status } from '../../core/status.ts';
import type { Clock } from './clock.ts';
import { flowed, part, type Line, type Part, type Tone } from './lines.ts';
import { fitted, plainText, widthOf } from './plain-text.ts';
import type { TopWords } from './top-words.ts';

export interface ScreenTable {
  readonly columns: number;
  readonly say: TopWords;
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** For each screen what is on, since when, how long yet, and how much was shown today: as a table where there is room. */
export function screenRows(screens: Status['screens'], table: ScreenTable): readonly Line[] {
  const { columns, say } = table;
  if (screens.length === 0) return [[part(`${INDENT}${say.noScreens}`, 'warn')]];
  const rows = screens.map((screen) => cellsOf(screen, table));
  return columns < ROOM_FOR_TABLE ? rows.flatMap((row) => inWords(row, table)) : inTable(rows, table);
}

function inWords({ screen, on, left, today, tone }: Cells, { columns, say }: ScreenTable): readonly Line[] {
  const words = [
    part(screen, 'bold'),
    part(on, tone),
    ...(left === UNKNOWN ? [] : [part(`${say.left} ${left}`)]),
    part(`${say.today} ${today}`),
  ];
  return flowed(words, { columns, between: ' · ', head: part(INDENT) });
}

function inTable(rows: readonly Cells[], { columns, say }: ScreenTable): readonly Line[] {
  const head: Cells = { ...say.columns, left: say.left, today: say.today, tone: 'faint' };
  const all = [head, ...rows];
  const widest = (cell: 'screen' | 'since' | 'left' | 'today') => Math.max(...all.map((row) => widthOf(row[cell])));
  const ends = ['since', 'left', 'today'] as const;
  const name = Math.min(widest('screen'), Math.floor(columns * 0.35));
  const room = ends.reduce(
    (left, cell) => left - widest(cell) - GAP.length,
    columns - INDENT.length - name - GAP.length,
  );
  return all.map((row): readonly Part[] => [
    part(`${INDENT}${fitted(row.screen, name)}${GAP}`, row === head ? 'faint' : 'plain'),
    part(fitted(row.on, Math.max(1, room)), row.tone),
    ...ends.map((cell) => part(`${GAP}${fitted(row[cell], widest(cell), 'end')}`, row === head ? 'faint' : 'plain')),
  ]);
}

interface Cells {
  readonly screen: string;
  readonly on: string;
  readonly since: string;
  readonly left: string;
  readonly today: string;
  /** Of what is on. */
  readonly tone: Tone;
}

function cellsOf({ id, state, nowPlaying, plays }: ScreenStatus, { say, clock, now }: ScreenTable): Cells {
  const item = nowPlaying === null ? [] : [plainText(nowPlaying.itemId)];
  const on = state === 'playing' && nowPlaying !== null ? item : [say.screenState[state] ?? plainText(state), ...item];
  return {
    screen: plainText(id),
    on: on.join(': '),
    since: nowPlaying === null ? UNKNOWN : clock.time(Date.parse(nowPlaying.since)),
    left:
      nowPlaying?.plannedMs === undefined
        ? UNKNOWN
        : lengthOf(Date.parse(nowPlaying.since) + nowPlaying.plannedMs - now),
    today: plays.today.toLocaleString(say.locale),
    tone: tones[state] ?? 'warn',
  };
}

/** `0:12`, `1:02:03`; nothing is shorter than no time. */
function lengthOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (!Number.isFinite(seconds)) return UNKNOWN;
  const two = (count: number) => String(count).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

const tones: Readonly<Record<ScreenStatus['state'], Tone>> = {
  playing: 'good',
  'off-by-schedule': 'faint',
  hold: 'warn',
  'safe-mode': 'bad',
  'no-display': 'bad',
};

const INDENT = '  ';
const GAP = '  ';
const UNKNOWN = '–';
const ROOM_FOR_TABLE = 60;
