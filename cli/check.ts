import { parseArgs } from 'node:util';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import { readScreenId, readSize, readTags } from '../core/play-options.ts';
import { isCalendarMoment, readMoment } from '../core/wall-clock.ts';
import type { Lang } from '../core/words.ts';
import { reasonOf } from '../player/log.ts';
import { check as checkPlaylist, strictly, type CheckOptions } from '../publish/check/check.ts';
import { reportJson } from '../publish/check/report-json.ts';
import { reportText } from '../publish/check/report-text.ts';
import { usualViewing } from '../publish/check/viewing.ts';
import { langOf } from './lang.ts';

/** `bluezone-kiosk check FILE|URL|FOLDER`: all that is wrong with a playlist, where, and what to do. */
export async function check(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    process.stderr.write(`bluezone-kiosk check: ${parsed}\n`);
    return exitCodes.usage;
  }
  const { target, lang, json, strict, options } = parsed;
  const progress = createProgress(process.stderr);
  const checked = await checkPlaylist(target, options, {
    fetch: globalThis.fetch,
    platform: process.platform,
    cwd: process.cwd(),
    progress: progress.tell,
  });
  progress.end();
  const report = strict ? strictly(checked) : checked;
  const colours = process.stdout.isTTY && !process.env['NO_COLOR'];
  process.stdout.write(json ? `${reportJson(report, lang)}\n` : reportText(report, lang, colours));
  return report.ok ? exitCodes.ok : exitCodes.faulty;
}

interface Parsed {
  readonly target: string;
  readonly lang: Lang;
  readonly json: boolean;
  readonly strict: boolean;
  readonly options: CheckOptions;
}

/** The command line, or what is wrong with it. */
function parse(args: readonly string[]): Parsed | string {
  let given: ReturnType<typeof parseGiven>;
  try {
    given = parseGiven(args);
  } catch (error) {
    return reasonOf(error);
  }
  const { values, positionals } = given;
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) return 'name one FILE, URL or FOLDER';
  const lang = langOf(values.lang, process.env);
  if (lang === undefined) return `--lang: must be vi or en, got ${quoted(values.lang)}`;

  const at = values.at;
  if (at !== undefined && !isCalendarMoment(at))
    return `--at: must be a date or a date and time such as 2026-11-20T07:30, got ${quoted(at)}`;
  const id = values.screen === undefined ? undefined : readScreenId(values.screen);
  if (values.screen !== undefined && id === undefined) return `--screen: is no screen's id: ${quoted(values.screen)}`;
  const tags = values.tags === undefined ? undefined : readTags(values.tags);
  if (values.tags !== undefined && tags === undefined)
    return `--tags: must be a list such as province=binh-phuoc,venue=lobby, got ${quoted(values.tags)}`;
  const pixels = values.pixels === undefined ? usualViewing.pixels : readSize(values.pixels);
  if (pixels === undefined) return `--pixels: must be a size such as 1920x1080, got ${quoted(values.pixels)}`;
  const distanceMetres = readNumber(values.distance, usualViewing.distanceMetres, 0.3, 200);
  if (distanceMetres === undefined) return `--distance: must be metres from 0.3 to 200, got ${quoted(values.distance)}`;
  const diagonalInches = readNumber(values.diagonal, usualViewing.diagonalInches, 5, 2000);
  if (diagonalInches === undefined) return `--diagonal: must be inches from 5 to 2000, got ${quoted(values.diagonal)}`;
  const mostMib = readNumber(values['max-download'], 4096, 0, 1e6);
  if (mostMib === undefined)
    return `--max-download: must be MiB from 0 to 1000000, got ${quoted(values['max-download'])}`;

  const screen = id === undefined && tags === undefined ? undefined : { id: id ?? 'any', tags: tags ?? [] };
  return {
    ...{ target, lang, json: values.json, strict: values.strict },
    options: {
      at: (timeZone) => (at === undefined ? Date.now() : readMoment(at, timeZone, 'begins')),
      viewing: { pixels, distanceMetres, diagonalInches },
      media: !values['no-media'],
      mostBytes: mostMib * 2 ** 20,
      ...(screen === undefined ? {} : { screen }),
    },
  };
}

function parseGiven(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      at: { type: 'string' },
      screen: { type: 'string' },
      tags: { type: 'string' },
      distance: { type: 'string' },
      diagonal: { type: 'string' },
      pixels: { type: 'string' },
      'no-media': { type: 'boolean', default: false },
      'max-download': { type: 'string' },
    },
  });
}

/** A number as people write it, with a point or a comma; `undefined` when it is none or out of bounds. */
function readNumber(text: string | undefined, usual: number, least: number, most: number): number | undefined {
  if (text === undefined) return usual;
  const number = Number(text.replace(',', '.'));
  return text.trim() !== '' && number >= least && number <= most ? number : undefined;
}

/** Which file is being looked at: one line that is written over, and only for people who watch. */
function createProgress(stream: NodeJS.WriteStream) {
  let told = false;
  return {
    tell(done: number, of: number, name: string) {
      if (!stream.isTTY) return;
      told = true;
      stream.write(`\r\u001b[K${done}/${of} ${name.slice(0, 60)}`);
    },
    end() {
      if (told) stream.write('\r\u001b[K');
    },
  };
}
