import { panelSettings, type PanelSetting, type PanelSettings, type Provided } from '../../core/panel-settings.ts';
import { isFixed } from '../../core/setting-layers.ts';
import type { Changes, Draft } from './steps.ts';

/**
 * The changes of settings that were not saved when a session ended or was left. They stay in the memory of the page,
 * nowhere else, and are shown only to whoever gives the PIN. Of a new PIN only that there was one is remembered, never
 * its digits.
 */
export interface Unsaved {
  /** Takes the place of what was kept before. */
  keep(changes: Changes): void;
  /** What is still a change, now that the settings are these. */
  changesTo(settings: PanelSettings): Changes;
  /**
   * Says that a draft is on its way to the player.
   *
   * @returns takes whether it was saved; what was saved is forgotten, unless it was changed anew meanwhile
   */
  send(draft: Draft): (isSaved: boolean) => void;
}

/** @returns an empty one */
export function createUnsaved(): Unsaved {
  let kept = noChanges;
  return {
    keep({ draft: { operatorPin, ...draft }, isPinLost }) {
      kept = { draft, isPinLost: isPinLost || operatorPin !== undefined };
    },
    changesTo({ values, provided }) {
      const draft = entriesWhere(
        kept.draft,
        (name, value) => !isGiven(provided[name]) && (values[name] ?? null) !== value,
      );
      return { ...kept, draft };
    },
    send(sent) {
      const isPinSent = sent.operatorPin !== undefined;
      if (isPinSent) kept = { ...kept, isPinLost: false };
      return (isSaved) => {
        if (isSaved) kept = { ...kept, draft: entriesWhere(kept.draft, (name, value) => sent[name] !== value) };
        else if (isPinSent) kept = { ...kept, isPinLost: true };
      };
    },
  };
}

/** Nothing is to be changed. */
export const noChanges: Changes = { draft: {}, isPinLost: false };

/** What was given elsewhere is no longer for the panel to change. */
function isGiven(provided: Provided | undefined): boolean {
  return provided !== undefined && isFixed(provided.origin);
}

function entriesWhere(draft: Draft, isWanted: (name: PanelSetting, value: string | null) => boolean): Draft {
  return Object.fromEntries(
    panelSettings.flatMap((name) => {
      const value = draft[name];
      return value !== undefined && isWanted(name, value) ? [[name, value]] : [];
    }),
  );
}
