import { payloadTypes } from '../../player/trust/envelope.ts';

/** An envelope as JSON has it; anything may be anything, for it is what is damaged. */
export interface LooseEnvelope {
  payloadType: unknown;
  payload: string;
  signatures: { keyid?: unknown; sig: string }[];
}

/** Chance that comes out the same for the same seed. */
export interface Dice {
  below(limit: number): number;
  of<T>(list: readonly T[]): T;
}

export function diceOf(random: () => number): Dice {
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    of<T>(list: readonly T[]): T {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to choose from');
      return picked;
    },
  };
}

type Mutate = (dice: Dice, good: readonly string[]) => string | Uint8Array;

/** At which level an envelope is damaged; each takes one or more of those that were really signed. */
export const levels: Readonly<Record<string, Mutate>> = {
  bytes(dice, good) {
    let bytes: Buffer = Buffer.from(dice.of(good));
    for (let left = 1 + dice.below(3); left > 0; left--) bytes = dice.of(byteChanges)(bytes, dice);
    return bytes;
  },
  json: (dice, good) => dice.of(jsonChanges)(dice.of(good), dice),
  base64(dice, good) {
    const envelope = parsed(dice.of(good));
    const change = dice.of(base64Changes);
    if (dice.below(2) === 0) envelope.payload = change(envelope.payload, dice);
    else for (const one of envelope.signatures) one.sig = change(one.sig, dice);
    return JSON.stringify(envelope);
  },
  signatures(dice, good) {
    const envelope = parsed(dice.of(good));
    for (let left = 1 + dice.below(2); left > 0; left--)
      envelope.signatures = dice.of(signatureChanges)(envelope.signatures, dice, good);
    return JSON.stringify(envelope);
  },
  payload(dice, good) {
    const envelope = parsed(dice.of(good));
    const before = Buffer.from(envelope.payload, 'base64');
    envelope.payload = Buffer.from(dice.of(payloadChanges)(before, dice)).toString('base64');
    return JSON.stringify(envelope);
  },
  /** Kind, payload and signatures of envelopes of whatever channel, kind and epoch. */
  parts(dice, good) {
    const [{ payload }, one, other] = [0, 1, 2].map(() => parsed(dice.of(good))) as [
      LooseEnvelope,
      LooseEnvelope,
      LooseEnvelope,
    ];
    const signatures = [...one.signatures, ...other.signatures].filter(() => dice.below(4) > 0);
    return JSON.stringify({ payloadType: dice.of(Object.values(payloadTypes)), payload, signatures });
  },
  /** Nothing is wrong: it must be believed if, and only if, who signed it may publish here. */
  nothing: (dice, good) => dice.of(good),
};

const parsed = (text: string) => JSON.parse(text) as LooseEnvelope;

const byteChanges: readonly ((bytes: Buffer, dice: Dice) => Buffer)[] = [
  (bytes, dice) => {
    const at = dice.below(bytes.length);
    return Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ (1 << dice.below(8)) : byte)));
  },
  (bytes, dice) => {
    const at = dice.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + dice.below(4))]);
  },
  (bytes, dice) => {
    const at = dice.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([dice.below(128)]), bytes.subarray(at)]);
  },
  (bytes, dice) => {
    const at = dice.below(bytes.length);
    const piece = bytes.subarray(at, at + dice.below(64));
    const to = dice.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
  },
];

const jsonChanges: readonly ((text: string, dice: Dice) => string)[] = [
  (text, dice) => JSON.stringify(JSON.parse(text), null, dice.below(10)),
  (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
  (text, dice) => text.replace('"signatures"', `"payload":${JSON.stringify(base64Of(dice))},"signatures"`),
  (text, dice) => text.replace(/\}\s*$/, `,"payload":${JSON.stringify(base64Of(dice))}}`),
  (text, dice) => text.replace(/\}\s*$/, `,"payloadType":${JSON.stringify(dice.of(Object.values(payloadTypes)))}}`),
  (text) => text.replace(/\}\s*$/, ',"signatures":[]}'),
  (text) => text.replace('"payload"', '"__proto__"'),
  (text, dice) => changedField(text, dice.of(['payloadType', 'payload', 'signatures']), dice.of(oddValues)),
  (text) => `[${text}]`,
  (text) => JSON.stringify({ envelope: JSON.parse(text) as unknown, ...(JSON.parse(text) as object) }),
];

