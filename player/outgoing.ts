import path from 'node:path';
import type { PlayerOptions } from '../core/messages.ts';
import { reportingWith, type Reporting } from '../core/reporting.ts';
import type { Trust } from '../core/trust.ts';
import { startDelivery, type Delivery, type DeliveryWorld, type JournalToDeliver } from './delivery/delivery.ts';
import { openDestination } from './delivery/open-destination.ts';
import type { FaultBoard } from './fault-board.ts';
import { startHeartbeat, type HeartbeatWorld } from './heartbeat.ts';
import type { Journal } from './journal/journal.ts';
import { shownUrl } from './network-policy.ts';
import { settleWebAddress } from './report-address.ts';

export interface OutgoingWorld
  extends Omit<DeliveryWorld, 'destination' | 'journal'>, Pick<HeartbeatWorld, 'fetch' | 'beat'> {
  readonly options: Pick<PlayerOptions, 'reporting' | 'dataDir'>;
  readonly journal: JournalToDeliver & Pick<Journal, 'deliversTo'>;
  /** The trust file in force. */
  readonly trust: () => Pick<Trust, 'reports'> | undefined;
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
}

/** What goes out by itself, plays and heartbeats: to whom the settings say, or else the trust file in force. */
export interface Outgoing {
  delivery(): Delivery | undefined;
  /** Begins, and goes elsewhere when the trust file says so from now on. */
  follow(): void;
  stop(): Promise<void>;
}

export function createOutgoing(world: OutgoingWorld): Outgoing {
  let on: { readonly where: string; readonly stop: () => Promise<unknown> } | undefined;
  let delivery: Delivery | undefined;
  let isOver = false;
  let following = Promise.resolve();

  const begin = (reporting: Reporting): (() => Promise<unknown>) => {
    const keptAt = path.join(world.options.dataDir, 'report-folder.json');
    const destination = openDestination(reporting, world.fetch, { keptAt, sleep: world.sleep });
    world.journal.deliversTo(destination === undefined ? [] : [destination.name]);
    const started = destination === undefined ? undefined : startDelivery({ ...world, destination });
    delivery = started;
    const { heartbeatUrl: url } = reporting;
    const stopBeating = url === undefined ? undefined : startHeartbeat({ ...world, url });
    return () => Promise.all([started?.stop(), stopBeating?.()]);
  };
  const step = async () => {
    const reporting = mayBeAsked(reportingWith(world.options.reporting, world.trust()));
    const where = JSON.stringify([reporting.reportUrl, reporting.reportMethod, reporting.heartbeatUrl]);
    if (isOver || on?.where === where) return;
    await on?.stop();
    world.faults.clear('REPORT_LATE');
    on = { where, stop: begin(reporting) };
  };
  /** What the settings say was looked at when it was set; a trust file says the same to machines of every version. */
  const mayBeAsked = (reporting: Reporting): Reporting => {
    const own = world.options.reporting ?? {};
    const refused = (['reportUrl', 'heartbeatUrl'] as const).filter((name) => {
      const url = own[name] === undefined ? reporting[name] : undefined;
      const settled = url === undefined ? undefined : settleWebAddress(url);
      if (settled?.kind === 'refused')
        world.faults.raise('REPORT_REFUSED', `the trust file says ${name} ${shownUrl(url ?? '')}: ${settled.message}`);
      return settled?.kind === 'refused';
    });
    return Object.fromEntries(Object.entries(reporting).filter(([name]) => !refused.some((one) => one === name)));
  };

  return {
    delivery: () => delivery,
    follow: () => void (following = following.then(step)),
    async stop() {
      isOver = true;
      await following;
      await on?.stop();
    },
  };
}
