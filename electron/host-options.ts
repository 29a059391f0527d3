import type { Rung } from '../core/ladder.ts';
import type { HostedScreen } from '../core/screen.ts';
import type { Sight } from '../core/sights.ts';
import type { Log } from '../player/log.ts';
import type { DisplayNumbers } from '../player/number-displays.ts';
import type { SetTimer } from '../player/set-timer.ts';

/** What a host is made with. */
export interface HostOptions {
  /** The name of the first screen; the others' are made of it. */
  readonly screenId: string;
  readonly tags: readonly string[];
  readonly windowed: { readonly width: number; readonly height: number } | undefined;
  /** Somebody sits before it who must be able to get to other windows. */
  readonly attended: boolean;
  /** Absolute path of the built preload script. */
  readonly preload: string;
  readonly devTools: boolean;
  /** The origins whose web pages may be shown. */
  readonly webOrigins: readonly string[];
  readonly platform: string;
  /** The launch's secret: the value of the door's cookie. */
  readonly token: string;
  readonly rung: Rung;
  /** Where on the ladder the next start would draw. */
  readonly rungNow: () => Rung;
  readonly displayNumbers: DisplayNumbers;
  keepDisplayNumbers(numbers: DisplayNumbers): void;
  /** The screens have changed since the host was made. */
  onScreens(screens: readonly HostedScreen[]): void;
  /** Something died, or the graphics are to change: write it to the disk before this returns. */
  strike(kind: 'gpu' | 'page' | 'lower' | 'raise', why: string): void;
  /** What is to be seen in the window of a screen. */
  onSight(screenId: string, sight: Sight): void;
  /** A person may want to hear of it in `/status`. */
  onTrouble(message: string): void;
  /** Only a new start of the whole host helps now. */
  restart(why: string): void;
  /** `process.kill` */
  killProcess(pid: number, signal: NodeJS.Signals): void;
  readonly log: Log;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}
