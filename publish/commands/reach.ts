import type { Target } from '../../core/target.ts';
import { isFor } from '../../core/targets.ts';
import { likeliest } from '../check/spelling.ts';
import type { RegisteredScreen } from '../register/register.ts';

/** Whom something reaches, by the register of screens. */
export interface Reach {
  readonly screens: readonly RegisteredScreen[];
  /** Names that no screen of the register has, each with the one that was probably meant. */
  readonly unknown: readonly UnknownName[];
}

export interface UnknownName {
  readonly kind: 'id' | 'tag';
  readonly name: string;
  readonly meant: string | undefined;
}

/** The screens of the register that a target means, and what of it the register does not know. */
export function reachOf(target: Target | undefined, register: readonly RegisteredScreen[]): Reach {
  const ids = new Set(register.map(({ id }) => id));
  const tags = new Set(register.flatMap((screen) => screen.tags));
  const unknownIn = (kind: UnknownName['kind'], names: readonly string[], known: ReadonlySet<string>) =>
    names
      .filter((name) => !known.has(name))
      .map((name): UnknownName => ({ kind, name, meant: likeliest(name, [...known].slice(0, MOST_COMPARED)) }));
  return {
    screens: register.filter((screen) => isFor(target, screen)),
    unknown: [
      ...unknownIn('id', target?.ids ?? [], ids),
      ...unknownIn('tag', [...(target?.tags?.all ?? []), ...(target?.tags?.any ?? [])], tags),
    ],
  };
}

/** To compare with more would take seconds. */
const MOST_COMPARED = 5_000;
