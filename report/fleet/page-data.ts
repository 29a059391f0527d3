import { placeFields } from '../../publish/register/register.ts';
import { placeOf } from '../places/place-of.ts';
import { codesOf } from './fault-rows.ts';
import type { Fleet } from './fleet.ts';
import type { FleetScreen, Presence } from './fleet-screen.ts';
import { localeOf, momentFormat, type PageReader } from './page-reader.ts';
import { pageWords } from './page-words.ts';

/** What the script of the page is given. */
export interface PageData {
  readonly locale: string;
  /** Options of `Intl.DateTimeFormat`. */
  readonly moment: object;
  /** What the page is about, epoch seconds. */
  readonly at: number;
  /** Of which quarters of an hour the logs tell, `toldBy` in base64. */
  readonly told: string;
  readonly words: object;
  /** What each code means. */
  readonly faults: Readonly<Record<string, string>>;
  readonly screens: readonly ScreenRow[];
}

/** A screen; a list without names of fields, for there are ten thousand. */
type ScreenRow = readonly [
  id: string,
  name: string,
  presence: Presence,
  /** Epoch seconds, 0 when never. */
  lastAt: number,
  revision: number,
  state: string,
  faults: readonly string[],
  /** The smallest place first. */
  where: readonly string[],
  /** `stripOf` in base64; empty when never. */
  strip: string,
  uptime: number,
  /** How far its record of plays has come, `8123.5f0c2a91`; empty when it has not told. */
  record: string,
];

/** What the list of screens is made of. */
export function pageData({ at, told, screens, faults }: Fleet, { lang, timeZone }: PageReader): PageData {
  const { presence, states, revision, shown, none, ago, record, heardOf, ...heads } = pageWords[lang];
  return {
    ...{ locale: localeOf[lang], moment: { ...momentFormat, timeZone }, at },
    told: inBase64(told?.quarters),
    words: {
      ...{ presence, states, revision, shown, none, ago, record, heardOf },
      heads: [heads.state, heads.shows, heads.fault, heads.where, heads.lastDay],
    },
    faults: Object.fromEntries(faults.map(({ code, words }) => [code, words[lang]])),
    screens: screens.map(rowOf),
  };
}

function inBase64(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : Buffer.from(bytes).toString('base64');
}

function rowOf({ id, name, presence, places, tags, seen, strip, uptime }: FleetScreen): ScreenRow {
  const names = placeFields.flatMap((kind) => placeOf({ places, tags }, kind)?.name ?? []).reverse();
  const isPlace = (tag: string) => placeFields.some((kind) => tag.startsWith(`${kind}=`));
  const where = Object.keys(places).length > 0 ? names : [...names, ...tags.filter((tag) => !isPlace(tag))];
  return [
    ...([id, name, presence, seen?.lastAt ?? 0, seen?.revision ?? 0, seen?.state ?? ''] as const),
    ...([seen === undefined ? [] : codesOf(seen), where] as const),
    ...([inBase64(strip), Number(uptime.toFixed(3))] as const),
    seen?.journal === undefined ? '' : `${seen.journal.seq}.${seen.journal.hash}`,
  ];
}
