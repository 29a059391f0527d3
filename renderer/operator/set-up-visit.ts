import type { Source } from '../../core/operator.ts';
import type { SetUpRequest } from '../../core/set-up.ts';
import type { OperatorClient, SetUpAnswer } from './operator-client.ts';
import type { Steps } from './settings-visit.ts';
import { stepOf, type ReviewStep, type SetUpStep, type Step } from './steps.ts';

/** The part of a visit in which a machine is set up from a code or from a stick. */
export interface SetUpVisit {
  showSetUp(): Promise<void>;
  /** Asks what a code or a settings file would change. */
  lookAt(request: SetUpRequest): Promise<void>;
  /** Takes what was looked at. */
  takeSetUp(): Promise<void>;
}

export function createSetUpVisit(client: OperatorClient, { current, go, goFrom }: Steps): SetUpVisit {
  /** The sticks as they were seen last. */
  let sources: readonly Source[] = [];
  const asking = (isAsking: boolean, faults: SetUpStep['faults'] = []): SetUpStep => ({
    ...{ kind: 'set-up', sources, faults, isAsking },
  });
  return {
    async showSetUp() {
      const asked = asking(false);
      go(asked);
      const listed = await client.sources();
      if (listed.kind === 'answered') sources = listed.value;
      goFrom(asked, asking(false));
    },
    async lookAt(request) {
      const asked = asking(true);
      go(asked);
      const read = (answer: SetUpAnswer): Step =>
        answer.kind === 'look'
          ? { kind: 'set-up-review', look: answer.look, state: 'asking' }
          : asking(false, answer.faults);
      goFrom(asked, stepOf(await client.lookAtSetUp(request), 'set-up', asking(false), read));
    },
    async takeSetUp() {
      const step = current();
      if (step.kind !== 'set-up-review' || step.state !== 'asking') return;
      const taking: ReviewStep = { ...step, state: 'taking' };
      go(taking);
      const answer = await client.takeSetUp(step.look.id);
      goFrom(
        taking,
        stepOf(answer, 'set-up', { ...step, state: 'not-taken' }, (): Step => ({ ...step, state: 'taken' })),
      );
    },
  };
}
