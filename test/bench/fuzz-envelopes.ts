import type { Trust } from '../../core/trust.ts';
import { sha256Of } from '../../player/kept-file.ts';
import { textOf } from '../../player/read-playlist.ts';
import { readEnvelope, type payloadTypes } from '../../player/trust/envelope.ts';
import { readSigned, type Believed } from '../../player/trust/signed-reader.ts';
import { extendChain, readChain, type TrustChain } from '../../player/trust/trust-chain.ts';
import type { SigningKey } from '../../publish/keys/key-file.ts';
import { sealEnvelope } from '../../publish/keys/sign.ts';
import { signedPlaylist } from '../fakes/channel.ts';
import { fixedKey } from '../fakes/fixed-key.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import { diceOf, levels, type Dice } from './fuzz-mutations.ts';
import { table, type Report } from './report.ts';

/** What became of so many damaged envelopes. */
export interface Fuzzed {
  readonly levels: readonly FuzzedLevel[];
  readonly seconds: number;
}

export interface FuzzedLevel {
  readonly level: string;
  readonly envelopes: number;
  /** How many had the shape of an envelope with a signature to check, of a kind that is checked. */
  readonly reached: number;
  /** How many were believed that were signed by as many as it takes. */
  readonly rightly: number;
  /** Those that were believed and were not: there must be none. */
  readonly wrongly: readonly string[];
}

/** Reads as a screen does; another one is given only to see that the oracle finds what is wrong with it. */
export type Read = (
  bytes: Uint8Array,
  believed: Believed,
) => { readonly kind: 'bad' } | { readonly kind: 'playlist'; readonly text: string; readonly isHold?: boolean };

/**
 * Damages envelopes that were really signed, and has screens of several channels read them. The oracle keeps a book of
 * who signed which bytes as what, and asks nobody else.
 */
export function runFuzz({
  count,
  seed = 1,
  read = readSigned,
}: {
  readonly count: number;
  readonly seed?: number;
  readonly read?: Read;
}): Fuzzed {
  const from = performance.now();
  const random = seededRandom(seed);
  const dice = diceOf(random);
  const { good, screens, book } = signEverything(random);
  const results = Object.entries(levels).map(([level, mutate]) => {
    const found = { level, envelopes: 0, reached: 0, rightly: 0, wrongly: [] as string[] };
    return { mutate, found };
  });
  for (let nth = 0; nth < count; nth++) {
    const { mutate, found } = results[nth % results.length] as (typeof results)[number];
    const bytes = Buffer.from(mutate(dice, good));
    found.envelopes++;
    if (isChecked(bytes)) found.reached++;
    for (const isRight of verdicts(bytes, dice, { screens, book, read }))
      if (isRight) found.rightly++;
      else found.wrongly.push(bytes.toString());
  }
  return { levels: results.map(({ found }) => found), seconds: (performance.now() - from) / 1000 };
}

/** Whether the reader gets as far as verifying a signature of it. */
function isChecked(bytes: Uint8Array): boolean {
  const text = textOf(bytes);
  const opened = text === undefined ? undefined : readEnvelope(text);
  return opened?.kind === 'envelope' && opened.envelope.signatures.length > 0;
}

/** Of each time that something is believed, whether the book says so too. */
function* verdicts(
  bytes: Buffer,
  dice: Dice,
  { screens, book, read }: Signed & { readonly read: Read },
): Generator<boolean> {
  const { trust, chain, ratchet } = dice.of(screens);
  const answer = read(bytes, { trust, ratchet, before: () => undefined });
  if (answer.kind === 'playlist') yield book.mayShow(trust, payloadIn(bytes), answer);
  const extended = extendChain(chain, bytes.toString());
  if (extended.kind === 'chain') yield book.mayFollow(trust, payloadIn(bytes));
}

/** What stands in an envelope that was believed, read without the code that is tried here. */
function payloadIn(bytes: Buffer): Buffer {
  const { payload } = JSON.parse(bytes.toString().replace(/^\ufeff/, '')) as { payload: string };
  return Buffer.from(payload.replace(/\s/g, ''), 'base64');
}

interface Screen {
  readonly trust: Trust;
  readonly chain: TrustChain;
  readonly ratchet: Believed['ratchet'];
}

interface Signed {
  readonly screens: readonly Screen[];
  readonly book: Book;
}

/** Who signed what: the keys by the kind and the SHA-256 of the bytes. */
class Book {
  readonly #signers = new Map<string, Set<string>>();

  seal(kind: keyof typeof payloadTypes, value: unknown, keys: readonly SigningKey[]): string {
    const payload = JSON.stringify(value);
    const entry = `${kind} ${sha256Of(payload)}`;
    const signers = this.#signers.get(entry) ?? new Set();
    for (const { public: key } of keys) signers.add(key);
    this.#signers.set(entry, signers);
    return sealEnvelope(kind, payload, keys);
  }

