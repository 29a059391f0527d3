import type { SupportPointSlide } from './slides.ts';

export type Person = SupportPointSlide['people'][number];

/** A line of the staff table: the district that those below it are of, or a person. */
export type StaffLine =
  { readonly kind: 'district'; readonly name: string } | { readonly kind: 'person'; readonly person: Person };
export type StaffPage = readonly StaffLine[];

/** So many helpers are portrayed; more are a table. */
export const MOST_PORTRAITS = 5;

/** How many lines of the table can be read at once: on a board of lamps, an upright screen, one that lies. */
export const STAFF_LINES = { board: 3, upright: 6, lying: 7 } as const;

/**
 * The pages of a staff table: district after district, in the order in which the table names them first. A district's
 * name heads its people, again on each page that they go on to, and never stands alone at the foot of one. A table of
 * one district says it once, elsewhere: it has no such heads.
 *
 * @param lines  as many as a page holds; at least 2
 */
export function staffPages(people: readonly Person[], lines: number): readonly StaffPage[] {
  const districts = Map.groupBy(people, ({ district }) => district ?? '');
  const hasHeads = districts.size > 1;
  const pages: StaffLine[][] = [[]];
  for (const [name, members] of districts) {
    const head: readonly StaffLine[] = hasHeads && name !== '' ? [{ kind: 'district', name }] : [];
    let isHeaded = false;
    for (const person of members) {
      const page = pages.at(-1) ?? [];
      const wanted = (isHeaded ? 0 : head.length) + 1;
      const isFull = page.length > 0 && page.length + wanted > lines;
      const line: StaffLine = { kind: 'person', person };
      if (isFull) pages.push([...head, line]);
      else page.push(...(isHeaded ? [] : head), line);
      isHeaded = true;
    }
  }
  return pages;
}

/** The district that all are of; `undefined` when there are several, or none is named. */
export function onlyDistrict(people: readonly Person[]): string | undefined {
  const [name, ...others] = new Set(people.map(({ district }) => district));
  return others.length === 0 ? name : undefined;
}

/** How a slide is on: how often its campaign has been through all its items before, and for how long this time. */
export interface Airtime {
  readonly round: number;
  readonly durationSeconds: number;
}

/**
 * Which pages one showing shows, one after the other and equally long: as many as can be read in its time, going on
 * where the showing before it stopped. Nothing but the showing decides, so that the journal, which names it, tells what
 * was seen, and screens that run by the clock turn their pages together.
 *
 * @param count           of the pages
 * @param secondsToRead   one page
 */
export function pagesOn(count: number, secondsToRead: number, { round, durationSeconds }: Airtime): readonly number[] {
  const together = Math.min(count, Math.max(1, Math.floor(durationSeconds / secondsToRead)));
  return Array.from({ length: together }, (_, index) => (round * together + index) % count);
}

/** What it takes to find one's own district and helper on the fullest of these pages. */
export function secondsToRead(pages: readonly StaffPage[]): number {
  return Math.max(LEAST_SECONDS, ...pages.map((page) => page.length * SECONDS_A_LINE));
}

/** Nothing that is to be read stands for less. */
const LEAST_SECONDS = 6;
const SECONDS_A_LINE = 0.9;
