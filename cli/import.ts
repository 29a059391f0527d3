import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import { toRfc3339 } from '../core/wall-clock.ts';
import type { Lang } from '../core/words.ts';
import { writeDurably } from '../player/durable.ts';
import { reasonOf } from '../player/log.ts';
import { timeZone } from '../publish/import/flight.ts';
import {
  importFile,
  importKinds,
  LARGEST_IMPORT_BYTES,
  type Imported,
  type ImportKind,
} from '../publish/import/import-file.ts';
import { describeRemark } from '../publish/import/remark.ts';
import { langOf } from './lang.ts';

/**
 * `bluezone-kiosk import`: makes a playlist of a list, a staff table or a SMIL file. The playlist goes to a file or to
 * stdout, everything there is to say about it to stderr; when something is wrong, nothing is written.
 */
export async function importPlaylist(args: readonly string[]): Promise<number> {
  let command: Command;
  let bytes: Uint8Array;
  try {
    command = readCommand(args);
    bytes = await readCapped(command.file);
  } catch (error) {
    process.stderr.write(`bluezone-kiosk import: ${reasonOf(error)}\n`);
    return exitCodes.usage;
  }
  const { out, json, ...options } = command;
  const imported = await importFile(bytes, { ...options, today: toRfc3339(Date.now(), timeZone).slice(0, 10) });
  if (out !== undefined && imported.playlist !== undefined) {
    try {
      await writeDurably(out, imported.playlist);
    } catch (error) {
      process.stderr.write(`bluezone-kiosk import: ${out} cannot be written: ${reasonOf(error)}\n`);
      return exitCodes.usage;
    }
  }
  if (json) process.stdout.write(`${JSON.stringify(outward(imported, out), null, 2)}\n`);
  else {
    process.stderr.write(report(imported, command));
    if (out === undefined) process.stdout.write(imported.playlist ?? '');
  }
  return imported.playlist === undefined ? exitCodes.faulty : exitCodes.ok;
}

interface Command {
  readonly file: string;
  readonly lang: Lang;
  readonly json: boolean;
  readonly out?: string;
  readonly kind?: ImportKind;
  readonly title?: string;
  readonly place?: string;
  readonly showPhone: boolean;
  readonly byDistrict: boolean;
}

/** @throws Error that says what is wrong with the command line */
function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      kind: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
      title: { type: 'string' },
      place: { type: 'string' },
      'show-phone': { type: 'boolean', default: false },
      'by-district': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error('must name one file: import FILE [--out playlist.json]');
  const kind = importKinds.find((one) => one === values.kind);
  if (values.kind !== undefined && kind === undefined) {
    throw new Error(`--kind: must be one of ${importKinds.join(', ')}, got ${quoted(values.kind)}`);
  }
  const lang = langOf(values.lang, process.env);
  if (lang === undefined) throw new Error(`--lang: must be vi or en, got ${quoted(values.lang)}`);
  const out = values.out === undefined ? undefined : path.resolve(values.out);
  if (out === path.resolve(file)) throw new Error(`--out: ${out} is the file that is read`);
  if (out !== undefined && existsSync(out) && !values.force) {
    throw new Error(`--out: ${out} is there already; add --force to write over it`);
  }
  const { title, place, json } = values;
  return {
    ...{ file, lang, json, showPhone: values['show-phone'], byDistrict: values['by-district'] },
    ...(out === undefined ? {} : { out }),
    ...(kind === undefined ? {} : { kind }),
    ...(title === undefined ? {} : { title }),
    ...(place === undefined ? {} : { place }),
  };
}

/** @throws Error that says why it cannot be read */
async function readCapped(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > LARGEST_IMPORT_BYTES) {
    throw new Error(`${file} is bigger than ${LARGEST_IMPORT_BYTES / 1024 / 1024} MiB`);
  }
  return readFile(file);
}

/** How many remarks a person reads; the gravest come first. */
const MOST_TOLD = 200;

/** What the file was taken for, what there is to say about it, and what came of it. */
function report({ kind, itemCount, playlist, remarks }: Imported, { file, lang, out }: Command): string {
  const { taken, nothing, written, more } = speech[lang];
  const count = (wanted: string) => remarks.filter((remark) => remark.kind === wanted).length;
  return [
    ...(kind === undefined ? [] : [`${file}: ${taken[kind]}`]),
    ...remarks.slice(0, MOST_TOLD).map((remark) => `- ${describeRemark(remark, lang)}`),
    ...(remarks.length > MOST_TOLD ? [more(remarks.length - MOST_TOLD)] : []),
    playlist === undefined ? nothing(count('fault')) : written(itemCount, out, count('left-out'), count('changed')),
    '',
  ].join('\n');
}

const speech = {
  en: {
    taken: {
      list: 'read as a list of items (--kind list)',
      staff: 'read as a staff table (--kind staff)',
      smil: 'read as SMIL (--kind smil)',
    },
    more: (count: number) => `- and ${count} more (--json tells all)`,
    nothing: (faults: number) => `${faults} wrong; nothing was written`,
    written: (items: number, out: string | undefined, left: number, changed: number) =>
      `${items} items${out === undefined ? '' : ` written to ${out}`}; ${left} left out, ${changed} changed (see above)`,
  },
  vi: {
    taken: {
      list: 'đọc như danh sách mục phát (--kind list)',
      staff: 'đọc như bảng nhân sự (--kind staff)',
      smil: 'đọc như tệp SMIL (--kind smil)',
    },
    more: (count: number) => `- và ${count} điểm nữa (--json liệt kê tất cả)`,
    nothing: (faults: number) => `${faults} lỗi; không ghi gì cả`,
    written: (items: number, out: string | undefined, left: number, changed: number) =>
      `${items} mục phát${out === undefined ? '' : ` đã ghi vào ${out}`}; ${left} điểm không mang sang, ${changed} điểm có thay đổi (xem ở trên)`,
  },
} as const satisfies Record<Lang, object>;

/** As scripts read it; the playlist itself unless it was written to a file. */
function outward({ kind, itemCount, playlist, remarks }: Imported, out: string | undefined) {
  return {
    kind: kind ?? null,
    items: itemCount,
    out: playlist === undefined ? null : (out ?? null),
    ...(playlist === undefined || out !== undefined ? {} : { playlist: JSON.parse(playlist) as unknown }),
    remarks,
  };
}
