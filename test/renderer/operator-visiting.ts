import type { Helped } from '../../core/helped.ts';
import type { ShownDigest, Source, Taking } from '../../core/operator.ts';
import type { SetUpLook } from '../../core/set-up.ts';
import type { PanelSetting, PanelSettings } from '../../core/panel-settings.ts';
import type { OperatorClient } from '../../renderer/operator/operator-client.ts';
import { createUnsaved, type Unsaved } from '../../renderer/operator/unsaved.ts';
import { startVisit, type Visit } from '../../renderer/operator/visit.ts';
import type { Goal, Step } from '../../renderer/operator/steps.ts';

export const stick: Source = { path: '/media/a', name: 'a', kind: 'folder', bytes: 100 };
export const SETTINGS: PanelSettings = {
  values: { rotation: '90' },
  provided: { configUrl: { value: 'https://a.vn/p.json', origin: { kind: 'option', place: '--config-url' } } },
};
export const LOOK: SetUpLook = { id: 'one', changes: [{ name: 'rotation', from: '90', to: '0' }] };
export const HELPED: Helped = { today: '2020-08-19', days: [] };
export const DIGEST: ShownDigest = {
  ...{
    frames: ['BZK:1.', 'BZK:2.'],
    key: '66687aadf862bd77',
    from: '2020-08-17',
    until: '2020-08-19',
    left: 0,
    older: 0,
  },
};
export const progress = { name: 'a', bytes: 100, bytesDone: 40 };

/** A player that lets in with 4829, and answers everything else as it is told. */
export function visitOf(answers: Partial<OperatorClient> = {}, unsaved: Unsaved = createUnsaved()) {
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
    door: () => Promise.resolve({ hasPin: true, setUpSeconds: 0, isUntouched: false }),
    setFirstPin: () => Promise.resolve(((isOpen = true), { kind: 'unlocked' })),
    settings: () => Promise.resolve(isOpen ? { kind: 'answered', value: SETTINGS } : { kind: 'locked' }),
    change: () => Promise.resolve({ kind: 'answered', value: [] }),
    lookAtSetUp: () => Promise.resolve({ kind: 'answered', value: { kind: 'look', look: LOOK } }),
    takeSetUp: () => Promise.resolve({ kind: 'answered', value: undefined }),
    helped: () => Promise.resolve({ kind: 'answered', value: HELPED }),
    enterHelped: (day) => Promise.resolve({ kind: 'answered', value: { ...HELPED, days: [day] } }),
    sources: () => Promise.resolve({ kind: 'answered', value: [stick] }),
    digest: () => Promise.resolve(isOpen ? { kind: 'answered', value: DIGEST } : { kind: 'locked' }),
    takenDigest: () => Promise.resolve({ kind: 'answered', value: undefined }),
    take: () => Promise.resolve({ kind: 'answered', value: 'begun' }),
    taking: () => Promise.resolve(isOpen ? { kind: 'answered', value: { state: 'none' } } : { kind: 'locked' }),
    lock: () => void (isOpen = false),
    ...answers,
  };
  const visit = startVisit({ client, unsaved, onChange: ({ step }) => steps.push(step.kind), now: () => 1000 });
  return { visit, steps, isOpen: () => isOpen };
}

/** The same, once the PIN was given for the sake of something. */
export async function letIn(goal: Goal, answers?: Partial<OperatorClient>, unsaved?: Unsaved) {
  const met = visitOf(answers, unsaved);
  await met.visit.begin(goal);
  await met.visit.enter('4829');
  return met;
}

/** Writes a value for a setting. */
export function put(visit: Visit, name: PanelSetting, value: string | null): void {
  visit.edit(name);
  visit.put(value);
}

/** The step that asks for the PIN. */
export const pinFor = (goal: Goal): Step => ({ kind: 'pin', goal, isAsking: false });

/** Answers that tell of a take, the last one for ever. */
export const taking = (...states: readonly Taking[]): Partial<OperatorClient> => {
  const left = [...states];
  return {
    taking: () =>
      Promise.resolve({ kind: 'answered', value: (left.length > 1 ? left.shift() : left[0]) ?? { state: 'none' } }),
  };
};
