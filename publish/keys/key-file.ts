import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  scrypt as scryptCallback,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { plainWords } from '../../core/file-reference.ts';
import { keyIdOf, publicHalfOf } from '../../player/trust/public-key.ts';

const base64 = z.base64();
const publicKeyFile = z.object({
  formatVersion: z.literal(1),
  kind: z.literal('ed25519'),
  /** What it may sign: who publishes, or what is published. */
  role: z.enum(['root', 'publish']),
  name: plainWords(100),
  public: z.string(),
});
const keyFile = publicKeyFile.extend({
  createdAt: z.iso.datetime({ offset: true }),
  /** How the passphrase becomes a key (RFC 7914). */
  scrypt: z.object({
    N: z
      .int()
      .min(2 ** 14)
      .max(2 ** 20),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(16),
    salt: base64,
  }),
  /** AES-256-GCM over the private key in PKCS #8. */
  sealed: z.object({ iv: base64, tag: base64, bytes: base64 }),
});

/** A private key as it lies on the disk: nobody reads it without the passphrase (DECISIONS 24). */
export type KeyFile = z.infer<typeof keyFile>;

/** A key that can sign. */
export interface SigningKey {
  readonly role: KeyFile['role'];
  readonly name: string;
  readonly public: string;
  readonly private: KeyObject;
}

/** Makes a new key. */
export function makeKey(role: KeyFile['role'], name: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { role, name, public: publicHalfOf(privateKey), private: privateKey };
}

/**
 * The text of a key's file.
 *
 * @param N  how dear each guess at the passphrase is
 */
export async function sealKey(
  key: SigningKey,
  passphrase: string,
  createdAt: number,
  N: number = COST.N,
): Promise<string> {
  const cost = { ...COST, N };
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(passphrase, { ...cost, salt }), iv);
  const bytes = Buffer.concat([cipher.update(key.private.export({ format: 'der', type: 'pkcs8' })), cipher.final()]);
  const file: KeyFile = {
    ...{ formatVersion: 1, kind: 'ed25519', role: key.role, name: key.name, public: key.public },
    createdAt: new Date(createdAt).toISOString(),
    scrypt: { ...cost, salt: salt.toString('base64') },
    sealed: {
      iv: iv.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      bytes: bytes.toString('base64'),
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A key's file from its text; what is in the open there needs no passphrase. `undefined` when it is none. */
export function parseKeyFile(text: string): KeyFile | undefined {
  try {
    return keyFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The text of the public half of a key, with its name: to be handed over, nothing in it is secret. */
export function publicKeyText({ role, name, public: key }: SigningKey): string {
  const file: z.input<typeof publicKeyFile> = { formatVersion: 1, kind: 'ed25519', role, name, public: key };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * What is in the open in a key's file, or in that of its public half, from its text. `undefined` when it is neither.
 */
export function parsePublicKey(text: string): z.infer<typeof publicKeyFile> | undefined {
  try {
    return publicKeyFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The key in a file; `undefined` when the passphrase is not the one that it was sealed with, or the file is damaged. */
export async function unsealKey(file: KeyFile, passphrase: string): Promise<SigningKey | undefined> {
  const { N, r, p, salt } = file.scrypt;
  const stretched = await stretch(passphrase, { N, r, p, salt: Buffer.from(salt, 'base64') });
  const decipher = createDecipheriv('aes-256-gcm', stretched, Buffer.from(file.sealed.iv, 'base64'));
  try {
    decipher.setAuthTag(Buffer.from(file.sealed.tag, 'base64'));
    const der = Buffer.concat([decipher.update(Buffer.from(file.sealed.bytes, 'base64')), decipher.final()]);
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    // What stands in the open is what people go by, so it must be true.
    if (publicHalfOf(key) !== file.public) return undefined;
    return { role: file.role, name: file.name, public: file.public, private: key };
  } catch {
    return undefined; // a wrong passphrase and damage look the same
  }
}

/** A key as people tell it from others: its name, and the short form of the key. */
export function describeKey({
  name,
  public: key,
}: {
  readonly name?: string | undefined;
  readonly public: string;
}): string {
  return name === undefined ? keyIdOf(key) : `${name} (${keyIdOf(key)})`;
}

/** 64 MiB and about a quarter of a second for each guess (OWASP, Password Storage: scrypt N=2^16 or more). */
const COST = { N: 2 ** 16, r: 8, p: 1 };

async function stretch(
  passphrase: string,
  { salt, ...cost }: { readonly N: number; readonly r: number; readonly p: number; readonly salt: Uint8Array },
): Promise<Buffer> {
  // One passphrase typed on two systems may come in two spellings of Unicode.
  return scrypt(passphrase.normalize('NFC'), salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r });
}

const scrypt = promisify<string, Uint8Array, number, object, Buffer>(scryptCallback);
