import type { PlayerOptions } from '../core/messages.ts';
import type { Status } from '../core/status.ts';
import type { DeliveryState } from './delivery/delivery.ts';
import type { FaultBoard } from './fault-board.ts';
import { heartbeatOf } from './heartbeat.ts';
import { expositionOf } from './metrics/exposition.ts';
import { answerMetrics, openMetricsDoor, type AnswerMetrics } from './metrics/metrics-door.ts';
import { metricsOf } from './metrics/metrics.ts';
import { openDailyReport, type OpenDailyReport } from './open-daily-report.ts';
import { createOutgoing, type OutgoingWorld } from './outgoing.ts';
import type { PlayerWorld } from './player-world.ts';

export interface ReporterWorld {
  readonly options: Pick<PlayerOptions, 'reporting' | 'dataDir' | 'campaignDir' | 'screens'>;
  readonly world: Pick<PlayerWorld, 'fetch' | 'now' | 'uptimeMs' | 'random' | 'sleep' | 'log' | 'reportWorker'>;
  readonly journal: OutgoingWorld['journal'] & OpenDailyReport['journal'];
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
  readonly status: () => Promise<Status>;
  readonly trust: OutgoingWorld['trust'];
  /** Of the playlist in force; the day of a report is a day there. */
  readonly timeZone: () => string;
  /** Epoch milliseconds before which this machine's clock is not believed. */
  readonly clockFloor: () => number;
}

/** All that this machine tells of itself, to whom settings or the trust file say and to nobody else (DECISIONS 23). */
export interface Reporter {
  /** Answers `/metrics`. */
  readonly metrics: AnswerMetrics;
  /** How it stands with what is delivered; none where nothing is. */
  delivery(): Promise<DeliveryState | undefined>;
  /** Begins what goes out by itself: plays, heartbeats, the daily report, and the door for metrics beside loopback's. */
  start(): void;
  /** Another trust file is in force. */
  follow(): void;
  stop(): Promise<void>;
}

export function createReporter(asked: ReporterWorld): Reporter {
  const { options, world, journal, faults, status } = asked;
  const reporting = options.reporting ?? {};
  const { metricsToken, metricsListen } = reporting;
  const { now } = world;
  const stops: (() => Promise<void>)[] = [];

  const metrics = answerMetrics(metricsToken, async () => {
    const [told, { seq }, delivered] = await Promise.all([status(), journal.head(), delivery()]);
    const { user, system } = process.cpuUsage();
    const own = { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss() };
    return expositionOf(metricsOf({ status: told, journalSeq: seq, delivery: delivered, process: own }));
  });
  const beat = async () => {
    const [told, head] = await Promise.all([status(), journal.head()]);
    return heartbeatOf({ status: told, journal: head, now: now() });
  };

  const outgoing = createOutgoing({ ...world, options, journal, faults, beat, trust: asked.trust });
  const delivery = async () => outgoing.delivery()?.state();

  return {
    ...{ metrics, delivery },
    start() {
      outgoing.follow();
      stops.push(outgoing.stop);
      stops.push(openDailyReport(asked));
      if (metricsListen === undefined) return;
      if (metricsToken === undefined)
        faults.raise(
          'METRICS_CLOSED',
          'metricsListen is set without metricsToken: nobody may read metrics from elsewhere',
        );
      else stops.push(openMetricsDoor({ ...world, listen: metricsListen, answer: metrics, faults }));
    },
    follow: outgoing.follow,
    async stop() {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}
