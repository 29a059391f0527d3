import { sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixedKey } from '../fakes/fixed-key.ts';

/** An envelope, whom to believe, and what is to come of it; the fields are told in docs/trust-vectors.md. */
export interface Vector {
  readonly name: string;
  readonly envelope?: string;
  readonly envelopeBase64?: string;
  readonly keys: readonly string[];
  readonly threshold: number;
  readonly expected:
    { readonly accepted: { readonly payloadType: string; readonly payload: string } } | { readonly refused: true };
}

type Key = ReturnType<typeof fixedKey>;
type Kind = 'playlist' | 'hold' | 'trust';
interface Parts {
  payloadType: string;
  payload: string;
  signatures: { keyid?: string; sig: string }[];
}

const [one, two, three, stranger] = [1, 2, 3, 4].map((byte) => fixedKey(Buffer.alloc(32, byte))) as [
  Key,
  Key,
  Key,
  Key,
];
const typeOf = (kind: Kind) => `application/vnd.bluezone-kiosk.${kind}.v1+json`;
const PAYLOAD = JSON.stringify({ formatVersion: 1, id: 'tinh', epoch: 0, revision: 7, title: 'Phòng dịch', items: [] });
const HOLD = JSON.stringify({ formatVersion: 1, id: 'tinh', epoch: 0, revision: 8, text: 'Bảo trì' });

/** DSSE's own words for what is signed, written again here so that the vectors do not rest on the player's. */
const encoded = (type: string, payload: Uint8Array) =>
  Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
const signatureOf = (message: Uint8Array, { private: key }: Key) => sign(null, message, key).toString('base64');

function partsOf(keys: readonly Key[], payload: string = PAYLOAD, type = typeOf('playlist')): Parts {
  const bytes = Buffer.from(payload);
  const signatures = keys.map((key, nth) => ({ keyid: `${nth}`, sig: signatureOf(encoded(type, bytes), key) }));
  return { payloadType: type, payload: bytes.toString('base64'), signatures };
}

const written = (parts: unknown) => JSON.stringify(parts, null, 1);
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const urlSafe = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const good = partsOf([one, two]);
const changed = (fields: object) => written({ ...good, ...fields });
const withSigs = (change: (sig: Buffer, nth: number) => Uint8Array) =>
  changed({
    signatures: good.signatures.map(({ sig }, nth) => ({ sig: base64(change(Buffer.from(sig, 'base64'), nth)) })),
  });
const flipped = (bytes: Buffer, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
const over = (message: (bytes: Buffer) => Uint8Array) =>
  changed({ signatures: [one, two].map((key) => ({ sig: signatureOf(message(Buffer.from(PAYLOAD)), key) })) });
const publicOf = ({ public: key }: Key) => key;
const keysOf = (...keys: readonly Key[]) => keys.map(publicOf);
/** The same 32 bytes with other bits behind them, which base64 leaves out. */
const respelled = (key: string) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return `${key.slice(0, 42)}${alphabet[alphabet.indexOf(key.charAt(42)) + 1] ?? ''}=`;
};

type Row = readonly [
  name: string,
  envelope: string | Uint8Array,
  more?: { keys?: readonly string[]; threshold?: number } | undefined,
];

