import type { Showing } from '../../core/showing.ts';

/**
 * One of the page's places to show something in: made once, used for ever, because elements made per item leak
 * (electron#18277). There are two of each kind, so that the next item waits behind the one that is watched.
 */
export interface Layer {
  readonly element: HTMLElement;
  /**
   * Loads the item behind the one watched. Resolves when its first frame is decoded and with the compositor; rejects
   * when it cannot be shown. A layer is prepared once, shown, and released.
   *
   * @param seenAt  when it will be seen first, by `performance.now()`; matters where the clock says what is on when
   */
  prepare(showing: Showing, seenAt: number): Promise<void>;
  /** Prepared as it is, it will be seen first at another instant: brings it to where it will be then. */
  moveTo(seenAt: number): Promise<void>;
  /** How long before the cut `begin` must be called so that it moves on time, in milliseconds. */
  readonly leadMs: number;
  /** Starts to move, to be in motion at `at`, by `performance.now()`. */
  begin(at: number): void;
  /** When its time is over, by `performance.now()`; `Infinity` while that is not known yet. */
  endsAt(): number;
  /** It became the one watched at this instant, by `performance.now()`. */
  watchedFrom(at: number): void;
  /**
   * Why it must be given up although no error was told: it stands still and should move.
   *
   * @param drawnMs  by the clock of what was drawn: while nothing is drawn no clip moves, and none is to blame
   */
  stuck(drawnMs: number): string | undefined;
  /** What was really presented since then, having been drawn for so many milliseconds. */
  presented(shownMs: number): Presented;
  /** For how long, of the time that it was watched, it could not be seen because the graphics were lost, milliseconds. */
  readonly lostMs?: number;
  /** Its place has another size now, while it waits or is watched; what only follows its element need not know. */
  resized?(): void;
  /** How loud it may be, 0–1, whatever the item says. */
  setLoudness(share: number): void;
  /** Calls back once when it breaks while it is watched. */
  onBroken: ((reason: string) => void) | undefined;
  /** Lets go of the file; the layer can be prepared again. */
  release(): void;
}

export interface Presented {
  /** Frames of video; 0 for what stands still. */
  readonly frames: number;
  /** Whether it had its whole time, in motion. */
  readonly whole: boolean;
  /** How long that is, in milliseconds; `Infinity` when nobody knows. */
  readonly wholeMs: number;
  /** Only of video. */
  readonly clip?: {
    readonly dropped: number;
    readonly mediaTimeMs: number;
    /** It says that it is over, and cannot be. */
    readonly endedEarly: boolean;
  };
}

/** Has a layer drawn over the one watched, but invisibly. */
export function arm({ element }: Pick<Layer, 'element'>): void {
  element.style.zIndex = '2';
  element.style.opacity = ARMED_OPACITY;
}

/** Takes a layer that was armed, or watched, from the screen. */
export function disarm({ element }: Pick<Layer, 'element'>): void {
  element.style.opacity = '0';
  element.style.zIndex = '0';
}

/**
 * How transparent a layer waits just before the cut: invisible, but drawn, so that its frame is already with the
 * display compositor and the cut is one change of opacity (measured: a cut of exactly one frame).
 */
const ARMED_OPACITY = '0.004';
