import type { Status } from '../../core/status.ts';

/** Whether this is the answer of `/status`, in all that is shown of it: what answers at an address may be anything. */
export function isStatus(value: unknown): value is Status {
  if (!isRecord(value)) return false;
  const { player, playlist, sync, screens, faults, delivery } = value;
  return (
    has(player, { version: 'string', host: 'string', startedAt: 'string' }) &&
    has(playlist, { id: 'string', revision: 'number', state: 'string', stale: 'boolean', source: 'string' }) &&
    has(sync, { wanted: 'number', ready: 'number', bytesLeft: 'number' }) &&
    isListOf(screens, isScreen) &&
    isListOf(faults, (fault) => has(fault, { code: 'string', message: 'string', at: 'string' })) &&
    (delivery === undefined || isDelivery(delivery))
  );
}

function isDelivery(value: unknown): boolean {
  if (!has(value, { waiting: 'number' })) return false;
  const { failing } = value as Record<string, unknown>;
  return failing === null || has(failing, { since: 'string', reason: 'string' });
}

function isScreen(value: unknown): boolean {
  if (!has(value, { id: 'string', state: 'string' })) return false;
  const { nowPlaying, plays } = value as Record<string, unknown>;
  return has(plays, { today: 'number' }) && (nowPlaying === null || isPlaying(nowPlaying));
}

function isPlaying(value: unknown): boolean {
  if (!has(value, { itemId: 'string', since: 'string' })) return false;
  const { plannedMs } = value as Record<string, unknown>;
  return plannedMs === undefined || typeof plannedMs === 'number';
}

function has(value: unknown, fields: Readonly<Record<string, 'string' | 'number' | 'boolean'>>): boolean {
  return isRecord(value) && Object.entries(fields).every(([name, type]) => typeof value[name] === type);
}

function isListOf(value: unknown, is: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
