import type { Door, OperatorRefusal, Source, Taking } from '../../core/operator.ts';
import type { Status } from '../../core/status.ts';
import type { OperatorClient, Unlocking } from './operator-client.ts';
import { createDigestVisit, type DigestVisit } from './digest-visit.ts';
import { createSettingsVisit, type SettingsVisit } from './settings-visit.ts';
import { createSetUpVisit, type SetUpVisit } from './set-up-visit.ts';
import { askPin, stepOf, type Goal, type Step } from './steps.ts';
import type { Unsaved } from './unsaved.ts';

/** All that the panel shows. */
export interface VisitState {
  readonly step: Step;
  /** The last that was heard; none yet at first. */
  readonly status?: Status;
  /** The player process does not answer, which the picture does not mind. */
  readonly isAway: boolean;
  /** Nothing is set on this machine yet, and whoever stands here may set it up. */
  readonly isUntouched: boolean;
}

/** An operator before the screen, from opening the panel to closing it. */
export interface Visit
  extends
    Pick<SettingsVisit, 'edit' | 'put' | 'discard' | 'save' | 'enterHelped'>,
    Pick<SetUpVisit, 'lookAt' | 'takeSetUp'>,
    DigestVisit {
  readonly state: VisitState;
  /** Asks how things stand; to be called once a second. Never rejects. */
  look(): Promise<void>;
  /** Begins what needs the PIN: asks for it, unless it was given. */
  begin(goal: Goal): Promise<void>;
  /** Takes the digits that were entered: the PIN, or the first one of this machine. */
  enter(pin: string): Promise<void>;
  refresh(): Promise<void>;
  take(source: Source): Promise<void>;
  /** Back to where this step was come to from. */
  back(): void;
  /** Ends the session. */
  end(): void;
}

export interface VisitWorld {
  readonly client: OperatorClient;
  /** Of the visits before it, and for those after it. */
  readonly unsaved: Unsaved;
  readonly onChange: (state: VisitState) => void;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
}