const oddValues: readonly unknown[] = [null, 0, '', [], {}, true, ['x'], { length: 1, 0: 'x' }, '\ud800', 1e308];

function changedField(text: string, name: string, value: unknown): string {
  return JSON.stringify({ ...parsed(text), [name]: value });
}

function base64Of(dice: Dice): string {
  return Buffer.from(dice.of(['{}', 'null', '{"formatVersion":1,"items":[]}'])).toString('base64');
}

const base64Changes: readonly ((text: string, dice: Dice) => string)[] = [
  (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
  (text) => text.replace(/=+$/, ''),
  (text) => text.replace(/.{40}/g, '$&\r\n'),
  (text) => ` ${text} `,
  (text) => `${text}=`,
  (text) => text.slice(0, -1),
  (text, dice) => text.slice(0, dice.below(text.length)),
  (text, dice) => {
    const at = dice.below(text.length);
    return text.slice(0, at) + dice.of([...'AZaz09+/-_ =!\n\u00a0']) + text.slice(at + dice.below(2));
  },
];

type Signatures = LooseEnvelope['signatures'];
const signatureChanges: readonly ((signatures: Signatures, dice: Dice, good: readonly string[]) => Signatures)[] = [
  (signatures, dice) => withBytes(signatures, (sig) => flipped(sig, dice)),
  (signatures) => withBytes(signatures, plusOrder),
  (signatures) => withBytes(signatures, ({ length }) => Buffer.alloc(length)),
  (signatures) => withBytes(signatures, ({ length }) => Buffer.alloc(length, 0xff)),
  (signatures) => withBytes(signatures, (sig) => Buffer.concat([sig.subarray(32), sig.subarray(0, 32)])),
  (signatures) => withBytes(signatures, (sig) => Buffer.concat([sig, Buffer.from([0])])),
  (signatures) => signatures.slice(1),
  (signatures) => signatures.slice(0, 1).flatMap((one) => [one, one]),
  (signatures) => [...signatures].reverse(),
  (signatures, dice, good) => [...signatures.slice(0, 1), ...parsed(dice.of(good)).signatures],
  // The point of one signature beside the number of another.
  (signatures, dice, good) => {
    const [other] = parsed(dice.of(good)).signatures;
    const half = Buffer.from(other?.sig ?? '', 'base64').subarray(32);
    return withBytes(signatures, (sig) => Buffer.concat([sig.subarray(0, 32), half]));
  },
  (signatures, dice) => signatures.map(({ sig }) => ({ sig, keyid: dice.of(oddValues) })),
  (signatures, dice) => Array.from({ length: 2 + dice.below(18) }, () => dice.of([...signatures, { sig: 'AAAA' }])),
];

function withBytes(signatures: Signatures, change: (sig: Buffer) => Uint8Array): Signatures {
  return signatures.map((one) => ({
    ...one,
    sig: Buffer.from(change(Buffer.from(one.sig, 'base64'))).toString('base64'),
  }));
}

const payloadChanges: readonly ((payload: Buffer, dice: Dice) => string | Uint8Array)[] = [
  flipped,
  (payload) => payload.subarray(0, -1),
  (payload) => `${payload.toString()} `,
  (payload) => `\ufeff${payload.toString()}`,
  (payload) => JSON.stringify(JSON.parse(payload.toString()), null, 2),
  (payload, dice) => payload.toString().replace(/"revision":\d+/, `"revision":${dice.below(1000)}`),
  (payload, dice) => payload.toString().replace(/"epoch":\d+/, `"epoch":${dice.below(3)}`),
  (payload) => payload.toString().replace(/"threshold":\d+/g, '"threshold":1'),
  (payload) => payload.toString().replace('.mp4', '.exe'),
  () => '',
];

function flipped(bytes: Buffer, dice: Dice): Uint8Array {
  const at = dice.below(bytes.length);
  return bytes.map((byte, index) => (index === at ? byte ^ (1 << dice.below(8)) : byte));
}

/** S + L in the place of S: what a verifier accepts that does not keep to RFC 8032, 5.1.7. */
function plusOrder(signature: Buffer): Uint8Array {
  const littleEndian = (hex: string) => BigInt(`0x${Buffer.from(hex, 'hex').reverse().toString('hex') || '0'}`);
  const sum = littleEndian(signature.subarray(32).toString('hex')) + ORDER;
  const hex = sum.toString(16).padStart(64, '0').slice(-64);
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(hex, 'hex').reverse()]);
}

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
