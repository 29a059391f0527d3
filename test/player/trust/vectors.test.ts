import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { textOf } from '../../../player/read-playlist.ts';
import { isSignedBy, readEnvelope } from '../../../player/trust/envelope.ts';
import { writtenVectors, type Vector } from '../../vectors/make-vectors.ts';

const folder = path.resolve(import.meta.dirname, '../../vectors');
const file = path.join(folder, 'envelopes.json');
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: readonly Vector[] };
const python = (vectorsFile: string) =>
  spawnSync('python3', [path.join(folder, 'verify.py'), vectorsFile], { encoding: 'utf8' });
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('No python3 here: the second verifier was NOT tried over the vectors.');

function ours({ envelope, envelopeBase64 = '', keys, threshold }: Vector): Vector['expected'] {
  const text = textOf(envelope === undefined ? Buffer.from(envelopeBase64, 'base64') : Buffer.from(envelope));
  const read = text === undefined ? undefined : readEnvelope(text);
  const role = { keys: keys.map((key) => ({ public: key })), threshold };
  if (read?.kind !== 'envelope' || !isSignedBy(read.envelope, role)) return { refused: true };
  const { payloadType, payload } = read.envelope;
  return { accepted: { payloadType, payload: Buffer.from(payload).toString() } };
}

describe('the published vectors', () => {
  it.each(vectors)('$name', (vector) => {
    expect(ours(vector)).toEqual(vector.expected);
  });

  it('are what the script makes, with names of their own', () => {
    expect(readFileSync(file, 'utf8')).toBe(writtenVectors());
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
    expect(vectors.filter(({ expected }) => 'accepted' in expected).length).toBeGreaterThanOrEqual(20);
    expect(vectors.filter(({ expected }) => 'refused' in expected).length).toBeGreaterThanOrEqual(20);
  });

  it.skipIf(!hasPython)(
    'are judged alike by a verifier that shares no code with the player',
    () => {
      const { status, stdout, stderr } = python(file);

      expect(stderr).toBe('');
      const told = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
      expect(told).toEqual(vectors.map((vector) => ({ name: vector.name, ...ours(vector) })));
      expect(status).toBe(0);
    },
    30_000,
  );

  it.skipIf(!hasPython)('are not all taken as they come by that verifier', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'vectors-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const [first] = vectors;
    writeFileSync(
      path.join(dir, 'wrong.json'),
      JSON.stringify({ vectors: [{ ...first, expected: { refused: true } }] }),
    );

    expect(python(path.join(dir, 'wrong.json')).status).toBe(1);
  });
});

describe('the verifier of the vectors', () => {
  it('has at most 80 lines', () => {
    expect(readFileSync(path.join(folder, 'verify.py'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(80);
  });
});
