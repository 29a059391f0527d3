import { openingOf } from '../core/opening.ts';
import { playlistAt } from '../core/power-need.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import type { Screen } from '../core/screen.ts';
import { unite, type Spans } from '../core/spans.ts';

/** A screen, and what it goes by. */
export interface ScreenAndProgramme {
  readonly screen: Screen;
  readonly programme: ScreenProgramme;
}

/**
 * When any screen of a machine is open, so far to both sides of an instant; `undefined`: of one of them nobody has said,
 * or it always is.
 */
export function openTogether(screens: readonly ScreenAndProgramme[], at: number, horizonMs: number): Spans | undefined {
  const span = { from: at - horizonMs, until: at + horizonMs };
  const openings = screens.map(({ screen, programme }) => openingOf(playlistAt(programme, at), screen, span)?.open);
  const known = openings.filter((open) => open !== undefined);
  return known.length < openings.length ? undefined : unite(known.flat());
}
