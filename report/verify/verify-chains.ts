import type { Screen } from '../../core/screen.ts';
import type { ReadLine } from '../lines/read-lines.ts';
import { isFault, type Finding } from './findings.ts';
import type { Fragment } from './fragment.ts';
import { gather, type Asked, type Gathered, type Seen } from './fragments.ts';
import { judgeChain, type ChainVerdict, type Judged } from './judge-chain.ts';
import { nameOfSeal } from './seal-book.ts';

/** What is to be said of the chains in some files. */
export interface ChainsVerdict {
  /** Nothing is missing, changed, foreign or unreadable. */
  readonly ok: boolean;
  readonly chains: readonly ChainVerdict[];
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  /** The province's register, to know whose key is whose. */
  readonly register?: readonly Registered[] | undefined;
  /** What players have told a web server of their chains. */
  readonly seen?: readonly Seen[] | undefined;
  /** The files and folders of which somebody believes that a record is there: where none is, that is a fault. */
  readonly places?: readonly string[] | undefined;
  /** So many of the newest entries are known again when they come once more: some forty batches where nothing is said. */
  readonly remembered?: number;
}

type Registered = Pick<Screen, 'id'> & { readonly publicKeys?: readonly string[] };

/**
 * Finds what is missing, changed, doubled or another machine's in what journals have handed out.
 *
 * @param read  gives all lines. It is asked once more where something is here twice, or sealed, and cannot be compared: of
 * most entries nothing is kept
 */
export async function verifyChains(
  read: () => AsyncIterable<ReadLine>,
  { register, seen = [], places = [], remembered = 20_000 }: VerifyOptions = {},
): Promise<ChainsVerdict> {
  let asked: Asked = { places: new Set(), seals: new Map() };
  for (;;) {
    const gathered = await gather(read(), { seen, asked, remembered });
    const judged = groupsOf(gathered.fragments).map(judgeChain);
    const more = stillToAsk(asked, gathered, judged);
    if (more === undefined) return verdictOn(gathered, judged, register, places);
    asked = more;
  }
}

/** What is to be asked in another reading; nothing when all of it was asked already. */
function stillToAsk(asked: Asked, { stray }: Gathered, judged: readonly Judged[]): Asked | undefined {
  const places = judged.flatMap(({ wanted }) => wanted.filter((place) => !asked.places.has(place)));
  const seals = stray.unmet.filter((seal) => !asked.seals.has(nameOfSeal(seal)));
  if (places.length === 0 && seals.length === 0) return undefined;
  return {
    places: new Set([...asked.places, ...places]),
    seals: new Map([...asked.seals, ...seals.map((seal) => [nameOfSeal(seal), seal] as const)]),
  };
}

function verdictOn(
  { findings, stray, unmet, isEmpty }: Gathered,
  judged: readonly Judged[],
  register: VerifyOptions['register'],
  places: readonly string[],
): ChainsVerdict {
  const chains = judged.map(({ verdict }) => verdict);
  const byId = register && new Map(register.map((screen) => [screen.id, screen]));
  const all: readonly Finding[] = [
    ...(isEmpty && places.length > 0 ? [{ kind: 'empty', places } as const] : []),
    ...findings,
    ...judged.flatMap((one) => one.findings),
    ...[...stray.unmet, ...stray.refused].map(
      ({ key, seq, file, line }) => ({ kind: 'unmatched-seal', chain: key, seq, file, line }) as const,
    ),
    ...(byId === undefined ? [] : chains.flatMap((chain) => notRegistered(chain, byId))),
    ...cutOff(unmet, chains),
    ...(register === undefined || isEmpty ? [] : absent(register, chains)),
  ];
  return { ok: !all.some(isFault), chains, findings: all };
}

/** By key; what nobody has sealed goes with the one key that has sealed something in the same place. */
function groupsOf(fragments: readonly Fragment[]): readonly (readonly Fragment[])[] {
  const keysIn = new Map<string, Set<string>>();
  for (const { place, key } of fragments) {
    if (key === undefined) continue;
    const keys = keysIn.get(place);
    if (keys === undefined) keysIn.set(place, new Set([key]));
    else keys.add(key);
  }
  const groups = Map.groupBy(fragments, ({ key, place }) => {
    const [only, ...others] = key === undefined ? (keysIn.get(place) ?? []) : [key];
    return only === undefined || others.length > 0 ? place : only;
  });
  return [...groups.values()];
}

/** Screens that are not in the register, or whose plays another key has sealed than it says, or none. */
function notRegistered(
  { chain, key, screens }: ChainVerdict,
  register: ReadonlyMap<string, Registered>,
): readonly Finding[] {
  return screens.flatMap((screenId): readonly Finding[] => {
    const registered = register.get(screenId);
    if (registered === undefined) return [{ kind: 'foreign', chain, screenId, registered: null }];
    const { publicKeys = [] } = registered;
    if (key === null) return publicKeys.length === 0 ? [] : [{ kind: 'unproven', chain, screenId }];
    if (publicKeys.length === 0) return [{ kind: 'no-key', chain, screenId }];
    return publicKeys.map(asSealed).includes(key)
      ? []
      : [{ kind: 'foreign', chain, screenId, registered: publicKeys.join(', ') }];
  });
}

/** Of chains that are not here as far as their players have told. */
function cutOff(unmet: readonly Seen[], chains: readonly ChainVerdict[]): readonly Finding[] {
  const lastOf = new Map<string, number>();
  let newest = 0;
  for (const { screens, last } of chains) {
    newest = Math.max(newest, last);
    for (const screen of screens) lastOf.set(screen, Math.max(lastOf.get(screen) ?? 0, last));
  }
  return unmet.map(({ seq, screens }) => {
    const last = screens.reduce((most, screen) => Math.max(most, lastOf.get(screen) ?? 0), 0);
    return { kind: 'cut', screens, seq, last: screens.length === 0 ? newest : last };
  });
}

/**
 * Screens whose keys are known, and of which there is neither a record nor the chain of their machine. One machine's files
 * may be verified against a register of thousands, so it is no fault.
 */
function absent(register: readonly Registered[], chains: readonly ChainVerdict[]): readonly Finding[] {
  const screensHere = new Set(chains.flatMap((chain) => chain.screens));
  const keysHere = new Set(chains.map(({ key }) => key));
  const screens = register
    .filter(
      ({ id, publicKeys = [] }) =>
        publicKeys.length > 0 && !screensHere.has(id) && !publicKeys.some((one) => keysHere.has(asSealed(one))),
    )
    .map(({ id }) => id);
  return screens.length === 0 ? [] : [{ kind: 'absent', screens }];
}

/** A key of the register, in whichever alphabet of base64, as seals write it. */
function asSealed(key: string): string {
  return Buffer.from(key, 'base64').toString('base64url');
}
