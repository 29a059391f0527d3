import { isOfMachine, timeOf, volumeInForce, type Command } from '../../core/commands.ts';
import type { CommandStatus } from '../../core/status.ts';
import type { HostedScreen } from '../../core/screen.ts';
import { isFor } from '../../core/targets.ts';
import { reasonOf, type Log } from '../log.ts';
import type { CommandEntry, CommandRecord } from './command-record.ts';

/** The commands that the newest list brings, carried out once each. */
export interface Commands {
  /** Looks whether anything is to be done now, and does it; by itself it looks every second. */
  heed(): Promise<void>;
  /** How the newest of them stand, for `/status`. */
  list(): readonly CommandStatus[];
  /** How loud a screen is to be by a command, in percent; `undefined` where none says. */
  volumeOf(screenId: string): number | undefined;
  /** Begins nothing more; resolves when nothing is being done. */
  stop(): Promise<void>;
}

/** What carrying out came to. A file that is `made` may still have to be sent. */
export type Outcome =
  | { readonly kind: 'done'; readonly reason?: string }
  | { readonly kind: 'made'; readonly file: string }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The player ends by it, and its next life knows that it is done. */
  | { readonly kind: 'ending' };

/** A command on one screen, or on the machine as a whole. */
export interface Order {
  readonly command: Command;
  readonly screenId?: string;
}

export interface CommandsWorld {
  readonly record: CommandRecord;
  /** Those of the newest list; and why they must not be heeded, if so. */
  readonly given: () => { readonly commands: readonly Command[]; readonly distrust?: string | undefined };
  readonly screens: () => readonly HostedScreen[];
  /** Why this cannot be begun yet, such as an emergency that is on. */
  readonly hindrance: (order: Order) => string | undefined;
  readonly carryOut: (order: Order, signal: AbortSignal) => Promise<Outcome>;
  /** Sends a file that a command has made, for as long as that lasts; `undefined` when it was stopped before it knew. */
  readonly send: (entry: CommandEntry, signal: AbortSignal) => Promise<Outcome | undefined>;
  /** The volume of some screen is another now. */
  readonly onVolume: () => void;
  readonly now: () => number;
  readonly log: Log;
}

