import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeChannel } from '../fakes/channel.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { envelopeFile, looseFile, needsFile, NEEDS, type SourceFile } from './sources.ts';

/** Writes what a web server would hold: a signed playlist for each revision, its media, and the trust file. */
export function writeSources(dir: string): void {
  mkdirSync(dir, { recursive: true });
  const channel = makeChannel();
  writeFileSync(join(dir, 'trust.json'), channel.anchor);
  const described = new Map<string, SourceFile>();
  for (const name of new Set(NEEDS.flat())) {
    const body = jpegBytes(30_000 + 7_000 * described.size, described.size + 1);
    described.set(name, { name, sha256: sha256(body), bytes: body.length });
    writeFileSync(join(dir, name), body);
  }
  for (const [index, names] of NEEDS.entries()) {
    const revision = index + 1;
    const needs = names.flatMap((name) => described.get(name) ?? []);
    const items = needs.map(({ name, ...file }) => ({ id: name, src: name, ...file }));
    writeFileSync(needsFile(dir, revision), JSON.stringify(needs));
    writeFileSync(envelopeFile(dir, revision), channel.sign({ revision, items }));
    writeFileSync(looseFile(dir, revision), jpegBytes(25_000, 100 + revision));
  }
}
