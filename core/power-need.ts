import { openingOf } from './opening.ts';
import { makePlan } from './plan.ts';
import { isReady, type Programme, type ScreenProgramme } from './programme.ts';
import { EMERGENCY_RANK } from './ranks.ts';
import { airings } from './schedule.ts';
import type { Screen } from './screen.ts';

/** What is asked of the displays of a machine: to be on; to be off; nothing, for no rule has them switched off. */
export type PowerNeed = 'lit' | 'dark' | 'any';

/** A screen, as far as its display matters. */
export interface PoweredScreen {
  readonly screen: Screen;
  readonly programme: ScreenProgramme;
  /** Its page says that something is on. */
  readonly isShowing: boolean;
}

/**
 * Televisions need 20 to 30 s from standby to a picture, and some switch their input after that.
 *
 * @see docs/display.md
 */
export const WAKE_LEAD_MS = 60_000;

/**
 * What the screens of a machine need together: what switches displays mostly switches all of them, so they are off only
 * where each of them is to be. By a clock that is plainly wrong none is.
 *
 * @param now  epoch milliseconds
 */
export function powerNeed(screens: readonly PoweredScreen[], now: number): PowerNeed {
  const needs = screens.map((one) => needOf(one, now));
  if (needs.every((need) => need === 'any')) return 'any';
  return needs.every((need) => need === 'dark') ? 'dark' : 'lit';
}

function needOf({ screen, programme, isShowing }: PoweredScreen, now: number): PowerNeed {
  const playlist = playlistAt(programme, now);
  const opening = openingOf(playlist, screen, { from: now, until: now + WAKE_LEAD_MS + 1 });
  if (opening?.outside !== 'off') return 'any';
  const isOpen = opening.open.length > 0 || now < programme.clockFloor;
  return isOpen || isShowing || isEmergencyOn(programme, screen, now) ? 'lit' : 'dark';
}

/** The playlist that a screen goes by at an instant. */
export function playlistAt({ current, waiting = current, takesAt }: ScreenProgramme, now: number) {
  return (takesAt !== undefined && now >= takesAt ? waiting : current).playlist;
}

/**
 * Whether an emergency of the newest list lights a screen. While its media is on its way, that of the list before stands
 * in for it on the page, which then says that something is on.
 */
export function isEmergencyOn({ current, waiting = current }: ScreenProgramme, screen: Screen, now: number): boolean {
  const plan = planOfEmergencies(waiting, screen, now);
  if (plan === undefined) return false;
  const isSeen = (item: Parameters<typeof isReady>[1]) => item.kind !== 'audio' && isReady(waiting, item);
  return airings(plan, now, isSeen, (rank) => rank >= EMERGENCY_RANK).next().done !== true;
}

function planOfEmergencies({ playlist }: Programme, screen: Screen, now: number) {
  const interrupts = playlist.interrupts.filter(({ interrupt }) => interrupt?.class === 'emergency');
  if (interrupts.length === 0) return undefined;
  return makePlan({ ...playlist, campaigns: [], display: [], interrupts }, screen, now, now + 1000);
}
