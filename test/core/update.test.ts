import { describe, expect, it } from 'vitest';
import { afterUpdateEvent, newRecord, type UpdateEvent, type UpdateRecord } from '../../core/update.ts';

const NOW = Date.UTC(2026, 10, 23, 19);
const DAY = 86_400_000;
const before = { isSafe: false, hasDisplay: true };
const begun: UpdateEvent = { kind: 'begun', from: '1', to: '2', before };
const still = { kind: 'still', why: 'the page is being opened' } as const;

function after(events: readonly UpdateEvent[], record: UpdateRecord = newRecord, now = NOW): UpdateRecord {
  return events.reduce((one, event) => afterUpdateEvent(one, event, now), record);
}

describe('an update', () => {
  it('keeps the version before as the way back when the new one plays', () => {
    const record = after([
      begun,
      { kind: 'installed' },
      { kind: 'judged', verdict: { kind: 'moving', isSafe: false } },
    ]);

    expect(record).toMatchObject({
      state: { kind: 'idle' },
      previous: '1',
      last: { kind: 'updated', from: '1', to: '2' },
    });
  });

  it('goes back to a version that has no moving picture, and remembers it', () => {
    const judged = after([begun, { kind: 'installed' }, { kind: 'judged', verdict: still }]);
    expect(judged.state).toMatchObject({ kind: 'going-back', why: still.why });

    expect(after([{ kind: 'returned' }], judged)).toMatchObject({
      ...{ state: { kind: 'idle' }, bad: ['2'], previous: undefined },
      last: { kind: 'went-back', why: still.why },
    });
  });

  it('goes on going back until it has worked', () => {
    const stuck = after([
      begun,
      { kind: 'installed' },
      { kind: 'judged', verdict: still },
      { kind: 'not-returned', why: 'x' },
    ]);

    expect(stuck).toMatchObject({ state: { kind: 'going-back' }, last: { kind: 'stuck', why: 'x' } });
    expect(after([{ kind: 'cut-off' }, { kind: 'returned' }], stuck).state.kind).toBe('idle');
  });

  it('is nothing where apt refused before anything was touched, else goes back', () => {
    const event = { kind: 'not-installed', why: 'no such dependency' } as const;

    expect(after([begun, { ...event, isUntouched: true }])).toEqual({ ...newRecord, state: { kind: 'idle' } });
    expect(after([begun, { ...event, isUntouched: false }]).state.kind).toBe('going-back');
  });

  it('is begun again where it was cut off, but not a third time', () => {
    const once = after([begun, { kind: 'cut-off' }]);
    expect(once.state).toMatchObject({ kind: 'installing', attempt: { tries: 2 } });

    expect(after([{ kind: 'cut-off' }], once).state).toMatchObject({ kind: 'going-back' });
  });

  it('is judged again where the power went while it was judged', () => {
    const judging = after([begun, { kind: 'installed' }]);

    expect(after([{ kind: 'cut-off' }], judging)).toEqual(judging);
  });

  it('is not over while its screens are dark: the way back stays open until they have opened', () => {
    const dark = { kind: 'judged', verdict: { kind: 'dark', hasDisplay: true } } as const;
    const unseen = after([begun, { kind: 'installed' }, dark]);
    expect(unseen.state.kind).toBe('unseen');

    expect(after([dark], unseen, NOW + 30 * DAY).state.kind).toBe('unseen');
    expect(after([{ kind: 'judged', verdict: still }], unseen).state.kind).toBe('going-back');
    expect(after([{ kind: 'judged', verdict: { kind: 'moving', isSafe: false } }], unseen).state.kind).toBe('idle');
  });

  it('goes back when it finds no display for three days where there was one', () => {
    const gone = { kind: 'judged', verdict: { kind: 'dark', hasDisplay: false } } as const;
    const unseen = after([begun, { kind: 'installed' }, gone]);

    expect(after([gone], unseen, NOW + 2 * DAY).state.kind).toBe('unseen');
    expect(after([gone], unseen, NOW + 4 * DAY).state.kind).toBe('going-back');
  });

  it('goes back from a version that plays in safe mode only, unless the one before did so too', () => {
    const safely = [{ kind: 'installed' }, { kind: 'judged', verdict: { kind: 'moving', isSafe: true } }] as const;

    expect(after([begun, ...safely]).state.kind).toBe('going-back');
    expect(after([{ ...begun, before: { ...before, isSafe: true } }, ...safely]).state.kind).toBe('idle');
  });

  it('goes back when a person wants it, while it waits to be seen too, and without a reason', () => {
    const updated = after([
      begun,
      { kind: 'installed' },
      { kind: 'judged', verdict: { kind: 'moving', isSafe: false } },
    ]);
    const asked = after([{ kind: 'asked-back', installed: '2' }], updated);
    expect(asked.state).toMatchObject({ kind: 'going-back', attempt: { from: '1', to: '2' }, why: undefined });
    expect(after([{ kind: 'returned' }], asked)).toMatchObject({
      bad: ['2'],
      last: { kind: 'went-back', why: undefined },
    });

    expect(after([{ kind: 'asked-back', installed: '1' }])).toEqual(newRecord);
  });
});
