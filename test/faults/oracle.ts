import type { ScreenProgramme } from '../../core/programme.ts';
import type { PageEvents, Shown } from './stand-in-page.ts';
import type { Officer } from './officer.ts';

/** What must never be, by the number of its rule. */
export interface Violation {
  readonly rule: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6';
  readonly what: string;
}

/**
 * The one judge of every fault.
 *
 * - I1 There is always a picture, and once a published playlist was seen, never the bundled one instead of it.
 * - I2 No byte is shown that was not published, no playlist told that was not (when signing: signed) by the officer.
 * - I3 When the fault is over, the newest playlist is on in its time.
 * - I4 The journal equals what was shown.
 * - I5 Nothing is left behind: no timer, no file descriptor, no part of a file.
 * - I6 `/status` explains the fault under its one code while it lasts, and is empty afterwards.
 */
export interface Oracle extends PageEvents {
  readonly violations: readonly Violation[];
  blame(rule: Violation['rule'], what: string): void;
  /** Bytes that were damaged on the disk on purpose: they do not decode, and that is no violation. */
  excuse(sha256: string): void;
  /** From now on the bundled campaign may be seen. */
  allowBundled(): void;
}

export function newOracle({
  officer,
  bundledDigest,
  now,
}: {
  readonly officer: Pick<Officer, 'playlists' | 'pictures'>;
  readonly bundledDigest: string;
  readonly now: () => number;
}): Oracle {
  const violations: Violation[] = [];
  const excused = new Set<string>();
  let published = false;
  let isBundledAllowed = false;
  const blame: Oracle['blame'] = (rule, what) => {
    if (violations.length < MOST_VIOLATIONS)
      violations.push({ rule, what: `${new Date(now()).toISOString()} ${what}` });
  };
  const isKnown = (digest: string) => digest === bundledDigest || officer.playlists.has(digest);

  return {
    violations,
    blame,
    excuse: (sha256) => void excused.add(sha256),
    allowBundled: () => void (isBundledAllowed = true),
    onProgramme({ current, fallback, waiting }: ScreenProgramme) {
      for (const programme of [current, fallback, waiting]) {
        if (programme === undefined) continue;
        if (!isKnown(programme.digest)) blame('I2', `a playlist was told that nobody published: ${programme.digest}`);
        for (const { sha256, url } of Object.values(programme.media)) {
          if (!officer.pictures.has(sha256)) blame('I2', `a file was told that nobody published: ${url}`);
        }
      }
    },
    onShown({ isFallback, itemId }: Shown) {
      if (isFallback && published && !isBundledAllowed) blame('I1', `fell to the bundled campaign (${itemId})`);
      published ||= !isFallback;
    },
    onBytes({ url, sha256 }, got) {
      if (got === sha256) return true;
      // A page that is told of a file a moment before it is moved aside hears 404 and goes on to the next.
      if (got !== undefined && !excused.has(sha256)) blame('I2', `${url} gave other bytes: ${got}`);
      return false;
    },
    onEmpty: () => blame('I1', 'there was nothing to show'),
  };
}

const MOST_VIOLATIONS = 20;
