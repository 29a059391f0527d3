import { exitCodes } from '../core/exit-codes.ts';
import type { Lang } from '../core/words.ts';
import { PublishTrouble } from '../publish/release/channel.ts';
import type { PublishWorld } from '../publish/release/publish.ts';
import { Refused } from './command-line.ts';
import { withKeyTrouble } from './keys.ts';
import { passphrases } from './passphrase.ts';
import { createProgress } from './progress.ts';

/** The world that publishing works in; `end` takes the line of progress away. */
export function publishWorld(lang: Lang): PublishWorld & { end(): void } {
  const progress = createProgress(process.stderr);
  return {
    fetch: globalThis.fetch,
    platform: process.platform,
    cwd: process.cwd(),
    now: Date.now,
    passphrase: passphrases(lang, process.env),
    progress: progress.tell,
    end: progress.end,
  };
}

/** Tells what goes wrong with publishing as what goes wrong with a command line. */
export async function withPublishTrouble<T>(act: () => Promise<T>): Promise<T> {
  return withKeyTrouble(async () => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof PublishTrouble)) throw error;
      const words = { en: inLines(error.words.map(({ en }) => en)), vi: inLines(error.words.map(({ vi }) => vi)) };
      throw new Refused(words, { exitCode: exitCodes.faulty });
    }
  });
}

function inLines(all: readonly string[]): string {
  return all.join('\n');
}
