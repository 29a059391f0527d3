import { readProxy } from '../core/setting-readers.ts';
import { settleCaFile, readCaFile } from '../player/ca-file.ts';
import type { Fetch } from '../player/fetch-capped.ts';
import { createFetch } from '../player/http.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { Refused, wrongValue } from './command-line.ts';
import { forms } from './option-values.ts';

/** The options that say how a command reaches the network. */
export interface NetworkValues {
  readonly proxy?: string | undefined;
  readonly 'ca-file'?: string | undefined;
}

/**
 * The network as a player has it: by way of `--proxy`, else the proxy of the environment, and believing the certificates
 * of `--ca-file` besides the usual ones. Throws `Refused` when one of them is not what it should be.
 */
export function networkOf({ proxy, 'ca-file': caFile }: NetworkValues): Fetch {
  if (proxy !== undefined && readProxy(proxy) === undefined) throw wrongValue('--proxy', forms.proxy, proxy);
  const settled = caFile === undefined ? undefined : settleCaFile(caFile, process.cwd());
  if (settled?.kind === 'refused') {
    const { en, vi } = reasonWords(settled.message);
    throw new Refused({ en: `--ca-file: ${en}`, vi: `--ca-file ${caFile}: ${vi}` });
  }
  return createFetch({
    ...(proxy === undefined ? {} : { proxy }),
    ...(settled === undefined ? {} : { ca: readCaFile(settled.value) }),
    env: process.env,
    userAgent: `bluezone-kiosk/${__VERSION__}`,
  });
}
