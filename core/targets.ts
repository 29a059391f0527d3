import type { Target } from './playlist.ts';
import type { Screen } from './screen.ts';

/** Whether something is for this screen: by its id, or by its tags; without a target it is for all (DECISIONS 17). */
export function isFor(target: Target | undefined, { id, tags }: Screen): boolean {
  if (target === undefined || target.ids.includes(id)) return true;
  if (target.tags === undefined) return false;
  const { all, any, none } = target.tags;
  return (
    all.every((tag) => tags.includes(tag)) &&
    (any.length === 0 || any.some((tag) => tags.includes(tag))) &&
    !none.some((tag) => tags.includes(tag))
  );
}
