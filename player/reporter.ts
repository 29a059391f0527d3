import type { PlayerOptions } from '../core/messages.ts';
import type { Status } from '../core/status.ts';
import { startDelivery, type Delivery, type JournalToDeliver } from './delivery/delivery.ts';
import { openDestination } from './delivery/open-destination.ts';
import type { FaultBoard } from './fault-board.ts';
import { heartbeatOf, startHeartbeat } from './heartbeat.ts';
import { expositionOf } from './metrics/exposition.ts';
import { answerMetrics, openMetricsDoor, type AnswerMetrics } from './metrics/metrics-door.ts';
import { metricsOf } from './metrics/metrics.ts';
import { openDailyReport } from './open-daily-report.ts';
import type { PlayerWorld } from './player-world.ts';

export interface ReporterWorld {
  readonly options: Pick<PlayerOptions, 'reporting' | 'dataDir' | 'campaignDir' | 'screens'>;
  readonly world: Pick<PlayerWorld, 'fetch' | 'now' | 'uptimeMs' | 'random' | 'sleep' | 'log' | 'reportWorker'>;
  readonly journal: JournalToDeliver;
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
  readonly status: () => Promise<Status>;
  /** Of the playlist in force; the day of a report is a day there. */
  readonly timeZone: () => string;
  /** Epoch milliseconds before which this machine's clock is not believed. */
  readonly clockFloor: () => number;
}

/** All that this machine tells of itself, to whom the settings say and to nobody else (DECISIONS 23). */
export interface Reporter {
  /** Answers `/metrics`. */
  readonly metrics: AnswerMetrics;
  /** Begins what goes out by itself: plays, heartbeats, the daily report, and the door for metrics beside loopback's. */
  start(): void;
  stop(): Promise<void>;
}

export function createReporter(asked: ReporterWorld): Reporter {
  const { options, world, journal, faults, status } = asked;
  const reporting = options.reporting ?? {};
  const { heartbeatUrl, metricsToken, metricsListen } = reporting;
  const { fetch, now } = world;
  let delivery: Delivery | undefined;
  const stops: (() => Promise<void>)[] = [];

  const metrics = answerMetrics(metricsToken, async () => {
    const [told, { seq }] = await Promise.all([status(), journal.head()]);
    const { user, system } = process.cpuUsage();
    const own = { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss() };
    return expositionOf(metricsOf({ status: told, journalSeq: seq, delivery: delivery?.state(), process: own }));
  });
  const beat = async () => {
    const [told, head] = await Promise.all([status(), journal.head()]);
    return heartbeatOf({ status: told, journal: head, delivery: delivery?.state(), now: now() });
  };

  return {
    metrics,
    start() {
      const destination = openDestination(reporting, fetch);
      if (destination !== undefined) {
        const started = startDelivery({ ...world, journal, destination, faults });
        delivery = started;
        stops.push(() => started.stop());
      }
      if (heartbeatUrl !== undefined) stops.push(startHeartbeat({ ...world, url: heartbeatUrl, beat }));
      stops.push(openDailyReport(asked));
      if (metricsListen === undefined) return;
      if (metricsToken === undefined)
        faults.raise(
          'METRICS_CLOSED',
          'metricsListen is set without metricsToken: nobody may read metrics from elsewhere',
        );
      else stops.push(openMetricsDoor({ ...world, listen: metricsListen, answer: metrics, faults }));
    },
    async stop() {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}
