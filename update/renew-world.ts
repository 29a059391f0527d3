import type { PlayerFault } from '../core/status.ts';
import type { Log } from '../player/log.ts';
import type { PlayerAnswer } from './ask-player.ts';
import type { KeptProgram } from './kept-program.ts';
import type { Packages } from './packages.ts';
import type { UpdateRecords } from './update-record.ts';

/** What a run is for: the hour has come; a person wants what is new now, or the version before. */
export type RenewOrder = 'timer' | 'now' | 'back';

/** What a run is given of the real world. */
export interface RenewWorld {
  readonly packages: Packages;
  readonly records: UpdateRecords;
  readonly program: KeptProgram;
  /** Looks at the player. */
  readonly look: () => Promise<PlayerAnswer>;
  /** What is set on this machine, for when the player does not answer. */
  readonly settings: () => Promise<MachineSettings>;
  /** Of this machine; machines made from one card have the same. */
  readonly machineId: string;
  /** Whether it takes new versions before others do. */
  readonly isFirst: boolean;
  /** Has the player tell people this; without it, nothing any more. */
  readonly tell: (fault: PlayerFault | undefined) => Promise<void>;
  /** Has a run begin at this instant, epoch milliseconds. */
  readonly wakeAt: (instant: number) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps. */
  readonly uptimeMs: () => number;
  /** Milliseconds since the machine was switched on. */
  readonly bootedMs: () => number;
  /** Ends early when the signal is given. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Given when the machine is being switched off. */
  readonly signal: AbortSignal;
}

export interface MachineSettings {
  readonly screenId?: string | undefined;
  readonly hours?: string | undefined;
}
