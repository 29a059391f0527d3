import type { Helped, HelpedDay } from '../../core/helped.ts';
import type { SettingFault } from '../../core/operator.ts';
import type { PanelSetting, PanelSettings } from '../../core/panel-settings.ts';
import type { OperatorClient } from './operator-client.ts';
import { stepOf, type Changes, type Draft, type HelpedStep, type SettingsStep, type Step } from './steps.ts';
import { noChanges, type Unsaved } from './unsaved.ts';

/** How a visit goes from step to step. */
export interface Steps {
  current(): Step;
  go(step: Step): void;
  /** Goes there only from the step in which it was asked for. */
  goFrom(asked: Step, step: Step): void;
}

/** The part of a visit in which settings are changed and the day's number is entered. */
export interface SettingsVisit {
  showSettings(): Promise<void>;
  edit(name: PanelSetting): void;
  /** Takes the value that was written for the setting being changed; `null`: it is not to be set any more. */
  put(value: string | null): void;
  /** Takes back all that was not saved. */
  discard(): void;
  save(): Promise<void>;
  showHelped(): Promise<void>;
  enterHelped(day: HelpedDay): Promise<void>;
}

export function createSettingsVisit(
  client: OperatorClient,
  unsaved: Unsaved,
  { current, go, goFrom }: Steps,
): SettingsVisit {
  return {
    async showSettings() {
      const asking: SettingsStep = {
        ...{ kind: 'settings', ...noChanges, isFromBefore: false, faults: [], state: 'editing' },
      };
      go(asking);
      const read = (settings: PanelSettings): Step => {
        const changes = unsaved.changesTo(settings);
        return { ...asking, settings, ...changes, isFromBefore: !isEmpty(changes.draft) };
      };
      goFrom(asking, stepOf(await client.settings(), 'settings', { ...asking, state: 'not-saved' }, read));
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
      const draft = changed(from, name, value);
      const changes: Changes = { draft, isPinLost: from.isPinLost && draft.operatorPin === undefined };
      unsaved.keep(changes);
      go({ ...from, ...changes, state: 'editing', faults, isFromBefore: from.isFromBefore && !isEmpty(draft) });
    },
    discard() {
      const step = current();
      if (step.kind !== 'settings' || step.state === 'saving') return;
      unsaved.keep(noChanges);
      go({ ...step, ...noChanges, state: 'editing', faults: [], isFromBefore: false });
    },
    async save() {
      const step = current();
      if (step.kind !== 'settings' || isEmpty(step.draft)) return;
      const saving: SettingsStep = { ...step, faults: [], state: 'saving' };
      go(saving);
      const answered = unsaved.send(step.draft);
      const answer = await client.change(step.draft);
      answered(answer.kind === 'answered' && answer.value.length === 0);
      const read = (faults: readonly SettingFault[]): Step =>
        faults.length > 0 ? { ...saving, faults, state: 'editing' } : { ...saving, state: 'saved' };
      goFrom(saving, stepOf(answer, 'settings', { ...saving, state: 'not-saved' }, read));
    },
    async showHelped() {
      const asking: HelpedStep = { kind: 'helped', state: 'editing' };
      go(asking);
      const read = (helped: Helped): Step => ({ ...asking, helped });
      goFrom(asking, stepOf(await client.helped(), 'helped', { ...asking, state: 'not-saved' }, read));
    },
    async enterHelped(day) {
      const step = current();
      if (step.kind !== 'helped') return;
      const saving: HelpedStep = { ...step, state: 'saving' };
      go(saving);
      const read = (helped: Helped): Step => ({ kind: 'helped', helped, state: 'saved' });
      goFrom(saving, stepOf(await client.enterHelped(day), 'helped', { ...saving, state: 'not-saved' }, read));
    },
  };
}

/** The draft with one more value in it; what is as it was is no change. */
function changed({ draft, settings }: SettingsStep, name: PanelSetting, value: string | null): Draft {
  const others = Object.fromEntries(Object.entries(draft).filter(([other]) => other !== name));
  const isAsBefore = name !== 'operatorPin' && (settings?.values[name] ?? null) === value;
  return isAsBefore ? others : { ...others, [name]: value };
}

function isEmpty(draft: Draft): boolean {
  return Object.keys(draft).length === 0;
}
