import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { askBrowser } from '../chromium/ask-browser.ts';
import { installedBrowser } from '../chromium/installed-browser.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { RELEASED_AT } from '../core/released-at.ts';
import type { Status } from '../core/status.ts';
import type { Lang, Words } from '../core/words.ts';
import { askNetwork } from '../doctor/ask-network.ts';
import { WANTED_KINDS, type BrowserFacts } from '../doctor/browser.ts';
import { examine } from '../doctor/examine.ts';
import type { Finding, Verdict } from '../doctor/finding.ts';
import type { Machine, Ran } from '../doctor/machine.ts';
import { tryDisk } from '../doctor/try-disk.ts';
import { readCaFile } from '../player/ca-file.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { readRunFile } from '../player/run-file.ts';
import { openConf } from '../player/settings-store.ts';
import { answer } from './command-line.ts';
import { networkOf } from './network.ts';
import { settingSources } from './setting-sources.ts';
import { settingsHere } from './shown-settings.ts';

/** `bluezone-kiosk doctor`: finds what makes kiosks fail, and tells what to do. Exit code 1 when anything is wrong. */
export async function doctor(args: readonly string[]): Promise<number> {
  return answer('doctor', args, async ({ values, lang }) => {
    const dataDir = path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform));
    const own = await openConf(dataDir).then(
      ({ store }) => store,
      () => ({}),
    ); // a damaged one is told by the player
    const { settings } = await settingsHere(dataDir, own, settingSources());
    const { configUrl, proxy, caFile, tags, overscanPercent } = settings;
    const network = networkOf({ proxy, 'ca-file': caFile });
    const env = (name: string) => process.env[name] ?? process.env[name.toLowerCase()] ?? '';
    const findings = await examine(
      {
        machine: thisMachine,
        asked: () =>
          askNetwork(configUrl, {
            fetch: network,
            now: Date.now,
            isDirect: proxy === undefined && env('HTTPS_PROXY') === '' && env('HTTP_PROXY') === '',
            ca: caFile === undefined ? undefined : readCaFile(caFile),
          }),
        browser: askInstalled,
        disk: () => tryDisk(dataDir),
        status: () => statusOf(dataDir),
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        overscanPercent: overscanPercent ?? 0,
        langs: (tags ?? '').split(',').flatMap((tag) => (tag.startsWith('lang=') ? [tag.slice('lang='.length)] : [])),
        madeAt: RELEASED_AT,
      },
      (finding) => void (values.json || process.stdout.write(`${linesOf(finding, lang).join('\n')}\n`)),
    );
    const wrong = findings.filter(({ verdict }) => verdict === 'error' || verdict === 'warning');
    if (values.json) process.stdout.write(`${jsonOf(findings, lang)}\n`);
    else process.stdout.write(`\n${summary(findings)[lang]}\n`);
    return wrong.length === 0 ? exitCodes.ok : exitCodes.faulty;
  });
}

const marks: Readonly<Record<Verdict, string>> = { ok: '✓', warning: '!', error: '✗', unknown: '?' };

function linesOf({ code, verdict, words, fix, commands = [] }: Finding, lang: Lang): readonly string[] {
  return [
    `${marks[verdict]} ${code.padEnd(16)} ${words[lang]}`,
    ...(fix === undefined ? [] : [`  → ${fix[lang]}`]),
    ...commands.map((command) => `      ${command}`),
  ];
}

function summary(findings: readonly Finding[]): Words {
  const count = (wanted: Verdict) => findings.filter(({ verdict }) => verdict === wanted).length;
  const [errors, warnings, unknown] = [count('error'), count('warning'), count('unknown')];
  return {
    en: `Errors: ${errors}, warnings: ${warnings}, for somebody to look at: ${unknown}, well: ${count('ok')}.`,
    vi: `Lỗi: ${errors}, cảnh báo: ${warnings}, cần người xem: ${unknown}, tốt: ${count('ok')}.`,
  };
}

/** `{ ok, findings: [{ code, verdict, message, fix, commands }] }`; messages in the language of the command line. */
function jsonOf(findings: readonly Finding[], lang: Lang): string {
  const ok = findings.every(({ verdict }) => verdict === 'ok' || verdict === 'unknown');
  const told = findings.map(({ code, verdict, words, fix, commands = [] }) => ({
    ...{ code, verdict, message: words[lang], fix: fix?.[lang] ?? null, commands },
  }));
  return JSON.stringify({ ok, findings: told }, null, 2);
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  now: Date.now,
  run: (program, args) =>
    new Promise<Ran | undefined>((resolve) => {
      // What it says is read in English, whatever the machine speaks.
      const env = { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: '' };
      execFile(program, args, { env, timeout: 5_000, maxBuffer: 2 ** 24 }, (error, stdout) => {
        if (error === null) return resolve({ code: 0, stdout });
        resolve(typeof error.code === 'number' ? { code: error.code, stdout } : undefined);
      });
    }),
  read(file) {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return undefined; // not there, or not for this user
    }
  },
  list(dir) {
    try {
      return readdirSync(dir);
    } catch {
      return []; // not there, or not for this user
    }
  },
};

async function askInstalled(): Promise<BrowserFacts> {
  const found = installedBrowser();
  if (found.kind !== 'found') return { kind: 'none', why: found.kind };
  const program = found.browser.path;
  const said = await askBrowser(program, Object.keys(WANTED_KINDS));
  if ('reason' in said) return { kind: 'silent', path: program, reason: said.reason };
  const plays = said.plays.map((type) => WANTED_KINDS[type as keyof typeof WANTED_KINDS]);
  return { kind: 'asked', ...said, plays };
}

/** `undefined` when none runs, or it is another user's. */
async function statusOf(dataDir: string): Promise<Status | undefined> {
  const run = readRunFile(dataDir);
  if (run === undefined) return undefined;
  try {
    const url = `${run.origin}/status?token=${run.token}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? ((await response.json()) as Status) : undefined;
  } catch {
    return undefined; // killed, and its entry left behind
  }
}
