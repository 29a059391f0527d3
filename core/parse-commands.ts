import type { z } from 'zod';
import { LONGEST_COMMAND_MS, type Command } from './commands.ts';
import { placeOf, quoted } from './faults.ts';
import { parseConditions, parseFlight, type Reading } from './parse-conditions.ts';
import type { playlistHead } from './playlist-schema.ts';

type Written = z.infer<typeof playlistHead>['commands'][number];

/** The commands of a file whose shapes are as they must be, with their ids and times checked. */
export function parseCommands(
  { commands, publishedAt }: Pick<z.infer<typeof playlistHead>, 'commands' | 'publishedAt'>,
  reading: Reading,
): readonly Command[] {
  const first = new Map<string, number>();
  return commands.map((written, index) => {
    const path = ['commands', index];
    const before = first.get(written.id);
    if (before === undefined) first.set(written.id, index);
    else {
      const [place, id] = [placeOf(['commands', before]), quoted(written.id)];
      reading.faults.push({
        code: 'DUPLICATE_ID',
        place: placeOf([...path, 'id']),
        words: { en: `${place} has the same id, ${id}`, vi: `trùng id với ${place}: ${id}` },
      });
    }
    return parseCommand(written, path, publishedAt, reading);
  });
}

function parseCommand(
  written: Written,
  path: readonly PropertyKey[],
  publishedAt: string | undefined,
  reading: Reading,
): Command {
  const { from = -Infinity, until = Infinity } = parseFlight(written, path, reading);
  if (publishedAt !== undefined && until - Date.parse(publishedAt) > LONGEST_COMMAND_MS) {
    const got = quoted(written.until);
    reading.faults.push({
      code: 'INVALID',
      place: placeOf([...path, 'until']),
      words: {
        en: `must be at most 31 days after "publishedAt", got ${got}`,
        vi: `phải trong vòng 31 ngày kể từ "publishedAt", nhưng ở đây ghi ${got}`,
      },
    });
  }
  const { screens } = parseConditions({ screens: written.screens }, {}, path, reading);
  const base = { id: written.id, from, until, ...(screens === undefined ? {} : { screens }) };
  switch (written.do) {
    case 'restart':
      return { ...base, do: 'restart', what: written.what };
    case 'volume':
      return { ...base, do: 'volume', percent: written.percent ?? 0 }; // one without is refused already
    case 'identify':
      return { ...base, do: 'identify', seconds: written.seconds };
    case 'screenshot':
    case 'clear-cache':
      return { ...base, do: written.do };
  }
}
