import type { PowerAnswer, PowerOrder } from '../../core/display-power.ts';
import type { PowerWay } from '../../core/setting-rows/hours-rows.ts';
import type { Log } from '../log.ts';
import type { DisplayState, PowerSwitch } from './power-switch.ts';

/** Tells the displays of a machine to be on or off, by whatever switches them. */
export interface SwitchBoard {
  /** Never to be called again before it has answered. */
  carryOut(order: PowerOrder): Promise<PowerAnswer>;
}

export interface SwitchBoardWorld {
  /** How displays may be switched, by the setting. */
  readonly way: PowerWay;
  /** The best first. */
  readonly switches: readonly PowerSwitch[];
  readonly log: Log;
}

/** So often in a row a way may fail before the next one is tried; until the player starts again. */
const MOST_FAILURES = 3;

/**
 * Takes the first way that is there and keeps to it: what has switched a display off is what can switch it on. One that
 * fails three times, or is not obeyed, gives way to the next.
 */
export function createSwitchBoard({ way, switches, log }: SwitchBoardWorld): SwitchBoard {
  const allowed = switches.filter((one) => way === 'auto' || one.way === way);
  const failures = new Map<PowerSwitch, number>();
  const told = new Map<string, string>();
  let current: PowerSwitch | undefined;
  /** What it was last told, to see at the next order whether it has obeyed. */
  let pending: 'on' | 'off' | undefined;

  async function find(wanted: 'on' | 'off'): Promise<PowerSwitch | undefined> {
    for (const one of allowed) {
      if ((failures.get(one) ?? 0) >= MOST_FAILURES) continue;
      // A television that sleeps deeply may not answer until it is told to wake; and what was asked for by name is believed.
      const found = await one.find(wanted === 'off' && way === 'auto');
      const words = found.kind === 'found' ? found.what : found.why;
      if (told.get(one.way) !== words) log.info('power switch looked for', { way: one.way, found: found.kind, words });
      told.set(one.way, words);
      if (found.kind === 'found') return one;
    }
    return undefined;
  }

  const isGivenUp = () => [...failures.values()].some((count) => count >= MOST_FAILURES);

  function failed(one: PowerSwitch, wanted: 'on' | 'off', why: string): PowerAnswer {
    const count = (failures.get(one) ?? 0) + 1;
    failures.set(one, count);
    pending = undefined;
    log.warn('display not switched', { way: one.way, wanted, why, failures: count });
    if (count >= MOST_FAILURES) current = undefined;
    return 'defied';
  }

  return {
    async carryOut({ wanted, how }) {
      current ??= await find(wanted);
      if (current === undefined) return way === 'none' || (way === 'auto' && !isGivenUp()) ? 'mute' : 'defied';
      const one = current;
      const before = await one.state();
      if (before === wanted) {
        failures.delete(one);
        pending = undefined;
        return 'obeyed';
      }
      if (how === 'hold' && wanted === 'on' && before === 'unknown') return 'unsure';
      if (pending === wanted && before !== 'unknown') {
        const answer = failed(one, wanted, `the display says that it is ${before}`);
        if (current === undefined) return answer;
      }
      const why = await one.turn(wanted);
      if (why !== undefined) return failed(one, wanted, why);
      pending = wanted;
      log.info('display told', { way: one.way, wanted, how, before });
      return answerOf(wanted, await one.state());
    },
  };
}

function answerOf(wanted: 'on' | 'off', state: DisplayState): PowerAnswer {
  if (state === 'unknown') return 'unsure';
  return state === wanted ? 'obeyed' : 'defied';
}
