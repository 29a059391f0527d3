import type { OperatorRefusal, Source, Taking } from '../../core/operator.ts';
import type { Status } from '../../core/status.ts';
import type { Answer, OperatorClient } from './operator-client.ts';

/** What lies before the operator. */
export type Step =
  | { readonly kind: 'overview' }
  | { readonly kind: 'pin'; readonly isAsking: boolean; readonly refusal?: Refusal }
  | { readonly kind: 'no-pin' }
  /** `sources`: none while sticks are looked for. `isBusy`: the last choice was refused, something else is being taken. */
  | { readonly kind: 'sticks'; readonly sources?: readonly Source[]; readonly isBusy?: boolean }
  | { readonly kind: 'taking'; readonly taking: BegunTaking };

/** A take that has begun. */
export type BegunTaking = Exclude<Taking, { readonly state: 'none' }>;

/** Why a PIN did not open anything. `until`: when the next one may be tried, by the clock of `now`. */
export type Refusal =
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'away' };

/** All that the panel shows. */
export interface VisitState {
  readonly step: Step;
  /** The last that was heard; none yet at first. */
  readonly status?: Status;
  /** The player process does not answer, which the picture does not mind. */
  readonly isAway: boolean;
}

/** An operator before the screen, from opening the panel to closing it. */
export interface Visit {
  readonly state: VisitState;
  /** Asks how things stand; to be called once a second. Never rejects. */
  look(): Promise<void>;
  /** Begins to take content from a stick: asks for the PIN, unless it was given. */
  begin(): Promise<void>;
  enter(pin: string): Promise<void>;
  refresh(): Promise<void>;
  take(source: Source): Promise<void>;
  /** Back to the overview. */
  back(): void;
  /** Ends the session. */
  end(): void;
}

export interface VisitWorld {
  readonly client: OperatorClient;
  readonly onChange: (state: VisitState) => void;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
}

export function startVisit({ client, onChange, now }: VisitWorld): Visit {
  let state: VisitState = { step: { kind: 'overview' }, isAway: false };
  let isOver = false;
  const become = (change: Partial<VisitState>) => {
    if (isOver) return;
    state = { ...state, ...change };
    onChange(state);
  };
  const go = (step: Step) => become({ step });
  /** An answer is shown only where it was asked for: meanwhile the operator may have gone elsewhere. */
  const goFrom = (asked: Step, step: Step) => {
    if (state.step === asked) go(step);
  };
  const stepOf = <T>(answer: Answer<T>, otherwise: Step, read: (value: T) => Step): Step => {
    if (answer.kind === 'answered') return read(answer.value);
    return answer.kind === 'locked' ? askPin : otherwise;
  };

  /** What is under way comes before a new choice. */
  const showSticks = async () => {
    const looking: Step = { kind: 'sticks' };
    go(looking);
    const latest = await client.taking();
    if (latest.kind === 'answered' && latest.value.state === 'copying')
      return goFrom(looking, { kind: 'taking', taking: latest.value });
    const found = stepOf(await client.sources(), { kind: 'sticks', sources: [] }, (sources) => ({
      kind: 'sticks',
      sources,
    }));
    goFrom(looking, found);
  };
  const followTaking = async (step: Extract<Step, { kind: 'taking' }>) =>
    goFrom(
      step,
      stepOf(await client.taking(), step, (taking) => (taking.state === 'none' ? step : { kind: 'taking', taking })),
    );

  return {
    get state() {
      return state;
    },
    async look() {
      const status = await client.status();
      become(status === undefined ? { isAway: true } : { status, isAway: false });
      const { step } = state;
      if (step.kind === 'taking' && step.taking.state === 'copying') await followTaking(step);
    },
    async begin() {
      const answer = await client.taking();
      if (answer.kind === 'answered') await showSticks();
      else go(askPin);
    },
    async enter(pin) {
      const asking: Step = { kind: 'pin', isAsking: true };
      go(asking);
      const unlocking = await client.unlock(pin);
      if (state.step !== asking) return;
      if (unlocking.kind === 'unlocked') return showSticks();
      go(unlocking.kind === 'away' ? { ...askPin, refusal: unlocking } : stepAfter(unlocking.refusal, now()));
    },
    refresh: showSticks,
    async take(source) {
      const chosen: Step = {
        kind: 'taking',
        taking: { state: 'copying', name: source.name, bytes: 0, bytesDone: 0 },
      };
      const before = state.step;
      go(chosen);
      const answer = await client.take(source.path);
      if (answer.kind === 'answered' && answer.value === 'begun') return followTaking(chosen);
      goFrom(
        chosen,
        stepOf(answer, before, () => ({ ...before, isBusy: true })),
      );
    },
    back: () => go({ kind: 'overview' }),
    end() {
      isOver = true;
      client.lock();
    },
  };
}

const askPin = { kind: 'pin', isAsking: false } as const;

function stepAfter(refusal: OperatorRefusal, now: number): Step {
  switch (refusal.code) {
    case 'WRONG_PIN':
      return { ...askPin, refusal: { kind: 'wrong', triesLeft: refusal.triesLeft } };
    case 'LOCKED':
      return { ...askPin, refusal: { kind: 'waiting', until: now + refusal.retryAfterSeconds * 1000 } };
    case 'NO_PIN':
      return { kind: 'no-pin' };
    case 'LOCKED_OUT':
    case 'BUSY':
    case 'BAD_REQUEST':
      return askPin;
  }
}
