import { spawn } from 'node:child_process';
import path from 'node:path';
import { main as playInChromium } from '../chromium/main.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { parsePlayOptions, type PlayOptions } from '../core/play-options.ts';
import { settleOptions } from '../player/settle-options.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { createLog } from '../player/log.ts';
import { readOptions } from '../player/provisioning/read-options.ts';
import { openConf } from '../player/settings-store.ts';
import { downloadElectron, findElectron, packagedPlayer } from './electron-binary.ts';
import { settingSources } from './setting-sources.ts';

/** `bluezone-kiosk play`: chooses what shows the page, says which and why in one line, and plays until it is stopped. */
export async function play(args: readonly string[]): Promise<number> {
  const parsed = settleOptions(parsePlayOptions(args), process.cwd());
  if (parsed.kind === 'refused') {
    for (const fault of parsed.faults) say(`${fault.place}: ${fault.message}`);
    say('"bluezone-kiosk help play" tells the options; nothing was started');
    return exitCodes.usage;
  }
  const root = path.resolve(import.meta.dirname, '../..');
  const choice = chooseHost(parsed.options, root);
  if (choice.kind === 'refused') {
    say(choice.why);
    return exitCodes.noHost;
  }
  if (choice.why !== undefined) say(choice.why);
  if (choice.kind === 'electron') {
    // Read before any code of ours, so it cannot be set from within (electron-builder.yml says what for).
    const platform = process.platform === 'linux' ? ['--ozone-platform=x11'] : [];
    const entry = packagedPlayer(root) === undefined ? [path.join(import.meta.dirname, 'electron.js')] : [];
    return runElectron(choice.binary, [...platform, ...entry, ...args]);
  }
  const dataDir = path.resolve(parsed.options.dataDir ?? defaultDataDir(process.env, process.platform));
  const log = createLog('settings', (line) => process.stderr.write(line), Date.now);
  const optionsNow = async () => {
    const sources = settingSources(root);
    const read = await readOptions(parsed.options, { ...sources, dataDir, openStore: openConf, log, now: Date.now });
    return { ...read, dataDir, host: choice.kind };
  };
  return playInChromium(await optionsNow(), optionsNow);
}

type Choice =
  | { readonly kind: 'electron'; readonly binary: string; readonly why?: string }
  | { readonly kind: 'chromium' | 'none'; readonly why?: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Electron where its binary is there or can be had; else, and always for root, the system's Chromium (DECISIONS 4). */
function chooseHost({ host, headless }: PlayOptions, root: string): Choice {
  const asRoot = process.getuid?.() === 0;
  switch (host) {
    case 'none':
      return { kind: 'none' };
    case 'chromium':
      return { kind: 'chromium' };
    case 'electron': {
      if (asRoot)
        return {
          kind: 'refused',
          why: 'Electron does not run as root, and its sandbox is never switched off: use --host chromium, or start as an ordinary user',
        };
      const binary = findElectron(root) ?? downloadElectron(root, say);
      return binary === undefined
        ? { kind: 'refused', why: 'no Electron binary here, and it cannot be downloaded: use --host chromium' }
        : { kind: 'electron', binary };
    }
    case 'auto': {
      if (asRoot) return { kind: 'chromium', why: 'playing in Chromium: Electron does not run as root' };
      if (headless) return { kind: 'chromium', why: 'playing in Chromium: Electron has no headless mode' };
      const binary = findElectron(root) ?? downloadElectron(root, say);
      if (binary === undefined) return { kind: 'chromium', why: 'playing in Chromium: no Electron binary here' };
      return { kind: 'electron', binary, why: 'playing in Electron: its binary is here' };
    }
  }
}

/** Runs Electron in our place: same streams, same signals, same exit code. */
function runElectron(binary: string, args: readonly string[]): Promise<number> {
  const child = spawn(binary, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? exitCodes.restart));
  });
}

function say(line: string): void {
  process.stderr.write(`bluezone-kiosk: ${line}\n`);
}
