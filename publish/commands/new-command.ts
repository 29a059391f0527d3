import { LONGEST_COMMAND_MS, type Restartable } from '../../core/commands.ts';
import { readMoment, toRfc3339 } from '../../core/wall-clock.ts';
import type { Words } from '../../core/words.ts';
import { momentWords } from '../check/wall-time.ts';
import { PublishTrouble } from '../release/channel.ts';

/** What is to be done, in the fields that a playlist has for it. */
export type Deed =
  | { readonly do: 'screenshot' | 'clear-cache' }
  | { readonly do: 'restart'; readonly what: Restartable }
  | { readonly do: 'volume'; readonly percent: number }
  | { readonly do: 'identify'; readonly seconds: number };

/** A command that somebody asks for. */
export interface AskedCommand {
  readonly deed: Deed;
  /** Absent: all screens. */
  readonly screens?: { readonly ids?: readonly string[]; readonly tags?: { readonly all: readonly string[] } };
  /** A moment as playlists have it; from when it may be begun. */
  readonly from?: string;
  readonly expires: Expiry;
}

/** When a command is not begun any more: so long after it may be begun, or at a moment as playlists have it. */
export type Expiry = { readonly kind: 'after'; readonly ms: number } | { readonly kind: 'at'; readonly moment: string };

export interface NewCommandWorld {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timeZone: string;
  readonly isTaken: (id: string) => boolean;
  /** As `Math.random`. */
  readonly random: () => number;
}

/**
 * The command as it stands in a playlist, under an id that nothing else has: an id names a command for ever. Throws
 * `PublishTrouble` where no screen would begin it.
 */
export function newCommand({ deed, screens, from, expires }: AskedCommand, world: NewCommandWorld): object {
  const { now, timeZone } = world;
  const begins = from === undefined ? undefined : readMoment(from, timeZone, 'begins');
  const until =
    expires.kind === 'at'
      ? readMoment(expires.moment, timeZone, 'ends')
      : Math.floor((Math.max(now, begins ?? now) + expires.ms) / 1_000) * 1_000;
  const told = momentWords(until, timeZone);
  if (until <= now) throw new PublishTrouble(isPast(told));
  if (begins !== undefined && begins >= until) throw new PublishTrouble(endsFirst(told));
  if (until - now > LONGEST_COMMAND_MS) throw new PublishTrouble(isFar(told));
  const date = toRfc3339(now, timeZone).slice(0, 10);
  let id: string;
  do id = `${date}-${deed.do}-${fewLetters(world.random)}`;
  while (world.isTaken(id));
  return {
    ...{ id, ...deed },
    ...(begins === undefined ? {} : { from: toRfc3339(begins, timeZone) }),
    until: toRfc3339(until, timeZone),
    ...(screens === undefined ? {} : { screens }),
  };
}

/** Of letters and digits that nobody takes for one another. */
function fewLetters(random: () => number): string {
  return Array.from({ length: 6 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('');
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const isPast = ({ en, vi }: Words): Words => ({
  en: `--expires: ${en} has passed, so no screen would do it`,
  vi: `--expires: ${vi} đã qua, nên không màn hình nào thực hiện`,
});

const endsFirst = ({ en, vi }: Words): Words => ({
  en: `--expires: ${en} is not after --from`,
  vi: `--expires: ${vi} không sau --from`,
});

const isFar = ({ en, vi }: Words): Words => ({
  en: `--expires: ${en} is more than 31 days from now, the longest that a command may wait`,
  vi: `--expires: ${vi} còn hơn 31 ngày nữa; một lệnh chỉ được chờ tối đa 31 ngày`,
});