/** Begins with what the life before has left: what it had begun and not ended, and files that wait to be sent. */
export function startCommands(world: CommandsWorld): Commands {
  const { record, now, log } = world;
  const ending = new AbortController();
  const { signal } = ending;
  /** Begun in this life, by key: whatever is written of them, they are not begun twice. */
  const begun = new Set<string>();
  const sending = new Map<string, Promise<void>>();
  let untold: string | undefined;
  let unwrittenUntil = -Infinity;
  let volumes: string | undefined;
  let round: Promise<void> | undefined;

  /** Of the commands of the list those that are done, in its order; what is of the machine is one order for all screens. */
  const orders = (): readonly Order[] => {
    const screens = world.screens();
    return world.given().commands.flatMap((command): readonly Order[] => {
      const meant = screens.filter((screen) => isFor(command.screens, screen));
      if (meant.length === 0) return [];
      return isOfMachine(command) ? [{ command }] : meant.map(({ id }) => ({ command, screenId: id }));
    });
  };

  /** Why nothing may be begun that the clock would let begin. */
  const whyNot = (order: Order): string | undefined =>
    world.given().distrust ??
    (timeOf(order.command, now()) === 'far' ? 'it ends more than 31 days from now' : world.hindrance(order));

  const isDue = (order: Order): boolean => {
    const { command, screenId } = order;
    if (command.do === 'volume' || begun.has(keyOf(command.id, screenId))) return false;
    const entry = record.of(command.id, screenId);
    if (entry !== undefined && entry.state !== 'begun') return false;
    return timeOf(command, now()) === 'due' && whyNot(order) === undefined;
  };

  /** What is begun is on the disk before: a restart must not be done again by the player that it starts. */
  const carryOut = async (order: Order) => {
    const { command, screenId } = order;
    const { id, until } = command;
    const tries = (record.of(id, screenId)?.tries ?? 0) + 1;
    const entry: CommandEntry = {
      ...{ id, do: command.do, state: 'begun', tries, at: now(), until },
      ...(screenId === undefined ? {} : { screenId }),
    };
    try {
      await record.put(entry);
    } catch (error) {
      unwrittenUntil = now() + TRY_AGAIN_MS;
      return log.error('command not begun: it could not be written down', { id, reason: reasonOf(error) });
    }
    begun.add(keyOf(id, screenId));
    log.info('command begun', { id, do: command.do, screenId });
    await conclude(entry, await world.carryOut(order, signal));
  };

  const conclude = async (entry: CommandEntry, outcome: Outcome) => {
    const { id, screenId } = entry;
    const next = concluded({ ...entry, at: now() }, outcome);
    if (next === undefined) return;
    if (next.state === 'failed') log.warn('command failed', { id, do: entry.do, screenId, reason: next.reason });
    else log.info('command carried out', { id, do: entry.do, screenId, reason: next.reason });
    // One that cannot be written down is begun by the next life again, as often as is allowed.
    await record.put(next).catch((error: unknown) => log.warn('command not noted', { id, reason: reasonOf(error) }));
    if (next.state === 'sending') send(next);
  };

  const send = (entry: CommandEntry) => {
    const key = keyOf(entry.id, entry.screenId);
    const sent = world.send(entry, signal).then(async (outcome) => {
      if (outcome !== undefined) await conclude(entry, outcome);
      sending.delete(key);
    });
    sending.set(key, sent);
  };

  /** A life that was ended by what it did has done it; what only ended with it is begun again, but not for ever. */
  const settleBefore = async () => {
    for (const entry of record.list()) {
      if (entry.state === 'sending') send(entry);
      if (entry.state !== 'begun') continue;
      if (entry.do === 'restart' || entry.do === 'identify') await conclude(entry, { kind: 'done' });
      else if (entry.tries >= MOST_TRIES)
        await conclude(entry, { kind: 'failed', reason: `the player ended ${MOST_TRIES} times while it was at it` });
    }
  };

  const tellDistrust = () => {
    const { commands, distrust } = world.given();
    const why = commands.length === 0 ? undefined : distrust;
    if (why !== undefined && why !== untold) log.warn('commands not heeded', { count: commands.length, why });
    untold = why;
  };

  const volumeOf = (screenId: string) => {
    const { commands, distrust } = world.given();
    const screen = world.screens().find(({ id }) => id === screenId);
    if (distrust !== undefined || screen === undefined) return undefined;
    return volumeInForce(
      commands.filter((command) => isFor(command.screens, screen)),
      now(),
    );
  };

  const look = async () => {
    if (signal.aborted) return;
    tellDistrust();
    const wanted = JSON.stringify(world.screens().map(({ id }) => [id, volumeOf(id) ?? null]));
    if (volumes !== undefined && wanted !== volumes) world.onVolume();
    volumes = wanted;
    if (now() < unwrittenUntil) return;
    for (const order of orders()) {
      if (signal.aborted) return;
      if (isDue(order)) await carryOut(order);
    }
  };

  const settled = settleBefore();
  const heed = () =>
    (round ??= settled.then(look).finally(() => {
      round = undefined;
    }));
  const timer = setInterval(() => void heed(), LOOK_EVERY_MS);

  const statusOf = (order: Order): CommandStatus => {
    const { command, screenId } = order;
    const { id } = command;
    const told = { id, do: command.do, ...(screenId === undefined ? {} : { screen: screenId }) };
    const entry = record.of(id, screenId);
    if (entry !== undefined) return { ...told, ...standingOf(entry) };
    const time = timeOf(command, now());
    if (time === 'expired') return { ...told, state: 'expired', at: instant(command.until) };
    const reason = time === 'early' ? undefined : whyNot(order);
    if (command.do === 'volume' && time === 'due' && reason === undefined) return { ...told, state: 'done', at: null };
    return { ...told, state: 'waiting', at: null, ...(reason === undefined ? {} : { reason }) };
  };

  return {
    heed,
    list() {
      const now = orders();
      const isListed = ({ id, screenId }: CommandEntry) =>
        now.some((order) => order.command.id === id && order.screenId === screenId);
      const before = record.list().filter((entry) => !isListed(entry));
      const told = before.map((entry): CommandStatus => {
        const { id, screenId } = entry;
        return { id, do: entry.do, ...(screenId === undefined ? {} : { screen: screenId }), ...standingOf(entry) };
      });
      return [...told, ...now.map(statusOf)].slice(-MOST_TOLD);
    },
    volumeOf,
    async stop() {
      clearInterval(timer);
      ending.abort();
      await settled;
      await round;
      await Promise.all(sending.values());
    },
  };
}

function keyOf(id: string, screenId: string | undefined): string {
  return JSON.stringify([id, screenId]);
}

/** The entry that an outcome makes of one; nothing when it is for the next life to say. */
function concluded(entry: CommandEntry, outcome: Outcome): CommandEntry | undefined {
  switch (outcome.kind) {
    case 'done':
      return { ...entry, state: 'done', ...(outcome.reason === undefined ? {} : { reason: outcome.reason }) };
    case 'made':
      return { ...entry, state: 'sending', file: outcome.file };
    case 'failed':
      return { ...entry, state: 'failed', reason: outcome.reason };
    case 'ending':
      return undefined;
  }
}

function standingOf({ state, at, reason }: CommandEntry): Pick<CommandStatus, 'state' | 'at' | 'reason'> {
  const why = reason === undefined ? {} : { reason };
  switch (state) {
    case 'done':
    case 'failed':
      return { state, at: instant(at), ...why };
    case 'begun':
      return { state: 'waiting', at: null, reason: 'it is being done' };
    case 'sending':
      return { state: 'waiting', at: null, reason: 'its file is being sent' };
  }
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

const LOOK_EVERY_MS = 1_000;
/** A disk that could not be written to a moment ago. */
const TRY_AGAIN_MS = 60_000;
const MOST_TRIES = 3;
/** As many as `/status` tells. */
const MOST_TOLD = 20;