const accepted: readonly (readonly [...Row, payload?: string, kind?: Kind])[] = [
  ['two keys of two', written(good)],
  ['one key of one', written(partsOf([one])), { keys: keysOf(one), threshold: 1 }],
  ['one key of three', written(partsOf([three])), { threshold: 1 }],
  ['the first and the third of three', written(partsOf([three, one]))],
  ['a stranger beside', written(partsOf([stranger, one, two]))],
  ['a key that has signed twice, and another', written(partsOf([one, one, two]))],
  ['sixteen signatures', written(partsOf([...Array<Key>(14).fill(stranger), one, two]))],
  ['a signature of zeros beside', changed({ signatures: [{ sig: base64(Buffer.alloc(64)) }, ...good.signatures] })],
  ['signatures that are none beside', changed({ signatures: [null, 'x', { sig: 5 }, {}, ...good.signatures] })],
  ['no ids of keys', changed({ signatures: good.signatures.map(({ sig }) => ({ sig })) })],
  [
    'wrong ids of keys',
    changed({ signatures: good.signatures.map(({ sig }) => ({ sig, keyid: 'ffffffffffffffff' })) }),
  ],
  ['a byte order mark', `\ufeff${written(good)}`],
  ['line ends of Windows', written(good).replaceAll('\n', '\r\n')],
  ['on one line', JSON.stringify(good)],
  ['another indent', JSON.stringify(good, null, 8)],
  ['blanks around it', `\n\n\t ${written(good)} \r\n`],
  ['fields in another order', written(Object.fromEntries(Object.entries(good).reverse()))],
  ['a field more', changed({ note: 'uploaded by FTP' })],
  [
    'the other alphabet of base64, without padding',
    changed({ payload: urlSafe(good.payload), signatures: good.signatures.map(({ sig }) => ({ sig: urlSafe(sig) })) }),
  ],
  ['base64 in lines', changed({ payload: good.payload.replace(/.{40}/g, '$&\r\n') })],
  ['a lone last digit of base64', written({ ...partsOf([one, two], 'abc'), payload: 'YWJjA' }), {}, 'abc'],
  ['two payloads, the last one signed', written(good).replace('{', '{"payload":"e30=",')],
  ['a hold', written(partsOf([one, two], HOLD, typeOf('hold'))), {}, HOLD, 'hold'],
  ['a trust file', written(partsOf([one, two], '{"version":1}', typeOf('trust'))), {}, '{"version":1}', 'trust'],
  ['an empty payload that was signed', written(partsOf([one, two], '')), {}, ''],
  ['a byte order mark that was signed', written(partsOf([one, two], '\ufeff{}')), {}, '\ufeff{}'],
  ['what is no JSON but was signed', written(partsOf([one, two], '{')), {}, '{'],
];

