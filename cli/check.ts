import { exitCodes } from '../core/exit-codes.ts';
import { readSize } from '../core/play-options.ts';
import type { Words } from '../core/words.ts';
import { check as checkPlaylist, strictly, type CheckOptions } from '../publish/check/check.ts';
import { reportJson } from '../publish/check/report-json.ts';
import { reportText } from '../publish/check/report-text.ts';
import { usualViewing } from '../publish/check/viewing.ts';
import { wordsOfReading } from '../publish/disk-words.ts';
import { newestTrust } from '../publish/keys/newest-trust.ts';
import { PublishTrouble } from '../publish/release/channel.ts';
import { registerFor, type RegisteredScreen } from '../publish/register/register.ts';
import { answer, Refused, wrongValue, type Values } from './command-line.ts';
import { networkOf } from './network.ts';
import { openSampler } from './open-sampler.ts';
import { createProgress } from './progress.ts';
import { readInstantOption, readScreenOption, readTagsOption } from './option-values.ts';

/** `bluezone-kiosk check FILE|URL|FOLDER`: all that is wrong with a playlist, where, and what to do. */
export async function check(args: readonly string[]): Promise<number> {
  return answer('check', args, async ({ values, positionals, lang }) => {
    const [target, ...more] = positionals;
    if (target === undefined || more.length > 0)
      throw new Refused({ en: 'name one FILE, URL or FOLDER', vi: 'phải nêu đúng một tệp, địa chỉ hoặc thư mục' });
    const register = await readRegister(values.screens);
    const options = {
      ...readOptions(values),
      ...(register === undefined ? {} : { register }),
      ...(await readTrust(values.trust)),
    };
    const progress = createProgress(process.stderr);
    const checked = await checkPlaylist(target, options, {
      fetch: networkOf(values),
      platform: process.platform,
      cwd: process.cwd(),
      progress: progress.tell,
      openSampler: values['no-flashing'] ? () => Promise.resolve(NOT_ASKED) : openSampler,
    });
    progress.end();
    const report = values.strict ? strictly(checked) : checked;
    const colours = process.stdout.isTTY && !process.env['NO_COLOR'];
    process.stdout.write(values.json ? `${reportJson(report, lang)}\n` : reportText(report, lang, colours));
    return report.ok ? exitCodes.ok : exitCodes.faulty;
  });
}

const NOT_ASKED: Words = { en: '--no-flashing was given', vi: 'đã dùng --no-flashing' };

/** The register that was named. Throws `Refused`. */
async function readRegister(file: string | undefined): Promise<readonly RegisteredScreen[] | undefined> {
  try {
    return (await registerFor({ register: file }, undefined))?.screens;
  } catch (error) {
    const [words = wordsOfReading(error)] = error instanceof PublishTrouble ? error.words : [];
    throw new Refused({ en: `--screens: ${words.en}`, vi: `--screens: ${words.vi}` });
  }
}

/** The trust file that was named, or the newest that follows it. Throws `Refused`. */
async function readTrust(file: string | undefined): Promise<Pick<CheckOptions, 'trust'>> {
  if (file === undefined) return {};
  const read = await newestTrust(file, process.cwd());
  if (read.kind === 'trust') return { trust: read };
  throw new Refused({ en: `--trust: ${read.words.en}`, vi: `--trust: ${read.words.vi}` });
}

/** What is asked of `check`. Throws `Refused`. */
function readOptions(values: Values<'check'>): CheckOptions {
  const at = readInstantOption('--at', values.at, Date.now);
  const id = readScreenOption(values.screen);
  const tags = readTagsOption(values.tags);
  const pixels = values.pixels === undefined ? usualViewing.pixels : readSize(values.pixels);
  if (pixels === undefined)
    throw wrongValue('--pixels', { en: 'a size such as 1920x1080', vi: 'kích thước như 1920x1080' }, values.pixels);
  const screen = id === undefined && tags === undefined ? undefined : { id: id ?? 'any', tags: tags ?? [] };
  return {
    at,
    viewing: {
      pixels,
      distanceMetres: readNumber('--distance', values.distance, usualViewing.distanceMetres, metres),
      diagonalInches: readNumber('--diagonal', values.diagonal, usualViewing.diagonalInches, inches),
    },
    media: !values['no-media'],
    mostBytes: readNumber('--max-download', values['max-download'], 4096, mebibytes) * 2 ** 20,
    ...(screen === undefined ? {} : { screen }),
  };
}

const metres = { least: 0.3, most: 200, en: 'metres from 0.3 to 200', vi: 'số mét từ 0,3 đến 200' };
const inches = { least: 5, most: 2000, en: 'inches from 5 to 2000', vi: 'số inch từ 5 đến 2000' };
const mebibytes = { least: 0, most: 1e6, en: 'MiB from 0 to 1000000', vi: 'số MiB từ 0 đến 1000000' };

/** A number as people write it, with a point or a comma. Throws `Refused` when it is none or out of bounds. */
function readNumber(name: string, text: string | undefined, usual: number, bounds: typeof metres): number {
  if (text === undefined) return usual;
  const number = Number(text.replace(',', '.'));
  if (text.trim() !== '' && number >= bounds.least && number <= bounds.most) return number;
  throw wrongValue(name, bounds, text);
}
