import { panelSettings, type PanelSettings } from '../../core/panel-settings.ts';
import type { Draft } from './steps.ts';

/**
 * The changes of settings that were not saved when a session ended or was left. They stay in the memory of the page,
 * nowhere else, and are shown only to whoever gives the PIN. A new PIN is not among them.
 */
export interface Unsaved {
  /** Takes the place of what was kept before. */
  keep(draft: Draft): void;
  /** What is still a change, now that the settings are these. */
  changesTo(settings: PanelSettings): Draft;
}

/** @returns an empty one */
export function createUnsaved(): Unsaved {
  let kept: Draft = {};
  return {
    keep({ operatorPin: _, ...draft }) {
      kept = draft;
    },
    changesTo({ values, given }) {
      const changed = panelSettings.filter(
        (name) => Object.hasOwn(kept, name) && !given.includes(name) && (values[name] ?? null) !== kept[name],
      );
      return Object.fromEntries(changed.map((name) => [name, kept[name] ?? null]));
    },
  };
}
