import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes } from '../core/exit-codes.ts';
import type { Lang } from '../core/words.ts';
import { readRunFile } from '../player/run-file.ts';
import { askMachine, type Machine, type Sight } from '../report/top/ask-machine.ts';
import { frameOf } from '../report/top/frame.ts';
import { painted } from '../report/top/lines.ts';
import { topJson } from '../report/top/top-json.ts';
import { answer, Refused, type CommandLine } from './command-line.ts';
import { dataDirOf } from './journal-in.ts';
import { openLiveTerminal } from './live-terminal.ts';

/**
 * `bluezone-kiosk top`: what players do now. On a terminal it goes on until somebody ends it; with `--once`, `--json`, or
 * where there is none, it is told once, and the exit code is 1 when a player does not tell.
 */
export async function top(args: readonly string[]): Promise<number> {
  return answer('top', args, async (line) => {
    const { values, lang } = line;
    const machines = machinesOf(line);
    const look = () => Promise.all(machines.map((machine) => askMachine(machine, { fetch, now: Date.now })));
    if (!values.once && !values.json && process.stdout.isTTY && process.stdin.isTTY) return watch(look, lang);
    const sights = await look();
    process.stdout.write(values.json ? `${JSON.stringify(topJson(sights, lang), null, 2)}\n` : once(sights, lang));
    return sights.every(({ kind }) => kind === 'seen') ? exitCodes.ok : exitCodes.faulty;
  });
}

/** The players that are meant: those named, else the one on this machine. Throws `Refused`. */
function machinesOf({ values, positionals }: CommandLine<'top'>): readonly Machine[] {
  const named = values['data-dir'];
  const given = [...(named === undefined ? [] : [named]), ...positionals];
  return given.length === 0 ? [inFolder(undefined)] : given.map((one) => (isAddress(one) ? at(one) : inFolder(one)));
}

function isAddress(given: string): boolean {
  return /^https?:\/\//i.test(given);
}

/** The player of a data directory, whatever port and token its present life has. */
function inFolder(given: string | undefined): Machine {
  const dataDir = dataDirOf(given);
  return {
    name: dataDir,
    doors() {
      const run = readRunFile(dataDir);
      return run === undefined ? undefined : doorsOf(new URL(`${run.origin}/?token=${run.token}`));
    },
  };
}

/** The player behind an address such as that of the ready line, or of its `/status`. */
function at(address: string): Machine {
  if (!URL.canParse(address))
    throw new Refused({ en: `${address}: is no address`, vi: `${address}: không phải địa chỉ hợp lệ` });
  const url = new URL(address);
  // The token lets whoever has it in: it is in no name.
  return { name: path.posix.join(url.host, url.pathname.replace(/\/(status)?$/, '')), doors: () => doorsOf(url) };
}

function doorsOf(url: URL): { readonly status: string; readonly metrics: string } {
  const beside = (route: string) => {
    const door = new URL(url);
    door.pathname = `${door.pathname.replace(/\/(status)?$/, '')}/${route}`;
    return door.href;
  };
  return { status: beside('status'), metrics: beside('metrics') };
}

function once(sights: readonly Sight[], lang: Lang): string {
  const { columns } = process.stdout;
  const colours = process.stdout.isTTY === true && hasColours();
  const facts = { sights, before: [], lang, columns: roomIn(columns), rows: undefined, watched: false };
  return frameOf({ ...facts, now: Date.now() })
    .map((line) => `${painted(line, colours)}\n`)
    .join('');
}

/** Shows it anew until somebody ends it. */
async function watch(look: () => Promise<readonly Sight[]>, lang: Lang): Promise<number> {
  let before: readonly Sight[] = [];
  let sights: readonly Sight[] = [];
  const terminal = openLiveTerminal(process, () => {
    const { columns, rows } = process.stdout;
    const facts = { sights, before, lang, columns: roomIn(columns), rows: rows || undefined, watched: true };
    return frameOf({ ...facts, now: Date.now() }).map((line) => painted(line, hasColours()));
  });
  try {
    while (!terminal.ended.aborted) {
      const seen = await look();
      [before, sights] = [sights, seen];
      terminal.draw();
      await sleep(EVERY_MS, undefined, { signal: terminal.ended }).catch(() => undefined); // ended
    }
  } finally {
    terminal.close();
  }
  return exitCodes.ok;
}

/** https://no-color.org */
function hasColours(): boolean {
  return (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
}

/** Where nobody knows the width of a terminal (one without a window says 0), that of the oldest ones. */
function roomIn(columns: number | undefined): number {
  return Math.min(200, Math.max(40, columns || Number(process.env['COLUMNS']) || 80));
}

const EVERY_MS = 2_000;
