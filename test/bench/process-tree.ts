import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process as /proc tells of it. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  /** Clock ticks since boot at its start: with the pid, names a process for ever. */
  readonly startedTicks: number;
  /** Processor time it has used, milliseconds. */
  readonly cpuMs: number;
}

/** Memory of processes, bytes. */
export interface Memory {
  /** Proportional set size: pages that several processes have are counted once, also those shared with strangers. */
  readonly pss: number;
  /** Of that what they have asked for themselves. The rest are pages of files, such as the program itself. */
  readonly own: number;
}

/** A program with all that it has started. */
export interface ProcessTree {
  /** Those alive now: the root, its descendants, all in its session, and whoever was once seen among them. */
  members(): readonly ProcessFacts[];
  /** Members whose command line passes `test`. */
  withCommand(test: (command: string) => boolean): readonly ProcessFacts[];
  /** Memory of all members, by what `partOf` makes of their command lines. */
  memoryByPart<Part extends string>(partOf: (command: string) => Part): Readonly<Partial<Record<Part, Memory>>>;
  /** How many processes of others run one of the programs of this tree: pages of it that they share count for less. */
  sharers(): number;
  /** Processor time of all members, the dead ones as far as they were seen. */
  cpuMs(): number;
  /** Asks the root to end (SIGTERM), and after `patienceMs` kills whatever is left of the tree. */
  end(patienceMs?: number): Promise<void>;
  /** Kills all of it at once (SIGKILL), as a power cut does. */
  kill(): Promise<void>;
}

/**
 * Watches the tree under `rootPid`, which should lead a session of its own (`spawn` with `detached`): a process whose
 * parent has died is given to init, but stays in its session. Chromium's crash handlers leave parent and session both:
 * they are known by `mark`, a text that only command lines of this tree hold, such as its data directory.
 */
export function watchTree(rootPid: number, mark?: string): ProcessTree {
  const known = new Map<number, ProcessFacts>();
  let deadCpuMs = 0;

  const members = () => {
    const all = listProcesses();
    for (const [pid, facts] of known) {
      if (all.get(pid)?.startedTicks === facts.startedTicks) continue;
      deadCpuMs += facts.cpuMs;
      known.delete(pid);
    }
    const isMember = ({ pid, parent, session }: ProcessFacts) =>
      known.has(pid) ||
      pid === rootPid ||
      known.has(parent) ||
      session === rootPid ||
      (parent === 1 && mark !== undefined && commandOf(pid).includes(mark));
    for (let grown = true; grown;) {
      grown = false;
      for (const facts of all.values()) {
        if (!isMember(facts)) continue;
        grown ||= !known.has(facts.pid);
        known.set(facts.pid, facts);
      }
    }
    return [...known.values()];
  };

  const kill = async () => {
    // Only processes of this tree: known by pid and start time.
    for (let round = 0; round < 100 && members().length > 0; round++) {
      for (const { pid } of members()) signal(pid, 'SIGKILL');
      await sleep(50);
    }
  };

  return {
    members,
    withCommand: (test) => members().filter(({ pid }) => test(commandOf(pid))),
    memoryByPart<Part extends string>(partOf: (command: string) => Part) {
      const all: Partial<Record<Part, Memory>> = {};
      for (const { pid } of members()) {
        const part = partOf(commandOf(pid));
        const { pss, own } = memoryOf(pid);
        all[part] = { pss: (all[part]?.pss ?? 0) + pss, own: (all[part]?.own ?? 0) + own };
      }
      return all;
    },
    sharers() {
      const own = new Set(members().map(({ pid }) => pid));
      const programs = new Set([...own].map(programOf));
      const isSharer = (pid: number) => {
        const program = programOf(pid);
        return program !== undefined && programs.has(program) && !own.has(pid);
      };
      return [...listProcesses().keys()].filter(isSharer).length;
    },
    cpuMs: () => members().reduce((sum, { cpuMs }) => sum + cpuMs, deadCpuMs),
    async end(patienceMs = 10_000) {
      members();
      signal(rootPid, 'SIGTERM');
      for (const until = Date.now() + patienceMs; members().length > 0 && Date.now() < until;) await sleep(50);
      await kill();
    },
    kill,
  };
}

/** Sends a signal; a process that is gone by now is what was wanted. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** All processes that are alive (zombies are not). */
export function listProcesses(): Map<number, ProcessFacts> {
  const found = new Map<number, ProcessFacts>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const facts = parseStat(readOrNothing(`/proc/${name}/stat`));
    if (facts !== undefined) found.set(facts.pid, facts);
  }
  return found;
}

/** Facts from a line of /proc/PID/stat (proc_pid_stat(5)); none for a zombie. The name may hold blanks and brackets. */
export function parseStat(line: string): ProcessFacts | undefined {
  const [pid = '', ...after] = [line.slice(0, line.indexOf(' ')), ...line.slice(line.lastIndexOf(')') + 2).split(' ')];
  const field = (number: number) => Number(after[number - 3]);
  if (pid === '' || after[0] === 'Z' || after[0] === 'X') return undefined;
  // The kernel tells time to programs in hundredths of a second (USER_HZ) on every architecture in use.
  const cpuMs = (field(14) + field(15)) * 10;
  return { pid: Number(pid), parent: field(4), session: field(6), startedTicks: field(22), cpuMs };
}

/** The command line, blanks between the words. */
export function commandOf(pid: number): string {
  return readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

/** The file that it runs; `undefined` for one that has ended, and where we may not look. */
function programOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}

/** The environment as it was given, a NUL behind every variable. */
export function environmentOf(pid: number): string {
  return readOrNothing(`/proc/${pid}/environ`);
}

/** The user that it runs as; `NaN` for a process that has ended. */
export function uidOf(pid: number): number {
  return Number(/^Uid:\t(\d+)/m.exec(readOrNothing(`/proc/${pid}/status`))?.[1]);
}

function memoryOf(pid: number): Memory {
  const text = readOrNothing(`/proc/${pid}/smaps_rollup`);
  const bytesOf = (name: string) => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);
  return { pss: bytesOf('Pss'), own: bytesOf('Pss_Anon') + bytesOf('Pss_Shmem') };
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended between two looks
  }
}
