import { readPlays } from '../../../player/journal/read-plays.ts';
import path from 'node:path';
import { DAY, HOUR, MINUTE, SECOND, type FaultRow } from '../run-row.ts';
import { BOTH } from './network.ts';

/** The clock on the wall is put so, as if the battery were empty or somebody had typed a year. */
const clockSays = (instant: string) => (lab: { readonly clock: { now(): number; shift(ms: number): void } }) => {
  lab.clock.shift(Date.parse(instant) - lab.clock.now());
};

export const timeRows: readonly FaultRow[] = [
  {
    ...{ id: 'T01', title: 'in 1970 what is on at any time plays on, and new lists are taken', modes: BOTH },
    ...{ begin: clockSays('1970-01-01T00:00:00Z'), codes: ['CLOCK_WRONG'], besides: ['STALE'] },
    clear({ officer, clock }) {
      clockSays('2026-11-20T13:00:00+07:00')({ clock });
      officer.publish(2);
    },
  },
  {
    ...{ id: 'T01', title: 'a list that comes in 1970 takes the screen in 1970', modes: BOTH },
    begin({ officer, clock }) {
      clockSays('1970-01-01T00:00:00Z')({ clock });
      officer.publish(2);
    },
    ...{ codes: ['CLOCK_WRONG'], besides: ['STALE'], shows: [1, 2], newest: 2 },
    check(lab) {
      if (lab.page().shown.at(-1)?.revision !== 2) throw new Error('it waits for the clock');
    },
    clear: ({ clock }) => clockSays('2026-11-20T13:00:00+07:00')({ clock }),
  },
  {
    ...{ id: 'T02', title: 'in 2038, and in the year 9999, nothing ends', modes: BOTH },
    async begin({ clock }) {
      clockSays('2038-01-19T03:14:08Z')({ clock });
      await clock.pass(2 * MINUTE);
      clockSays('9999-12-31T12:00:00Z')({ clock });
    },
    codes: [],
    besides: ['STALE'],
    clear({ officer, clock }) {
      clockSays('2026-11-20T13:00:00+07:00')({ clock });
      officer.publish(2);
    },
  },
  {
    ...{ id: 'T03', title: 'a clock that jumps by a day, and back, disturbs no picture' },
    async begin({ clock }) {
      clock.shift(DAY);
      await clock.pass(2 * MINUTE);
      clock.shift(-2 * DAY);
      await clock.pass(2 * MINUTE);
      clock.shift(DAY);
    },
    codes: [],
    check({ page, clock }) {
      // Ten seconds each, whatever the clock on the wall says.
      const most = clock.elapsedMs() / (10 * SECOND) + 1;
      const { shown } = page();
      if (shown.length > most) throw new Error(`${shown.length} pictures were shown, ${most} have their time`);
    },
  },
  {
    ...{ id: 'T04', title: 'a leap second, put in or smeared, is nothing' },
    async begin({ clock }) {
      clock.shift(-SECOND);
      for (let smeared = 0; smeared < 20; smeared++) {
        clock.shift(50);
        await clock.pass(3 * SECOND);
      }
    },
    codes: [],
  },
  {
    ...{ id: 'T06', title: 'after eight hours of sleep it goes on with the next picture, and asks once' },
    begin: ({ clock }) => clock.shift(8 * HOUR),
    codes: [],
    check({ server }) {
      const asked = server.requests.filter(({ path: asked }) => asked === '/p.json').length;
      if (asked > 12) throw new Error(`asked ${asked} times in seven minutes`);
    },
  },
  {
    ...{ id: 'T08', title: 'plays while the clock is wrong are written with the clock as it was' },
    begin: clockSays('1970-01-02T00:00:00Z'),
    codes: ['CLOCK_WRONG'],
    besides: ['STALE'],
    check({ dataDir }) {
      const years = [...readPlays(path.join(dataDir, 'journal.sqlite'))].map(({ startedAt }) =>
        new Date(startedAt).getUTCFullYear(),
      );
      if (!years.includes(1970) || !years.includes(2026)) throw new Error(`plays of the years ${years.join(', ')}`);
    },
    clear({ officer, clock }) {
      clockSays('2026-11-20T13:00:00+07:00')({ clock });
      officer.publish(2);
    },
  },
];