  #have(kind: string, payload: Uint8Array, { keys, threshold }: Trust['root']): boolean {
    const signers = this.#signers.get(`${kind} ${sha256Of(payload)}`);
    return keys.filter(({ public: key }) => signers?.has(key)).length >= threshold;
  }

  /** Whether it was signed by as many publishers as it takes, and nothing else is shown than was signed. */
  mayShow({ publish, hold }: Trust, payload: Buffer, shown: { readonly text: string; readonly isHold?: boolean }) {
    if (shown.isHold !== true) return this.#have('playlist', payload, publish) && shown.text === payload.toString();
    const { text = 'Màn hình tạm ngừng phát' } = JSON.parse(payload.toString()) as { text?: string };
    const { items } = JSON.parse(shown.text) as { items: { slide?: { title?: string } }[] };
    const isSlide = items.length === 1 && items[0]?.slide?.title === text;
    return isSlide && this.#have('hold', payload, { keys: publish.keys, threshold: hold.threshold });
  }

  /** Whether the root keys of this trust file and its own have signed it. */
  mayFollow(before: Trust, payload: Buffer): boolean {
    const { root } = JSON.parse(payload.toString()) as Trust;
    return this.#have('trust', payload, before.root) && this.#have('trust', payload, root);
  }
}

/** Envelopes of every kind, of two channels, of two epochs, signed by enough, by too few and by strangers. */
function signEverything(random: () => number): Signed & { readonly good: readonly string[] } {
  const book = new Book();
  const good: string[] = [];
  const screens: Screen[] = [];
  const key = () => keyOf(random);
  const stranger = key();
  for (const channel of ['tinh', 'khac']) {
    const [root, nextRoot, one, two, thief] = [key(), key(), key(), key(), key()] as const;
    const first = trustOf({ channel, version: 1, epoch: 0, root, publishers: [one, two] });
    const second = trustOf({ channel, version: 2, epoch: 1, root: nextRoot, publishers: [one, thief] });
    for (const keys of [[root], [stranger], [one, two]]) good.push(book.seal('trust', first, keys));
    for (const keys of [[root, nextRoot], [root], [nextRoot], [one, two]]) good.push(book.seal('trust', second, keys));
    for (const trust of [first, second]) {
      for (const keys of [[one, two], [one], [two], [one, thief], [one, stranger], [root], [stranger]]) {
        for (const revision of [3, 9]) good.push(book.seal('playlist', signedPlaylist(trust, { revision }), keys));
        for (const text of [undefined, 'Bảo trì']) good.push(book.seal('hold', holdOf(trust, 12, text), keys));
      }
    }
    const chain = readChain([book.seal('trust', first, [root])]);
    const chained = chain && extendChain(chain, book.seal('trust', second, [root, nextRoot]));
    if (chain === undefined || chained?.kind !== 'chain') throw new Error('the trust files do not hold');
    screens.push({ trust: first, chain, ratchet: undefined });
    screens.push({ trust: first, chain, ratchet: { epoch: 0, revision: 5, payloadSha256: 'x' } });
    screens.push({ trust: second, chain: chained.chain, ratchet: undefined });
  }
  return { good, screens, book };
}

/** A key that comes out the same for the same seed, so that a finding can be seen again. */
function keyOf(random: () => number): SigningKey {
  return fixedKey(Buffer.from(Array.from({ length: 32 }, () => Math.floor(random() * 256))));
}

function trustOf({
  root,
  publishers,
  ...rest
}: Pick<Trust, 'channel' | 'version' | 'epoch'> & {
  readonly root: SigningKey;
  readonly publishers: readonly SigningKey[];
}): Trust {
  return {
    ...{ formatVersion: 1, ...rest, hold: { threshold: 1 }, issuedAt: '2026-11-20T08:00:00+07:00' },
    root: { keys: [{ public: root.public }], threshold: 1 },
    publish: { keys: publishers.map((key) => ({ public: key.public })), threshold: publishers.length },
  };
}

function holdOf({ channel: id, epoch }: Trust, revision: number, text?: string): object {
  return { formatVersion: 1, id, epoch, revision, publishedAt: '2026-11-20T08:00:00+07:00', text };
}

export function reportFuzz({ levels: found, seconds }: Fuzzed): Report {
  const sum = (of: (level: FuzzedLevel) => number) => found.reduce((total, level) => total + of(level), 0);
  const envelopes = sum(({ envelopes: count }) => count);
  const reached = sum((level) => level.reached);
  const wrongly = found.flatMap((level) => level.wrongly);
  const rightly = sum((level) => level.rightly);
  const count = (number: number) => number.toLocaleString('en');
  const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
  const row = (name: string, all: number, got: number, right: number, wrong: number) => [
    ...[name, count(all), `${count(got)} (${share(got, all)})`, count(right), count(wrong)],
  ];
  return {
    met: wrongly.length === 0 && rightly > 0 && reached >= 0.3 * envelopes,
    body: [
      'Envelopes that were really signed, of two channels, two epochs and three kinds, by enough keys, by too few and by',
      'strangers, are damaged by chance from a fixed seed. Screens of each channel and epoch read them; the oracle keeps a',
      'book of who signed which bytes as what.',
      '',
      table(
        ['damaged', 'envelopes', 'reached the check of signatures', 'believed and signed', 'believed and not signed'],
        [
          ...found.map((one) => row(one.level, one.envelopes, one.reached, one.rightly, one.wrongly.length)),
          row('all', envelopes, reached, rightly, wrongly.length),
        ],
      ),
      '',
      `Took ${seconds.toFixed(0)} s. Figures: none believed that was not signed by a threshold of pinned keys; at least 30 % reach the check.`,
      ...wrongly.slice(0, 5).map((text) => `\n\`\`\`\n${text}\n\`\`\``),
    ].join('\n'),
  };
}
