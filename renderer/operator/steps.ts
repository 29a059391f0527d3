import type { Helped } from '../../core/helped.ts';
import type { SettingFault, ShownDigest, Source, Taking } from '../../core/operator.ts';
import type { PanelSetting, PanelSettings } from '../../core/panel-settings.ts';
import { isFixed, type SettingOrigin } from '../../core/setting-layers.ts';
import type { SetUpLook } from '../../core/set-up.ts';
import type { Words } from '../../core/words.ts';
import type { Answer } from './operator-client.ts';

/** What lies before the operator. */
export type Step =
  | { readonly kind: 'overview' }
  | PinStep
  | { readonly kind: 'no-pin' }
  /** The first PIN is set. `first`: it was entered once; `isOther`: the second time it was another. */
  | { readonly kind: 'first-pin'; readonly isAsking: boolean; readonly first?: string; readonly isOther?: boolean }
  | SettingsStep
  | SettingStep
  | HelpedStep
  | DigestStep
  | SetUpStep
  | ReviewStep
  /** `sources`: none while sticks are looked for. `isBusy`: the last choice was refused, something else is being taken. */
  | { readonly kind: 'sticks'; readonly sources?: readonly Source[]; readonly isBusy?: boolean }
  | { readonly kind: 'taking'; readonly taking: BegunTaking };

/** The PIN is asked for, for the sake of something. */
export interface PinStep {
  readonly kind: 'pin';
  readonly goal: Goal;
  readonly isAsking: boolean;
  readonly refusal?: Refusal;
}

/** What needs the PIN. */
export type Goal = 'sticks' | 'settings' | 'helped' | 'set-up' | 'digest';

/** A take that has begun. */
export type BegunTaking = Exclude<Taking, { readonly state: 'none' }>;

/** Why a PIN did not open anything. `until`: when the next one may be tried, by the clock of `now`. */
export type Refusal =
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'away' };

/** What the operator has changed and not saved yet; `null`: it is not to be set any more. */
export type Draft = Readonly<Partial<Record<PanelSetting, string | null>>>;

/** What was changed and not saved yet. */
export interface Changes {
  readonly draft: Draft;
  /** A new PIN was among them that is not in the draft: it has to be entered again. */
  readonly isPinLost: boolean;
}

export interface SettingsStep extends Changes {
  readonly kind: 'settings';
  /** None while they are asked for. */
  readonly settings?: PanelSettings;
  /** Whether the draft was left by an earlier session. */
  readonly isFromBefore: boolean;
  /** Of what was to be saved last. */
  readonly faults: readonly SettingFault[];
  readonly state: 'editing' | 'saving' | 'saved' | 'not-saved';
}

/** One setting is being changed. */
export interface SettingStep {
  readonly kind: 'setting';
  readonly name: PanelSetting;
  readonly from: SettingsStep;
}

/** A set-up code is asked for, or a settings file on a stick. */
export interface SetUpStep {
  readonly kind: 'set-up';
  /** What lies on the sticks, as far as it is known. */
  readonly sources: readonly Source[];
  /** Of what was looked at last. */
  readonly faults: readonly { readonly place: string; readonly words: Words }[];
  readonly isAsking: boolean;
}

/** What would be changed is looked over. */
export interface ReviewStep {
  readonly kind: 'set-up-review';
  readonly look: SetUpLook;
  readonly state: 'asking' | 'taking' | 'taken' | 'not-taken';
}

export interface HelpedStep {
  readonly kind: 'helped';
  readonly helped?: Helped;
  readonly state: 'editing' | 'saving' | 'saved' | 'not-saved';
}

/** A phone reads what this machine has shown. */
export interface DigestStep {
  readonly kind: 'digest';
  /** Once it has been made. */
  readonly digest?: ShownDigest;
  readonly state: 'making' | 'shown' | 'marking' | 'taken' | 'failed';
  /** Until when the panel stays open without a touch, by the clock of the visit. */
  readonly closesAt: number;
}

/** The PIN is asked for, for the sake of this. */
export function askPin(goal: Goal): PinStep {
  return { kind: 'pin', goal, isAsking: false };
}

/** Where an answer leads: to what it says; to the PIN and back to `goal`, where the session has ended; else `away`. */
export function stepOf<T>(answer: Answer<T>, goal: Goal, away: Step, read: (value: T) => Step): Step {
  switch (answer.kind) {
    case 'answered':
      return read(answer.value);
    case 'locked':
      return askPin(goal);
    case 'away':
      return away;
  }
}

/** The value of a setting as it would count if all were saved now; `null` and `undefined`: it is not set. */
export function valueIn(step: SettingsStep, name: PanelSetting): string | null | undefined {
  const { draft, settings } = step;
  const provided = settings?.provided[name];
  if (provided !== undefined && isFixed(provided.origin)) return provided.value;
  return Object.hasOwn(draft, name) ? draft[name] : (settings?.values[name] ?? provided?.value);
}

/** Where that value was set, if not on this machine itself. */
export function originIn({ draft, settings }: SettingsStep, name: PanelSetting): SettingOrigin | undefined {
  const origin = settings?.provided[name]?.origin;
  if (origin === undefined || isFixed(origin)) return origin;
  return Object.hasOwn(draft, name) || settings?.values[name] !== undefined ? undefined : origin;
}
