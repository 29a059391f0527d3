import type { Words } from '../../core/words.ts';
import type { CheckWorld } from '../check/check.ts';
import type { KeyWorld } from '../keys/keys.ts';

/** What may be said of a release. */
export interface PublishOptions {
  /** The folder that is uploaded. */
  readonly out: string;
  /** The folder of keys; none: unsigned. */
  readonly keys: string | undefined;
  /** Where the channel is live, to go on from there. */
  readonly live: string | undefined;
  /** The register of screens; else `screens.csv` beside the sources, if there is one. */
  readonly register: string | undefined;
  /** Besides, one file with all of it for a USB stick. */
  readonly bundle?: string | undefined;
  /** What is published ends the hold that is in force. */
  readonly endHold?: boolean;
  /** Whoever publishes has looked at the clock. */
  readonly clockIsRight?: boolean;
}

/** Where it is made. */
export interface PublishWorld extends KeyWorld, CheckWorld {
  /** Asks whoever publishes whether the clock is right; else the question is a remark. */
  readonly isClockRight?: ((question: Words) => Promise<boolean>) | undefined;
}
