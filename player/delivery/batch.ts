import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Batch } from '../journal/journal.ts';

/** A batch as it leaves the machine. */
export interface PackedBatch {
  /** `<chain>/<firstSeq>-<lastSeq>.jsonl.gz`: the same batch is always called the same, and names sort by age. */
  readonly name: string;
  readonly entries: number;
  readonly lastSeq: number;
  /** When what its first entry tells of was, epoch milliseconds by the clock of then; `undefined` where it does not say. */
  readonly oldestAt: number | undefined;
  /** JSON lines in UTF-8, the seal last, and a checkpoint first where something before was let go; gzip. */
  readonly bytes: Uint8Array;
}

/** A batch as the file that it is brought as. */
export async function packBatch({ checkpoint, lines, firstSeq, lastSeq, seal }: Batch): Promise<PackedBatch> {
  const { key } = JSON.parse(seal) as { readonly key: string };
  const all = checkpoint === undefined ? [...lines, seal] : [checkpoint, ...lines, seal];
  const text = all.map((line) => `${line}\n`).join('');
  return {
    name: `${chainName(key)}/${inName(firstSeq)}-${inName(lastSeq)}.jsonl.gz`,
    entries: lines.length,
    lastSeq,
    oldestAt: instantIn(lines[0] ?? ''),
    bytes: await packed(text, { level: 9 }),
  };
}

/** What the chain of a machine is called in names of files: the beginning of the SHA-256 of its public key. */
export function chainName(key: string): string {
  return createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 16);
}

function instantIn(line: string): number | undefined {
  const { startedAt, at } = JSON.parse(line) as { readonly startedAt?: string; readonly at?: string };
  const instant = Date.parse(startedAt ?? at ?? '');
  return Number.isNaN(instant) ? undefined : instant;
}

function inName(seq: number): string {
  return String(seq).padStart(12, '0');
}

const packed = promisify(gzip);
