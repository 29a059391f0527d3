import { localDays } from '../core/local-days.ts';
import type { PlayerOptions } from '../core/messages.ts';
import { besideZones, type BesideZone, type Zone } from '../core/playlist.ts';
import type { HostedScreen } from '../core/screen.ts';
import type { CommandStatus, DeliveryStatus, PlayerFault, PlaylistState, ScreenState, Status } from '../core/status.ts';
import type { DeliveryState } from './delivery/delivery.ts';
import type { Library } from './library.ts';
import { shownUrl } from './network-policy.ts';
import type { SyncState } from './sync.ts';

export interface StatusFacts {
  readonly options: PlayerOptions;
  readonly screens: readonly HostedScreen[];
  readonly library: Pick<Library, 'current'>;
  readonly state: PlaylistState;
  readonly stale: boolean;
  readonly sync: SyncState;
  readonly faults: readonly PlayerFault[];
  readonly commands: readonly CommandStatus[];
  readonly nowPlaying: (
    screenId: string,
    zone: Zone,
  ) => { readonly itemId: string; readonly since: number; readonly plannedMs?: number | undefined } | undefined;
  /** Whether the display of a screen was switched off, and may look as if it were unplugged. */
  readonly isOff: (screenId: string) => boolean;
  /** Whether the screen is dark because it is outside its opening hours. */
  readonly closed: (screenId: string) => boolean;
  readonly zonesLeftOut: (screenId: string) => readonly BesideZone[];
  readonly count: (screenId: string, since: number) => Promise<{ readonly today: number; readonly total: number }>;
  readonly quiet: Status['quiet'];
  readonly plannedRestart: Status['plannedRestart'];
  /** None where nothing is delivered. */
  readonly delivery: DeliveryState | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The answer of `/status` (DECISIONS 10). A day of plays begins at midnight of the playlist's time zone. */
export async function composeStatus(facts: StatusFacts): Promise<Status> {
  const { options, library, sync, now } = facts;
  const { version, host, startedAt, configUrl } = options;
  const { playlist, broughtFrom } = library.current ?? {};
  const midnight = startOfDay(now, playlist?.timeZone ?? 'Asia/Ho_Chi_Minh');
  return {
    player: { version, host, startedAt: instant(startedAt) },
    playlist: {
      id: playlist?.id ?? 'bundled',
      revision: playlist?.revision ?? 0,
      state: facts.state,
      stale: facts.stale,
      source: broughtFrom ?? (configUrl === undefined ? 'bundled' : shownUrl(configUrl)),
      publishedAt: playlist?.publishedAt ?? null,
    },
    sync: { wanted: sync.wanted, ready: sync.ready, bytesLeft: sync.bytesLeft },
    screens: await Promise.all(
      facts.screens.map(async ({ id, tags, display }) => {
        const playing = (zone: Zone) => {
          const on = facts.nowPlaying(id, zone);
          if (on === undefined) return null;
          const { itemId, since, plannedMs } = on;
          return { itemId, since: instant(since), ...(plannedMs === undefined ? {} : { plannedMs }) };
        };
        const { today, total } = await facts.count(id, midnight);
        return {
          id,
          tags,
          display: display ?? null,
          state: stateOf(
            display,
            facts.isOff(id),
            facts.closed(id),
            options.rung === 'safe-mode',
            facts.state === 'hold',
          ),
          nowPlaying: playing('main'),
          zones: besideZones.flatMap((zone) => {
            const nowPlaying = playing(zone);
            return nowPlaying === null ? [] : [{ zone, nowPlaying }];
          }),
          zonesLeftOut: facts.zonesLeftOut(id),
          plays: { today, total },
        };
      }),
    ),
    commands: facts.commands,
    faults: facts.faults,
    quiet: facts.quiet,
    plannedRestart: facts.plannedRestart,
    ...(facts.delivery === undefined ? {} : { delivery: deliveryOf(facts.delivery) }),
  };
}

function deliveryOf({ waiting, acknowledgedAt, failing }: DeliveryState): DeliveryStatus {
  return {
    waiting,
    lastTakenAt: acknowledgedAt === undefined ? null : instant(acknowledgedAt),
    failing: failing === undefined ? null : { ...failing, since: instant(failing.since) },
  };
}

/** That everything is taken down is told with the playlist as well; that a screen is in safe mode only here. */
function stateOf(
  display: string | undefined,
  isOff: boolean,
  closed: boolean,
  isSafe: boolean,
  isHeld: boolean,
): ScreenState {
  if (isOff) return 'off-by-schedule';
  if (display === undefined) return 'no-display';
  if (closed) return 'off-by-schedule';
  if (isSafe) return 'safe-mode';
  return isHeld ? 'hold' : 'playing';
}

/** RFC 3339 with offset. */
function instant(at: number): string {
  return new Date(at).toISOString();
}

/** When the day of an instant began, in a time zone that the playlist's check has accepted; epoch milliseconds. */
function startOfDay(now: number, timeZone: string): number {
  return localDays({ from: now, until: now }, timeZone)[0]?.from ?? now;
}
