import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundled, drive, withMedia, type Shown } from './drive.ts';
import { patience, rounds } from './rounds.ts';
import { parsed } from './scenarios.ts';

const midnight = Date.parse('2026-01-05T00:00:00+07:00');
const minuteMs = 60_000;

const always = { weight: 3, arbitrary: fc.constant({}) };
const sometimes = fc.record({ dayparts: fc.subarray(['even', 'late'], { minLength: 1 }) });
const item = fc
  .record({ durationSeconds: fc.integer({ min: 1, max: 90 }), when: fc.oneof(always, sometimes) })
  .map(({ durationSeconds, when }) => ({ src: 'poster.jpg', durationSeconds, ...when }));
const campaign = fc
  .record({
    weight: fc.integer({ min: 1, max: 5 }),
    when: fc.oneof(always, sometimes),
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
  })
  .map(({ when, ...rest }) => ({ ...rest, ...when }));
const dayparts = {
  even: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')).flatMap((hour) => [
    { from: `${hour}:00`, to: `${hour}:04` },
    { from: `${hour}:27`, to: `${hour}:31` },
  ]),
  late: { from: '21:17', to: '03:03' },
};
const file = fc.array(campaign, { minLength: 1, maxLength: 4 }).map((all) => ({
  ...{ formatVersion: 1, sync: 'clock', dayparts },
  campaigns: [
    ...all.map((one, n) => ({ id: `c${n}`, ...one })),
    { id: 'rest', priority: -1, items: [{ src: 'rest.jpg' }] },
  ],
}));
const instant = fc.integer({ min: 0, max: 24 * 60 * minuteMs }).map((ms) => midnight + ms);

/** What a screen that was switched on at one instant shows at another, and since when. */
function shownAt(file: unknown, from: number, at: number, late: readonly string[] = []): string {
  const current = withMedia(parsed(file), 'list', ({ id }) => !late.includes(id));
  const trace = drive(
    { id: `on since ${from}`, tags: [] },
    { current, fallback: bundled, clockFloor: 0 },
    from,
    at + 1,
  );
  const { showing } = trace.findLast((one: Shown) => one.at <= at) ?? trace[0] ?? { showing: undefined };
  return `${showing?.item.id} ${showing?.slot?.startsAt}–${showing?.slot?.endsAt}`;
}

describe('with the clock in charge', patience, () => {
  it('screens show the same item from the same instant on, whenever they were switched on', () => {
    fc.assert(
      fc.property(file, instant, fc.nat(10 * minuteMs), fc.nat(10 * minuteMs), (file, from, later, after) => {
        const at = from + later + after;

        expect(shownAt(file, from + later, at)).toBe(shownAt(file, from, at));
      }),
      rounds(60),
    );
  });

  it('an item is on in its own slot, no longer than it lasts, and one slot follows another', () => {
    fc.assert(
      fc.property(file, instant, (file, from) => {
        const current = withMedia(parsed(file), 'list', () => true);
        const programme = { current, fallback: bundled, clockFloor: 0 };
        const trace = drive({ id: 'lobby', tags: [] }, programme, from, from + 10 * minuteMs);
        for (const [index, { at, showing }] of trace.entries()) {
          const { startsAt = NaN, endsAt = NaN } = showing.slot ?? {};
          expect(startsAt <= at && at < endsAt).toBe(true);
          expect(endsAt - startsAt).toBeLessThanOrEqual((showing.item.durationSeconds ?? NaN) * 1000);
          if (index > 0) expect(startsAt).toBe(at);
        }
      }),
      rounds(60),
    );
  });

  it('an item that is not ready is filled in for on one screen, and changes nothing after it', () => {
    fc.assert(
      fc.property(file, instant, fc.nat(10 * minuteMs), (file, from, later) => {
        const late = ['poster.jpg'];
        const whole = shownAt(file, from, from + later);
        const partly = shownAt(file, from, from + later, late);

        if (!whole.startsWith('poster.jpg ')) expect(partly).toBe(whole);
        else expect(partly.startsWith('poster.jpg ')).toBe(false);
      }),
      rounds(60),
    );
  });
});
