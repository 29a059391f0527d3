import { KIOSK_HOME } from '../core/kiosk-user.ts';
import type { Status } from '../core/status.ts';
import { readRunFile } from '../player/run-file.ts';
import { readService, SERVICE_PROPERTIES, type Service } from './player-sight.ts';
import type { RunProgram } from './run-program.ts';

/** One look at the player: what systemd says of its service, and what it says itself, if it answers. */
export interface PlayerAnswer {
  readonly service: Service;
  readonly status: Status | undefined;
}

/** Asks both. Never rejects: whoever does not answer in time does not answer. */
export async function askPlayer(run: RunProgram, dataDir = KIOSK_HOME): Promise<PlayerAnswer> {
  const [shown, status] = await Promise.all([
    run('systemctl', ['show', `--property=${SERVICE_PROPERTIES.join(',')}`, PLAYER_SERVICE], { limitMs: LIMIT_MS }),
    askStatus(dataDir),
  ]);
  return { service: readService(shown.stdout), status };
}

async function askStatus(dataDir: string): Promise<Status | undefined> {
  const running = readRunFile(dataDir);
  if (running === undefined) return undefined;
  try {
    const address = `${running.origin}/status?token=${running.token}`;
    const response = await fetch(address, { signal: AbortSignal.timeout(LIMIT_MS) });
    return response.ok ? ((await response.json()) as Status) : undefined;
  } catch {
    return undefined; // it is just being started, or was killed and has left its entry behind
  }
}

const PLAYER_SERVICE = 'bluezone-kiosk.service';
const LIMIT_MS = 5_000;
