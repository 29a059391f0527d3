import { exitCodes } from '../core/exit-codes.ts';
import { explain as explained, type Explanation } from '../core/explain.ts';
import { quoted } from '../core/faults.ts';
import type { Playlist } from '../core/playlist.ts';
import { wordsOfReason } from '../core/reason-words.ts';
import { RELEASED_AT } from '../core/released-at.ts';
import { toRfc3339 } from '../core/wall-clock.ts';
import type { Lang } from '../core/words.ts';
import { explainTable } from '../publish/explain-table.ts';
import { answer, Refused, wrongValue } from './command-line.ts';
import { readInstantOption } from './option-values.ts';
import { readScheduleQuery } from './schedule-query.ts';

/** `bluezone-kiosk explain`: what plays on a screen at an instant, and why each item does or does not. */
export async function explain(args: readonly string[]): Promise<number> {
  return answer('explain', args, async (line) => {
    const { values, positionals, lang } = line;
    const [file, item, ...rest] = positionals;
    if (rest.length > 0) throw tooMany(positionals);
    const turns = readTurns(values.turns);
    const instant = readInstantOption('--at', values.at, Date.now);
    const { playlist, screen, screenId, machine } = await readScheduleQuery(file, line);
    const { items, ...all } = explained(playlist, screen, instant(playlist.timeZone), {
      ...(turns === undefined ? {} : { turns }),
      // Only this machine's own clock can be wrong; an instant that was asked about is meant.
      ...(values.at === undefined ? { clockFloor: RELEASED_AT } : {}),
      ...(machine === undefined ? {} : { isReady: machine.isReady }),
    });
    const explanation = { ...all, items: items.filter(({ id }) => item === undefined || id === item.normalize('NFC')) };
    if (item !== undefined && explanation.items.length === 0) throw noItem(item, values.json ? lang : undefined);
    process.stdout.write(
      values.json
        ? `${JSON.stringify(outward(explanation, playlist, lang), null, 2)}\n`
        : `${explainTable(explanation, playlist, { screenId, turns }, lang)}\n`,
    );
    return exitCodes.ok;
  });
}

const MOST_TURNS = 100_000;

function readTurns(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const turns = Number(text);
  if (/^\d+$/.test(text) && turns <= MOST_TURNS) return turns;
  const form = {
    en: `a whole number from 0 to ${MOST_TURNS}, such as 30`,
    vi: `số nguyên từ 0 đến ${MOST_TURNS}, ví dụ 30`,
  };
  throw wrongValue('--turns', form, text);
}

function tooMany(positionals: readonly string[]): Refused {
  const got = positionals.join(' ');
  return new Refused({
    en: `one playlist and one item at most, got ${got}`,
    vi: `chỉ một danh sách phát và một mục, nhưng ở đây ghi ${got}`,
  });
}

function noItem(item: string, forScripts: Lang | undefined): Refused {
  const words = {
    en: `the playlist has no item ${quoted(item)}`,
    vi: `danh sách phát không có mục nào tên ${quoted(item)}`,
  };
  const fault = forScripts && { path: '', code: 'NO_SUCH_ITEM', message: words[forScripts] };
  return new Refused(words, {
    exitCode: exitCodes.faulty,
    ...(fault === undefined ? {} : { forScripts: JSON.stringify({ ok: false, faults: [fault] }, null, 2) }),
  });
}

/** As scripts read it: instants with offset, reasons by their codes, and in words beside. */
function outward({ at, screen, open, on, zones, items }: Explanation, { timeZone }: Playlist, lang: Lang) {
  return {
    at: toRfc3339(at, timeZone),
    screen: screen.id,
    tags: screen.tags,
    open,
    on,
    ...(zones.length === 0 ? {} : { zones }),
    items: items.map(({ reasons, ...item }) => ({
      ...item,
      reasons: reasons.map(({ code }) => code),
      why: reasons.map((reason) => wordsOfReason(reason, timeZone)[lang]),
    })),
  };
}
