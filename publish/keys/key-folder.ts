import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readChain, type TrustChain } from '../../player/trust/trust-chain.ts';
import { writeDurably } from '../../player/durable.ts';
import { namesIfThere } from '../if-there.ts';
import { parseKeyFile, publicKeyText, sealKey, type KeyFile, type SigningKey } from './key-file.ts';

/** The folder in which an officer keeps keys: `*.key.json`, and the trust files of the channel in `trust/`. */
export interface KeyFolder {
  readonly dir: string;
  /** Every key in it, by file name. */
  readonly keys: readonly { readonly file: string; readonly key: KeyFile }[];
  /** The trust files, if there are any that hold together. */
  readonly chain: TrustChain | undefined;
}

/** Reads a folder of keys; an empty one when it is not there. Rejects as the disk does. */
export async function readKeyFolder(dir: string): Promise<KeyFolder> {
  const files = (await namesIfThere(dir)).filter((name) => name.endsWith(KEY_ENDING)).toSorted();
  const keys = await Promise.all(
    files.map(async (file) => ({ file, key: parseKeyFile(await readFile(path.join(dir, file), 'utf8')) })),
  );
  return {
    dir,
    keys: keys.flatMap(({ file, key }) => (key === undefined ? [] : [{ file, key }])),
    chain: readChain(await trustTexts(path.join(dir, 'trust'))),
  };
}

/** Writes a key into the folder, readable by its owner alone; never over another. Gives the file's name. */
export async function writeKey(
  dir: string,
  key: SigningKey,
  passphrase: string,
  { now, scryptN }: { readonly now: () => number; readonly scryptN?: number },
): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const taken = new Set(await namesIfThere(dir));
  const base = `${key.role}-${fileNameOf(key.name)}`;
  let file = `${base}${KEY_ENDING}`;
  for (let n = 2; taken.has(file); n++) file = `${base}-${n}${KEY_ENDING}`;
  await writeDurably(path.join(dir, file), await sealKey(key, passphrase, now(), scryptN), 0o600);
  return file;
}

/** Writes the public half of a key beside its file, to be handed over. Gives the file's name. */
export async function writePublicKey(dir: string, key: SigningKey, keyFile: string): Promise<string> {
  const file = keyFile.replace(KEY_ENDING, PUBLIC_ENDING);
  await writeDurably(path.join(dir, file), publicKeyText(key));
  return file;
}

/** Writes those trust files of a channel that a folder has not got, into its `trust/`. Gives the names of what it wrote. */
export async function writeTrusts(dir: string, texts: readonly string[]): Promise<readonly string[]> {
  const there = await trustTexts(path.join(dir, 'trust'));
  const files: string[] = [];
  for (const [index, text] of texts.entries()) {
    if (there[index] === text) continue;
    const file = `trust/${index + 1}.json`;
    await writeDurably(path.join(dir, file), text);
    files.push(file);
  }
  return files;
}

/** The texts of `1.json`, `2.json` … in a folder, as far as they go without a gap. */
export async function trustTexts(dir: string): Promise<readonly string[]> {
  const names = new Set(await namesIfThere(dir));
  const texts: string[] = [];
  for (let version = 1; names.has(`${version}.json`); version++)
    texts.push(await readFile(path.join(dir, `${version}.json`), 'utf8'));
  return texts;
}

function fileNameOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'key';
}

/** How the files of private keys end. */
export const KEY_ENDING = '.key.json';

/** How the files of public keys end. */
const PUBLIC_ENDING = '.public.json';
