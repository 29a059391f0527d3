import type { DraftCampaign, DraftItem } from '../draft.ts';
import { everyDay, whenBoth, type Window } from '../windows.ts';
import type { Remarks } from '../remark.ts';
import type { Element } from './xml.ts';
import { sentences } from './sentences.ts';
import type { Moments } from './timing.ts';

/** What plays in one sequence: a campaign in the making. */
export interface Programme {
  readonly element: Element;
  /** The class it is in, of each `excl` around it, outermost first; 0 is the highest. */
  readonly chain: readonly number[];
  readonly moments?: Moments;
  /** Whether something in it goes on for ever. */
  isOpen: boolean;
  readonly items: DraftItem[];
}

/** The campaigns that programmes come to. One alone, always on, is the bare items of a playlist. */
export function campaignsOf(programmes: readonly Programme[], remarks: Remarks): readonly DraftCampaign[] {
  const filled = programmes.filter(({ items }) => items.length > 0);
  const levels = levelsOf(filled);
  const [first] = filled;
  if (filled.length === 1 && first !== undefined && first.moments === undefined) return [{ items: first.items }];
  const names = namesOf(filled);
  return filled.map((programme, index) => {
    const { element, chain, items } = programme;
    const priority = levels.get(chain.join('.')) ?? 0;
    const { fields, items: placed } = placeMoments(programme, items, remarks);
    return {
      id: names[index] ?? '',
      // Points in time are above all priorities.
      fields: priority === 0 || Object.keys(fields).length > 0 ? fields : { priority },
      items: placed,
      origin: { place: { line: element.line, element: element.name } },
    };
  });
}

/**
 * Priorities by class, ten apart so that something can be put between. What stands beside an `excl`, and not in its
 * classes, shares with the lowest of them.
 */
function levelsOf(programmes: readonly Programme[]): ReadonlyMap<string, number> {
  const chains = [...new Map(programmes.map(({ chain }) => [chain.join('.'), chain])).values()];
  const isWithin = (inner: readonly number[], outer: readonly number[]) =>
    outer.every((one, index) => inner[index] === one);
  const classes = chains.filter((chain) => !chains.some((other) => other !== chain && isWithin(other, chain)));
  const lowestFirst = classes.toSorted(highestFirst).toReversed();
  return new Map(
    chains.map((chain) => [
      chain.join('.'),
      10 *
        Math.max(
          0,
          lowestFirst.findIndex((one) => isWithin(one, chain)),
        ),
    ]),
  );
}

function highestFirst(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [one = Infinity, other = Infinity] = [a[index], b[index]];
    if (one !== other) return one - other;
  }
  return 0;
}

/** When a programme that begins at points in time is on: at those, or for as long as its items take together. */
function placeMoments(
  { element, moments, isOpen }: Programme,
  items: readonly DraftItem[],
  remarks: Remarks,
): { readonly fields: Readonly<Record<string, unknown>>; readonly items: readonly DraftItem[] } {
  if (moments === undefined) return { fields: {}, items };
  const place = { line: element.line, element: element.name };
  const within = (window: Window) => ({ fields: {}, items: items.map((item) => narrowed(item, window)) });
  if (isOpen && moments.minute !== undefined) {
    remarks.add('changed', place, sentences.openEnd.words, sentences.openEnd.instead);
    return within({ days: moments.days, from: moments.minute, to: 1440 });
  }
  const seconds = items.reduce((total, { fields }) => total + Number(fields['durationSeconds'] ?? NaN), 0);
  if (items.length > 1 && moments.minute !== undefined && seconds < 86_400 / 2) {
    const minutes = Math.ceil(seconds / 60);
    const end = moments.minute + minutes;
    remarks.add('changed', place, {
      en: `its items were shown once, ${seconds} s together; here they take turns for ${minutes} min`,
      vi: `trước đây các nội dung chiếu một lần, tổng cộng ${seconds} giây; ở đây luân phiên trong ${minutes} phút`,
    });
    return within({ days: moments.days, from: moments.minute, to: end > 1440 ? end - 1440 : end });
  }
  if (items.length > 1) remarks.add('changed', place, sentences.oneAtATime.words, sentences.oneAtATime.instead);
  if (moments.days.length === everyDay.length) return { fields: moments.fields, items };
  return { ...within({ days: moments.days, from: 0, to: 1440 }), fields: moments.fields };
}

function narrowed(item: DraftItem, window: Window): DraftItem {
  const windows = item.when.windows === undefined ? [window] : whenBoth(item.when.windows, [window]);
  return { ...item, when: { ...item.when, windows } };
}

function namesOf(programmes: readonly Programme[]): readonly string[] {
  const taken = new Set<string>();
  return programmes.map(({ element: { attributes, name, line } }) => {
    const given = attributes.get('xml:id') ?? attributes.get('id') ?? attributes.get('title') ?? '';
    const base = given === '' ? `${name}-${line}` : given;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    return id;
  });
}
