import type { z } from 'zod';
import { onOneLine, quoted, type Fault } from './faults.ts';
import { plainSha256 } from './file-reference.ts';
import { parseCampaigns } from './parse-campaigns.ts';
import { parseCommands } from './parse-commands.ts';
import type { Reading } from './parse-conditions.ts';
import { parseDayparts, windowOf } from './parse-dayparts.ts';
import { parseDisplay } from './parse-display.ts';
import { soundFields } from './parse-object.ts';
import { playlistHead } from './playlist-schema.ts';
import { days, DEEPEST_NESTING, type Playlist, type Refresh } from './playlist.ts';
import { isRecord } from './record.ts';
import { faultsOf } from './schema-faults.ts';
import { strayFields } from './stray-fields.ts';
import { readMoment } from './wall-clock.ts';

export type ParsedPlaylist =
  | { readonly kind: 'playlist'; readonly playlist: Playlist; readonly warnings: readonly Fault[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

/**
 * A playlist from the text of its file, or everything that is wrong with it. One fault refuses the whole file: nothing
 * is clamped, no item is left out (DECISIONS 11).
 *
 * @param isSigned  it came in an envelope, where more has a meaning
 */
export function parsePlaylist(text: string, options: { readonly isSigned?: boolean } = {}): ParsedPlaylist {
  const json = parseJson(text);
  if (json.kind === 'refused') return { ...json, warnings: [] };
  const file = isRecord(json.value) ? json.value : {};

  if (Number.isInteger(file['formatVersion']) && file['formatVersion'] !== 1) {
    const got = quoted(file['formatVersion']);
    return refused('NEED_UPDATE', 'formatVersion', {
      en: `this player needs an update: it reads version 1, got ${got}`,
      vi: `trình phát này cần được cập nhật: trình phát đọc phiên bản 1, nhưng ở đây ghi ${got}`,
    });
  }
  const head = playlistHead.safeParse(json.value, { reportInput: true });
  const faults: Fault[] = head.success ? [] : [...faultsOf(head.error.issues, [])];
  const stray = strayFields(file, options);

  // What of the head is wrong is told already; the rest goes on being checked by what is sound.
  const sound = soundFields(readBy, file);
  const dayparts = parseDayparts(file['dayparts'], faults);
  const named = new Set(dayparts.map(({ name }) => name));
  const { timeZone = 'UTC' } = sound;
  const reading: Reading = {
    timeZone,
    defaults: sound.defaults ?? readBy.shape.defaults.parse({}),
    locale: sound.locale ?? 'vi',
    isDaypart: (name) => named.has(name),
    isSynced: sound.sync === 'clock',
    faults,
  };
  const { campaigns, interrupts } = parseCampaigns(file, reading);
  const display = parseDisplay(file['display'], reading);
  const commands = head.success ? parseCommands(head.data, reading) : [];

  if (!head.success || faults.length > 0) return { kind: 'refused', faults, warnings: stray };
  const { id, epoch, revision, activateAt, trust, publishedAt, title, staleAfter, locale, sync, refresh, zones } =
    head.data;
  return {
    kind: 'playlist',
    warnings: stray,
    playlist: {
      ...{ id, epoch, revision, locale, timeZone, sync, zones, dayparts, campaigns, interrupts, commands, display },
      ...(activateAt === undefined ? {} : { activateAt: readMoment(activateAt, timeZone, 'begins') }),
      ...(trust === undefined ? {} : { trust }),
      ...(title === undefined ? {} : { title }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(staleAfter === undefined ? {} : { staleAfter: readMoment(staleAfter, timeZone, 'ends') }),
      refresh: {
        intervalSeconds: refresh.intervalSeconds,
        // ±20 % unless the playlist says otherwise (DECISIONS 21).
        jitterSeconds: refresh.jitterSeconds ?? refresh.intervalSeconds * 0.2,
        ...deliveryOf(refresh),
      },
      overlays: head.data.overlays,
      holidays: head.data.holidays,
      withdrawn: [...new Set(head.data.withdrawn.flatMap(withdrawnNames))],
    },
  };
}

/** When, how fast and from where else media is fetched. */
function deliveryOf({
  downloadWindow,
  maxRateKbps,
  mirrors,
}: z.infer<typeof playlistHead>['refresh']): Partial<Refresh> {
  return {
    ...(downloadWindow === undefined ? {} : { downloadWindow: windowOf({ days, ...downloadWindow }) }),
    ...(maxRateKbps === undefined ? {} : { maxRateKbps }),
    ...(mirrors === undefined ? {} : { mirrors }),
  };
}

/** What of the head the rest of the file is read by. */
const readBy = playlistHead.pick({ timeZone: true, locale: true, defaults: true, sync: true });

/** What is withdrawn is an id, and a file too where it is a hash, however that is written. */
function withdrawnNames(written: string): readonly string[] {
  const sha256 = plainSha256(written);
  return [written.normalize('NFC'), ...(sha256 === undefined ? [] : [sha256])];
}

function parseJson(text: string): { kind: 'json'; value: unknown } | { kind: 'refused'; faults: readonly Fault[] } {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text; // Notepad writes a byte order mark
  if (body.trim() === '') {
    return refused('EMPTY', '', {
      en: 'the file is empty',
      vi: 'tệp rỗng',
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    const reason = onOneLine(String((error as Error).message), 200);
    return refused(
      'NOT_JSON',
      '',
      /^\s*</.test(body)
        ? {
            en: 'not JSON: this is a web page, not a playlist (a log-in page, or a wrong address?)',
            vi: 'không phải JSON: đây là một trang web chứ không phải danh sách phát (trang đăng nhập, hay sai địa chỉ?)',
          }
        : { en: `not JSON: ${reason}`, vi: `không phải JSON: ${reason}` },
    );
  }
  if (isDeeperThan(value, DEEPEST_NESTING)) {
    return refused('TOO_DEEP', '', {
      en: `nests deeper than ${DEEPEST_NESTING} levels`,
      vi: `lồng nhau sâu hơn ${DEEPEST_NESTING} lớp`,
    });
  }
  return { kind: 'json', value };
}

/** Whether a value nests deeper than this; the input is hostile, so the depth looked into is bounded too. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels < 1) return true;
  if (Array.isArray(value)) return value.some((one) => isDeeperThan(one, levels - 1));
  for (const key in value) if (isDeeperThan((value as Record<string, unknown>)[key], levels - 1)) return true;
  return false;
}

function refused(
  code: Fault['code'],
  place: string,
  words: Fault['words'],
): { kind: 'refused'; faults: readonly Fault[]; warnings: readonly Fault[] } {
  return { kind: 'refused', faults: [{ code, place, words }], warnings: [] };
}
