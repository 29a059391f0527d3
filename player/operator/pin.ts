import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { readPin } from '../../core/operator.ts';
import type { Settled } from '../settled.ts';

/** What is kept of an operator's PIN, never the PIN itself; refused when it is none. */
export function settleOperatorPin(written: string): Settled {
  return readPin(written) === undefined
    ? { kind: 'refused', message: 'a PIN has 4 to 12 digits' }
    : { kind: 'settled', value: hashPin(written) };
}

/**
 * `scrypt:<log2 of N>:<salt>:<hash>`, the latter two base64url. A PIN is short: this slows a thief of the disk down, no
 * more.
 *
 * @param log2N  what it costs to check: 15 is 32 MiB, and some 0.1 s on a small machine
 */
export function hashPin(pin: string, log2N = 15): string {
  const salt = randomBytes(16);
  const hash = scryptSync(pin, salt, HASH_BYTES, costOf(log2N));
  return ['scrypt', log2N, salt.toString('base64url'), hash.toString('base64url')].join(':');
}

/** Whether this is the PIN, compared in constant time; what was kept and is damaged lets nobody in. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [, log2N = '', salt = '', hash = ''] = /^scrypt:(1[0-7]):([\w-]{22}):([\w-]{43})$/.exec(kept) ?? [];
  if (hash === '') return false;
  const got = await new Promise<Buffer>((resolve, reject) =>
    scrypt(pin, Buffer.from(salt, 'base64url'), HASH_BYTES, costOf(Number(log2N)), (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );
  return timingSafeEqual(got, Buffer.from(hash, 'base64url'));
}

function costOf(log2N: number) {
  const N = 2 ** log2N;
  return { N, r: 8, p: 1, maxmem: 256 * N * 8 };
}

const HASH_BYTES = 32;
