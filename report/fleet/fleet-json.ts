import { toRfc3339 } from '../../core/wall-clock.ts';
import { codesOf } from './fault-rows.ts';
import type { Fleet } from './fleet.ts';
import type { FleetScreen } from './fleet-screen.ts';
import type { JournalSeen } from './journal-watch.ts';
import type { PageReader } from './page-reader.ts';
import { lastDayOf } from './strip.ts';

/** The fleet as scripts read it: every instant RFC 3339 in `timeZone`, what is not known `null`. */
export function fleetJson(fleet: Fleet, { lang, timeZone }: PageReader): object {
  const told = fleet.told?.quarters;
  const instant = (seconds: number | undefined) => (seconds === undefined ? null : toRfc3339(seconds * 1000, timeZone));
  const journalJson = ({ seq, hash, trouble }: JournalSeen) => ({
    ...{ seq, hash },
    trouble: trouble === undefined ? null : { kind: trouble.kind, at: instant(trouble.at), before: trouble.before },
  });
  const screenJson = ({ id, name, tags, places, presence, seen, strip, uptime }: FleetScreen) => ({
    ...{ id, name, tags, places, presence },
    ...{ firstSeenAt: instant(seen?.firstAt), lastSeenAt: instant(seen?.lastAt), polls: seen?.polls ?? 0 },
    ...{ revision: seen?.revision ?? null, state: seen?.state ?? null, playerVersion: seen?.version ?? null },
    faults: seen === undefined ? [] : codesOf(seen),
    journal: seen?.journal === undefined ? null : journalJson(seen.journal),
    uptime: {
      share: Number(uptime.toFixed(3)),
      lastDay: told === undefined || strip === undefined ? null : lastDayOf(strip, told),
    },
  });
  return {
    ok: true,
    ...{ at: instant(fleet.at), pollIntervalSeconds: fleet.intervalSeconds },
    logs: { from: instant(fleet.told?.from), until: instant(fleet.told?.until) },
    counts: { ...fleet.counts, screens: fleet.screens.length, unregistered: fleet.strangers.length },
    revisions: fleet.revisions.map(({ revision, playing, reached, firstAt, halfAt, mostAt }) => ({
      ...{ revision, playing, reached, firstSeenAt: instant(firstAt) },
      ...{ halfAt: instant(halfAt), mostAt: instant(mostAt) },
    })),
    versions: fleet.versions,
    faults: fleet.faults.map(({ code, words, screens }) => ({ code, message: words[lang], screens })),
    places: Object.fromEntries(
      fleet.places.map(({ kind, rows }) => [
        kind,
        rows.map(({ place: { name, within }, screens, counts }) => ({ place: name, within, screens, ...counts })),
      ]),
    ),
    screens: fleet.screens.map(screenJson),
    unregistered: fleet.strangers.map(screenJson),
    notes: fleet.notes.map((words) => words[lang]),
  };
}
