import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { readPin } from '../../core/operator.ts';
import type { Settled } from '../settled.ts';

/** What is kept of an operator's PIN, never the PIN itself; refused when it is none. */
export function settleOperatorPin(written: string): Settled {
  return readPin(written) === undefined
    ? { kind: 'refused', message: 'a PIN has 4 to 12 digits' }
    : { kind: 'settled', value: hashPin(written) };
}

/** `scrypt:<salt>:<hash>`, both base64url. A PIN is short: this slows a thief of the disk down, no more. */
export function hashPin(pin: string): string {
  const salt = randomBytes(16);
  return ['scrypt', salt.toString('base64url'), scryptSync(pin, salt, HASH_BYTES, COST).toString('base64url')].join(
    ':',
  );
}

/** Whether this is the PIN, compared in constant time; what was kept and is damaged lets nobody in. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [, salt = '', hash = ''] = /^scrypt:([\w-]{22}):([\w-]{43})$/.exec(kept) ?? [];
  if (hash === '') return false;
  const got = await new Promise<Buffer>((resolve, reject) =>
    scrypt(pin, Buffer.from(salt, 'base64url'), HASH_BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );
  return timingSafeEqual(got, Buffer.from(hash, 'base64url'));
}

const HASH_BYTES = 32;
/** 32 MiB and some 0.1 s on a small machine. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 } as const;
