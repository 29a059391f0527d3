import type { Digest, DigestDay, DigestItem, DigestPlays } from '../../core/digest.ts';
import type { DaySum } from '../journal/day-sums.ts';

/** A day as the journal and the clerks tell it. */
export interface ToldDay {
  /** `2020-08-18` */
  readonly date: string;
  readonly sums: readonly DaySum[];
  /** Nothing where nobody has entered a number. */
  readonly people: number | undefined;
}

/** Days that follow one another, at least one, as a digest has them: what is named often is named once. */
export function putTogether(
  days: readonly ToldDay[],
  helpedScreen: string,
): Pick<Digest, 'from' | 'until' | 'screens' | 'items' | 'days'> {
  // Of a machine on which nothing counts, too, people have to know which screen it is.
  const screens = new Map([[helpedScreen, 0]]);
  const items = new Map<string, number>();
  const placed: DigestItem[] = [];
  const screenOf = (id: string) => numberIn(screens, id);
  const itemOf = ({ campaignId, itemId, zone }: DaySum) => {
    const item = numberIn(items, JSON.stringify([campaignId, itemId, zone]));
    placed[item] ??= { campaignId, itemId, zone };
    return item;
  };
  const told = days.map(({ date, sums, people }): DigestDay => {
    const plays = new Map<string, Growing>();
    for (const sum of sums) {
      const [screen, item] = [screenOf(sum.screenId), itemOf(sum)];
      const key = `${screen} ${item}`;
      const row = plays.get(key) ?? { screen, item, success: 0, partial: 0, interrupted: 0, failed: 0, shownMs: 0 };
      plays.set(key, row);
      row[sum.status] += sum.plays;
      row.shownMs += sum.shownMs;
    }
    const helped = people === undefined ? [] : [{ screen: screenOf(helpedScreen), people }];
    return { date, plays: [...plays.values()], helped };
  });
  return {
    from: days[0]?.date ?? '',
    until: days.at(-1)?.date ?? '',
    screens: [...screens.keys()],
    items: placed,
    days: told.filter(({ plays, helped }) => plays.length > 0 || helped.length > 0),
  };
}

type Growing = { -readonly [Name in keyof DigestPlays]: DigestPlays[Name] };

/** The number under which a name is known, a new one if need be. */
function numberIn(names: Map<string, number>, name: string): number {
  const known = names.get(name) ?? names.size;
  names.set(name, known);
  return known;
}
