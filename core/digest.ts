import { isBase64Url, isCount, isDate, isHash, isInstant, isText, type Check } from './line-checks.ts';
import type { PlayStatus } from './play-record.ts';
import { zones, type Zone } from './playlist.ts';
import { isRecord } from './record.ts';
import type { Words } from './words.ts';

/**
 * What a report needs of one machine that has no line: sums, in the place of the records of its journal. It is shown as
 * codes on the screen and read by a camera (docs/no-uplink.md).
 */
export interface Digest {
  /** When it was made, RFC 3339. */
  readonly at: string;
  /** IANA; on whose clock its days begin. */
  readonly timeZone: string;
  /** The first and the last day that it tells of; one that is not in `days` had nothing. The last may still go on. */
  readonly from: string;
  readonly until: string;
  /** As far as which entry the chain of the journal had come, and the hash there. */
  readonly seq: number;
  readonly hash: string;
  readonly playerVersion: string;
  /** The codes of what was wrong when it was made. */
  readonly faults: readonly string[];
  readonly screens: readonly string[];
  readonly items: readonly DigestItem[];
  /** In their order. */
  readonly days: readonly DigestDay[];
}

export interface DigestItem {
  readonly campaignId: string;
  readonly itemId: string;
  readonly zone: Zone;
}

export interface DigestDay {
  /** `2020-08-18` */
  readonly date: string;
  readonly plays: readonly DigestPlays[];
  readonly helped: readonly { readonly screen: number; readonly people: number }[];
}

/** How often an item was shown on a screen, by their places in `items` and `screens`, and how long in all. */
export interface DigestPlays extends Readonly<Record<PlayStatus, number>> {
  readonly screen: number;
  readonly item: number;
  readonly shownMs: number;
}

/** A digest as it was written and signed. */
export interface SignedDigest {
  /** The raw public key, 32 bytes in base64url: what stands in `screens.csv`. */
  readonly key: string;
  /** Ed25519 over `digestToSign(text)`, base64url. */
  readonly signature: string;
  readonly text: string;
}

/** A digest as the text that is signed: JSON in which what is many is lists without names. */
export function digestText(digest: Digest): string {
  const { at, timeZone, from, until, seq, hash, playerVersion, faults, screens } = digest;
  const items = digest.items.map(({ campaignId, itemId, zone }) => [campaignId, itemId, zone]);
  const days = digest.days.map(({ date, plays, helped }) => [
    date,
    plays.map((one) => numbersOf.map((name) => one[name])),
    helped.map(({ screen, people }) => [screen, people]),
  ]);
  return JSON.stringify({ at, timeZone, from, until, seq, hash, playerVersion, faults, screens, items, days });
}

/** What a machine signs for a digest; nothing else that a key of ours signs begins so. */
export function digestToSign(text: string): string {
  return `bluezone-kiosk digest 1\n${text}\n`;
}

/** A signed digest as a line among those of journals, without its line break. */
export function digestLine({ key, signature, text }: SignedDigest): string {
  return JSON.stringify({ v: 1, kind: 'digest', key, signature, text });
}

export type ReadDigest =
  /** Whether the signature is its key's is still to be looked at. */
  | { readonly kind: 'digest'; readonly signed: SignedDigest; readonly digest: Digest }
  | { readonly kind: 'fault'; readonly why: Words };

/** A digest out of the parsed JSON of a line, which may come from anywhere. */
export function readDigest(value: Readonly<Record<string, unknown>>): ReadDigest {
  const { key, signature, text } = value;
  if (!isBase64Url(43)(key)) return faultIn('key');
  if (!isBase64Url(86)(signature)) return faultIn('signature');
  if (typeof text !== 'string' || text.length > LONGEST_DIGEST) return faultIn('text');
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return faultIn('text');
  }
  const digest = isRecord(said) ? digestIn(said) : 'text';
  if (typeof digest === 'string') return faultIn(digest);
  return { kind: 'digest', signed: { key: key as string, signature: signature as string, text }, digest };
}

