import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStrikes } from '../../player/strikes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

describe('openStrikes', () => {
  it('has a strike on the disk when it returns, for the next start to read', async () => {
    const file = path.join(await tempDir(), 'strikes.jsonl');
    openStrikes(file, () => 5).add('gpu', 'crashed');

    expect(readFileSync(file, 'utf8')).toBe('{"at":5,"kind":"gpu","why":"crashed"}\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openStrikes(file, () => 6).all()).toEqual([{ at: 5, kind: 'gpu', why: 'crashed' }]);
  });

  it('keeps with it how the host drew', async () => {
    const file = path.join(await tempDir(), 'strikes.jsonl');
    openStrikes(file, () => 5).add('gpu', 'crashed', 'software');

    expect(openStrikes(file, () => 6).all()).toEqual([{ at: 5, kind: 'gpu', why: 'crashed', rung: 'software' }]);
  });

  it('passes over a line that a power cut tore', async () => {
    const file = path.join(await tempDir(), 'strikes.jsonl');
    openStrikes(file, () => 5).add('gpu', 'crashed');
    appendFileSync(file, '{"at":6,"ki');

    expect(openStrikes(file, () => 7).all()).toHaveLength(1);
  });

  it('knows what was added since it was opened', async () => {
    const strikes = openStrikes(path.join(await tempDir(), 'strikes.jsonl'), () => 5);
    strikes.add('lower', 'nothing to be seen');

    expect(strikes.all()).toEqual([{ at: 5, kind: 'lower', why: 'nothing to be seen' }]);
  });

  it('cuts a record that has grown long to what counts', async () => {
    const file = path.join(await tempDir(), 'strikes.jsonl');
    writeFileSync(file, '{"at":1,"kind":"page","why":"died"}\n'.repeat(20_100));
    openStrikes(file, () => 5).add('gpu', 'crashed');

    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(10_001);
    expect(lines.at(-1)).toContain('"gpu"');
  });

  it('goes on without a disk', async () => {
    const strikes = openStrikes(path.join(await tempDir(), 'gone', 'strikes.jsonl'), () => 5);

    expect(strikes.all()).toEqual([]);
    expect(() => strikes.add('gpu', 'crashed')).not.toThrow();
  });
});
