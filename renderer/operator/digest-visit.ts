import type { ShownDigest } from '../../core/operator.ts';
import type { OperatorClient } from './operator-client.ts';
import type { Steps } from './settings-visit.ts';
import { stepOf, type DigestStep, type Step } from './steps.ts';

/** The part of a visit in which a phone reads what this machine has shown. */
export interface DigestVisit {
  /** @param since  `month`: the last 30 days, whatever was taken */
  showDigest(since?: 'taken' | 'month'): Promise<void>;
  /** The phone has read all of what is shown. */
  takenDigest(): Promise<void>;
}

/** @param now  milliseconds; only differences count */
export function createDigestVisit(
  client: OperatorClient,
  { current, go, goFrom }: Steps,
  now: () => number,
): DigestVisit {
  return {
    async showDigest(since = 'taken') {
      const closesAt = now() + LONGEST_SHOWN_MS;
      const making: DigestStep = { kind: 'digest', state: 'making', closesAt };
      go(making);
      const read = (digest: ShownDigest): Step => ({ kind: 'digest', state: 'shown', digest, closesAt });
      goFrom(making, stepOf(await client.digest(since), 'digest', { ...making, state: 'failed' }, read));
    },
    async takenDigest() {
      const step = current();
      if (step.kind !== 'digest' || step.state !== 'shown' || step.digest === undefined) return;
      const marking: DigestStep = { ...step, state: 'marking' };
      go(marking);
      const answer = await client.takenDigest(step.digest.until);
      goFrom(
        marking,
        stepOf(answer, 'digest', step, (): Step => ({ ...step, state: 'taken' })),
      );
    },
  };
}

/** So long the panel stays open without a touch: passers-by are not to be left with a code that is none of theirs. */
const LONGEST_SHOWN_MS = 5 * 60_000;