/** The digest, or the name of the first field that is not as it must be. */
function digestIn(said: Readonly<Record<string, unknown>>): Digest | string {
  for (const [name, check] of Object.entries(headFields)) if (!check(said[name])) return name;
  const { screens, items, days, from, until } = said as unknown as Head;
  if (from > until) return 'until';
  const placed = items.map(itemIn);
  if (placed.includes(undefined)) return 'items';
  const told = days.map((day) => dayIn(day, screens.length, items.length));
  if (told.includes(undefined)) return 'days';
  const whole = told as readonly DigestDay[];
  const isInOrder = whole.every(({ date }, at) => date > (whole[at - 1]?.date ?? '') && date >= from && date <= until);
  if (!isInOrder) return 'days';
  const { at, timeZone, seq, hash, playerVersion, faults } = said as unknown as Head;
  return {
    ...{ at, timeZone, from, until, seq, hash, playerVersion, faults, screens },
    ...{ items: placed as readonly DigestItem[], days: whole },
  };
}

type Head = Omit<Digest, 'items' | 'days'> & { readonly items: readonly unknown[]; readonly days: readonly unknown[] };

function itemIn(said: unknown): DigestItem | undefined {
  if (!Array.isArray(said) || said.length !== 3) return undefined;
  const [campaignId, itemId, zone] = said as readonly unknown[];
  if (!isText(campaignId) || !isText(itemId) || !zones.includes(zone as Zone)) return undefined;
  return { campaignId: campaignId as string, itemId: itemId as string, zone: zone as Zone };
}

function dayIn(said: unknown, screens: number, items: number): DigestDay | undefined {
  if (!Array.isArray(said) || said.length !== 3) return undefined;
  const [date, plays, helped] = said as readonly unknown[];
  if (!isDate(date) || !isListOf(isPlays, MOST_ROWS)(plays) || !isListOf(isHelped, MOST_SCREENS)(helped))
    return undefined;
  const rows = (plays as readonly number[][]).map(
    (row) => Object.fromEntries(numbersOf.map((name, at) => [name, row[at]])) as unknown as DigestPlays,
  );
  const people = (helped as readonly number[][]).map(([screen = 0, count = 0]) => ({ screen, people: count }));
  const isKnown = rows.every(({ screen, item }) => screen < screens && item < items);
  const isOnce = new Set(rows.map(({ screen, item }) => screen * items + item)).size === rows.length;
  const isHelpedOnce = new Set(people.map(({ screen }) => screen)).size === people.length;
  if (!isKnown || !isOnce || !isHelpedOnce || people.some(({ screen }) => screen >= screens)) return undefined;
  return { date: date as string, plays: rows, helped: people };
}

const numbersOf = [
  'screen',
  'item',
  'success',
  'partial',
  'interrupted',
  'failed',
  'shownMs',
] as const satisfies readonly (keyof DigestPlays)[];

const isListOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every((one) => check(one));
/** On a day of 25 hours nothing is shown for longer, and no more often than a hundred times a second. */
const isPlays: Check = (value) =>
  Array.isArray(value) &&
  value.length === numbersOf.length &&
  value.every(isCount) &&
  value.slice(2, -1).every((count: number) => count <= MOST_PLAYS) &&
  (value.at(-1) as number) <= MOST_MS;
const isHelped: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isCount);

/** The fields but those of `items` and `days`, which are looked into. */
const headFields: Readonly<Record<keyof Digest, Check>> = {
  at: isInstant,
  timeZone: (value) => isText(value) && (value as string).length <= 64,
  from: isDate,
  until: isDate,
  seq: isCount,
  hash: isHash,
  playerVersion: isText,
  faults: (value) => isListOf(isText, 200)(value),
  screens: (value) => isListOf(isText, MOST_SCREENS)(value),
  items: (value) => Array.isArray(value) && value.length <= MOST_ROWS,
  days: (value) => Array.isArray(value) && value.length <= 400,
};

const MOST_SCREENS = 200;
const MOST_ROWS = 20_000;
const MOST_MS = 25 * 3_600_000;
const MOST_PLAYS = 100 * 25 * 3_600;
/** In characters; with what stands around it still a line that reports read (report/lines/split-lines.ts). */
export const LONGEST_DIGEST = 100_000;

/** Of a digest whose signature is not of the key that it names. */
export const forgedDigest: Words = {
  en: 'the digest of a screen was changed or forged: its signature is not of the key that it names; nothing of it counts',
  vi: 'bản tổng hợp của màn hình bị sửa hoặc giả mạo: chữ ký không đúng với khóa ghi trong đó; không tính',
};

function faultIn(name: string): ReadDigest {
  return {
    kind: 'fault',
    why: {
      en: `it is a digest of a screen in which "${name}" is missing, or not what it must be`,
      vi: `đây là bản tổng hợp của màn hình nhưng "${name}" bị thiếu hoặc không đúng`,
    },
  };
}
