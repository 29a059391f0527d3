import { pageOriginsOf } from '../../core/page-origins.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { HostKind } from '../../core/status.ts';
import type { FaultBoard } from '../fault-board.ts';

/** Puts up that a playlist has web pages that this machine may not show, and takes that down when it is over. */
export function tellRefusedPages(
  faults: Pick<FaultBoard, 'raise' | 'clear'>,
  playlist: Playlist | undefined,
  { host, webOrigins }: { readonly host: HostKind; readonly webOrigins: readonly string[] },
): void {
  const needed = playlist === undefined ? [] : pageOriginsOf(playlist);
  const refused = needed.filter((origin) => !webOrigins.includes(origin));
  if (refused.length === 0) return faults.clear('WEB_NOT_ALLOWED');
  faults.raise(
    'WEB_NOT_ALLOWED',
    `the playlist has web pages of ${refused.slice(0, MOST_TOLD).join(', ')}, which this machine may not show: ` +
      (host === 'none'
        ? 'a player without a host shows none: use --host electron or --host chromium'
        : 'allow them with the setting webOrigins, or take them out of the playlist'),
  );
}

const MOST_TOLD = 10;
