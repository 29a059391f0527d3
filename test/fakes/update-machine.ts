import type { Offer } from '../../core/offers.ts';
import type { PlayerFault, Status } from '../../core/status.ts';
import { newRecord, type UpdateRecord } from '../../core/update.ts';
import type { Asked, Done, Installed } from '../../update/packages.ts';
import type { RenewOrder, RenewWorld } from '../../update/renew-world.ts';
import { renew } from '../../update/renew.ts';
import { logbook } from './logbook.ts';

/** What a version shows once it is installed. */
export type Shows = 'picture' | 'safe-mode' | 'nothing' | 'dark' | 'no-display';

/** The power has gone. */
export class PowerCut extends Error {}

/** Night at the screen's place: closed until 07:00. */
export const NIGHT = Date.parse('2026-11-23T22:00:00+07:00');
const OPENING = Date.parse('2026-11-24T07:00:00+07:00');

/** A screen with version 1, and a source that has newer ones. What it has survives its power cuts; time is turned by hand. */
export function updateMachine(given: {
  readonly shows?: Readonly<Record<string, Shows>>;
  readonly offers?: readonly Offer[];
  readonly asked?: Asked;
  /** Versions whose packages cannot be had. */
  readonly lacks?: readonly string[];
  /** Versions that apt refuses before it has touched anything, and those that dpkg fails at in the middle. */
  readonly refuses?: readonly string[];
  readonly breaks?: readonly string[];
  readonly isQuiet?: () => boolean;
}) {
  const offers = given.offers ?? [{ version: '2', percent: 100 }];
  let now = NIGHT;
  let life = 1;
  let stepsLeft = Infinity;
  let steps = 0;
  const there = {
    installed: { version: '1', isWhole: true } as Installed,
    debs: new Set<string>(),
    record: newRecord,
    told: undefined as PlayerFault | undefined,
    keepsProgram: false,
    installs: [] as string[],
    wakes: [] as number[],
  };
  const step = () => {
    steps++;
    if (--stepsLeft < 0) throw new PowerCut();
  };

  const status = (): Status | undefined => {
    const shows = given.shows?.[there.installed.version] ?? 'picture';
    if (!there.installed.isWhole || shows === 'nothing') return undefined;
    const isOpen = now >= OPENING;
    const state = shows === 'no-display' ? 'no-display' : shows === 'dark' && !isOpen ? 'off-by-schedule' : 'playing';
    const quiet = given.isQuiet?.() ?? !isOpen;
    return {
      screens: [
        {
          ...{ id: 'hall', state: shows === 'safe-mode' ? 'safe-mode' : state },
          nowPlaying: state === 'playing' ? { itemId: 'clip', since: '' } : null,
        },
      ],
      quiet: { now: quiet, until: isOpen ? null : new Date(OPENING).toISOString(), timeZone: 'Asia/Ho_Chi_Minh' },
      faults: [],
    } as unknown as Status;
  };

  const world: RenewWorld = {
    packages: {
      installed: () => Promise.resolve(there.installed),
      ask: () => Promise.resolve(given.asked ?? { kind: 'offers', offers: offers.filter(isNewer) }),
      async obtain(version): Promise<Done> {
        if (given.lacks?.includes(version)) return { kind: 'failed', why: '404 Not Found' };
        step();
        there.debs.add(version);
        return Promise.resolve({ kind: 'done' });
      },
      install(version): Promise<Done> {
        step();
        if (!there.debs.has(version)) return Promise.reject(new Error(`the package of ${version} is not at hand`));
        there.installs.push(version);
        if (given.refuses?.includes(version)) return Promise.resolve({ kind: 'failed', why: 'unmet dependencies' });
        there.installed = { version, isWhole: false };
        step();
        if (given.breaks?.includes(version)) return Promise.resolve({ kind: 'failed', why: 'No space left on device' });
        there.installed = { version, isWhole: true };
        life++;
        step();
        return Promise.resolve({ kind: 'done' });
      },
      keepOnly(versions) {
        step();
        for (const version of there.debs) if (!versions.includes(version)) there.debs.delete(version);
        return Promise.resolve();
      },
    },
    records: {
      read: () => Promise.resolve(there.record),
      keep(record: UpdateRecord) {
        step();
        there.record = structuredClone(record);
        return Promise.resolve();
      },
    },
    program: {
      keep() {
        step();
        there.keepsProgram = true;
        return Promise.resolve({ kind: 'done' });
      },
      letGo() {
        step();
        there.keepsProgram = false;
        return Promise.resolve();
      },
    },
    look() {
      const shown = status();
      return Promise.resolve({
        service: {
          ActiveState: shown === undefined ? 'activating' : 'active',
          StatusText: shown === undefined ? 'the page is being opened' : 'playing',
          InvocationID: String(life),
          WatchdogTimestampMonotonic: String(Math.floor(now / 10_000)),
        },
        status: shown,
      });
    },
    settings: () => Promise.resolve({}),
    machineId: 'f4c1',
    isFirst: false,
    tell(fault) {
      there.told = fault;
      return Promise.resolve();
    },
    wakeAt(instant) {
      there.wakes.push(instant);
      return Promise.resolve();
    },
    log: logbook(),
    now: () => now,
    uptimeMs: () => now,
    bootedMs: () => 3_600_000,
    sleep(ms) {
      now += ms;
      return Promise.resolve();
    },
    signal: new AbortController().signal,
  };

  function isNewer({ version }: Offer): boolean {
    return Number(version) > Number(there.installed.version);
  }

  return {
    there,
    /** How many steps have been done so far, each of which the power may go at. */
    steps: () => steps,
    opens: () => void (now = OPENING),
    passes: (ms: number) => void (now += ms),
    run: (order: RenewOrder = 'timer', change: Partial<RenewWorld> = {}) => renew({ ...world, ...change }, order),
    /** Runs until the power goes after so many steps; gives whether it went. Then the machine is switched on again. */
    async runCutAfter(count: number, order: RenewOrder = 'timer'): Promise<boolean> {
      stepsLeft = count;
      try {
        await renew(world, order);
        return false;
      } catch (error) {
        if (!(error instanceof PowerCut)) throw error;
        life++;
        return true;
      } finally {
        stepsLeft = Infinity;
      }
    },
  };
}
