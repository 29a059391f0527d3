import type { ToHost, ToPlayer } from '../core/messages.ts';
import type { HostedScreen } from '../core/screen.ts';
import type { Sight } from '../core/sights.ts';
import type { PlayerFault } from '../core/status.ts';
import type { Fetch } from './fetch-capped.ts';
import type { Log } from './log.ts';
import type { FindSticks } from './operator/find-sticks.ts';
import type { SettingsStore } from './operator/panel-settings.ts';
import type { PowerSwitch } from './power/power-switch.ts';

/** What the player is given of the real world. */
export interface PlayerWorld {
  readonly fetch: Fetch;
  /** Reaches the local network itself, past any proxy. */
  readonly lanFetch: Fetch;
  readonly now: () => number;
  /** Milliseconds since this process began, by a clock that never jumps. */
  readonly uptimeMs: () => number;
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly log: Log;
  /** A clock that is behind it is plainly wrong, epoch milliseconds. */
  readonly clockFloor: number;
  /** The journal worker's program. */
  readonly journalWorker: string;
  /** The program that makes reports; without it none is written by itself. */
  readonly reportWorker?: string;
  readonly tellHost: (message: ToHost) => void;
  /** What was found wrong before it began. */
  readonly faults?: readonly { readonly code: string; readonly message: string }[];
  /** What whoever updates this machine has to tell at this moment. */
  readonly updateFaults?: () => readonly PlayerFault[];
  /** What may switch displays, the best first. */
  readonly powerSwitches: readonly PowerSwitch[];
  /** The settings of a data directory. */
  readonly openSettings: (dataDir: string) => Promise<SettingsStore>;
  /** Where sticks are looked for, if not where this machine mounts them. */
  readonly findSticks?: FindSticks;
  /** A part of the player has died of something that nobody expected; the process must end. */
  readonly onBug: (error: Error) => void;
}

/** A player at work, as its process hears of it from the host. */
export interface Player {
  setScreens(screens: readonly HostedScreen[]): void;
  hostFault(code: string, message: string): void;
  /** The host has answered for a picture. */
  pictured(answer: Extract<ToPlayer, { type: 'picture' }>): void;
  /** The host has looked at what is on a screen. */
  sighted(screenId: string, sight: Sight): void;
  /** Closes what is open, so that the next start finds everything whole. */
  stop(): Promise<void>;
}
