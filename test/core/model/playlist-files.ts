import fc from 'fast-check';
import { days } from '../../../core/playlist.ts';
import type { Screen } from '../../../core/screen.ts';
import { dateNear, type Occasion } from './calendars.ts';

/** SHA-256s of files that generated items are shown from, some of which generated playlists withdraw. */
const hashes = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
const tags = ['province=binh-phuoc', 'province=hue', 'floor=1', 'địa-bàn=Đồng Xoài'];
const screenIds = ['lobby-1', 'lobby-2', 'lift'];
/** In no order, so that the order of the file and that of the ids are different things. */
const campaignIds = ['poster', 'Clip', 'clip', 'ăn', '10', '9', 'zebra', 'alpha'];
const daypartNames = ['morning', 'night', 'office', 'constructor'];

/** Any screen that a generated target could mean. */
export const screen: fc.Arbitrary<Screen> = fc.record({
  id: fc.constantFrom(...screenIds),
  tags: fc.subarray(tags),
});

/** A playlist file whose times lie around an occasion. */
export function playlistFile(occasion: Occasion): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record({
      dayparts: fc.tuple(
        ...daypartNames.map(() => fc.oneof(daypartWindow, fc.array(daypartWindow, { minLength: 1, maxLength: 3 }))),
      ),
      holidays: fc.uniqueArray(fc.integer({ min: -3, max: 3 }), { maxLength: 3 }),
      bodies: fc.array(campaignBody(occasion), { minLength: 1, maxLength: 5 }),
      interrupts: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        fc.array(interruptBody(occasion), { maxLength: 2 }),
      ),
      ids: fc.shuffledSubarray(campaignIds, { minLength: campaignIds.length }),
      withdrawn: fc.subarray(['10-0', 'poster-1', 'clip-0', ...hashes], { maxLength: 2 }),
    })
    .map(({ dayparts, holidays, bodies, interrupts, ids, withdrawn }) => {
      const named = [...bodies, ...interrupts].map((body, index) => name(body, ids[index] ?? `more-${index}`));
      return {
        formatVersion: 1,
        timeZone: occasion.timeZone,
        dayparts: Object.fromEntries(daypartNames.map((name, index) => [name, dayparts[index]] as const)),
        holidays: holidays.map((day) => dateNear(occasion, day)),
        campaigns: named.slice(0, bodies.length),
        interrupts: named.slice(bodies.length),
        withdrawn,
      };
    });
}

interface Body extends Record<string, unknown> {
  readonly items: readonly Record<string, unknown>[];
}

function name(body: Body, id: string): Record<string, unknown> {
  return { ...body, id, items: body.items.map((item, index) => ({ ...item, id: `${id}-${index}` })) };
}

function campaignBody(occasion: Occasion): fc.Arbitrary<Body> {
  const clocks = fc.array(clockTime(['24:00']), { minLength: 1, maxLength: 4 });
  return fc
    .record({
      body: body(occasion),
      priority: fc.constantFrom(0, 0, 0, 5, -1),
      weight: fc.integer({ min: 1, max: 100 }),
      cap: seldom(fc.constantFrom(1, 4, 60)),
      moments: seldom(
        fc.oneof(
          fc.record({ at: clocks }),
          fc.record({ everyMinutes: fc.constantFrom(7, 30, 60, 97, 1440) }),
          fc.record({ at: clocks, everyMinutes: fc.constantFrom(30, 45, 120) }),
        ),
      ),
    })
    .map(({ body, priority, weight, cap, moments }) => ({
      ...body,
      ...{ priority, weight },
      ...(cap === undefined ? {} : { maxPlaysPerHour: cap }),
      ...moments,
    }));
}

function interruptBody(occasion: Occasion): fc.Arbitrary<Body> {
  return fc
    .record({ body: body(occasion), class: fc.constantFrom('emergency', 'notice') })
    .map(({ body, class: one }) => ({ ...body, class: one }));
}

function body(occasion: Occasion): fc.Arbitrary<Body> {
  return fc
    .record({
      conditions: conditions(occasion),
      items: fc.array(fc.record({ what, conditions: conditions(occasion) }), { minLength: 1, maxLength: 4 }),
    })
    .map(({ conditions, items }) => ({
      ...conditions,
      items: items.map((item) => ({ ...item.what, ...item.conditions })),
    }));
}

const what: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ slide: { kind: 'notice', title: 'A' }, durationSeconds: 5 }) },
  { weight: 3, arbitrary: fc.record({ src: fc.constant('poster.jpg'), sha256: fc.constantFrom(...hashes) }) },
  { weight: 2, arbitrary: fc.constant({ src: 'clip.mp4', durationSeconds: 20 }) },
  { weight: 1, arbitrary: fc.constant({ src: 'call.mp3' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'web', src: 'https://example.org/' }) },
);

function conditions(occasion: Occasion): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record({
      flight: seldom(flight(occasion)),
      dayparts: seldom(fc.subarray(daypartNames, { minLength: 1, maxLength: 2 })),
      screens: seldom(target),
    })
    .map((written) => Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)));
}

/** In days and in half hours around the occasion, so that its ends often fall on what the clocks do there. */
function flight(occasion: Occasion): fc.Arbitrary<Record<string, string>> {
  const span = (reach: number, write: (at: number) => string) =>
    fc
      .tuple(
        fc.integer({ min: -reach, max: reach }),
        fc.integer({ min: 1, max: reach }),
        fc.constantFrom('from', 'until', 'both'),
      )
      .map(([start, length, ends]): Record<string, string> => ({
        ...(ends === 'until' ? {} : { from: write(start) }),
        ...(ends === 'from' ? {} : { until: write(start + length) }),
      }));
  return fc.oneof(
    span(3, (day) => dateNear(occasion, day)),
    span(48, (half) => new Date(occasion.at + half * 1_800_000).toISOString()),
  );
}

const target: fc.Arbitrary<Record<string, unknown>> = (() => {
  const some = fc.subarray(tags, { minLength: 1, maxLength: 2 });
  const byTags = fc
    .record({ all: some, any: some, none: some }, { requiredKeys: [] })
    .filter((one) => Object.keys(one).length > 0);
  return fc
    .record({ ids: fc.subarray(screenIds, { minLength: 1, maxLength: 2 }), tags: byTags }, { requiredKeys: [] })
    .filter((one) => Object.keys(one).length > 0);
})();

const daypartWindow: fc.Arbitrary<Record<string, unknown>> = fc
  .record(
    { days: fc.subarray([...days], { minLength: 1 }), from: clockTime(['24:00']), to: clockTime([]) },
    { requiredKeys: [] },
  )
  .filter(({ from = '00:00', to = '24:00' }) => from !== to);

/** A time of day, most often one at which somewhere something happens. */
function clockTime(but: readonly string[]): fc.Arbitrary<string> {
  const usual = [
    '00:00',
    '00:30',
    '01:00',
    '01:30',
    '02:00',
    '02:30',
    '03:00',
    '06:00',
    '12:00',
    '22:00',
    '23:59',
    '24:00',
  ];
  const any = fc
    .integer({ min: 0, max: 1439 })
    .map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16));
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, any).filter((time) => !but.includes(time));
}

function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}
