import type { Zone } from '../core/playlist.ts';
import type { ConnectedPage, PageFact } from './page-link.ts';
import { keepFile, readKeptFile } from './kept-file.ts';
import { reasonOf, type Log } from './log.ts';

/** A file that is left out, because the page died of it again and again. */
export interface LeftOut {
  readonly sha256: string;
  /** The item that it was shown as last. */
  readonly itemId: string;
  /** Whether pages died of it, or it stood still. */
  readonly why: 'died' | 'stuck';
  /** Epoch milliseconds. */
  readonly since: number;
  readonly until: number;
}

/**
 * Finds the files that pages die of, and those that stand still. What was being decoded when a page died, else what it
 * showed, has a strike; after three in a row it is left out for a day, whatever items name it, and other bytes in its
 * place are another file. A showing to its end clears it: pages die of other things too. A clip that stood still three
 * times within a day is left out likewise, though it may have played well in between.
 */
export interface Culprits {
  /** Something that the page of a screen told, or `hello`. */
  heard(page: TellingPage, fact: PageFact | { readonly type: 'hello' }): void;
  /** The page of this screen is being ended for something that no item is to blame for. */
  excuse(screenId: string): void;
  /** The screens are these now: a display that is unplugged takes its page with it, which nothing is to blame for. */
  setScreens(screenIds: readonly string[]): void;
  isLeftOut(sha256: string): boolean;
  leftOut(): readonly LeftOut[];
  /** Resolves when what is known is on the disk. */
  stop(): Promise<void>;
}

type TellingPage = Omit<ConnectedPage, 'journals'>;

/** One load of a screen's page, as far as it has told; by zone, for in each something may be shown and decoded. */
interface Life {
  readonly page: string;
  readonly shown: Suspects;
  readonly preparing: Suspects;
}

type Suspects = Readonly<Partial<Record<Zone, Suspect | undefined>>>;

interface Suspect {
  readonly sha256: string;
  readonly itemId: string;
}

/** Of one file: how often pages died of it in a row, when it stood still, and when the last of all that was. */
interface Strikes {
  readonly deaths: number;
  /** Epoch milliseconds, as all instants here. */
  readonly stuckAt: readonly number[];
  readonly itemId: string;
  readonly at: number;
}

export interface CulpritsWorld {
  /** Such as `<data>/culprits.json`: what is left out stays so across restarts. */
  readonly path: string;
  readonly log: Log;
  readonly now: () => number;
  /** Another file is left out, or one is no longer. */
  readonly onChange: () => void;
}

