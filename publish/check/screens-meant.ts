import { campaignsOf, type Playlist, type Target } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import { isFor } from '../../core/targets.ts';

/** The screens that a playlist makes differences between: one of each kind, and one that nothing names. */
export interface ScreensMeant {
  readonly screens: readonly Screen[];
  /** False when there are so many kinds that only the first were taken. */
  readonly all: boolean;
}

/**
 * One screen for each way in which the targets of a playlist can hold together: first one with no tags, then those that
 * a single target describes, then those that meet two of them (an item's and its campaign's). Screens for which the
 * very same targets hold are one kind.
 */
export function screensMeant(playlist: Playlist, most = MOST_KINDS): ScreensMeant {
  const targets = targetsOf(playlist);
  const kinds = new Map<string, Screen>();
  let all = true;
  const add = (screen: Screen | undefined): void => {
    if (screen === undefined) return;
    const kind = targets.map((target) => (isFor(target, screen) ? '1' : '0')).join('');
    if (kinds.has(kind)) return;
    if (kinds.size >= most) all = false;
    else kinds.set(kind, screen);
  };

  add({ id: NO_ID, tags: [] });
  const singles = targets.flatMap(examplesOf);
  for (const screen of singles) add(screen);
  const pairs = singles.length > MOST_PAIRED ? [] : singles;
  if (pairs.length < singles.length) all = false;
  for (const one of pairs) for (const other of pairs) add(merged(one, other));
  return { screens: [...kinds.values()], all };
}

/** A screen that both targets mean; `undefined` when there can be none. */
export function screenFor(one: Target | undefined, other: Target | undefined): Screen | undefined {
  const candidates = [{ id: NO_ID, tags: [] }, ...examplesOf(one), ...examplesOf(other)];
  const both = candidates.flatMap((a) => [a, ...candidates.flatMap((b) => merged(a, b) ?? [])]);
  return both.find((screen) => isFor(one, screen) && isFor(other, screen));
}

/** Whether this is the screen that has no id and no tags of the playlist's. */
export function isUnnamed({ id, tags }: Screen): boolean {
  return id === NO_ID && tags.length === 0;
}

/** The id of a screen that the playlist does not name. */
export const NO_ID = 'any';
const MOST_KINDS = 48;
const MOST_PAIRED = 60;

/** Every target of a playlist, each once. */
function targetsOf(playlist: Playlist): readonly Target[] {
  const all = [
    ...campaignsOf(playlist).flatMap((campaign) => [campaign.screens, ...campaign.items.map(({ screens }) => screens)]),
    ...playlist.display.map(({ screens }) => screens),
  ];
  const different = new Map(all.flatMap((target) => (target === undefined ? [] : [[JSON.stringify(target), target]])));
  return [...different.values()];
}

/** Screens that a target describes: one for each of its ids, and for each of the tags of which one is enough. */
function examplesOf(target: Target | undefined): readonly Screen[] {
  if (target === undefined) return [];
  const byId = target.ids.map((id) => ({ id, tags: [] }));
  if (target.tags === undefined) return byId;
  const { all, any } = target.tags;
  const choices = any.length === 0 ? [[]] : any.map((tag) => [tag]);
  return [...byId, ...choices.map((tags) => ({ id: NO_ID, tags: [...new Set([...all, ...tags])] }))];
}

/** One screen that is both: with the tags of both, unless it would have two values for one key. */
function merged(one: Screen, other: Screen): Screen | undefined {
  if (one.id !== NO_ID && other.id !== NO_ID && one.id !== other.id) return undefined;
  const tags = [...new Set([...one.tags, ...other.tags])];
  const keys = new Set(tags.map((tag) => tag.split('=', 1)[0]));
  if (keys.size < tags.length) return undefined;
  return { id: one.id === NO_ID ? other.id : one.id, tags };
}
