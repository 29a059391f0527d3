import { newPower, next, orderOf, type DisplayPower, type PowerEvent } from '../../core/display-power.ts';
import { powerNeed } from '../../core/power-need.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import type { HostedScreen } from '../../core/screen.ts';
import type { FaultBoard } from '../fault-board.ts';
import { reasonOf, type Log } from '../log.ts';
import type { SwitchBoard } from './switch-board.ts';

/** Switches the displays of a machine by the hours of its screens. */
export interface Power {
  /** The screens, those too whose displays are gone because they were switched off. */
  screens(): readonly HostedScreen[];
  /** Whether the display of a screen was switched off, or is just waking: then it may look as if it were unplugged. */
  isOff(screenId: string): boolean;
  /** Whether somebody was at a screen lately. */
  isTouched(): boolean;
  /** There are other screens, or their displays are. */
  followScreens(): void;
  /** Somebody has pressed or touched something at a screen. */
  touched(): void;
  stop(): void;
}

export interface PowerWorld {
  /** The screens that the host tells of. */
  readonly screens: () => readonly HostedScreen[];
  readonly programmeOf: (screen: HostedScreen) => ScreenProgramme;
  /** Whether the page of a screen says that something is on. */
  readonly isShowing: (screenId: string) => boolean;
  readonly board: SwitchBoard;
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds by a clock that never jumps. */
  readonly uptimeMs: () => number;
}

/** Looks once a second whether displays are to be switched, and tells them, one order after the other. */
export function startPower(world: PowerWorld): Power {
  const { faults, log, now, uptimeMs, board } = world;
  let power: DisplayPower = newPower;
  let listed: readonly HostedScreen[] = world.screens();
  /** Those that went while their displays were off: a television in standby may look as if it were unplugged. */
  const asleep = new Map<string, HostedScreen>();
  /** When they were last woken. */
  let wokenAt = -Infinity;
  let isTelling = false;

  const isWaking = () => uptimeMs() - wokenAt < WAKING_MS;
  const all = () => [...listed, ...asleep.values()];

  function happened(event: PowerEvent): void {
    const before = power;
    power = next(power, event, uptimeMs());
    if (before.wanted === 'off' && power.wanted !== 'off') wokenAt = uptimeMs();
    if (power.wanted !== before.wanted) log.info('displays wanted', { wanted: power.wanted, screens: all().length });
    if (power.phase === before.phase && power.wanted === before.wanted) return;
    if (power.phase === 'defied') faults.raise('DISPLAY_POWER', faultWords[power.wanted === 'off' ? 'off' : 'on']);
    else if (before.phase === 'defied') faults.clear('DISPLAY_POWER');
  }

  function followScreens(): void {
    const before = listed;
    listed = world.screens();
    const ids = new Set(listed.map(({ id }) => id));
    for (const id of ids) asleep.delete(id);
    if (power.wanted !== 'off') return;
    for (const screen of before) if (!ids.has(screen.id)) asleep.set(screen.id, { ...screen, display: undefined });
  }

  function look(): void {
    const screens = all().map((screen) => ({
      screen,
      programme: world.programmeOf(screen),
      isShowing: world.isShowing(screen.id),
    }));
    happened({ type: 'looked', need: powerNeed(screens, now()) });
    if (power.wanted !== 'off' && !isWaking()) asleep.clear();
    void tell();
  }

  async function tell(): Promise<void> {
    const order = orderOf(power, uptimeMs());
    if (order === undefined || isTelling) return;
    isTelling = true;
    try {
      happened({ type: 'answered', wanted: order.wanted, answer: await board.carryOut(order) });
    } catch (error) {
      log.warn('displays not told', { reason: reasonOf(error) });
      happened({ type: 'answered', wanted: order.wanted, answer: 'defied' });
    } finally {
      isTelling = false;
    }
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    screens: all,
    isOff: (screenId) =>
      power.wanted === 'off' ||
      (isWaking() && all().some(({ id, display }) => id === screenId && display === undefined)),
    isTouched: () => uptimeMs() - power.touchedAt < LATELY_MS,
    followScreens,
    touched: () => happened({ type: 'touched' }),
    stop: () => clearInterval(timer),
  };
}

const faultWords = {
  on: 'a display that is to be on does not come on: switch it on by hand, and see docs/display.md',
  off: 'a display that is to be off stays on, or cannot be told: see docs/display.md and the setting power',
} as const;

const LOOK_EVERY_MS = 1_000;
const LATELY_MS = 5 * 60_000;
/** A television that has not told of itself by then is really gone. */
const WAKING_MS = 120_000;
