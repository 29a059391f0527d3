import type { Lang } from '../core/words.ts';
import type { PublishWorld } from '../publish/release/publish.ts';
import { networkOf, type NetworkValues } from './network.ts';
import { passphrases } from './passphrase.ts';
import { createProgress } from './progress.ts';

/** The world that publishing works in; the network is reached as the options say; `end` takes the line of progress away. */
export function publishWorld(lang: Lang, network: NetworkValues = {}): PublishWorld & { end(): void } {
  const progress = createProgress(process.stderr);
  return {
    fetch: networkOf(network),
    platform: process.platform,
    cwd: process.cwd(),
    now: Date.now,
    passphrase: passphrases(lang, process.env),
    progress: progress.tell,
    end: progress.end,
  };
}
