import type { Target } from './target.ts';

/** What a screen can be told from afar. There is no other, and none of them runs anything that the list brings. */
export const commandKinds = ['screenshot', 'restart', 'clear-cache', 'volume', 'identify'] as const;
export type CommandKind = (typeof commandKinds)[number];

/** What `restart` starts again: page or browser of each screen it is for, or the player process of the machine. */
export const restartables = ['page', 'browser', 'player'] as const;
export type Restartable = (typeof restartables)[number];

/** A command of a signed playlist; carried out once on each screen that it is for. */
export type Command = CommandBase &
  (
    | { readonly do: 'screenshot' }
    | { readonly do: 'restart'; readonly what: Restartable }
    | { readonly do: 'clear-cache' }
    /** Not carried out but in force, for as long as the list has it. */
    | { readonly do: 'volume'; readonly percent: number }
    | { readonly do: 'identify'; readonly seconds: number }
  );

interface CommandBase {
  /** Names it for ever: no screen does anything twice under one id. Letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  /** Epoch milliseconds; `until` is the first instant at which it is not begun any more. */
  readonly from: number;
  readonly until: number;
  readonly screens?: Target;
}

/** The most commands in one playlist. */
export const MOST_COMMANDS = 100;
/** A command that has not reached a screen by then is not for it any more. */
export const LONGEST_COMMAND_MS = 31 * 86_400_000;

/** Whether a command is about the machine as a whole, so that it is carried out once there, for however many screens. */
export function isOfMachine(command: Command): boolean {
  return command.do === 'clear-cache' || (command.do === 'restart' && command.what === 'player');
}

/**
 * How a command stands at an instant (epoch milliseconds), as far as the clock says: one that would go on for longer than
 * any may is not begun, for only a wrong clock, here or where it was written, makes it so.
 */
export function timeOf(
  { from, until }: Pick<Command, 'from' | 'until'>,
  now: number,
): 'early' | 'due' | 'expired' | 'far' {
  if (now >= until) return 'expired';
  if (until - now > LONGEST_COMMAND_MS) return 'far';
  return now < from ? 'early' : 'due';
}

/** Of the commands for a screen the volume that is in force: that of the one that began last. */
export function volumeInForce(commands: readonly Command[], now: number): number | undefined {
  const inForce = commands.filter((command) => command.do === 'volume' && timeOf(command, now) === 'due');
  const [last] = inForce.toReversed().toSorted((one, other) => other.from - one.from);
  return last?.do === 'volume' ? last.percent : undefined;
}
