import { filesOf, itemsOf, type Item, type Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import { itemsOn, timelineOf } from '../../core/timeline.ts';
import { screensMeant } from '../check/screens-meant.ts';
import { weekFrom } from '../check/week.ts';
import type { RegisteredScreen } from '../register/register.ts';

/** What the coming week of a screen has more, less, or otherwise than before. Ids of items. */
export interface ScreenChange {
  readonly screen: Screen & { readonly name?: string };
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Under the same id, but with other files, words or lengths. */
  readonly changed: readonly string[];
}

/**
 * What a release changes on which screens, over the week from an instant: on those of the register, or, without one, on
 * one of each kind that the playlists make differences between. Screens that nothing changes for are left out.
 */
export function changesOf(
  before: Playlist | undefined,
  after: Playlist,
  register: readonly RegisteredScreen[] | undefined,
  at: number,
): readonly ScreenChange[] {
  const screens = register ?? kindsOf(before, after);
  const weeks = new Map<string, { readonly was: Week; readonly is: Week }>();
  return screens.flatMap((screen): readonly ScreenChange[] => {
    // Thousands of screens have a handful of kinds of tags among them.
    const kind = JSON.stringify([isNamed(screen, before) || isNamed(screen, after) ? screen.id : '', screen.tags]);
    const week = weeks.get(kind) ?? { was: weekOf(before, screen, at), is: weekOf(after, screen, at) };
    weeks.set(kind, week);
    const { was, is } = week;
    const change = {
      screen,
      added: [...is.keys()].filter((id) => !was.has(id)),
      removed: [...was.keys()].filter((id) => !is.has(id)),
      changed: [...is].flatMap(([id, content]) => (was.has(id) && was.get(id) !== content ? [id] : [])),
    };
    const count = change.added.length + change.removed.length + change.changed.length;
    return count === 0 ? [] : [change];
  });
}

/** By the id of an item, all that is seen of it. */
type Week = ReadonlyMap<string, string>;

function weekOf(playlist: Playlist | undefined, screen: Screen, at: number): Week {
  if (playlist === undefined) return new Map();
  const { stretches, moments } = timelineOf(playlist, screen, weekFrom(at));
  const items = [
    ...stretches.flatMap(({ on }) => on.flatMap(itemsOn)),
    ...playlist.campaigns
      .filter(({ id }) => moments.some(({ campaign }) => campaign === id))
      .flatMap((one) => one.items),
  ];
  return new Map(items.map((item) => [item.id, contentOf(item)]));
}

/** What an item shows, apart from when and where: the hash stands for the file, wherever it lies. */
function contentOf(item: Item): string {
  const files = filesOf(item).map(({ url, sha256 }) => sha256 ?? url);
  const shown = { ...item, sources: files, captions: [], signLanguage: [], flight: {}, dayparts: [], screens: {} };
  return JSON.stringify(shown);
}

function kindsOf(before: Playlist | undefined, after: Playlist): readonly Screen[] {
  const all = [...screensMeant(after).screens, ...(before === undefined ? [] : screensMeant(before).screens)];
  return [...new Map(all.map((screen) => [JSON.stringify(screen), screen])).values()];
}

/** Whether a playlist aims at this very screen, so that no other stands for it. */
function isNamed({ id }: Screen, playlist: Playlist | undefined): boolean {
  if (playlist === undefined) return false;
  const targets = [
    ...[...playlist.campaigns, ...playlist.interrupts].map(({ screens }) => screens),
    ...itemsOf(playlist).map(({ screens }) => screens),
  ];
  return targets.some((target) => target?.ids.includes(id) === true);
}
