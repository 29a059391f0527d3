import { group } from './draw.ts';
import { hand, ripple } from './marks.ts';
import { type Point } from './stage.ts';
import { easeIn, easeInOut, easeOut, mix, nudge, ramp } from './timeline.ts';

/** A touch: the instant it lands, in seconds, and where. `to`: it draws on to there in half a second. */
export interface Touch extends Point {
  readonly at: number;
  readonly to?: Point;
}

const COME = 0.5;
const LEAVE = 0.45;
const PRESS = 0.3;

/** How far a touch presses what lies under it, 0–1. */
export function pressed(t: number, touches: readonly Touch[]): number {
  return Math.max(0, ...touches.map(({ at }) => nudge(t, at, PRESS)));
}

/** The hand that gives these touches: it comes from below, lands on the instant, and leaves or goes on to the next. */
export function touching(t: number, touches: readonly Touch[], stroke: string): string {
  return touches
    .map((touch, index) => {
      const next = touches[index + 1];
      const before = touches[index - 1];
      const goesOn = next !== undefined && next.at - touch.at < 1.3;
      const cameFrom = before !== undefined && touch.at - before.at < 1.3 ? (before.to ?? before) : undefined;
      const end = goesOn ? next.at - COME : touch.at + (touch.to === undefined ? 0.2 : 0.6) + LEAVE;
      const rings = group(ripple(t - touch.at, 130, stroke), touch);
      if (t < touch.at - COME || t >= end) return rings;
      const from = cameFrom ?? { x: touch.x + 150, y: touch.y + 760 };
      const come = ramp(t, touch.at - COME, COME, cameFrom === undefined ? easeOut : easeInOut);
      const drag = touch.to === undefined ? 0 : ramp(t, touch.at, 0.5, easeInOut);
      const to = touch.to ?? touch;
      const leave = goesOn ? 0 : ramp(t, end - LEAVE, LEAVE, easeIn);
      const place = {
        x: mix(mix(from.x, touch.x, come), to.x, drag) + leave * 150,
        y: mix(mix(from.y, touch.y, come), to.y, drag) + leave * 760,
      };
      return rings + group(hand(), { ...place, scale: 1 - 0.07 * nudge(t, touch.at, PRESS) });
    })
    .join('');
}
