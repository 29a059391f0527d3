import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sweepBeside, writeDurably } from '../durable.ts';

/** Where a machine keeps its own key, in its data directory, and a copy should a disk damage the first. */
export const MACHINE_KEY_FILE = 'machine-key.pem';
export const MACHINE_KEY_COPY_FILE = 'machine-key.copy.pem';

/**
 * The machine's own Ed25519 key, by which it seals what it has shown: made when there is none, and never replaced by a copy
 * of anything from outside. Both files can be read by the player's user alone. Rejects as the disk does: a key that is not
 * on the disk must seal nothing, for the next start would have another.
 */
export async function openMachineKey(dataDir: string): Promise<KeyObject> {
  const [file, copy] = [path.join(dataDir, MACHINE_KEY_FILE), path.join(dataDir, MACHINE_KEY_COPY_FILE)];
  await Promise.all([sweepBeside(file), sweepBeside(copy)]);
  const kept = [await readKey(file), await readKey(copy)] as const;
  const key = kept[0] ?? kept[1] ?? generateKeyPairSync('ed25519').privateKey;
  const pem = key.export({ format: 'pem', type: 'pkcs8' });
  // The copy first: what was made just now is nobody's key before it is on the disk twice.
  if (!isSame(kept[1], key)) await writeDurably(copy, pem, 0o600);
  if (kept[0] === undefined) await writeDurably(file, pem, 0o600);
  return key;
}

/** The key that is there, without touching anything; `undefined` where no player has made one. Rejects as the disk does. */
export async function peekMachineKey(dataDir: string): Promise<KeyObject | undefined> {
  return (
    (await readKey(path.join(dataDir, MACHINE_KEY_FILE))) ?? (await readKey(path.join(dataDir, MACHINE_KEY_COPY_FILE)))
  );
}

/** A file that is damaged is as good as none, for there is the other. */
async function readKey(file: string): Promise<KeyObject | undefined> {
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

function isSame(kept: KeyObject | undefined, key: KeyObject): boolean {
  return kept?.equals(key) === true;
}
