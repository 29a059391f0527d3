import path from 'node:path';
import type { OptionFault, ParsedOptions } from '../core/play-options.ts';
import { optionOf } from '../core/settings.ts';
import { settleCaFile } from './ca-file.ts';
import { settleConfigUrl } from './config-url.ts';
import { settleOperatorPin } from './operator/pin.ts';
import { settleHeartbeatUrl, settleReportUrl } from './report-address.ts';
import type { Settled } from './settled.ts';
import { settleTrust } from './trust/given-trust.ts';

/** The options, and settings of the same names, that name something on this machine or the network. */
export const settlers = {
  configUrl: settleConfigUrl,
  trust: settleTrust,
  caFile: settleCaFile,
  operatorPin: settleOperatorPin,
  reportUrl: settleReportUrl,
  heartbeatUrl: settleHeartbeatUrl,
  dailyReportFolder: (written, workingDir) => ({ kind: 'settled', value: path.resolve(workingDir, written) }),
} as const satisfies Record<string, (written: string, workingDir: string) => Settled>;

/** The options of a command line with what they name looked at: the config URL, the trust file and the certificates. */
export function settleOptions(parsed: ParsedOptions, workingDir: string): ParsedOptions {
  if (parsed.kind === 'refused') return parsed;
  const { options } = parsed;
  const faults: OptionFault[] = [];
  const settled: Partial<Record<keyof typeof settlers, string>> = {};
  for (const name of Object.keys(settlers) as (keyof typeof settlers)[]) {
    const written = options[name];
    if (written === undefined) continue;
    const is = settlers[name](written, workingDir);
    if (is.kind === 'settled') settled[name] = is.value;
    else faults.push({ place: optionOf(name), message: is.message });
  }
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'options', options: { ...options, ...settled } };
}