/** Reads what is known of earlier days. A disk that cannot be written costs the memory of strikes, and no picture. */
export async function openCulprits({ path, log, now, onChange }: CulpritsWorld): Promise<Culprits> {
  const read = await readKeptFile(path);
  const strikes = new Map(read.kind === 'read' ? entriesOf(read.value) : []);
  const lives = new Map<string, Life>();
  let writing: Promise<void> = Promise.resolve();
  let letIn: NodeJS.Timeout | undefined;

  // A clock that was wrong once must not leave anything out for years (DECISIONS 22).
  const isLately = (at: number) => Math.abs(now() - at) < DAY_MS;
  const isOut = (one: Strikes | undefined) => one !== undefined && isLately(one.at) && isTooMuch(one);
  /** What is still known of a file; nothing when all of it is a day old. */
  const known = ({ sha256, itemId }: Suspect): Strikes => {
    const one = strikes.get(sha256);
    if (one === undefined || !isLately(one.at)) return { deaths: 0, stuckAt: [], itemId, at: now() };
    return { ...one, stuckAt: one.stuckAt.filter(isLately) };
  };

  const write = () => {
    const kept = Object.fromEntries([...strikes].filter(([, { at }]) => isLately(at)));
    writing = writing
      .then(() => keepFile(path, kept))
      .catch((error: unknown) => log.warn('strikes not written down', { reason: reasonOf(error) }));
  };

  /** Whatever is left out is let in again when its day is over. */
  const awaitEnd = () => {
    clearTimeout(letIn);
    const ends = culprits.leftOut().map(({ until }) => until);
    if (ends.length === 0) return;
    letIn = setTimeout(
      () => {
        onChange();
        awaitEnd();
      },
      Math.max(0, Math.min(...ends) - now()),
    );
  };

  const strike = ({ sha256, itemId }: Suspect, how: 'died' | 'stuck') => {
    const { deaths, stuckAt } = known({ sha256, itemId });
    const one: Strikes =
      how === 'died'
        ? { deaths: deaths + 1, stuckAt, itemId, at: now() }
        : { deaths, stuckAt: [...stuckAt, now()], itemId, at: now() };
    strikes.set(sha256, one);
    write();
    const times = how === 'died' ? one.deaths : one.stuckAt.length;
    log.warn(how === 'died' ? 'page died of an item' : 'item stood still', { itemId, sha256, times });
    if (!isOut(one)) return;
    awaitEnd();
    onChange();
  };

  const acquit = (sha256: string | undefined) => {
    const one = sha256 === undefined ? undefined : strikes.get(sha256);
    if (sha256 === undefined || one === undefined || one.deaths === 0 || isOut(one)) return;
    if (one.stuckAt.length === 0) strikes.delete(sha256);
    else strikes.set(sha256, { ...one, deaths: 0 });
    write();
  };

  /** The life that a page is in. One before it on its screen that has not been left has died. */
  const lifeOf = ({ screenId, page }: TellingPage): Life => {
    const known = lives.get(screenId);
    if (known?.page === page) return known;
    const preparing = suspectsOf(known?.preparing);
    for (const suspect of preparing.length > 0 ? preparing : suspectsOf(known?.shown)) strike(suspect, 'died');
    return { page, shown: {}, preparing: {} };
  };

  const culprits: Culprits = {
    heard(page, fact) {
      lives.set(page.screenId, afterFact(lifeOf(page), fact));
      if (fact.type === 'hello') awaitEnd();
      if (fact.type === 'left') lives.delete(page.screenId);
      if (fact.type === 'failed' && fact.stuck === true && fact.sha256 !== undefined)
        strike({ sha256: fact.sha256, itemId: fact.itemId }, 'stuck');
      if (fact.type === 'played' && fact.result === 'complete') acquit(fact.showing.sha256);
    },
    excuse: (screenId) => void lives.delete(screenId),
    setScreens(screenIds) {
      for (const screenId of lives.keys()) if (!screenIds.includes(screenId)) lives.delete(screenId);
    },
    isLeftOut: (sha256) => isOut(strikes.get(sha256)),
    leftOut: () =>
      [...strikes].flatMap(([sha256, one]) =>
        isOut(one)
          ? [
              {
                sha256,
                itemId: one.itemId,
                why: one.deaths >= MOST ? 'died' : 'stuck',
                since: one.at,
                until: one.at + DAY_MS,
              },
            ]
          : [],
      ),
    async stop() {
      clearTimeout(letIn);
      await writing;
    },
  };
  return culprits;
}

/** After so many deaths in a row, or so many times standing still in a day, a file is left out (reliability, M18, S3). */
const MOST = 3;

function isTooMuch({ deaths, stuckAt }: Strikes): boolean {
  return deaths >= MOST || stuckAt.length >= MOST;
}

const DAY_MS = 86_400_000;

/** A life, with what a fact tells of what the page has in hand. */
function afterFact(life: Life, fact: PageFact | { readonly type: 'hello' }): Life {
  switch (fact.type) {
    case 'preparing':
      return { ...life, preparing: { ...life.preparing, [fact.zone ?? 'main']: fact.item } };
    case 'shown':
      return { ...life, shown: { ...life.shown, [fact.showing.zone ?? 'main']: suspectOf(fact.showing) } };
    case 'beat': {
      const beside = (fact.zones ?? []).map((showing) => [showing.zone ?? 'main', suspectOf(showing)] as const);
      const main = fact.showing === undefined ? undefined : suspectOf(fact.showing);
      return { ...life, shown: { ...Object.fromEntries(beside), main } };
    }
    default:
      return life;
  }
}

/** Each file once, though it may be in several zones. */
function suspectsOf(suspects: Suspects = {}): readonly Suspect[] {
  const all = Object.values<Suspect | undefined>(suspects).filter((one) => one !== undefined);
  return [...new Map(all.map((one) => [one.sha256, one])).values()];
}

/** What is drawn from no file cannot be left out by its hash. */
function suspectOf({ sha256, itemId }: { readonly sha256?: string | undefined; readonly itemId: string }) {
  return sha256 === undefined ? undefined : { sha256, itemId };
}

/** What is none of ours is left out; versions before kept no `stuckAt`. */
function entriesOf(value: unknown): readonly (readonly [string, Strikes])[] {
  return Object.entries(value as Record<string, Omit<Strikes, 'stuckAt'> & Partial<Strikes>>)
    .map(([sha256, one]) => [sha256, { ...one, stuckAt: one.stuckAt ?? [] }] as const)
    .filter(
      ([sha256, { deaths, at, itemId, stuckAt }]) =>
        /^[0-9a-f]{64}$/.test(sha256) && typeof itemId === 'string' && [deaths, at, ...stuckAt].every(Number.isFinite),
    );
}
