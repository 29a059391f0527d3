import type { Bounds } from '../core/placing.ts';

/** One monitor of the desktop, in its pixels. */
export interface Monitor {
  /** As the system calls it, such as `HDMI-1`; of two that are called the same the second is `HDMI-1 (2)`. */
  readonly name: string;
  readonly bounds: Bounds;
  readonly isPrimary: boolean;
  /** It stands for all that there is, since nobody could tell the monitors; its bounds are a guess. */
  readonly isGuess?: true;
}

/** What a system says of its monitors. */
export type Listing =
  | {
      readonly kind: 'listed';
      /** On X what `xrandr --listmonitors` prints, on Windows what PowerShell does. */
      readonly monitors: string;
      /** What `xrandr --query` prints. */
      readonly outputs: string;
    }
  /** There is no such program, or it failed, or gave no answer in time. */
  | { readonly kind: 'failed'; readonly why: string };
