import { daypartSpans } from './dayparts.ts';
import type { DisplayRule, Playlist } from './playlist.ts';
import type { Screen } from './screen.ts';
import { unite, type Span, type Spans } from './spans.ts';
import { isFor } from './targets.ts';

/** When a screen is open, and what becomes of it while it is not. */
export interface Opening {
  readonly open: Spans;
  readonly outside: DisplayRule['outside'];
}

/** The opening hours of a screen within a span of time, by the first rule that is meant for it; `undefined`: always open. */
export function openingOf(playlist: Playlist, screen: Screen, span: Span): Opening | undefined {
  const rule = playlist.display.find(({ screens }) => isFor(screens, screen));
  if (rule === undefined || rule.hours.length === 0) return undefined;
  const dayparts = playlist.dayparts.filter(({ name }) => rule.hours.includes(name));
  return { open: unite([...daypartSpans({ ...playlist, dayparts }, span).values()].flat()), outside: rule.outside };
}
