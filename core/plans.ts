import { makePlan, makeTimelessPlan, type Plan } from './plan.ts';
import { withEach, type Programme, type ScreenProgramme } from './programme.ts';
import type { Screen } from './screen.ts';
import type { Sources } from './sources.ts';

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
  return withEach(programme, (one) => ({ ...one, playlist: playlists.get(one.digest) ?? one.playlist }));
}

/**
 * Where the next item may come from at an instant; interrupts from the newest playlist, even while it waits for its
 * media, and everything from that one from the instant on at which it takes the screen.
 */
export function sourcesOf(programme: ScreenProgramme, plans: Plans, instant: number): Sources {
  const { current, fallback, waiting, takesAt } = programme;
  const newest = { programme: waiting ?? current, plan: plans.interrupts };
  const hasChanged = takesAt !== undefined && instant >= takesAt;
  return {
    interrupts: newest,
    current: hasChanged ? newest : { programme: current, plan: plans.current },
    fallback: { programme: fallback, plan: plans.fallback },
    ...(takesAt === undefined || hasChanged ? {} : { changesAt: takesAt }),
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
    // Screens agree by the clock only if they know the same changes around a slot, which may last a day.
    const margin = playlist.sync === 'clock' ? DAY_MS : 0;
    const good = before.find(
      (plan) =>
        plan?.playlist === playlist &&
        plan.from + margin <= now &&
        startsAt + margin < plan.until &&
        Number.isFinite(plan.from) === isRight,
    );
    return (
      good ??
      (isRight
        ? makePlan(playlist, screen, now - margin, startsAt + margin + DAY_MS)
        : makeTimelessPlan(playlist, screen))
    );
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