const refused: readonly Row[] = [
  ['nobody has signed', changed({ signatures: [] })],
  ['one key where it takes two', written(partsOf([one]))],
  ['one key twice', written(partsOf([one, one]))],
  ['one signature under two ids', changed({ signatures: [{ ...good.signatures[0], keyid: 'x' }, good.signatures[0]] })],
  ['a key that stands there twice', written(partsOf([one])), { keys: [one.public, one.public] }],
  ['a key in two spellings', written(partsOf([one])), { keys: [one.public, respelled(one.public)] }],
  ['a key in another spelling', written(partsOf([one])), { keys: [respelled(one.public)], threshold: 1 }],
  ['a key that is no point of the curve', written(good), { keys: [base64(Buffer.alloc(32, 2))], threshold: 1 }],
  ['a stranger', written(partsOf([stranger])), { threshold: 1 }],
  ['one key and a stranger', written(partsOf([one, stranger]))],
  ['seventeen signatures', written(partsOf([...Array<Key>(15).fill(stranger), one, two]))],
  ['signatures cut short', withSigs((sig) => sig.subarray(0, 63))],
  ['signatures with a byte behind them', withSigs((sig) => Buffer.concat([sig, Buffer.alloc(1)]))],
  ['signatures of zeros', withSigs(() => Buffer.alloc(64))],
  ['signatures of ones', withSigs(() => Buffer.alloc(64, 0xff))],
  ['a bit turned in a point', withSigs((sig) => flipped(sig, 3))],
  ['a bit turned in a number', withSigs((sig) => flipped(sig, 40))],
  ['the order of the group added to the numbers', withSigs(plusOrder)],
  [
    'the points of one key beside the numbers of the other',
    withSigs((sig, nth) =>
      Buffer.concat([sig.subarray(0, 32), Buffer.from(good.signatures[1 - nth]?.sig ?? '', 'base64').subarray(32)]),
    ),
  ],
  ['a bit turned in the payload', changed({ payload: base64(flipped(Buffer.from(PAYLOAD), 20)) })],
  ['a blank behind the payload', changed({ payload: base64(`${PAYLOAD} `) })],
  ['the payload written again', changed({ payload: base64(JSON.stringify(JSON.parse(PAYLOAD), null, 1)) })],
  ['the payload cut short', changed({ payload: base64(PAYLOAD.slice(0, -1)) })],
  ['another payload', changed({ payload: base64(HOLD) })],
  ['a playlist called a hold', changed({ payloadType: typeOf('hold') })],
  [
    'a hold called a playlist',
    written({ ...partsOf([one, two], HOLD, typeOf('hold')), payloadType: typeOf('playlist') }),
  ],
  [
    'a trust file called a playlist',
    written({ ...partsOf([one, two], '{}', typeOf('trust')), payloadType: typeOf('playlist') }),
  ],
  ['a kind that nobody knows, signed as that', written(partsOf([one, two], PAYLOAD, 'application/json'))],
  ['a kind in capitals', changed({ payloadType: typeOf('playlist').toUpperCase() })],
  ['a kind that is a list', changed({ payloadType: [typeOf('playlist')] })],
  ['signed without the kind', over((bytes) => bytes)],
  ['signed over the base64', over((bytes) => encoded(typeOf('playlist'), Buffer.from(base64(bytes))))],
  [
    'signed with another length',
    over((bytes) => encoded(typeOf('playlist'), bytes).map((byte, at) => (at === 7 ? 0x39 : byte))),
  ],
  ['two payloads, the first one signed', written(good).replace(/\}\s*$/, ',"payload":"e30="}')],
  ['two lists of signatures, the first one good', written(good).replace(/\}\s*$/, ',"signatures":[]}')],
  ['the payload without an envelope', PAYLOAD],
  ['a log-in page', '<!doctype html><title>Wi-Fi</title>'],
  ['nothing', ''],
  ['a byte order mark alone', '\ufeff'],
  ['two byte order marks', `\ufeff\ufeff${written(good)}`],
  ['cut short', written(good).slice(0, 150)],
  ['something behind it', `${written(good)}{}`],
  ['a comma too many', written(good).replace(/\}\s*$/, ',}')],
  ['in a list', `[${written(good)}]`],
  ['null', 'null'],
  ['a number that JSON has not', changed({ note: 0 }).replace('"note": 0', '"note": NaN')],
  ['more than a thousand values', changed({ note: Array.from({ length: 1001 }, () => 0) })],
  ['a payload that is no base64', changed({ payload: `${good.payload.slice(0, -4)}!?*=` })],
  ['three signs of padding', changed({ payload: `${good.payload.replace(/=+$/, '')}===` })],
  ['a payload that is a number', changed({ payload: 5 })],
  ['signatures that are no list', changed({ signatures: { 0: good.signatures[0], 1: good.signatures[1], length: 2 } })],
  ['no signatures', changed({ signatures: undefined })],
  ['a NUL behind it', `${written(good)}\0`],
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from(written(good)), Buffer.from([0xff])])],
  ['UTF-16', Buffer.from(written(good), 'utf16le')],
];

/** All vectors; they come out the same every time, for Ed25519 takes no chances. */
export function makeVectors(): readonly Vector[] {
  return [
    ...accepted.map(([name, envelope, more, payload = PAYLOAD, kind = 'playlist' as const]) =>
      vectorOf([name, envelope, more], { accepted: { payloadType: typeOf(kind), payload } }),
    ),
    ...refused.map((row) => vectorOf(row, { refused: true })),
  ];
}

function vectorOf([name, envelope, more]: Row, expected: Vector['expected']): Vector {
  const bytes = typeof envelope === 'string' ? { envelope } : { envelopeBase64: base64(envelope) };
  return { name, ...bytes, keys: keysOf(one, two, three), threshold: 2, ...more, expected };
}

/** S + L in the place of S: the same number for whoever does not look (RFC 8032, 5.1.7). */
function plusOrder(signature: Buffer): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const number = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
  return Buffer.concat([
    signature.subarray(0, 32),
    Buffer.from(number.toString(16).padStart(64, '0'), 'hex').reverse(),
  ]);
}

/** The text of `envelopes.json`. */
export function writtenVectors(): string {
  const about =
    'Envelopes as docs/trust-vectors.md tells. The keys are those of 32 bytes of 1, 2, 3 and 4; they sign nothing else.';
  return `${JSON.stringify({ about, vectors: makeVectors() }, null, 2)}\n`;
}

if (import.meta.main) writeFileSync(path.join(import.meta.dirname, 'envelopes.json'), writtenVectors());
