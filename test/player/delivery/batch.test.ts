import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packBatch } from '../../../player/delivery/batch.ts';
import { batchOf, CHAIN } from './sealed-batch.ts';

describe('packBatch', () => {
  it('makes a file of lines with the seal last, called after its chain and its entries', async () => {
    const { name, entries, lastSeq, bytes } = await packBatch(batchOf(1001, 2));

    expect({ name, entries, lastSeq }).toEqual({
      name: `${CHAIN}/000000001001-000000001002.jsonl.gz`,
      entries: 2,
      lastSeq: 1002,
    });
    const lines = gunzipSync(bytes).toString('utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(['play', 'play', 'seal']);
  });

  it('makes the same bytes of the same batch', async () => {
    expect((await packBatch(batchOf(1, 3))).bytes).toEqual((await packBatch(batchOf(1, 3))).bytes);
  });
});
