import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { signal, watchTree } from '../bench/process-tree.ts';
import { openNotifySocket, type Notified } from './notify-socket.ts';

/** What of a unit the stand-in goes by; times in milliseconds. */
export interface Unit {
  readonly execStart: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly restart: string;
  readonly restartMs: number;
  readonly watchdogMs: number;
  readonly watchdogSignal: NodeJS.Signals;
  readonly stopMs: number;
}

/** Reads a unit file; its times have to be whole seconds. */
export function readUnit(text: string): Unit {
  const lines = text.split('\n').flatMap((line) => {
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [{ key, value }];
  });
  const last = (key: string) => lines.findLast((line) => line.key === key)?.value;
  const seconds = (key: string, otherwise: number) => Number(last(key) ?? otherwise) * 1000;
  const variables = lines.filter(({ key }) => key === 'Environment').flatMap(({ value }) => wordsOf(value));
  return {
    execStart: wordsOf(last('ExecStart') ?? '').map((word) => word.replaceAll('$$', '$')),
    environment: Object.fromEntries(variables.map((one) => [one.split('=')[0] ?? '', one.slice(one.indexOf('=') + 1)])),
    restart: last('Restart') ?? 'no',
    restartMs: seconds('RestartSec', 0.1),
    watchdogMs: seconds('WatchdogSec', Infinity),
    watchdogSignal: (last('WatchdogSignal') ?? 'SIGABRT') as NodeJS.Signals,
    stopMs: seconds('TimeoutStopSec', 90),
  };
}

/** The words of a line, some of them in double quotes. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) =>
    (quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '').replaceAll('%%', '%'),
  );
}

/** A service, kept up by the stand-in. */
export interface Service {
  /** Its main process; 0 while there is none. */
  pid(): number;
  /** When it was started, epoch milliseconds, each time. */
  readonly startedAt: readonly number[];
  /** What ended it unasked, each time: a signal, an exit code, or `watchdog`. */
  readonly ends: readonly string[];
  readonly heard: readonly Notified[];
  readonly said: readonly string[];
  stop(): Promise<void>;
}

/**
 * Does with a unit what systemd would: starts its program with its environment and little else, ends all that came from it
 * when the main process ends or the watchdog is not fed in time, and starts it anew as `Restart` and `RestartSec` say.
 */
export async function startService(unit: Unit, environment: Readonly<Record<string, string>> = {}): Promise<Service> {
  const startedAt: number[] = [];
  const ends: string[] = [];
  const said: string[] = [];
  let fedAt = 0;
  const socket = await openNotifySocket(({ word, at }) => {
    if (word === 'READY=1' || (fedAt > 0 && word === 'WATCHDOG=1')) fedAt = at;
  });
  let child: ChildProcess | undefined;
  let stopping = false;

  /** One life of the service, to the end of the last of its processes. */
  async function life(): Promise<void> {
    const [program = '', ...args] = unit.execStart;
    fedAt = 0;
    startedAt.push(Date.now());
    const started = spawn(program, args, {
      env: {
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        ...unit.environment,
        ...environment,
        NOTIFY_SOCKET: socket.path,
        WATCHDOG_USEC: String(unit.watchdogMs * 1000),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    child = started;
    createInterface({ input: started.stderr }).on('line', (line) => said.push(line));
    const tree = watchTree(started.pid ?? 0);
    let how = '';
    const ended = new Promise<void>((resolve) => {
      started.once('exit', (code, by) => {
        how ||= by ?? `exit code ${code}`;
        resolve();
      });
      started.once('error', (error) => {
        how = error.message;
        resolve();
      });
    });
    const watch = setInterval(() => {
      tree.members();
      if (fedAt === 0 || Date.now() - fedAt < unit.watchdogMs || how !== '') return;
      how = 'watchdog';
      for (const { pid } of tree.members()) {
        signal(pid, unit.watchdogSignal);
        signal(pid, 'SIGCONT');
      }
    }, 100);
    await ended;
    clearInterval(watch);
    child = undefined;
    if (!stopping) ends.push(how);
    for (const { pid } of tree.members()) signal(pid, 'SIGTERM');
    for (const end = Date.now() + unit.stopMs; tree.members().length > 0 && Date.now() < end;) await sleep(20);
    await tree.kill();
  }

  async function run(): Promise<void> {
    for (;;) {
      await life();
      if (stopping || unit.restart !== 'always') return;
      await sleep(unit.restartMs);
      if (stopping) return;
    }
  }
  const running = run();

  return {
    pid: () => child?.pid ?? 0,
    ...{ startedAt, ends, heard: socket.heard, said },
    async stop() {
      stopping = true;
      child?.kill('SIGTERM');
      await running;
      await socket.stop();
    },
  };
}
