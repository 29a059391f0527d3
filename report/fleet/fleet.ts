import { lastIndexWhere } from '../../core/bisect.ts';
import type { Words } from '../../core/words.ts';
import { plainName } from '../../player/poll-agent.ts';
import type { RegisteredScreen } from '../../publish/register/register.ts';
import { gapNotes } from './fleet-notes.ts';
import { faultRows, type FaultRow } from './fault-rows.ts';
import { countPresences, presenceOf, type FleetScreen, type Presence } from './fleet-screen.ts';
import { placesOf, type PlaceTable } from './places.ts';
import { rolloutsOf, type Rollout } from './rollout.ts';
import type { Sighting, Sightings } from './sightings.ts';
import { gapsIn, stripOf, toldBy, uptimeOf } from './strip.ts';

/** All screens at one moment, from the logs of the web server. Instants are epoch seconds. */
export interface Fleet {
  readonly at: number;
  readonly intervalSeconds: number;
  /** The oldest and the newest request that counts, and in which quarters of an hour there were any (`toldBy`); `undefined` when there is none. */
  readonly told: { readonly from: number; readonly until: number; readonly quarters: Uint8Array } | undefined;
  /** Those of the register; without one, all that were seen. */
  readonly screens: readonly FleetScreen[];
  /** Seen, and not in the register. */
  readonly strangers: readonly FleetScreen[];
  readonly counts: Readonly<Record<Presence, number>>;
  readonly places: readonly PlaceTable[];
  readonly revisions: readonly Rollout[];
  readonly versions: readonly { readonly version: string; readonly screens: number }[];
  readonly faults: readonly FaultRow[];
  /** What those who read it have to know about the logs. */
  readonly notes: readonly Words[];
}

/** Puts together what the logs told with the register, as of `at`, epoch seconds. */
export function makeFleet({
  sightings,
  register,
  at,
  intervalSeconds,
  notes,
}: {
  readonly sightings: Sightings;
  readonly register: readonly RegisteredScreen[] | undefined;
  readonly at: number;
  readonly intervalSeconds: number;
  readonly notes: readonly Words[];
}): Fleet {
  const seen = [...sightings.all()];
  const from = seen.reduce((first, { firstAt }) => Math.min(first, firstAt), Infinity);
  const strips = new Map(seen.map((one) => [one, stripOf(one, at, intervalSeconds)]));
  const quarters = toldBy([...strips.values()]);
  const asScreen = (screen: RegisteredScreen, one: Sighting | undefined): FleetScreen => {
    const strip = one && strips.get(one);
    return {
      ...{ id: screen.id, name: screen.name, tags: screen.tags, places: screen.places ?? {} },
      presence: presenceOf(one?.lastAt, at, intervalSeconds),
      ...{ seen: one, strip, uptime: strip === undefined ? 0 : uptimeOf(strip, quarters) },
    };
  };
  const byName = new Map(seen.map((one) => [one.name, one]));
  const sighted = register && sightingsOfRegister(register, byName);
  const known = new Set(sighted);
  const others = seen.filter((one) => !known.has(one)).map((one) => asScreen(unregistered(one), one));
  const screens = register === undefined ? others : register.map((one, row) => asScreen(one, sighted?.[row]));
  const told = screens.flatMap((screen) => screen.seen ?? []);
  return {
    ...{ at, intervalSeconds, screens },
    notes: [...notes, ...gapNotes(gapsIn(quarters))],
    told: seen.length === 0 ? undefined : { from, until: sightings.tally.newestAt, quarters },
    strangers: register === undefined ? [] : others,
    counts: countPresences(screens),
    places: placesOf(screens),
    revisions: rolloutsOf(told),
    versions: versionsOf(told),
    faults: faultRows(screens),
  };
}

/** Of each row of the register what was seen of it. */
function sightingsOfRegister(
  register: readonly RegisteredScreen[],
  byName: ReadonlyMap<string, Sighting>,
): readonly (Sighting | undefined)[] {
  const names = register.map(({ id }) => plainName(id));
  const whole = names.map((name) => byName.get(name));
  // A long id may have been cut off: it is the one of the register that begins so, if there is only one.
  const sorted = names.map((name, row) => ({ name, row })).sort((one, other) => (one.name < other.name ? -1 : 1));
  const cut = [...byName.values()].flatMap((one) => {
    if (!one.name.endsWith('+')) return [];
    const begins = one.name.slice(0, -1);
    const first = lastIndexWhere(sorted, ({ name }) => name < begins) + 1;
    const [found, other] = sorted.slice(first, first + 2).filter(({ name }) => name.startsWith(begins));
    return found === undefined || other !== undefined ? [] : [[found.row, one] as const];
  });
  const cutByRow = new Map(cut);
  return whole.map((one, row) => one ?? cutByRow.get(row));
}

function unregistered({ name }: Sighting): RegisteredScreen {
  return { id: name, name, tags: [] };
}

function versionsOf(seen: readonly Sighting[]): Fleet['versions'] {
  const counts = new Map<string, number>();
  for (const { version = '?' } of seen) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts]
    .map(([version, screens]) => ({ version, screens }))
    .sort((one, other) => other.screens - one.screens)
    .slice(0, MOST_VERSIONS);
}

const MOST_VERSIONS = 12;
