import type { Lang, Words } from '../core/words.ts';
import type { PublishWorld } from '../publish/release/publish.ts';
import { networkOf, type NetworkValues } from './network.ts';
import { passphrases } from './passphrase.ts';
import { askYes } from './ask-yes.ts';
import { createProgress } from './progress.ts';

/** The world that publishing works in; the network is reached as the options say; `end` takes the line of progress away. */
export function publishWorld(lang: Lang, network: NetworkValues = {}): PublishWorld & { end(): void } {
  const progress = createProgress(process.stderr);
  return {
    fetch: networkOf(network),
    platform: process.platform,
    cwd: process.cwd(),
    now: Date.now,
    ...passphrases(lang, process.env),
    isClockRight: process.stdin.isTTY ? (question) => askYes(`${question[lang]} ${YES_OR_NO[lang]} `) : undefined,
    progress: progress.tell,
    end: progress.end,
  };
}

const YES_OR_NO: Words = { en: '(y/n)', vi: '(c/k)' };
