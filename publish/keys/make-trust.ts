import type { Trust } from '../../core/trust.ts';
import type { SigningKey } from './key-file.ts';
import { sealEnvelope } from './sign.ts';
import { reportsAfter, type ReportsChange } from './trust-reports.ts';

/** The public half of a key, as a trust file names it. */
export interface NamedKey {
  readonly public: string;
  readonly name?: string | undefined;
}

/** Where the web pages of a channel may come from at most: these origins, or `any` that a machine allows. */
export type PageBound = readonly string[] | 'any';

/** The first trust file of a channel: one root key, one publisher, whoever they are. */
export function firstTrust(
  channel: string,
  root: NamedKey,
  publisher: NamedKey,
  now: number,
  {
    webOrigins = 'any',
    reports,
  }: { readonly webOrigins?: PageBound | undefined; readonly reports?: ReportsChange | undefined } = {},
): Trust {
  return {
    ...{ formatVersion: 1, channel, version: 1, epoch: 0 },
    root: { keys: [named(root)], threshold: 1 },
    publish: { keys: [named(publisher)], threshold: 1 },
    hold: { threshold: 1 },
    ...boundOf(webOrigins),
    ...reportsAfter(undefined, reports),
    issuedAt: new Date(now).toISOString(),
  };
}

export interface TrustChange {
  /** Who may publish from now on, all of them. */
  readonly publishers: readonly NamedKey[];
  /** How many of them must sign. */
  readonly threshold: number;
  /** The root keys from now on, if they change. */
  readonly roots?: readonly NamedKey[];
  /** Where web pages may come from from now on, if that changes. */
  readonly webOrigins?: PageBound | undefined;
  /** What changes about where screens report to. */
  readonly reports?: ReportsChange | undefined;
  /** Nothing that was signed before may be believed any more: a key was stolen. */
  readonly isStolen: boolean;
}

/** The trust file after this one. */
export function followingTrust(
  { webOrigins: bound, reports: reported, ...before }: Trust,
  { publishers, threshold, roots, webOrigins = bound ?? 'any', reports, isStolen }: TrustChange,
  now: number,
): Trust {
  return {
    ...before,
    version: before.version + 1,
    epoch: before.epoch + (isStolen ? 1 : 0),
    root: roots === undefined ? before.root : { ...before.root, keys: roots.map(named) },
    publish: { keys: publishers.map(named), threshold },
    hold: { threshold: Math.min(before.hold.threshold, threshold) },
    ...boundOf(webOrigins),
    ...reportsAfter(reported, reports),
    issuedAt: new Date(now).toISOString(),
  };
}

/** A trust file as it is published. The root keys of the one before must be among those that sign, and its own. */
export function sealTrust(trust: Trust, roots: readonly SigningKey[]): string {
  return sealEnvelope('trust', JSON.stringify(trust, null, 1), roots);
}

function boundOf(webOrigins: PageBound): Pick<Trust, 'webOrigins'> {
  return webOrigins === 'any' ? {} : { webOrigins: [...webOrigins] };
}

function named({ public: key, name }: NamedKey): { public: string; name?: string } {
  return { public: key, ...(name === undefined ? {} : { name }) };
}
