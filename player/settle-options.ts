import type { OptionFault, ParsedOptions } from '../core/play-options.ts';
import { settleCaFile } from './ca-file.ts';
import { settleConfigUrl } from './config-url.ts';
import { settleTrust } from './trust/given-trust.ts';

/** The options of a command line with what they name looked at: the config URL, the trust file and the certificates. */
export function settleOptions(parsed: ParsedOptions, workingDir: string): ParsedOptions {
  if (parsed.kind === 'refused') return parsed;
  const { options } = parsed;
  const configUrl = options.configUrl === undefined ? undefined : settleConfigUrl(options.configUrl, workingDir);
  const trust = options.trust === undefined ? undefined : settleTrust(options.trust, workingDir);
  const caFile = options.caFile === undefined ? undefined : settleCaFile(options.caFile, workingDir);
  const faults: OptionFault[] = [];
  if (configUrl?.kind === 'refused') faults.push({ place: '--config-url', message: configUrl.message });
  if (trust?.kind === 'refused') faults.push({ place: '--trust', message: trust.message });
  if (caFile?.kind === 'refused') faults.push({ place: '--ca-file', message: caFile.message });
  if (faults.length > 0) return { kind: 'refused', faults };
  return {
    kind: 'options',
    options: {
      ...options,
      ...(configUrl?.kind === 'settled' ? { configUrl: configUrl.configUrl } : {}),
      ...(trust?.kind === 'settled' ? { trust: trust.trust } : {}),
      ...(caFile?.kind === 'settled' ? { caFile: caFile.caFile } : {}),
    },
  };
}
