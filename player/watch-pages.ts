import type { PlayerOptions } from '../core/messages.ts';
import type { PlayerFault } from '../core/status.ts';
import type { Culprits } from './culprits.ts';
import type { FaultBoard } from './fault-board.ts';
import type { HostedScreens } from './hosted-screens.ts';
import type { Proof } from './journal/proof.ts';
import type { PlayerWorld } from './player-world.ts';
import { statusLine } from './status-line.ts';
import { startWatchdog, type Watchdog } from './watchdog.ts';

export interface WatchedPages {
  readonly options: Pick<PlayerOptions, 'host' | 'rung'>;
  readonly world: Pick<PlayerWorld, 'tellHost' | 'now' | 'log'>;
  readonly screens: Pick<HostedScreens, 'ids'>;
  readonly proof: Pick<Proof, 'nowPlaying' | 'closed'>;
  readonly culprits: Pick<Culprits, 'excuse'>;
  readonly faults: FaultBoard;
  readonly faultsNow: () => readonly PlayerFault[];
  /** Whether somebody does something at this machine. */
  readonly isTouched: () => boolean;
}

/** Watches the pages of this machine's screens: has the host revive those that are sick, and tells it what is on. */
export function watchPages(watched: WatchedPages): Watchdog {
  const { options, screens, proof, culprits, faults, faultsNow, isTouched } = watched;
  const { tellHost, now, log } = watched.world;
  return startWatchdog({
    screens: () => (options.host === 'none' ? [] : screens.ids()),
    onAir(screenId) {
      const on = proof.nowPlaying(screenId);
      return on === undefined ? undefined : (on.sha256 ?? 'slide');
    },
    rung: options.rung ?? 'normal',
    ...{ now, faults, isTouched },
    onSick(screenId, how, why) {
      log.warn('page revived', { screenId, how, why });
      // A page that hangs may hang by what it shows; a display that shows nothing does not.
      if (how !== 'kill-page') culprits.excuse(screenId);
      tellHost({ type: 'revive-page', screenId, how, why });
    },
    onWatched: (ailing) => {
      const doing = statusLine({ ...proof, screens: screens.ids(), faults: faultsNow() });
      tellHost({ type: 'watched', ailing, doing });
    },
  });
}
