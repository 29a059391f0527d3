import { shareOf } from './share-of.ts';

/** A version that the operator has put out. */
export interface Offer {
  readonly version: string;
  /** To how many of all machines in a hundred, 0 to 100; at 0 to none. */
  readonly percent: number;
}

/** Which offer a machine takes. */
export type Choice =
  | { readonly kind: 'take'; readonly offer: Offer }
  /** There is a newer one, but not for this machine yet, or it is stopped. */
  | { readonly kind: 'waits'; readonly offer: Offer }
  /** The only newer ones were taken back from here. */
  | { readonly kind: 'bad'; readonly offer: Offer }
  | { readonly kind: 'none' };

export interface Chooser {
  /** This machine's name among others. */
  readonly name: string;
  /** Whether it takes new versions before others do: one at which somebody looks. */
  readonly isFirst: boolean;
  /** Versions that were taken back here. */
  readonly bad: readonly string[];
}

/**
 * The newest version that is meant for this machine and was not taken back from it. Each version is drawn for anew, or the
 * same machines would go first each time; raised, the share only adds to those that have it.
 *
 * The share stands in the field `Phased-Update-Percentage` of the signed index, which apt has for this
 * (apt_preferences(5), “Phased Updates”). The draw is ours: apt draws in `upgrade` only (its test
 * `test-phased-updates-upgrade`: “install does not respect phasing”), by the machine's id, which is one for all machines
 * made from the same card, and from 0 to 100, so that one in a hundred has it at 0.
 *
 * @param offers  newer than what is installed, the newest first
 */
export function chooseOffer(offers: readonly Offer[], chooser: Chooser): Choice {
  const good = offers.filter(({ version }) => !chooser.bad.includes(version));
  const taken = good.find((offer) => isFor(offer, chooser));
  if (taken !== undefined) return { kind: 'take', offer: taken };
  const [waiting] = good;
  if (waiting !== undefined) return { kind: 'waits', offer: waiting };
  const [bad] = offers;
  return bad === undefined ? { kind: 'none' } : { kind: 'bad', offer: bad };
}

function isFor({ version, percent }: Offer, { name, isFirst }: Chooser): boolean {
  return isFirst ? percent > 0 : shareOf(`${name} ${version}`) * 100 < percent;
}
