import { performance } from 'node:perf_hooks';

/**
 * Time that passes only when it is told to. Timers of the whole process go by it from `installClock` until `remove`;
 * sockets and disks stay as they are, so time waits for them.
 */
export interface VirtualClock {
  /** Epoch milliseconds by the clock on the wall, which `shift` can put wrong. */
  now(): number;
  /** How much time has really passed since it was installed. */
  elapsedMs(): number;
  /** Puts the clock on the wall forward or back; timers do not notice. */
  shift(ms: number): void;
  /** Puts the clock on the wall right again. */
  right(): void;
  /**
   * Lets time pass, from timer to timer, until this is so or so much time is over; gives whether it was so. Between two
   * timers it waits until nothing is on its way any more.
   */
  passUntil(isSo: () => boolean, mostMs: number): Promise<boolean>;
  pass(ms: number): Promise<void>;
  /** Waits until nothing is on its way any more; no time passes. */
  settle(): Promise<void>;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Where timers were set that still wait and would keep a process alive. */
  pending(): readonly string[];
  remove(): void;
}

interface Timer {
  readonly id: number;
  readonly call: () => void;
  readonly everyMs: number | undefined;
  at: number;
  isRef: boolean;
  /** Read only when it is asked where the timer was set: to put a stack into words takes longer than all else here. */
  readonly set: Error;
}

/**
 * Of the whole process, whichever clock is installed: libraries keep the handles of their timers, and what they measured,
 * from one to the next.
 */
const timers = new Map<number, Timer>();
let passed = 0;
let made = 0;

/** @param isBusy  whether something is on its way that time has to wait for, besides the disk */
export function installClock({ at, isBusy }: { readonly at: number; readonly isBusy: () => boolean }): VirtualClock {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, now: performance.now };
  const begunAt = passed;
  let shifted = 0;

  const add = (call: () => void, ms: number, everyMs?: number) => {
    const timer: Timer = {
      id: ++made,
      call,
      everyMs,
      at: passed + Math.max(1, ms || 0),
      isRef: true,
      set: new Error('a timer was set'),
    };
    timers.set(timer.id, timer);
    const handle = {
      ref: () => ((timer.isRef = true), handle),
      unref: () => ((timer.isRef = false), handle),
      hasRef: () => timer.isRef,
      refresh: () => ((timer.at = passed + Math.max(1, ms || 0)), timers.set(timer.id, timer), handle),
      close: () => (timers.delete(timer.id), handle),
      [Symbol.toPrimitive]: () => timer.id,
      [Symbol.dispose]: () => void timers.delete(timer.id),
    };
    return handle;
  };
  const drop = (handle: unknown) => {
    if (handle !== undefined && handle !== null) timers.delete(Number(handle));
  };
  Object.assign(globalThis, {
    setTimeout: (call: (...given: unknown[]) => void, ms = 1, ...given: unknown[]) => add(() => call(...given), ms),
    setInterval: (call: (...given: unknown[]) => void, ms = 1, ...given: unknown[]) =>
      add(() => call(...given), ms, Math.max(1, ms)),
    clearTimeout: drop,
    clearInterval: drop,
  });
  performance.now = () => passed;

  const settle = async () => {
    for (let calm = 0, turns = 0; calm < CALM_TURNS; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
      calm = isBusy() || isDiskBusy() ? 0 : calm + 1;
      if (calm === 0 && turns > 200) await new Promise((resolve) => real.setTimeout(resolve, 1));
      if (turns > MOST_TURNS) throw new Error('something is on its way that never comes');
    }
  };
  const nextTimer = () => {
    let first: Timer | undefined;
    for (const timer of timers.values()) if (first === undefined || timer.at < first.at) first = timer;
    return first;
  };
  const fire = (timer: Timer) => {
    passed = Math.max(passed, timer.at);
    if (timer.everyMs === undefined) timers.delete(timer.id);
    else timer.at = passed + timer.everyMs;
    timer.call();
  };

  const clock: VirtualClock = {
    now: () => at + passed - begunAt + shifted,
    shift: (ms) => void (shifted += ms),
    elapsedMs: () => passed - begunAt,
    right: () => void (shifted = 0),
    settle,
    async passUntil(isSo, mostMs) {
      const until = passed + mostMs;
      for (;;) {
        await settle();
        if (isSo()) return true;
        const timer = nextTimer();
        if (timer === undefined || timer.at > until) {
          passed = until;
          return isSo();
        }
        fire(timer);
      }
    },
    pass: async (ms) => void (await clock.passUntil(() => false, ms)),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const give = () => reject(signal.reason as Error);
        if (signal.aborted) return give();
        const timer = add(() => {
          signal.removeEventListener('abort', give);
          resolve();
        }, ms);
        signal.addEventListener('abort', () => (timer.close(), give()), { once: true });
      }),
    pending: () => [...timers.values()].filter(({ isRef }) => isRef).map(({ set }) => callerOf(set)),
    remove() {
      Object.assign(globalThis, {
        setTimeout: real.setTimeout,
        setInterval: real.setInterval,
        clearTimeout: real.clearTimeout,
        clearInterval: real.clearInterval,
      });
      performance.now = real.now;
    },
  };
  return clock;
}

function callerOf({ stack = '' }: Error): string {
  return /(\w[\w/.-]+:\d+:\d+)\)?$/.exec(stack.split('\n')[3] ?? '')?.[1] ?? 'unknown';
}

/** What is on its way over a loopback socket is seen by the next turns of the event loop. */
const CALM_TURNS = 3;
/** About a minute: nothing here takes so long. */
const MOST_TURNS = 60_000;

function isDiskBusy(): boolean {
  return process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq') || name === 'CloseReq');
}
