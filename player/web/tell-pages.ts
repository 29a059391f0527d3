import { pageOriginsOf } from '../../core/page-origins.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { HostKind } from '../../core/status.ts';
import type { FaultBoard } from '../fault-board.ts';
import type { AllowedPages } from './allowed-pages.ts';

/** Puts up that a playlist has web pages that this machine may not show, and takes that down when it is over. */
export function tellRefusedPages(
  faults: Pick<FaultBoard, 'raise' | 'clear'>,
  playlist: Playlist | undefined,
  { host, pages }: { readonly host: HostKind; readonly pages: AllowedPages },
): void {
  const needed = playlist === undefined ? [] : pageOriginsOf(playlist);
  const allowed = pages.now();
  const byMachine = needed.filter((origin) => !pages.byMachine.includes(origin));
  const byTrust = needed.filter((origin) => !allowed.includes(origin) && !byMachine.includes(origin));
  const reasons = [
    ...(byMachine.length === 0 ? [] : [`${listed(byMachine)}, which this machine may not show: ${wayOut(host)}`]),
    ...(byTrust.length === 0
      ? []
      : [`${listed(byTrust)}, which the trust file does not name: name them there (keys rotate --web-origins)`]),
  ];
  if (reasons.length === 0) return faults.clear('WEB_NOT_ALLOWED');
  faults.raise('WEB_NOT_ALLOWED', `the playlist has web pages of ${reasons.join('; and of ')}`);
}

function wayOut(host: HostKind): string {
  return host === 'none'
    ? 'a player without a host shows none: use --host electron or --host chromium'
    : 'allow them with the setting webOrigins, or take them out of the playlist';
}

function listed(origins: readonly string[]): string {
  return origins.slice(0, MOST_TOLD).join(', ');
}

const MOST_TOLD = 10;
