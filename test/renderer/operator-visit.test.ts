import { describe, expect, it } from 'vitest';
import type { Helped } from '../../core/helped.ts';
import type { Source, Taking } from '../../core/operator.ts';
import type { PanelSetting, PanelSettings } from '../../core/panel-settings.ts';
import type { OperatorClient } from '../../renderer/operator/operator-client.ts';
import { createUnsaved, type Unsaved } from '../../renderer/operator/unsaved.ts';
import { startVisit, type Visit } from '../../renderer/operator/visit.ts';
import type { Goal, Step } from '../../renderer/operator/steps.ts';

const stick: Source = { path: '/media/a', name: 'a', kind: 'folder', bytes: 100 };
const SETTINGS: PanelSettings = { values: { rotation: '90' }, given: ['configUrl'] };
const HELPED: Helped = { today: '2020-08-19', days: [] };
const progress = { name: 'a', bytes: 100, bytesDone: 40 };

/** A player that lets in with 4829, and answers everything else as it is told. */
function visitOf(answers: Partial<OperatorClient> = {}, unsaved: Unsaved = createUnsaved()) {
  let isOpen = false;
  const steps: Step['kind'][] = [];
  const client: OperatorClient = {
    status: () => Promise.resolve(undefined),
    unlock(pin) {
      isOpen = pin === '4829';
      return Promise.resolve(
        isOpen ? { kind: 'unlocked' } : { kind: 'refused', refusal: { code: 'WRONG_PIN', triesLeft: 4 } },
      );
    },
    door: () => Promise.resolve({ hasPin: true, setUpSeconds: 0 }),
    setFirstPin: () => Promise.resolve(((isOpen = true), { kind: 'unlocked' })),
    settings: () => Promise.resolve(isOpen ? { kind: 'answered', value: SETTINGS } : { kind: 'locked' }),
    change: () => Promise.resolve({ kind: 'answered', value: [] }),
    helped: () => Promise.resolve({ kind: 'answered', value: HELPED }),
    enterHelped: (day) => Promise.resolve({ kind: 'answered', value: { ...HELPED, days: [day] } }),
    sources: () => Promise.resolve({ kind: 'answered', value: [stick] }),
    take: () => Promise.resolve({ kind: 'answered', value: 'begun' }),
    taking: () => Promise.resolve(isOpen ? { kind: 'answered', value: { state: 'none' } } : { kind: 'locked' }),
    lock: () => void (isOpen = false),
    ...answers,
  };
  const visit = startVisit({ client, unsaved, onChange: ({ step }) => steps.push(step.kind), now: () => 1000 });
  return { visit, steps, isOpen: () => isOpen };
}
/** The same, once the PIN was given for the sake of something. */
async function letIn(goal: Goal, answers?: Partial<OperatorClient>, unsaved?: Unsaved) {
  const met = visitOf(answers, unsaved);
  await met.visit.begin(goal);
  await met.visit.enter('4829');
  return met;
}
/** Writes a value for a setting. */
function put(visit: Visit, name: PanelSetting, value: string | null): void {
  visit.edit(name);
  visit.put(value);
}
const pinFor = (goal: Goal): Step => ({ kind: 'pin', goal, isAsking: false });
const taking = (...states: readonly Taking[]): Partial<OperatorClient> => {
  const left = [...states];
  return {
    taking: () =>
      Promise.resolve({ kind: 'answered', value: (left.length > 1 ? left.shift() : left[0]) ?? { state: 'none' } }),
  };
};

