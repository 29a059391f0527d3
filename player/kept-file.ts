import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { renamePatiently, sweepBeside, syncDir, writeDurably } from './durable.ts';

export type KeptFile =
  | {
      readonly kind: 'read';
      readonly value: unknown;
      /** Faults that were survived on the way. */ readonly damaged: readonly string[];
    }
  | { readonly kind: 'none'; readonly damaged: readonly string[] };

/**
 * Reads a JSON value that `keepFile` wrote: the newest generation, or the one before when the newest was damaged. The
 * file carries the SHA-256 of its value, so that flipped bits and cut files are told from whole ones. `damaged` names
 * the files that were not whole. Also ends what a killed `keepFile` began: sweeps what it left, and puts its renames on
 * the disk, for what is acted upon now must not be undone by a power cut.
 */
export async function readKeptFile(path: string): Promise<KeptFile> {
  await sweepBeside(path);
  await syncDir(dirname(path)).catch(() => undefined); // not there yet, or a disk that can only be read
  return peekKeptFile(path);
}

/** Reads the same without touching anything: what is being written there belongs to another process. */
export async function peekKeptFile(path: string): Promise<KeptFile> {
  const damaged: string[] = [];
  for (const generation of [path, previousOf(path)]) {
    const read = await readChecked(generation);
    if (read.kind === 'whole') return { kind: 'read', value: read.value, damaged };
    if (read.kind === 'damaged') damaged.push(generation);
  }
  return { kind: 'none', damaged };
}

/** Keeps a JSON value durably. The generation before it stays beside it, and only a whole one takes that place. */
export async function keepFile(path: string, value: unknown): Promise<void> {
  if ((await readChecked(path)).kind === 'whole') await renamePatiently(path, previousOf(path));
  const body = JSON.stringify(value);
  await writeDurably(path, `{"sha256":"${sha256Of(body)}","value":${body}}\n`);
}

/** Removes a kept value, both generations: the older one for good before the newer, or a power cut could bring it back. */
export async function dropKeptFile(path: string): Promise<void> {
  await rm(previousOf(path), { force: true });
  await syncDir(dirname(path));
  await rm(path, { force: true });
}

/** SHA-256 of text (as UTF-8) or bytes, in hexadecimal. */
export function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function previousOf(path: string): string {
  return path.replace(/(\.[^./\\]+)?$/, '.previous$1');
}

async function readChecked(
  path: string,
): Promise<{ kind: 'whole'; value: unknown } | { kind: 'damaged' } | { kind: 'absent' }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { kind: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'damaged' };
  }
  const [, sha256, body] = /^\{"sha256":"([0-9a-f]{64})","value":(.*)\}\n$/s.exec(text) ?? [];
  if (body === undefined || sha256Of(body) !== sha256) return { kind: 'damaged' };
  return { kind: 'whole', value: JSON.parse(body) as unknown };
}
