import { existsSync } from 'node:fs';
import path from 'node:path';
import { NOWHERE } from '../core/reporting.ts';
import { checkConfigUrl } from './network-policy.ts';
import type { Settled } from './settled.ts';

/**
 * Where reports go, made good for any working directory: an address that may be asked, the absolute path of a folder, or
 * `none`.
 */
export function settleReportUrl(written: string, workingDir: string): Settled {
  if (written === NOWHERE) return { kind: 'settled', value: written };
  if (isWebAddress(written)) return settleWebAddress(written);
  const folder = path.resolve(workingDir, written);
  // An address whose `https://` was left out is a folder too, and nobody would ever miss what is brought there.
  return path.isAbsolute(written) || existsSync(folder)
    ? { kind: 'settled', value: folder }
    : {
        kind: 'refused',
        message: `there is no folder ${folder}: make it first, or write an address with https:// before it`,
      };
}

/** An address that something of this machine is sent to: `http://` only on the own network, as for playlists. */
export function settleWebAddress(written: string): Settled {
  const verdict = checkConfigUrl(written);
  return verdict.kind === 'refused'
    ? { kind: 'refused', message: verdict.reason }
    : { kind: 'settled', value: written };
}

/** Where heartbeats go: an address, or `none`. */
export function settleHeartbeatUrl(written: string): Settled {
  return written === NOWHERE ? { kind: 'settled', value: written } : settleWebAddress(written);
}

export function isWebAddress(written: string): boolean {
  return /^https?:/i.test(written);
}
