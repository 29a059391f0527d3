import type { RegisteredScreen } from '../../../publish/register/register.ts';
import { makeFleet, type Fleet } from '../../../report/fleet/fleet.ts';
import { createLogScan } from '../../../report/fleet/log-scan.ts';
import { createSightings } from '../../../report/fleet/sightings.ts';
import { NOW } from './fleet-logs.ts';

/** For whom the pages of the tests are. */
export const reader = { lang: 'en', timeZone: 'Asia/Ho_Chi_Minh' } as const;

/** The fleet as a log and a register tell it. */
export function fleetOf(log: string, register: readonly RegisteredScreen[], notes: Fleet['notes'] = []): Fleet {
  const at = NOW / 1000;
  const sightings = createSightings({ names: register.map(({ id }) => id), mostOthers: 10, until: at, seed: 7 });
  const scan = createLogScan((poll, bytes) => sightings.take(poll, bytes));
  scan.read(Buffer.from(log));
  scan.end();
  return makeFleet({ sightings, at, intervalSeconds: 60, register, notes });
}
