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
  /** JSON lines in UTF-8, the seal last; gzip. */
  readonly bytes: Uint8Array;
}

/** A batch as the file that it is brought as. */
export async function packBatch({ lines, firstSeq, lastSeq, seal }: Batch): Promise<PackedBatch> {
  const { key } = JSON.parse(seal) as { readonly key: string };
  const text = [...lines, seal].map((line) => `${line}\n`).join('');
  return {
    name: `${chainName(key)}/${inName(firstSeq)}-${inName(lastSeq)}.jsonl.gz`,
    entries: lines.length,
    lastSeq,
    bytes: await packed(text, { level: 9 }),
  };
}

/** What the chain of a machine is called in names of files: the beginning of the SHA-256 of its public key. */
export function chainName(key: string): string {
  return createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 16);
}

function inName(seq: number): string {
  return String(seq).padStart(12, '0');
}

const packed = promisify(gzip);