describe('startVisit', () => {
  it('goes from the PIN to the sticks, and once only', async () => {
    const { visit } = visitOf();
    await visit.begin('sticks');
    expect(visit.state.step).toEqual(pinFor('sticks'));
    await visit.enter('1111');
    expect(visit.state.step).toEqual({ ...pinFor('sticks'), refusal: { kind: 'wrong', triesLeft: 4 } });
    await visit.enter('4829');
    expect(visit.state.step).toEqual({ kind: 'sticks', sources: [stick] });

    visit.back();
    await visit.begin('sticks');
    expect(visit.state.step.kind).toBe('sticks');
  });

  it.each([
    [
      { code: 'LOCKED', retryAfterSeconds: 60 } as const,
      { ...pinFor('sticks'), refusal: { kind: 'waiting', until: 61_000 } },
    ],
    [{ code: 'NO_PIN', setUpSeconds: 0 } as const, { kind: 'no-pin' }],
    [{ code: 'NO_PIN', setUpSeconds: 60 } as const, { kind: 'first-pin', isAsking: false }],
  ])('tells of %o', async (refusal, step) => {
    const { visit } = visitOf({ unlock: () => Promise.resolve({ kind: 'refused', refusal }) });
    await visit.enter('4829');

    expect(visit.state.step).toEqual(step);
  });

  it('follows what is copied to its end', async () => {
    const { visit } = visitOf(
      taking(
        { state: 'none' },
        { state: 'copying', ...progress },
        { state: 'copying', ...progress, bytesDone: 80 },
        { state: 'taken', ...progress },
      ),
    );
    await visit.enter('4829');
    await visit.take(stick);
    const seen: Taking['state'][] = [];
    for (let second = 0; second < 4; second++) {
      if (visit.state.step.kind === 'taking') seen.push(visit.state.step.taking.state);
      await visit.look();
    }

    expect(seen).toEqual(['copying', 'copying', 'taken', 'taken']);
  });

  it('shows what is being copied before it offers anything else', async () => {
    const { visit } = visitOf(taking({ state: 'copying', ...progress }));
    await visit.enter('4829');

    expect(visit.state.step).toEqual({ kind: 'taking', taking: { state: 'copying', ...progress } });
  });

  it('says so when another take has the machine busy', async () => {
    const { visit } = visitOf({ take: () => Promise.resolve({ kind: 'answered', value: 'busy' }) });
    await visit.enter('4829');
    await visit.take(stick);

    expect(visit.state.step).toEqual({ kind: 'sticks', sources: [stick], isBusy: true });
  });

  it('asks for the PIN again when the player has locked itself', async () => {
    const { visit } = visitOf({ sources: () => Promise.resolve({ kind: 'locked' }) });
    await visit.enter('4829');

    expect(visit.state.step).toEqual(pinFor('sticks'));
  });

  it('shows no answer to those who went elsewhere meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<OperatorClient['sources']>>>();
    const { visit } = visitOf({ sources: () => promise });
    const entered = visit.enter('4829');
    await Promise.resolve();
    visit.back();
    resolve({ kind: 'answered', value: [stick] });
    await entered;

    expect(visit.state.step).toEqual({ kind: 'overview' });
  });

  it('keeps the last that was heard while the player is away', async () => {
    const heard = { playlist: { id: 'tinh' } } as NonNullable<Awaited<ReturnType<OperatorClient['status']>>>;
    const answers = [heard, undefined];
    const { visit } = visitOf({ status: () => Promise.resolve(answers.shift()) });
    await visit.look();
    await visit.look();

    expect(visit.state).toMatchObject({ status: heard, isAway: true });
  });

  it('asks those who come for settings for the PIN, and brings them there', async () => {
    const { visit } = visitOf();
    await visit.begin('settings');
    expect(visit.state.step).toEqual(pinFor('settings'));
    await visit.enter('4829');

    expect(visit.state.step).toEqual({
      ...{ kind: 'settings', settings: SETTINGS, draft: {}, faults: [], state: 'editing' },
      ...{ isFromBefore: false, isPinLost: false },
    });
  });

  it('collects changes, takes back what is as it was, and keeps all of it at once', async () => {
    const kept: object[] = [];
    const { visit } = await letIn('settings', {
      change(changes) {
        kept.push(changes);
        return Promise.resolve({ kind: 'answered', value: [] });
      },
    });
    await visit.save();
    put(visit, 'rotation', null);
    put(visit, 'tags', 'venue=lobby');
    put(visit, 'operatorPin', '1234');
    put(visit, 'tags', null);
    visit.edit('screenId');
    visit.back();
    expect(visit.state.step).toMatchObject({ kind: 'settings', draft: { rotation: null, operatorPin: '1234' } });
    await visit.save();

    expect(kept).toEqual([{ rotation: null, operatorPin: '1234' }]);
    expect(visit.state.step).toMatchObject({ kind: 'settings', state: 'saved' });
  });

  it.each([
    [
      { kind: 'answered', value: [{ name: 'rotation' }] } as const,
      { state: 'editing', faults: [{ name: 'rotation' }] },
    ],
    [{ kind: 'away' } as const, { state: 'not-saved', faults: [] }],
    [{ kind: 'locked' } as const, { kind: 'pin', goal: 'settings' }],
  ])('loses nothing when changes cannot be kept: %o', async (answer, step) => {
    const { visit } = await letIn('settings', { change: () => Promise.resolve(answer) });
    put(visit, 'rotation', '180');
    await visit.save();

    expect(visit.state.step).toMatchObject(step);
    if (answer.kind !== 'locked') expect(visit.state.step).toMatchObject({ draft: { rotation: '180' } });
  });

  it('offers what was changed and not saved again, once the PIN was given again; never a new PIN', async () => {
    const unsaved = createUnsaved();
    const { visit: earlier } = await letIn('settings', {}, unsaved);
    put(earlier, 'rotation', '180');
    put(earlier, 'operatorPin', '1234');
    earlier.end();
    const { visit } = visitOf({}, unsaved);
    await visit.begin('settings');
    expect(visit.state.step).toEqual(pinFor('settings'));
    await visit.enter('4829');

    expect(visit.state.step).toMatchObject({ draft: { rotation: '180' }, isFromBefore: true, isPinLost: true });
    expect(visit.state.step).not.toHaveProperty('draft.operatorPin');
  });

  it('says that a new PIN has to be entered again until it is, or nothing is to be changed', async () => {
    const unsaved = createUnsaved();
    const { visit: earlier } = await letIn('settings', {}, unsaved);
    put(earlier, 'operatorPin', '1234');
    earlier.end();
    const { visit: later } = await letIn('settings', {}, unsaved);
    expect(later.state.step).toMatchObject({ draft: {}, isFromBefore: false, isPinLost: true });
    put(later, 'rotation', '180');
    await later.save();
    expect(later.state.step).toMatchObject({ state: 'saved', isPinLost: true });
    later.end();

    const { visit } = await letIn('settings', {}, unsaved);
    expect(visit.state.step).toMatchObject({ draft: {}, isPinLost: true });
    put(visit, 'operatorPin', '1234');
    expect(visit.state.step).toMatchObject({ isPinLost: false });
    visit.discard();
    visit.end();
    expect((await letIn('settings', {}, unsaved)).visit.state.step).toMatchObject({ isPinLost: false });
  });

  it('says that a new PIN has to be entered again when its session ended before it was saved', async () => {
    const answers: Awaited<ReturnType<OperatorClient['change']>>[] = [{ kind: 'away' }, { kind: 'locked' }];
    const { visit } = await letIn('settings', {
      change: () => Promise.resolve(answers.shift() ?? { kind: 'answered', value: [] }),
    });
    put(visit, 'operatorPin', '1234');
    await visit.save();
    expect(visit.state.step).toMatchObject({ draft: { operatorPin: '1234' }, isPinLost: false });
    await visit.save();
    await visit.enter('4829');
    expect(visit.state.step).toMatchObject({ draft: {}, isPinLost: true });
    put(visit, 'operatorPin', '1234');
    await visit.save();
    visit.back();
    await visit.begin('settings');

    expect(visit.state.step).toMatchObject({ isPinLost: false });
  });

  it('offers again what could not be saved because the session had ended', async () => {
    const { visit } = await letIn('settings', { change: () => Promise.resolve({ kind: 'locked' }) });
    put(visit, 'rotation', '180');
    await visit.save();
    await visit.enter('4829');

    expect(visit.state.step).toMatchObject({ draft: { rotation: '180' }, isFromBefore: true });
  });

  it('speaks of nothing from before once all of it was put back', async () => {
    const unsaved = createUnsaved();
    unsaved.keep({ draft: { rotation: '180', tags: 'venue=lobby' }, isPinLost: false });
    const { visit } = await letIn('settings', {}, unsaved);
    put(visit, 'rotation', '90');
    expect(visit.state.step).toMatchObject({ draft: { tags: 'venue=lobby' }, isFromBefore: true });
    put(visit, 'tags', null);
    put(visit, 'motion', 'off');

    expect(visit.state.step).toMatchObject({ draft: { motion: 'off' }, isFromBefore: false });
  });

  it('keeps what was changed while a save was under way, and nothing that it saved', async () => {
    const unsaved = createUnsaved();
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<OperatorClient['change']>>>();
    const { visit: earlier } = await letIn('settings', { change: () => promise }, unsaved);
    put(earlier, 'rotation', '180');
    put(earlier, 'tags', 'venue=lobby');
    put(earlier, 'operatorPin', '1234');
    const saved = earlier.save();
    earlier.back();
    await earlier.begin('settings');
    expect(earlier.state.step).toMatchObject({ isPinLost: false });
    put(earlier, 'tags', 'venue=gate');
    put(earlier, 'motion', 'off');
    resolve({ kind: 'answered', value: [] });
    await saved;
    earlier.end();
    const { visit } = await letIn('settings', {}, unsaved);

    expect(visit.state.step).toMatchObject({ draft: { tags: 'venue=gate', motion: 'off' }, isPinLost: false });
    expect(visit.state.step).not.toHaveProperty('draft.rotation');
  });

  it.each(['discard', 'save'] as const)('forgets changes after %s', async (way) => {
    const unsaved = createUnsaved();
    const { visit: earlier } = await letIn('settings', {}, unsaved);
    put(earlier, 'rotation', '180');
    await earlier[way]();
    earlier.end();
    const { visit } = await letIn('settings', {}, unsaved);

    expect(visit.state.step).toMatchObject({ draft: {}, isFromBefore: false });
  });

  it('offers nothing again that is set so by now, or given by the command line', async () => {
    const unsaved = createUnsaved();
    const draft = { rotation: '90', configUrl: '/media/tv', tags: null, motion: 'off' };
    unsaved.keep({ draft, isPinLost: false });
    const { visit } = await letIn('settings', {}, unsaved);

    expect(visit.state.step).toHaveProperty('draft', { motion: 'off' });
  });

  it('has the first PIN entered twice, then shows the settings', async () => {
    const { visit, isOpen } = visitOf({ door: () => Promise.resolve({ hasPin: false, setUpSeconds: 600 }) });
    await visit.begin('sticks');
    expect(visit.state.step).toEqual({ kind: 'first-pin', isAsking: false });
    await visit.enter('1234');
    await visit.enter('1235');
    expect(visit.state.step).toEqual({ kind: 'first-pin', isAsking: false, isOther: true });
    await visit.enter('1234');
    await visit.enter('1234');

    expect(isOpen()).toBe(true);
    expect(visit.state.step.kind).toBe('settings');
  });

  it('asks nobody for the PIN who has gone elsewhere before the answer', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<OperatorClient['change']>>>();
    const { visit } = await letIn('settings', { change: () => promise });
    put(visit, 'rotation', '180');
    const saved = visit.save();
    visit.back();
    resolve({ kind: 'locked' });
    await saved;

    expect(visit.state.step).toEqual({ kind: 'overview' });
  });

  it('writes down how many were helped, and shows what was kept', async () => {
    const { visit } = await letIn('helped');
    await visit.enterHelped({ date: '2020-08-19', people: 7 });

    expect(visit.state.step).toEqual({
      ...{ kind: 'helped', state: 'saved' },
      helped: { today: '2020-08-19', days: [{ date: '2020-08-19', people: 7 }] },
    });
  });

  it('locks at its end, and tells nothing any more', async () => {
    const { visit, steps, isOpen } = visitOf();
    await visit.enter('4829');
    const told = steps.length;
    visit.end();
    await visit.look();

    expect(isOpen()).toBe(false);
    expect(steps).toHaveLength(told);
  });
});
