import { describeFault, quoted, type Fault } from './faults.ts';
import { parseItems } from './parse-items.ts';
import { overlaysSchema, type Overlays } from './overlays.ts';
import { playlistFile } from './playlist-schema.ts';
import { DEEPEST_NESTING, type Playlist } from './playlist.ts';
import { faultOf } from './schema-faults.ts';
import { isRecord } from './record.ts';
import { strayFields } from './stray-fields.ts';

export type ParsedPlaylist =
  | { readonly kind: 'playlist'; readonly playlist: Playlist; readonly warnings: readonly Fault[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

/**
 * A playlist from the text of its file, or everything that is wrong with it. One fault refuses the whole file: nothing
 * is clamped, no item is left out (DECISIONS 11).
 */
export function parsePlaylist(text: string): ParsedPlaylist {
  const json = parseJson(text);
  if (json.kind === 'refused') return { ...json, warnings: [] };
  const file = json.value;

  if (typeof file === 'object' && file !== null && 'formatVersion' in file && file.formatVersion !== 1) {
    return refused(
      'NEED_UPDATE',
      'formatVersion',
      `this player needs an update: it reads version 1, got ${quoted(file.formatVersion)}`,
    );
  }
  const head = playlistFile.safeParse(file, { reportInput: true });
  const stray = head.success || isRecord(file) ? strayFields(file as Record<string, unknown>) : [];
  const faults: Fault[] = head.success ? [] : head.error.issues.map((issue) => faultOf(issue, []));
  const warnings = stray.filter(({ code }) => code === 'UNKNOWN_FIELD');
  faults.push(...stray.filter(({ code }) => code !== 'UNKNOWN_FIELD'));

  const overlays = parseOverlays(isRecord(file) ? file['overlays'] : undefined, faults);
  const entries = isRecord(file) && Array.isArray(file['items']) ? (file['items'] as readonly unknown[]) : [];
  const defaults = head.success ? head.data.defaults : playlistFile.shape.defaults.parse({});
  const items = parseItems(entries, defaults, faults);

  if (!head.success || faults.length > 0) return { kind: 'refused', faults, warnings };
  const { id, revision, publishedAt, title, locale, timeZone, refresh } = head.data;
  return {
    kind: 'playlist',
    warnings,
    playlist: {
      id,
      revision,
      ...(title === undefined ? {} : { title }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      locale,
      timeZone,
      refresh: {
        intervalSeconds: refresh.intervalSeconds,
        // ±20 % unless the playlist says otherwise (DECISIONS 21).
        jitterSeconds: refresh.jitterSeconds ?? refresh.intervalSeconds * 0.2,
      },
      overlays,
      campaigns: [{ id: 'main', priority: 0, items }],
    },
  };
}

function parseJson(text: string): { kind: 'json'; value: unknown } | { kind: 'refused'; faults: readonly Fault[] } {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text; // Notepad writes a byte order mark
  if (body.trim() === '')
    return refused('EMPTY', '', 'the file is empty; if it is being uploaded, it will be read again');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    const hint = /^\s*</.test(body)
      ? 'the server sent a web page, not a playlist (a log-in page, or a wrong address?)'
      : String((error as Error).message);
    return refused('NOT_JSON', '', `not JSON: ${hint}`);
  }
  if (depthOf(value) > DEEPEST_NESTING) return refused('TOO_DEEP', '', `nests deeper than ${DEEPEST_NESTING} levels`);
  return { kind: 'json', value };
}

/** How deep a value nests; stops counting one level past the limit. Iterative: the input is hostile. */
function depthOf(value: unknown): number {
  let level: readonly unknown[] = [value];
  for (let depth = 0; ; depth++) {
    const inner = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    );
    if (inner.length === 0 || depth > DEEPEST_NESTING) return depth + 1;
    level = inner;
  }
}

function parseOverlays(value: unknown, faults: Fault[]): Overlays | false | undefined {
  if (value === undefined || value === false) return value;
  const parsed = overlaysSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => faultOf(issue, ['overlays'])));
  return parsed.data;
}

function refused(
  code: Fault['code'],
  place: string,
  message: string,
): { kind: 'refused'; faults: readonly Fault[]; warnings: readonly Fault[] } {
  return { kind: 'refused', faults: [{ code, place, message }], warnings: [] };
}

/** The faults of a refused playlist, a line each; of very many the first twenty, and how many more there are. */
export function describeFaults(faults: readonly Fault[]): string {
  const more = faults.length - MOST_TOLD;
  const lines = faults.slice(0, MOST_TOLD).map(describeFault);
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

const MOST_TOLD = 20;
