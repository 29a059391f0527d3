import type { Planned, Sources } from './choose.ts';
import { makePlan, makeTimelessPlan, type Plan } from './plan.ts';
import type { Programme, ScreenProgramme } from './programme.ts';
import type { Screen } from './screen.ts';

/** The plans that a screen's programmes are played by. */
export interface Plans {
  readonly interrupts: Plan;
  readonly current: Plan;
  readonly fallback: Plan;
}

/** A playlist that has come again is the one that is known, so that plans made of it still hold. */
export function withKnownPlaylists(programme: ScreenProgramme, known: ScreenProgramme): ScreenProgramme {
  const playlists = new Map(
    [known.current, known.fallback, known.waiting].flatMap((one) =>
      one === undefined ? [] : [[one.digest, one.playlist]],
    ),
  );
  const same = (one: Programme): Programme => ({ ...one, playlist: playlists.get(one.digest) ?? one.playlist });
  return {
    ...programme,
    current: same(programme.current),
    fallback: same(programme.fallback),
    ...(programme.waiting === undefined ? {} : { waiting: same(programme.waiting) }),
  };
}

/** Where the next item may come from; interrupts from the newest playlist, even while it waits for its media. */
export function sourcesOf({ current, fallback, waiting }: ScreenProgramme, plans: Plans): Sources {
  const planned = (programme: Programme, plan: Plan): Planned => ({ programme, plan });
  return {
    interrupts: planned(waiting ?? current, plans.interrupts),
    current: planned(current, plans.current),
    fallback: planned(fallback, plans.fallback),
  };
}

/** Plans that hold from `now` until after `startsAt`: those there are as long as they do, else new ones for a day more. */
export function plansFor(
  screen: Screen,
  { current, fallback, waiting, clockFloor }: ScreenProgramme,
  known: Plans | undefined,
  now: number,
  startsAt: number,
): Plans {
  const planOf = ({ playlist }: Programme, before: readonly (Plan | undefined)[]): Plan => {
    const isRight = now >= clockFloor;
    const good = before.find(
      (plan) =>
        plan?.playlist === playlist &&
        plan.from <= now &&
        startsAt < plan.until &&
        Number.isFinite(plan.from) === isRight,
    );
    return good ?? (isRight ? makePlan(playlist, screen, now, startsAt + DAY_MS) : makeTimelessPlan(playlist, screen));
  };
  const before = known === undefined ? [] : [known.current, known.interrupts, known.fallback];
  const currentPlan = planOf(current, before);
  const plans = {
    current: currentPlan,
    interrupts: waiting === undefined ? currentPlan : planOf(waiting, before),
    fallback: fallback.playlist === current.playlist ? currentPlan : planOf(fallback, before),
  };
  const isSame =
    known?.current === plans.current && known.interrupts === plans.interrupts && known.fallback === plans.fallback;
  return isSame ? known : plans;
}

const DAY_MS = 86_400_000;
