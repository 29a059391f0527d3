import { placeFields, type PlaceField, type RegisteredScreen } from '../../publish/register/register.ts';
import { keyOfPlace, placeOf, toldNames, type Place } from '../places/place-of.ts';
import type { Counted, Placement } from './count-plays.ts';
import { passedOf, type ReportDay } from './period.ts';
import type { Contracted, Promised } from './promised.ts';
import { addTally, noSum, type Sum } from './sums.ts';

/** The places that a report is grouped by. */
export const groupings = ['district', 'commune', 'venue'] as const satisfies readonly PlaceField[];
export type Grouping = (typeof groupings)[number];

/** What was counted, put together for people: by day, item, screen, place and contract. */
export interface Summary {
  readonly all: Sum;
  readonly helped: number;
  readonly days: readonly (ReportDay & { readonly sum: Sum; readonly helped: number })[];
  /** The one that was shown most comes first. */
  readonly items: readonly {
    readonly placement: Placement;
    readonly hasCode: boolean | undefined;
    readonly sum: Sum;
  }[];
  /** Those of the register in its order, then those that it does not have. */
  readonly screens: readonly ReportedScreen[];
  readonly places: Readonly<Record<Grouping, readonly ReportedPlace[]>>;
  readonly contracts: readonly Delivered[];
  /** How many days of the period have passed; of the one that goes on a part. */
  readonly daysPassed: number;
}

export interface ReportedScreen {
  readonly id: string;
  readonly name: string;
  readonly places: Readonly<Partial<Record<PlaceField, string>>>;
  /** `unknown`: there is no register. */
  readonly registered: 'yes' | 'no' | 'unknown';
  readonly sum: Sum;
  readonly helped: number;
}

export interface ReportedPlace {
  /** What people call it; none: the register says nothing of the place. */
  readonly name: string | undefined;
  /** Screens that hang there. */
  readonly registered: number;
  readonly sum: Sum;
  readonly helped: number;
}

/** A contract, and what came of it in the period. */
export interface Delivered extends Contracted {
  /** What falls to the days that have passed when the plays are spread evenly over the flight; `undefined` for a flight without ends. */
  readonly due: number | undefined;
  /** Whole showings on days of the flight. */
  readonly delivered: number;
}

/**
 * @param register  the screens that there are; `undefined` when nobody has said
 * @param madeAt    nothing is due later than this, epoch milliseconds
 */
export function summarize(
  counted: Counted,
  promised: Promised,
  register: readonly RegisteredScreen[] | undefined,
  madeAt: number,
): Summary {
  const all = noSum();
  const days = counted.period.days.map((day) => ({ ...day, sum: noSum(), helped: 0 }));
  const items = counted.items.map((placement) => ({
    ...{ placement, sum: noSum() },
    hasCode: promised.hasCode(placement),
  }));
  const screens = new Map<string, Growing>();
  for (const screen of register ?? []) screens.set(screen.id, fromRegister(screen));
  const screenOf = (id: string): Growing => {
    const known = screens.get(id);
    if (known !== undefined) return known;
    const registered = register === undefined ? 'unknown' : 'no';
    const stranger: Growing = { id, name: id, places: {}, registered, sum: noSum(), helped: 0 };
    screens.set(id, stranger);
    return stranger;
  };
  const contracts = promised.contracts.map((contract) => ({ contract, delivered: 0 }));

  for (const tally of counted.tallies.rows()) {
    const item = items[tally.item];
    const day = days[tally.day];
    if (item === undefined || day === undefined) continue;
    const about = { isMain: item.placement.zone === 'main', hasCode: item.hasCode === true };
    const screen = screenOf(counted.screens[tally.screen] ?? '');
    for (const sum of [all, day.sum, item.sum, screen.sum]) addTally(sum, tally, about);
    for (const one of contracts)
      if (one.contract.campaignId === item.placement.campaignId && overlap(one.contract, day) > 0)
        one.delivered += tally.success;
  }
  for (const { screenId, date, people } of counted.helped) {
    screenOf(screenId).helped += people;
    const day = days.find((one) => one.date === date);
    if (day !== undefined) day.helped += people;
  }

  const reported = [...screens.values()];
  const passed = passedOf(counted.period.days, madeAt);
  return {
    ...{ all, days, screens: reported, daysPassed: daysIn(passed, counted.period.days) },
    helped: counted.helped.reduce((total, { people }) => total + people, 0),
    items: items.toSorted((a, b) => b.sum.success - a.sum.success),
    places: Object.fromEntries(groupings.map((by) => [by, placesOf(reported, by)])) as Summary['places'],
    contracts: contracts.map(({ contract, delivered }) => ({
      ...contract,
      delivered,
      due: dueIn(contract, passed),
    })),
  };
}

/** A screen while it is being added up. */
interface Growing extends Omit<ReportedScreen, 'helped'> {
  helped: number;
}

/** Where the register has no column for it, the tag says the same. */
function fromRegister({ id, name, places: written = {}, tags }: RegisteredScreen): Growing {
  const places: Partial<Record<PlaceField, string>> = {};
  for (const field of placeFields) {
    const place = placeOf({ places: written, tags }, field);
    if (place !== undefined) places[field] = place.name;
  }
  return { id, name, places, registered: 'yes', sum: noSum(), helped: 0 };
}

/** Screens that nobody has registered are of no place. */
function placesOf(screens: readonly ReportedScreen[], by: Grouping): readonly ReportedPlace[] {
  const places = new Map<
    string | undefined,
    { readonly at: Place | undefined; registered: number; sum: Sum; helped: number }
  >();
  for (const { places: written, registered, sum, helped } of screens) {
    const at = placeOf({ places: written, tags: [] }, by);
    const key = at && keyOfPlace(at);
    const place = places.get(key) ?? { at, registered: 0, sum: noSum(), helped: 0 };
    places.set(key, place);
    if (registered === 'yes') place.registered += 1;
    place.helped += helped;
    addSum(place.sum, sum);
  }
  const known = [...places.values()].flatMap(({ at }) => at ?? []);
  if (known.length === 0) return [];
  const names = new Map(toldNames(known).map((name, index) => [known[index], name]));
  return [...places.values()]
    .map(({ at, ...place }) => ({ name: names.get(at), ...place }))
    .toSorted((a, b) => (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff', 'vi'));
}

function addSum(to: Sum, sum: Sum): void {
  for (const field of ['success', 'partial', 'interrupted', 'failed', 'shownMs', 'mainMs', 'codes'] as const)
    to[field] += sum[field];
  for (const screen of sum.screens) to.screens.add(screen);
}

/** How much of a day lies in the flight of a contract, milliseconds. */
function overlap({ flight: { from = -Infinity, until = Infinity } }: Contracted, day: ReportDay): number {
  return Math.max(0, Math.min(until, day.until) - Math.max(from, day.from));
}

function daysIn(passed: readonly ReportDay[], whole: readonly ReportDay[]): number {
  return passed.reduce((total, day, at) => {
    const all = whole[at];
    return all === undefined ? total : total + (day.until - day.from) / (all.until - all.from);
  }, 0);
}

function dueIn(contract: Contracted, days: readonly ReportDay[]): number | undefined {
  const { from, until } = contract.flight;
  if (from === undefined || until === undefined || until <= from) return undefined;
  const within = days.reduce((total, day) => total + overlap(contract, day), 0);
  return Math.round((contract.plays * within) / (until - from));
}
