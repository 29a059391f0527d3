import { randomInt } from 'node:crypto';
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import type { Lang, Words } from '../core/words.ts';
import { writeDurably } from '../player/durable.ts';
import { wordsOfReading, wordsOfWriting } from '../publish/disk-words.ts';
import { registerFor } from '../publish/register/register.ts';
import type { Fleet } from '../report/fleet/fleet.ts';
import { fleetJson } from '../report/fleet/fleet-json.ts';
import { presences } from '../report/fleet/fleet-screen.ts';
import { fleetPage } from '../report/fleet/page.ts';
import { pageWords } from '../report/fleet/page-words.ts';
import { readFleet } from '../report/fleet/read-fleet.ts';
import { Refused, wrongValue, type CommandLine } from './command-line.ts';
import { refuseNoPage } from './new-file.ts';
import { readInstantOption } from './option-values.ts';
import { answerOfficer } from './trouble.ts';

/**
 * `bluezone-kiosk fleet LOG… --out fleet.html`: which screens live, by the web server's own log. Without `--out` it says
 * so in a few lines. When nothing can be told, a page that is there stays as it is.
 */
export async function fleet(args: readonly string[]): Promise<number> {
  return answerOfficer('fleet', args, async (line) => {
    const question = readQuestion(line);
    const { lang, values } = line;
    const register = await registerFor({ register: question.register }, undefined);
    const read = await readFleet(
      { ...question, register: register?.screens },
      { stdin: process.stdin, seed: randomInt(2 ** 31) },
    );
    if (read.kind === 'refused') throw new Refused(inLines(read.words), { exitCode: exitCodes.faulty });
    const reader = { lang, timeZone: question.timeZone };
    if (question.out !== undefined) await write(question.out, fleetPage(read.fleet, reader));
    const answer = values.json
      ? JSON.stringify({ ...fleetJson(read.fleet, reader), out: question.out ?? null }, null, 2)
      : inWords(read.fleet, question.out, lang);
    process.stdout.write(`${answer}\n`);
    return exitCodes.ok;
  });
}

interface Question {
  readonly logs: readonly string[];
  readonly out: string | undefined;
  readonly register: string | undefined;
  readonly at: number;
  readonly intervalSeconds: number;
  readonly timeZone: string;
}

/** What is asked for. Throws `Refused`, before anything is read. */
function readQuestion({ values, positionals }: CommandLine<'fleet'>): Question {
  const logs = positionals.flatMap(filesOf);
  if (logs.length === 0)
    throw new Refused({
      en: 'name the access logs of the web server: fleet LOG… --out fleet.html; "-" is standard input',
      vi: 'phải nêu nhật ký truy cập của máy chủ web: fleet NHẬT_KÝ… --out fleet.html; "-" là đầu vào chuẩn',
    });
  const seconds = Number(values['poll-interval'] ?? 60);
  if (!(seconds >= 5 && seconds <= 86_400))
    throw wrongValue('--poll-interval', { en: '5 to 86400 seconds', vi: '5 đến 86400 giây' }, values['poll-interval']);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const at = readInstantOption('--at', values.at, Date.now)(timeZone);
  const out = values.out === undefined ? undefined : path.resolve(values.out);
  for (const log of logs) {
    if (log === '-') continue;
    refuseLog(log, out);
  }
  if (values.out !== undefined) refuseNoPage('--out', values.out);
  return { logs, out, register: values.screens, at, intervalSeconds: seconds, timeZone };
}

/** The files that a `*` stands for, which the shells of Windows leave as it is. Throws `Refused` where there are none. */
function filesOf(log: string): readonly string[] {
  if (!log.includes('*') || existsSync(log)) return [log];
  const found = globSync(log).toSorted();
  if (found.length === 0)
    throw new Refused(
      { en: `${log}: there is no such file`, vi: `${log}: không có tệp nào như vậy` },
      { exitCode: exitCodes.faulty },
    );
  return found;
}

/** Throws `Refused` for a log that is not there, and for one that the page would be written over. */
function refuseLog(log: string, out: string | undefined): void {
  if (path.resolve(log) === out)
    throw new Refused({ en: `--out: ${log} is a log that is read`, vi: `--out: ${log} chính là nhật ký đang đọc` });
  try {
    if (statSync(log).isDirectory())
      throw new Refused({ en: `${log}: is a folder; name the files in it`, vi: `${log}: là thư mục; hãy nêu các tệp` });
  } catch (error) {
    if (error instanceof Refused) throw error;
    const { en, vi } = wordsOfReading(error);
    throw new Refused({ en: `${log}: ${en}`, vi: `${log}: ${vi}` }, { exitCode: exitCodes.faulty });
  }
}

async function write(out: string, page: string): Promise<void> {
  try {
    await writeDurably(out, page);
  } catch (error) {
    const { en, vi } = wordsOfWriting(error);
    throw new Refused(
      { en: `--out: ${out} cannot be written: ${en}`, vi: `--out: không ghi được ${out}: ${vi}` },
      { exitCode: exitCodes.faulty },
    );
  }
}

/** The fleet in a few lines, and what to know about the logs. */
function inWords({ counts, screens, strangers, faults, notes }: Fleet, out: string | undefined, lang: Lang): string {
  const say = pageWords[lang];
  const row = (name: string, count: number) => `${String(count).padStart(7)}  ${name}`;
  return [
    row(say.screenCount, screens.length),
    ...presences.map((presence) => row(say.presence[presence], counts[presence])),
    ...(strangers.length === 0 ? [] : [row(say.strangers, strangers.length)]),
    ...faults.map(({ words, screens: count }) => row(words[lang], count)),
    ...notes.map((note) => `- ${note[lang]}`),
    ...(out === undefined ? [] : [lang === 'vi' ? `đã ghi ${out}` : `written to ${out}`]),
  ].join('\n');
}

function inLines(all: readonly Words[]): Words {
  return { en: all.map(({ en }) => en).join('\n'), vi: all.map(({ vi }) => vi).join('\n') };
}
