import type { ShowingFacts } from '../../core/messages.ts';
import type { ConnectedPage } from '../page-link.ts';

/** Whose word of a screen is written down. Where several pages show it, it may pass from one to another. */
export interface TellingPages {
  /** Hears from a page that journals; whether the word has passed to it from another page with this. */
  hasPassedTo(page: TellingPage): boolean;
  /** The first frame of a showing was told of. */
  began(page: TellingPage, showing: ShowingFacts): void;
  /**
   * Whether a showing that is over counts: what a page had on while another one told what the screen shows does not, or the
   * same time would stand there twice. Of the first page there is nothing to doubt: it may have outlived a player.
   */
  counts(page: TellingPage, showing: ShowingFacts): boolean;
}

/** A page that journals. */
export type TellingPage = Omit<ConnectedPage, 'journals'>;

export function createTellingPages(): TellingPages {
  /** By screen. */
  const tellers = new Map<string, Teller>();
  return {
    hasPassedTo({ page, screenId }) {
      const before = tellers.get(screenId);
      if (before?.page === page) return false;
      tellers.set(screenId, { page, isFirst: before === undefined, firstBegun: new Map() });
      return before !== undefined;
    },
    began({ screenId }, { n, zone = 'main' }) {
      const begun = tellers.get(screenId)?.firstBegun;
      if (begun?.has(zone) === false) begun.set(zone, n);
    },
    counts({ screenId }, { n, zone = 'main' }) {
      const teller = tellers.get(screenId);
      return teller === undefined || teller.isFirst || n >= (teller.firstBegun.get(zone) ?? Infinity);
    },
  };
}

interface Teller {
  readonly page: string;
  /** In this life of the player. */
  readonly isFirst: boolean;
  /** By zone: the number of the first showing that it began since its word counts. */
  readonly firstBegun: Map<string, number>;
}
