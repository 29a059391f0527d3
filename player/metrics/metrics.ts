import type { PlaylistState, ScreenState, Status } from '../../core/status.ts';
import type { DeliveryState } from '../delivery/delivery.ts';
import type { Metric, Sample } from './exposition.ts';

export interface MetricsFacts {
  readonly status: Status;
  /** The newest final entry of the journal; 0 while there is none. */
  readonly journalSeq: number;
  /** None where nothing is delivered. */
  readonly delivery: DeliveryState | undefined;
  /** Of the player process. */
  readonly process: { readonly cpuSeconds: number; readonly residentBytes: number };
}

/** Every name of `/metrics`, by Prometheus' rules of naming (prometheus.io/docs/practices/naming); `docs/metrics.md` lists them. */
export function metricsOf({ status, journalSeq, delivery, process }: MetricsFacts): readonly Metric[] {
  const { player, playlist, sync, screens, faults } = status;
  return [
    gauge('bluezone_kiosk_info', 'The player that runs.', [
      { labels: { version: player.version, host: player.host }, value: 1 },
    ]),
    gauge('bluezone_kiosk_start_time_seconds', 'When the player was started, since the epoch.', [
      { value: secondsOf(player.startedAt) },
    ]),
    gauge('bluezone_kiosk_playlist_revision', 'Revision of the playlist that is in force.', [
      { labels: { playlist: playlist.id }, value: playlist.revision },
    ]),
    gauge(
      'bluezone_kiosk_playlist_state',
      'How the playlist in force stands: 1 at its state.',
      playlistStates.map((state) => ({ labels: { state }, value: state === playlist.state ? 1 : 0 })),
    ),
    gauge('bluezone_kiosk_playlist_stale', '1 when the playlist has not been had for longer than it should.', [
      { value: playlist.stale ? 1 : 0 },
    ]),
    gauge(
      'bluezone_kiosk_playlist_published_time_seconds',
      'When the playlist in force was published, since the epoch.',
      playlist.publishedAt === null ? [] : [{ value: secondsOf(playlist.publishedAt) }],
    ),
    gauge('bluezone_kiosk_media_wanted', 'Files that the playlist needs.', [{ value: sync.wanted }]),
    gauge('bluezone_kiosk_media_ready', 'Files that the playlist needs and that are here.', [{ value: sync.ready }]),
    gauge('bluezone_kiosk_media_missing_bytes', 'What is still to be fetched.', [{ value: sync.bytesLeft }]),
    gauge(
      'bluezone_kiosk_screen_state',
      'What a screen does: 1 at its state.',
      screens.flatMap(({ id, state: is }) =>
        screenStates.map((state) => ({ labels: { screen: id, state }, value: state === is ? 1 : 0 })),
      ),
    ),
    gauge(
      'bluezone_kiosk_screen_item_start_time_seconds',
      'When what is on now began, since the epoch; absent while nothing is on.',
      screens.flatMap(({ id, nowPlaying }) =>
        nowPlaying === null ? [] : [{ labels: { screen: id }, value: secondsOf(nowPlaying.since) }],
      ),
    ),
    gauge(
      'bluezone_kiosk_screen_plays_today',
      'Showings that are over since midnight on the clock of the playlist.',
      screens.map(({ id, plays }) => ({ labels: { screen: id }, value: plays.today })),
    ),
    gauge('bluezone_kiosk_faults', 'Faults that stand, by their code (docs/status-codes.md).', countedCodes(faults)),
    counter('bluezone_kiosk_journal_entries_total', 'Entries of the journal that are final, ever.', [
      { value: journalSeq },
    ]),
    ...deliveryMetrics(delivery),
    counter('process_cpu_seconds_total', 'CPU time of the player process, without the browser.', [
      { value: process.cpuSeconds },
    ]),
    gauge('process_resident_memory_bytes', 'Memory of the player process, without the browser.', [
      { value: process.residentBytes },
    ]),
  ];
}

function deliveryMetrics(delivery: DeliveryState | undefined): readonly Metric[] {
  if (delivery === undefined) return [];
  const { waiting, acknowledgedAt, batches, bytes } = delivery;
  return [
    gauge('bluezone_kiosk_delivery_waiting_entries', 'Entries of the journal that are still to be delivered.', [
      { value: waiting },
    ]),
    gauge(
      'bluezone_kiosk_delivery_last_success_time_seconds',
      'When a batch was acknowledged last since the start, since the epoch.',
      acknowledgedAt === undefined ? [] : [{ value: acknowledgedAt / 1000 }],
    ),
    counter(
      'bluezone_kiosk_delivery_batches_total',
      'Batches that were brought, by what came of it.',
      Object.entries(batches).map(([result, value]) => ({ labels: { result }, value })),
    ),
    counter('bluezone_kiosk_delivery_bytes_total', 'Bytes of batches that were acknowledged, packed.', [
      { value: bytes },
    ]),
  ];
}

function gauge(name: string, help: string, samples: readonly Sample[]): Metric {
  return { type: 'gauge', name, help, samples };
}

function counter(name: string, help: string, samples: readonly Sample[]): Metric {
  return { type: 'counter', name, help, samples };
}

/** A code may be followed by what it is about, of which there may be as many as there are items. */
function countedCodes(faults: Status['faults']): readonly Sample[] {
  const counts = new Map<string, number>();
  for (const { code } of faults) {
    const [name = ''] = code.split(' ', 1);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([code, value]) => ({ labels: { code }, value }));
}

function secondsOf(instant: string): number {
  return Date.parse(instant) / 1000;
}

const playlistStates: readonly PlaylistState[] = ['bundled', 'current', 'pending', 'kept', 'hold'];
const screenStates: readonly ScreenState[] = ['playing', 'off-by-schedule', 'hold', 'safe-mode', 'no-display'];
