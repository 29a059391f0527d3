import { parseArgs } from 'node:util';
import { exitCodes } from '../core/exit-codes.ts';
import { explain as explained, type Explanation } from '../core/explain.ts';
import type { Playlist } from '../core/playlist.ts';
import { wordsOfReason } from '../core/reason-words.ts';
import { RELEASED_AT } from '../core/released-at.ts';
import { toRfc3339 } from '../core/wall-clock.ts';
import type { Lang } from '../core/words.ts';
import { reasonOf } from '../player/log.ts';
import { explainTable } from '../publish/explain-table.ts';
import { BadQuery, isUsage, readInstantOption, readScheduleQuery, scheduleOptions } from './schedule-query.ts';

/** `bluezone-kiosk explain`: what plays on a screen at an instant, and why each item does or does not. */
export async function explain(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...scheduleOptions, at: { type: 'string' }, turns: { type: 'string', default: '100' } },
      allowPositionals: true,
    });
    const [file, item, ...rest] = positionals;
    if (rest.length > 0) throw new BadQuery(`one playlist and one item at most, got ${positionals.join(' ')}`);
    const turns = Number(values.turns);
    if (!Number.isInteger(turns) || turns < 0 || turns > MOST_TURNS)
      throw new BadQuery(
        `--turns: must be a whole number from 0 to ${MOST_TURNS}, got ${JSON.stringify(values.turns)}`,
      );
    const { playlist, screen, lang, machine } = await readScheduleQuery(file, values);
    const at = readInstantOption('--at', values.at, Date.now(), playlist.timeZone);
    const { items, ...all } = explained(playlist, screen, at, {
      turns,
      // Only this machine's own clock can be wrong; an instant that was asked about is meant.
      ...(values.at === undefined ? { clockFloor: RELEASED_AT } : {}),
      ...(machine === undefined ? {} : { isReady: machine.isReady }),
    });
    const explanation = { ...all, items: items.filter(({ id }) => item === undefined || id === item.normalize('NFC')) };
    if (item !== undefined && explanation.items.length === 0)
      throw new BadQuery(`the playlist has no item ${JSON.stringify(item)}`, { isAnswer: true });
    process.stdout.write(
      values.json
        ? `${JSON.stringify(outward(explanation, playlist, lang), null, 2)}\n`
        : `${explainTable(explanation, playlist, lang)}\n`,
    );
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof BadQuery) && !isUsage(error)) throw error;
    process.stderr.write(`bluezone-kiosk explain: ${reasonOf(error)}\n`);
    return error instanceof BadQuery && error.isAnswer ? exitCodes.faulty : exitCodes.usage;
  }
}

const MOST_TURNS = 100_000;

/** As scripts read it: instants with offset, reasons by their codes, and in words beside. */
function outward({ at, screen, open, on, items }: Explanation, { timeZone }: Playlist, lang: Lang) {
  return {
    at: toRfc3339(at, timeZone),
    screen: screen.id,
    tags: screen.tags,
    open,
    on,
    items: items.map(({ reasons, ...item }) => ({
      ...item,
      reasons: reasons.map(({ code }) => code),
      why: reasons.map((reason) => wordsOfReason(reason, timeZone)[lang]),
    })),
  };
}
