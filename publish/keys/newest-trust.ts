import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { settleTrust } from '../../player/trust/given-trust.ts';
import { extendChain, readChain, type TrustChain } from '../../player/trust/trust-chain.ts';
import { readIfThere } from '../if-there.ts';
import { reasonWords } from '../reason-words.ts';

export type NewestTrust =
  | { readonly kind: 'trust'; readonly file: string; readonly trust: Trust }
  | { readonly kind: 'refused'; readonly words: Words };

/**
 * The trust file in force on screens that were given this one: it, or the last of those beside it that follow, each let in
 * by the one before. Rejects as the disk does for what follows.
 */
export async function newestTrust(written: string, workingDir: string): Promise<NewestTrust> {
  const settled = settleTrust(written, workingDir);
  if (settled.kind === 'refused') return { kind: 'refused', words: reasonWords(settled.message) };
  const chain = readChain([readFileSync(settled.value, 'utf8')]);
  if (chain === undefined) throw new Error(`${settled.value} has changed since it was read`);
  return follow(chain, written, workingDir);
}

async function follow(chain: TrustChain, file: string, workingDir: string): Promise<NewestTrust> {
  const { trust } = chain;
  const next = path.join(path.dirname(file), `${trust.version + 1}.json`);
  const bytes = await readIfThere(path.resolve(workingDir, next));
  const extended = bytes === undefined ? undefined : extendChain(chain, bytes.toString());
  return extended?.kind === 'chain' ? follow(extended.chain, next, workingDir) : { kind: 'trust', file, trust };
}
