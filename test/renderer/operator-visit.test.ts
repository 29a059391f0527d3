import { describe, expect, it } from 'vitest';
import type { Taking } from '../../core/operator.ts';
import type { OperatorClient } from '../../renderer/operator/operator-client.ts';
import { DIGEST, letIn, pinFor, progress, put, SETTINGS, stick, taking, visitOf } from './operator-visiting.ts';

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

  it('has the first PIN entered twice, then shows the settings', async () => {
    const { visit, isOpen } = visitOf({
      door: () => Promise.resolve({ hasPin: false, isUntouched: false, setUpSeconds: 600 }),
    });
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

  it('shows the code for the report, and writes down that it was read', async () => {
    const taken: string[] = [];
    const { visit } = await letIn('digest', {
      takenDigest(until) {
        taken.push(until);
        return Promise.resolve({ kind: 'answered', value: undefined });
      },
    });
    expect(visit.state.step).toMatchObject({ kind: 'digest', state: 'shown', digest: DIGEST });
    await visit.takenDigest();

    expect(taken).toEqual(['2020-08-19']);
    expect(visit.state.step).toMatchObject({ kind: 'digest', state: 'taken' });
  });

  it('asks for the last 30 days when told to, and says when no code can be made', async () => {
    const asked: string[] = [];
    const { visit } = await letIn('digest', {
      digest(since) {
        asked.push(since);
        return Promise.resolve(since === 'taken' ? { kind: 'answered', value: DIGEST } : { kind: 'away' });
      },
    });
    await visit.showDigest('month');

    expect(asked).toEqual(['taken', 'month']);
    expect(visit.state.step).toMatchObject({ kind: 'digest', state: 'failed' });
  });
});
