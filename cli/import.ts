import { statSync, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { toRfc3339 } from '../core/wall-clock.ts';
import type { Lang, Words } from '../core/words.ts';
import { writeDurably } from '../player/durable.ts';
import { wordsOfReading, wordsOfWriting } from '../publish/disk-words.ts';
import { timeZone } from '../publish/import/flight.ts';
import {
  importFile,
  importKinds,
  LARGEST_IMPORT_BYTES,
  type Imported,
  type ImportKind,
} from '../publish/import/import-file.ts';
import { describeRemark } from '../publish/import/remark.ts';
import { answer, Refused, wrongValue, type CommandLine } from './command-line.ts';

/**
 * `bluezone-kiosk import`: makes a playlist of a list, a staff table or a SMIL file. The playlist goes to a file or to
 * stdout, everything there is to say about it to stderr; when something is wrong, nothing is written.
 */
export async function importPlaylist(args: readonly string[]): Promise<number> {
  return answer('import', args, async (line) => {
    const command = readCommand(line);
    refuseOut(command);
    const bytes = await readCapped(command);
    const { out, json, ...options } = command;
    const imported = await importFile(bytes, { ...options, today: toRfc3339(Date.now(), timeZone).slice(0, 10) });
    refuseStaffOptions(command, imported.kind);
    if (out !== undefined && imported.playlist !== undefined) await write(command, out, imported.playlist);
    if (json) process.stdout.write(`${inJson(imported, out)}\n`);
    else {
      process.stderr.write(report(imported, command));
      if (out === undefined) process.stdout.write(imported.playlist ?? '');
    }
    return imported.playlist === undefined ? exitCodes.faulty : exitCodes.ok;
  });
}

interface Command {
  readonly file: string;
  readonly lang: Lang;
  readonly json: boolean;
  readonly out?: string;
  readonly force: boolean;
  readonly kind?: ImportKind;
  readonly title?: string;
  readonly place?: string;
  readonly showPhone: boolean;
  readonly byDistrict: boolean;
}

/** What is asked for. Throws `Refused`. */
function readCommand({ values, positionals, lang }: CommandLine<'import'>): Command {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new Refused({
      en: 'name one file: import FILE [--out playlist.json]',
      vi: 'phải nêu đúng một tệp: import TỆP [--out playlist.json]',
    });
  }
  const kind = importKinds.find((one) => one === values.kind);
  if (values.kind !== undefined && kind === undefined) {
    throw wrongValue(
      '--kind',
      { en: `one of ${importKinds.join(', ')}`, vi: `một trong ${importKinds.join(', ')}` },
      values.kind,
    );
  }
  const { title, place, json, force } = values;
  return {
    ...{ file, lang, json, force, showPhone: values['show-phone'], byDistrict: values['by-district'] },
    ...(values.out === undefined ? {} : { out: path.resolve(values.out) }),
    ...(kind === undefined ? {} : { kind }),
    ...(title === undefined ? {} : { title }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Throws `Refused` when a playlist must not be written where it is asked to. */
function refuseOut(command: Command): void {
  const { file, out, force } = command;
  if (out === undefined) return;
  const folder = path.dirname(out);
  const found = find(out);
  if (out === path.resolve(file)) {
    throw refused(command, '--out', { en: `${out} is the file that is read`, vi: `${out} chính là tệp đang đọc` });
  }
  if (found?.isDirectory()) {
    throw refused(command, '--out', {
      en: `${out} is a folder; name a file in it, such as ${path.join(out, 'playlist.json')}`,
      vi: `${out} là thư mục; hãy nêu một tệp trong đó, ví dụ ${path.join(out, 'playlist.json')}`,
    });
  }
  if (found !== undefined && !force) {
    throw refused(command, '--out', {
      en: `${out} is there already; add --force to write over it`,
      vi: `đã có tệp ${out}; thêm --force để ghi đè`,
    });
  }
  if (find(folder)?.isDirectory() !== true) {
    throw refused(command, '--out', {
      en: `there is no folder ${folder}; look at the path, or make the folder first`,
      vi: `không có thư mục ${folder}; hãy xem lại đường dẫn, hoặc tạo thư mục trước`,
    });
  }
}

function find(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined; // what keeps from looking keeps from writing too, and is told then
  }
}

/** The bytes of the file. Throws `Refused` when it cannot be read, or is too big to be one. */
async function readCapped(command: Command): Promise<Uint8Array> {
  const { file } = command;
  try {
    const found = await stat(file);
    if (found.isDirectory())
      throw unreadable(command, { en: 'this is a folder; name a file', vi: 'đây là thư mục; hãy nêu một tệp' });
    if (found.size > LARGEST_IMPORT_BYTES) {
      const most = LARGEST_IMPORT_BYTES / 1024 / 1024;
      throw unreadable(command, { en: `is bigger than ${most} MiB`, vi: `lớn hơn ${most} MiB` });
    }
    return await readFile(file);
  } catch (error) {
    throw error instanceof Refused ? error : unreadable(command, wordsOfReading(error));
  }
}

/** Throws `Refused` when options were given that only a staff table has. */
function refuseStaffOptions(command: Command, kind: ImportKind | undefined): void {
  if (kind === undefined || kind === 'staff') return;
  const { title, place, showPhone, byDistrict } = command;
  const given = [
    ...(title === undefined ? [] : ['--title']),
    ...(place === undefined ? [] : ['--place']),
    ...(showPhone ? ['--show-phone'] : []),
    ...(byDistrict ? ['--by-district'] : []),
  ];
  if (given.length === 0) return;
  throw refused(command, given.join(', '), {
    en: `only for a staff table; ${command.file} is ${kinds.en[kind]}`,
    vi: `chỉ dùng cho bảng nhân sự; ${command.file} là ${kinds.vi[kind]}`,
  });
}

async function write(command: Command, out: string, playlist: string): Promise<void> {
  try {
    await writeDurably(out, playlist);
  } catch (error) {
    const { en, vi } = wordsOfWriting(error);
    throw refused(command, '--out', { en: `${out} cannot be written: ${en}`, vi: `không ghi được ${out}: ${vi}` });
  }
}

function unreadable(command: Command, { en, vi }: Words): Refused {
  const { file } = command;
  return refusal(command, { en: `${file}: ${en}`, vi: `${file}: ${vi}` }, exitCodes.faulty);
}

function refused(command: Command, option: string, { en, vi }: Words): Refused {
  return refusal(command, { en: `${option}: ${en}`, vi: `${option}: ${vi}` }, exitCodes.usage);
}

/** Why nothing was made; scripts find it where they find what is wrong in a file. */
function refusal({ json }: Command, words: Words, exitCode: number): Refused {
  const remarks = [{ kind: 'fault', places: [], words }] as const;
  return new Refused(words, {
    exitCode,
    ...(json ? { forScripts: inJson({ itemCount: 0, remarks }, undefined) } : {}),
  });
}

/** How many remarks a person reads; the gravest come first. */
const MOST_TOLD = 200;

/** What the file was taken for, what there is to say about it, and what came of it. */
function report({ kind, itemCount, playlist, remarks }: Imported, { file, lang, out }: Command): string {
  const { taken, nothing, written, more } = speech[lang];
  const count = (wanted: string) => remarks.filter((remark) => remark.kind === wanted).length;
  return [
    ...(kind === undefined ? [] : [taken(file, kind)]),
    ...remarks.slice(0, MOST_TOLD).map((remark) => `- ${describeRemark(remark, lang)}`),
    ...(remarks.length > MOST_TOLD ? [more(remarks.length - MOST_TOLD)] : []),
    playlist === undefined ? nothing(count('fault')) : written(itemCount, out, count('left-out'), count('changed')),
    '',
  ].join('\n');
}

const kinds = {
  en: { list: 'a list of items', staff: 'a staff table', smil: 'SMIL' },
  vi: { list: 'danh sách nội dung', staff: 'bảng nhân sự', smil: 'tệp SMIL' },
} as const satisfies Record<Lang, Record<ImportKind, string>>;

const speech = {
  en: {
    taken: (file: string, kind: ImportKind) => `${file}: read as ${kinds.en[kind]} (--kind ${kind})`,
    more: (count: number) => `- and ${count} more (--json tells all)`,
    nothing: (faults: number) => `${faults} wrong; nothing was written`,
    written: (items: number, out: string | undefined, left: number, changed: number) => {
      const made = `${items} ${items === 1 ? 'item' : 'items'}${out === undefined ? '' : ` written to ${out}`}`;
      return left + changed === 0
        ? `${made}; nothing left out, nothing changed`
        : `${made}; ${left} left out, ${changed} changed (see above)`;
    },
  },
  vi: {
    taken: (file: string, kind: ImportKind) => `${file}: đọc là ${kinds.vi[kind]} (--kind ${kind})`,
    more: (count: number) => `- và ${count} điểm nữa (--json liệt kê tất cả)`,
    nothing: (faults: number) => `${faults} lỗi; chưa ghi gì`,
    written: (items: number, out: string | undefined, left: number, changed: number) => {
      const made = out === undefined ? `${items} nội dung` : `đã ghi ${items} nội dung vào ${out}`;
      return left + changed === 0
        ? `${made}; không bỏ sót, không thay đổi gì`
        : `${made}; ${left} điểm không mang sang, ${changed} điểm có thay đổi (xem ở trên)`;
    },
  },
} as const satisfies Record<Lang, object>;

/** As scripts read it; the playlist itself unless it was written to a file. */
function inJson({ kind, itemCount, playlist, remarks }: Imported, out: string | undefined): string {
  const told = {
    ok: playlist !== undefined,
    kind: kind ?? null,
    items: itemCount,
    out: playlist === undefined ? null : (out ?? null),
    ...(playlist === undefined || out !== undefined ? {} : { playlist: JSON.parse(playlist) as unknown }),
    remarks,
  };
  return JSON.stringify(told, null, 2);
}
