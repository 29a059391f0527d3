import type { Showing } from '../../core/showing.ts';
import type { Transition } from '../../core/playlist.ts';
import { isInterrupt } from '../../core/ranks.ts';

/** One picture in the place of the other, from one frame to the next. */
export const CUT: Transition = { type: 'cut', seconds: 0 };

/**
 * How a showing takes the place of the one before: as its item says; but an interrupt comes and goes with a cut, and so
 * does everything for those who asked for little motion. It takes at most half of the time that the item has.
 *
 * @param isCalm  whether the system asks for reduced motion
 */
export function transitionInto(showing: Showing, before: Showing | undefined, isCalm: boolean): Transition {
  const isUrgent = ({ cutIn, rank }: Showing) => cutIn || isInterrupt(rank);
  if (isCalm || before === undefined || isUrgent(showing) || isUrgent(before)) return CUT;
  const { transition, durationSeconds = Infinity } = showing.item;
  if (transition.type === 'cut' || transition.seconds === 0) return CUT;
  return { ...transition, seconds: Math.min(transition.seconds, durationSeconds / 2) };
}

/** The motion with which a layer comes in, over the one before; opacity or transform alone, so the compositor does it. */
export function comeIn(element: Element, { type, seconds }: Transition): Animation | undefined {
  const timing = { duration: seconds * 1000, easing: 'ease-in-out' };
  switch (type) {
    case 'cut':
      return undefined;
    case 'fade':
      return element.animate([{ opacity: 0 }, { opacity: 1 }], timing);
    case 'slide':
      return element.animate([{ transform: 'translateX(100%)' }, { transform: 'none' }], timing);
  }
}

/** The motion with which what stands beside the pictures comes or goes while they change. */
export function crossFade(element: Element, isComing: boolean, { seconds }: Transition): Animation | undefined {
  if (seconds === 0) return undefined;
  const opacities = isComing ? [0, 1] : [1, 0];
  return element.animate(
    opacities.map((opacity) => ({ opacity })),
    { duration: seconds * 1000, easing: 'ease-in-out' },
  );
}
