import { settingTable } from '../../core/setting-table.ts';
import type { Lang } from '../../core/words.ts';
import { digestWords } from './digest-words.ts';
import { operatorWords } from './operator-words.ts';
import { setUpWords } from './set-up-words.ts';
import { settingsPageWords } from './settings-words.ts';
import type { Step } from './steps.ts';

/** What stands at the head of the panel. */
export function titleOf(step: Step, { lang, screenId }: { readonly lang: Lang; readonly screenId: string }): string {
  const words = operatorWords[lang];
  switch (step.kind) {
    case 'overview':
      return `${words.screen} ${screenId}`;
    case 'pin':
      return words.pin;
    case 'no-pin':
      return words.noPin;
    case 'first-pin':
      return settingsPageWords[lang].firstPin;
    case 'settings':
      return settingsPageWords[lang].settings;
    case 'setting':
      return settingTable[step.name].name[lang];
    case 'helped':
      return settingsPageWords[lang].helped;
    case 'digest':
      return digestWords[lang].title;
    case 'set-up':
      return setUpWords[lang].setUp;
    case 'set-up-review':
      return setUpWords[lang].review;
    case 'sticks':
      return words.sticks;
    case 'taking':
      return words.takingStates[step.taking.state];
  }
}