export function startVisit({ client, unsaved, onChange, now }: VisitWorld): Visit {
  let state: VisitState = { step: { kind: 'overview' }, isAway: false, isUntouched: false };
  let isOver = false;
  /** Whether there is a PIN, as it was heard last. */
  let door: Door | undefined;
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
  const steps = { current: () => state.step, ...{ go, goFrom } };
  const settings = createSettingsVisit(client, unsaved, steps);
  const setUp = createSetUpVisit(client, steps);
  const digest = createDigestVisit(client, steps, now);
  const show = (goal: Goal): Promise<void> => {
    switch (goal) {
      case 'sticks':
        return showSticks();
      case 'settings':
        return settings.showSettings();
      case 'helped':
        return settings.showHelped();
      case 'set-up':
        return setUp.showSetUp();
      case 'digest':
        return digest.showDigest();
    }
  };
  /** The pad is there at once; that there is no PIN may be found out a moment later. */
  const toDoor = async (goal: Goal) => {
    if (goal === 'set-up' && door?.isUntouched === true) return setUp.showSetUp();
    const asking = askPin(goal);
    go(door?.hasPin === false ? withoutPin(door.setUpSeconds) : asking);
    if (door !== undefined) return;
    door = await client.door();
    if (door?.hasPin === false) goFrom(asking, withoutPin(door.setUpSeconds));
  };
  const unlocked = async (asking: Step, goal: Goal, unlocking: Unlocking) => {
    if (state.step !== asking) return;
    if (unlocking.kind === 'unlocked') return show(goal);
    go(unlocking.kind === 'away' ? { ...askPin(goal), refusal: unlocking } : stepAfter(unlocking.refusal, goal, now()));
  };
  /** The first PIN of a machine is entered twice, for nobody sees the digits. */
  const enterFirst = async ({ first }: Extract<Step, { kind: 'first-pin' }>, pin: string) => {
    if (first === undefined) return go({ kind: 'first-pin', isAsking: false, first: pin });
    if (first !== pin) return go({ kind: 'first-pin', isAsking: false, isOther: true });
    const asking: Step = { kind: 'first-pin', isAsking: true, first };
    go(asking);
    await unlocked(asking, 'settings', await client.setFirstPin(pin));
  };

  /** What is under way comes before a new choice. */
  const showSticks = async () => {
    const looking: Step = { kind: 'sticks' };
    go(looking);
    const latest = await client.taking();
    if (latest.kind === 'answered' && latest.value.state === 'copying')
      return goFrom(looking, { kind: 'taking', taking: latest.value });
    const listed = (sources: readonly Source[]): Step => ({ kind: 'sticks', sources });
    goFrom(looking, stepOf(await client.sources(), 'sticks', listed([]), listed));
  };
  const followTaking = async (step: Extract<Step, { kind: 'taking' }>) => {
    const read = (taking: Taking): Step => (taking.state === 'none' ? step : { kind: 'taking', taking });
    goFrom(step, stepOf(await client.taking(), 'sticks', step, read));
  };

  return {
    get state() {
      return state;
    },
    async look() {
      const status = await client.status();
      become(status === undefined ? { isAway: true } : { status, isAway: false });
      if (door?.hasPin !== true) {
        door = (await client.door()) ?? door;
        if (state.isUntouched !== (door?.isUntouched === true)) become({ isUntouched: door?.isUntouched === true });
      }
      const { step } = state;
      if (step.kind === 'taking' && step.taking.state === 'copying') await followTaking(step);
    },
    async begin(goal) {
      const answer = await client.taking();
      if (answer.kind === 'answered') await show(goal);
      else await toDoor(goal);
    },
    async enter(pin) {
      const { step } = state;
      if (step.kind === 'first-pin') return enterFirst(step, pin);
      const goal = step.kind === 'pin' ? step.goal : 'sticks';
      const asking: Step = { kind: 'pin', goal, isAsking: true };
      go(asking);
      await unlocked(asking, goal, await client.unlock(pin));
    },
    edit: (name) => settings.edit(name),
    put: (value) => settings.put(value),
    discard: () => settings.discard(),
    save: () => settings.save(),
    showDigest: (since) => digest.showDigest(since),
    takenDigest: () => digest.takenDigest(),
    enterHelped: (day) => settings.enterHelped(day),
    refresh: showSticks,
    lookAt: (request) => setUp.lookAt(request),
    takeSetUp: () => setUp.takeSetUp(),
    async take(source) {
      if (source.kind === 'settings') return setUp.lookAt({ path: source.path });
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
        stepOf(answer, 'sticks', before, () => ({ ...before, isBusy: true })),
      );
    },
    back() {
      const { step } = state;
      if (step.kind === 'set-up-review' && step.state !== 'taken') return void setUp.showSetUp();
      go(step.kind === 'setting' ? step.from : { kind: 'overview' });
    },
    end() {
      isOver = true;
      client.lock();
    },
  };
}

/** Just after a start the first PIN may be set. */
function withoutPin(setUpSeconds: number): Step {
  return setUpSeconds > 0 ? { kind: 'first-pin', isAsking: false } : { kind: 'no-pin' };
}

function stepAfter(refusal: OperatorRefusal, goal: Goal, now: number): Step {
  switch (refusal.code) {
    case 'WRONG_PIN':
      return { ...askPin(goal), refusal: { kind: 'wrong', triesLeft: refusal.triesLeft } };
    case 'LOCKED':
      return { ...askPin(goal), refusal: { kind: 'waiting', until: now + refusal.retryAfterSeconds * 1000 } };
    case 'NO_PIN':
      return withoutPin(refusal.setUpSeconds);
    case 'LOCKED_OUT':
    case 'BUSY':
    case 'BAD_REQUEST':
    case 'BAD_SETTINGS':
    case 'BAD_SET_UP':
    case 'NOT_KEPT':
      return askPin(goal);
  }
}
