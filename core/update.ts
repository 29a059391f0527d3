import type { Verdict } from './update-watch.ts';

/** A version that takes the place of another. */
export interface Attempt {
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds. */
  readonly begunAt: number;
  /** How often its installation was begun: it may be cut off. */
  readonly tries: number;
  /** How the player was before, as far as it was seen. */
  readonly before: { readonly isSafe: boolean; readonly hasDisplay: boolean };
}

/** How far it has come. Written down before each step, so that what was cut off is gone on with. */
export type UpdateState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'installing'; readonly attempt: Attempt }
  /** Installed; a moving picture is waited for. */
  | { readonly kind: 'judging'; readonly attempt: Attempt }
  /** It lives, but its screens are dark: it is looked at again when they open. The way back stays open. */
  | { readonly kind: 'unseen'; readonly attempt: Attempt }
  /** Without a reason a person has asked for it. */
  | { readonly kind: 'going-back'; readonly attempt: Attempt; readonly why?: string | undefined };

/** All that is kept from one run to the next. */
export interface UpdateRecord {
  readonly state: UpdateState;
  /** Versions that were taken back here, the newest last. They are not tried again. */
  readonly bad: readonly string[];
  /** The version before the one that is installed, as far as its package is kept. */
  readonly previous?: string | undefined;
  /** What came of the last attempt. */
  readonly last?: UpdateOutcome | undefined;
  /** What the last look at the source has shown. */
  readonly looked?: Looked | undefined;
  /** The name of the first screen and the zone of its clock, for when the player does not answer. */
  readonly screen?: { readonly id: string; readonly timeZone: string } | undefined;
}

export type UpdateOutcome = { readonly at: number; readonly from: string; readonly to: string } & (
  | { readonly kind: 'updated' }
  /** Without a reason a person had asked for it. */
  | { readonly kind: 'went-back'; readonly why?: string | undefined }
  /** Not even the way back has worked yet; it is tried again at each run. */
  | { readonly kind: 'stuck'; readonly why: string }
);

export type Looked = { readonly at: number } & (
  | { readonly kind: 'nothing' }
  /** A newer one: it is taken; there, but not for this machine yet; was taken back here; its time was over when it had come. */
  | { readonly kind: 'taken' | 'waits' | 'bad' | 'later'; readonly version: string }
  /** No network; or something that a person has to mend. */
  | { readonly kind: 'not-reached' | 'not-taken'; readonly why: string }
);

export type UpdateEvent =
  | { readonly kind: 'begun'; readonly from: string; readonly to: string; readonly before: Attempt['before'] }
  /** The program starts, and finds an attempt that was not ended. */
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'installed' }
  /** @param isUntouched  the version before is there as if nothing had been tried */
  | { readonly kind: 'not-installed'; readonly why: string; readonly isUntouched: boolean }
  | { readonly kind: 'judged'; readonly verdict: Verdict }
  | { readonly kind: 'returned' }
  | { readonly kind: 'not-returned'; readonly why: string }
  /** A person wants the version before. */
  | { readonly kind: 'asked-back'; readonly installed: string };

export const newRecord: UpdateRecord = { state: { kind: 'idle' }, bad: [] };

/** The record after something has happened; what is to be done next is what its state says. */
export function afterUpdateEvent(record: UpdateRecord, event: UpdateEvent, now: number): UpdateRecord {
  const { state } = record;
  switch (event.kind) {
    case 'begun': {
      const { from, to, before } = event;
      const attempt = { from, to, before, begunAt: now, tries: 1 };
      return state.kind === 'idle' ? { ...record, state: { kind: 'installing', attempt } } : record;
    }
    case 'asked-back': {
      if (state.kind === 'unseen') return goingBack(record, state.attempt, undefined);
      const { previous } = record;
      if (previous === undefined || state.kind !== 'idle') return record;
      const before = { isSafe: false, hasDisplay: false };
      const attempt = { from: previous, to: event.installed, before, begunAt: now, tries: 1 };
      return goingBack(record, attempt, undefined);
    }
    case 'cut-off':
      return { ...record, state: takenUp(state) };
    case 'installed':
      return state.kind === 'installing' ? { ...record, state: { ...state, kind: 'judging' } } : record;
    case 'not-installed':
      if (state.kind !== 'installing') return record;
      return event.isUntouched ? { ...record, state: { kind: 'idle' } } : goingBack(record, state.attempt, event.why);
    case 'judged':
      return state.kind === 'judging' || state.kind === 'unseen'
        ? afterVerdict(record, state.attempt, event.verdict, now)
        : record;
    case 'returned':
      if (state.kind !== 'going-back') return record;
      return {
        ...record,
        state: { kind: 'idle' },
        bad: [...record.bad.filter((version) => version !== state.attempt.to), state.attempt.to].slice(-MOST_BAD),
        previous: undefined,
        last: { kind: 'went-back', at: now, from: state.attempt.from, to: state.attempt.to, why: state.why },
      };
    case 'not-returned': {
      if (state.kind !== 'going-back') return record;
      const { from, to } = state.attempt;
      return { ...record, last: { kind: 'stuck', at: now, from, to, why: event.why } };
    }
  }
}

/** A version that twice brought the machine down while it was installed is not tried a third time. */
function takenUp(state: UpdateState): UpdateState {
  if (state.kind !== 'installing') return state;
  const { attempt } = state;
  if (attempt.tries >= MOST_TRIES)
    return { kind: 'going-back', attempt, why: `its installation was cut off ${attempt.tries} times` };
  return { kind: 'installing', attempt: { ...attempt, tries: attempt.tries + 1 } };
}

function afterVerdict(record: UpdateRecord, attempt: Attempt, verdict: Verdict, now: number): UpdateRecord {
  const { from, to, before, begunAt } = attempt;
  switch (verdict.kind) {
    case 'moving':
      if (verdict.isSafe && !before.isSafe) return goingBack(record, attempt, 'it plays in safe mode only');
      return { ...record, state: { kind: 'idle' }, previous: from, last: { kind: 'updated', at: now, from, to } };
    case 'dark':
      // A version that finds no display any more looks the same as a television that is unplugged, but for how long.
      return before.hasDisplay && !verdict.hasDisplay && now - begunAt > NO_DISPLAY_LIMIT_MS
        ? goingBack(record, attempt, 'it has found no display for three days')
        : { ...record, state: { kind: 'unseen', attempt } };
    case 'still':
      return goingBack(record, attempt, verdict.why);
  }
}

function goingBack(record: UpdateRecord, attempt: Attempt, why: string | undefined): UpdateRecord {
  return { ...record, state: { kind: 'going-back', attempt, why } };
}

const MOST_TRIES = 2;
const MOST_BAD = 20;
const NO_DISPLAY_LIMIT_MS = 3 * 86_400_000;
