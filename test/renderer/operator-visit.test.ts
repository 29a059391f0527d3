import { describe, expect, it } from 'vitest';
import type { Source, Taking } from '../../core/operator.ts';
import type { OperatorClient } from '../../renderer/operator/operator-client.ts';
import { startVisit, type Step } from '../../renderer/operator/visit.ts';

const stick: Source = { path: '/media/a', name: 'a', kind: 'folder', bytes: 100 };
const progress = { name: 'a', bytes: 100, bytesDone: 40 };

/** A player that lets in with 4829, and answers everything else as it is told. */
function visitOf(answers: Partial<OperatorClient> = {}) {
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
    sources: () => Promise.resolve({ kind: 'answered', value: [stick] }),
    take: () => Promise.resolve({ kind: 'answered', value: 'begun' }),
    taking: () => Promise.resolve(isOpen ? { kind: 'answered', value: { state: 'none' } } : { kind: 'locked' }),
    lock: () => void (isOpen = false),
    ...answers,
  };
  const visit = startVisit({ client, onChange: ({ step }) => steps.push(step.kind), now: () => 1000 });
  return { visit, steps, isOpen: () => isOpen };
}
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
    await visit.begin();
    expect(visit.state.step).toEqual({ kind: 'pin', isAsking: false });
    await visit.enter('1111');
    expect(visit.state.step).toEqual({ kind: 'pin', isAsking: false, refusal: { kind: 'wrong', triesLeft: 4 } });
    await visit.enter('4829');
    expect(visit.state.step).toEqual({ kind: 'sticks', sources: [stick] });

    visit.back();
    await visit.begin();
    expect(visit.state.step.kind).toBe('sticks');
  });

  it.each([
    [
      { code: 'LOCKED', retryAfterSeconds: 60 } as const,
      { kind: 'pin', isAsking: false, refusal: { kind: 'waiting', until: 61_000 } },
    ],
    [{ code: 'NO_PIN' } as const, { kind: 'no-pin' }],
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

    expect(visit.state.step).toEqual({ kind: 'pin', isAsking: false });
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
