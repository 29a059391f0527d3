import type { Offer } from '../core/offers.ts';

/** The packages of the player on this machine, and where newer ones come from. */
export interface Packages {
  /** What is installed; `undefined` where nothing is that could be updated. */
  installed(): Promise<Installed | undefined>;
  /** Asks the source what is newer than this. */
  ask(installed: string): Promise<Asked>;
  /** Has the package of a version at hand, whole and of whom it should be; fetches it where it is not. */
  obtain(version: string): Promise<Obtained>;
  /** Puts a version that is at hand in the place of what is there, whatever state that is in. */
  install(version: string): Promise<Done>;
  /** Lets go of all packages but these. */
  keepOnly(versions: readonly string[]): Promise<void>;
}

export interface Installed {
  readonly version: string;
  /** Whether its installation was not cut off. */
  readonly isWhole: boolean;
}

export type Asked =
  /** The newest first. */
  | { readonly kind: 'offers'; readonly offers: readonly Offer[] }
  /** No network, no server, or somebody else is at work with apt: it is asked again at the next run. */
  | { readonly kind: 'unreachable'; readonly why: string }
  /** What came is not to be believed or not to be used: a person has to act. */
  | { readonly kind: 'refused'; readonly why: string };

export type Obtained =
  | Done
  /** The network went, or the repository is just being uploaded: it is asked again at the next run. */
  | { readonly kind: 'unreachable'; readonly why: string };

export type Done = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly why: string };
