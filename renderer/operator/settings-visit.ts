import type { HelpedDay } from '../../core/helped.ts';
import type { PanelSetting } from '../../core/panel-settings.ts';
import type { OperatorClient } from './operator-client.ts';
import type { Draft, HelpedStep, SettingsStep, Step } from './steps.ts';

/** How a visit goes from step to step. */
export interface Steps {
  current(): Step;
  go(step: Step): void;
  /** Goes there only from the step in which it was asked for. */
  goFrom(asked: Step, step: Step): void;
  /** Where the PIN is asked for, and from where it leads back to what it was for. */
  askPin(goal: 'settings' | 'helped'): Step;
}

/** The part of a visit in which settings are changed and the day's number is entered. */
export interface SettingsVisit {
  showSettings(): Promise<void>;
  edit(name: PanelSetting): void;
  /** Takes the value that was written for the setting being changed; `null`: it is not to be set any more. */
  put(value: string | null): void;
  save(): Promise<void>;
  showHelped(): Promise<void>;
  enterHelped(day: HelpedDay): Promise<void>;
}

export function createSettingsVisit(client: OperatorClient, { current, go, goFrom, askPin }: Steps): SettingsVisit {
  return {
    async showSettings() {
      const asking: SettingsStep = { kind: 'settings', draft: {}, faults: [], state: 'editing' };
      go(asking);
      const answer = await client.settings();
      if (answer.kind === 'locked') goFrom(asking, askPin('settings'));
      else
        goFrom(
          asking,
          answer.kind === 'answered' ? { ...asking, settings: answer.value } : { ...asking, state: 'not-saved' },
        );
    },
    edit(name) {
      const from = current();
      if (from.kind === 'settings' && from.state !== 'saving') go({ kind: 'setting', name, from });
    },
    put(value) {
      const step = current();
      if (step.kind !== 'setting') return;
      const { name, from } = step;
      const faults = from.faults.filter((fault) => fault.name !== name);
      go({ ...from, state: 'editing', faults, draft: changed(from, name, value) });
    },
    async save() {
      const step = current();
      if (step.kind !== 'settings' || Object.keys(step.draft).length === 0) return;
      const saving: SettingsStep = { ...step, faults: [], state: 'saving' };
      go(saving);
      const answer = await client.change(step.draft);
      if (answer.kind === 'locked') return goFrom(saving, askPin('settings'));
      const faults = answer.kind === 'answered' ? answer.value : [];
      goFrom(saving, {
        ...saving,
        faults,
        state: answer.kind !== 'answered' ? 'not-saved' : faults.length > 0 ? 'editing' : 'saved',
      });
    },
    async showHelped() {
      const asking: HelpedStep = { kind: 'helped', state: 'editing' };
      go(asking);
      const answer = await client.helped();
      if (answer.kind === 'locked') goFrom(asking, askPin('helped'));
      else
        goFrom(
          asking,
          answer.kind === 'answered' ? { ...asking, helped: answer.value } : { ...asking, state: 'not-saved' },
        );
    },
    async enterHelped(day) {
      const step = current();
      if (step.kind !== 'helped') return;
      const saving: HelpedStep = { ...step, state: 'saving' };
      go(saving);
      const answer = await client.enterHelped(day);
      if (answer.kind === 'locked') goFrom(saving, askPin('helped'));
      else
        goFrom(
          saving,
          answer.kind === 'answered'
            ? { kind: 'helped', helped: answer.value, state: 'saved' }
            : { ...saving, state: 'not-saved' },
        );
    },
  };
}

/** The draft with one more value in it; what is as it was is no change. */
function changed({ draft, settings }: SettingsStep, name: PanelSetting, value: string | null): Draft {
  const others = Object.fromEntries(Object.entries(draft).filter(([other]) => other !== name));
  const isAsBefore = name !== 'operatorPin' && (settings?.values[name] ?? null) === value;
  return isAsBefore ? others : { ...others, [name]: value };
}
