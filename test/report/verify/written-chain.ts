import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Readable } from 'node:stream';
import { entryLine, sealLine } from '../../../core/journal-lines.ts';
import { CHAIN_BEGINS, type PlayRecord } from '../../../core/play-record.ts';
import { checkpointOf, publicTextOf, sealOf } from '../../../player/journal/seals.ts';
import { sha256Of } from '../../../player/kept-file.ts';
import type { ReadLine } from '../../../report/lines/read-lines.ts';
import { verifyChains, type VerifyOptions } from '../../../report/verify/verify-chains.ts';

export const ours = generateKeyPairSync('ed25519').privateKey;
export const theirs = generateKeyPairSync('ed25519').privateKey;
/** The public half of `ours`, as findings write it. */
export const key = publicTextOf(ours);

/** So many entries of a screen, as a machine writes them: from a place on, or behind others. */
export function chainOf(
  count: number,
  screenId = 'lobby',
  first = 1,
  before: readonly string[] = [],
): readonly string[] {
  const lines: string[] = [...before];
  for (let seq = first; seq < first + count; seq++) {
    const record: PlayRecord = {
      ...{ v: 1, kind: 'play', seq, eventId: `${screenId}:${seq}`, screenId, venueType: null, playlistId: 'p' },
      ...{ revision: 1, campaignId: 'main', itemId: 'clip.mp4', zone: 'main', sha256: null },
      ...{ startedAt: '2026-11-22T01:02:03.456Z', shownMs: 9_980, plannedMs: 10_000, frames: 299, status: 'success' },
      ...{ reason: null, displayed: true, clockTrusted: true, playerVersion: '0.4.0', prevHash: hashOf(lines.at(-1)) },
    };
    lines.push(entryLine(record));
  }
  return lines;
}

export const hashOf = (line: string | undefined) => (line === undefined ? CHAIN_BEGINS : sha256Of(line));

/** The entries from one to another with the seal of the last, as they are delivered. */
export function batch(lines: readonly string[], from: number, to: number, by: KeyObject = ours): readonly string[] {
  return [...lines.slice(from - 1, to), sealLine(sealOf({ seq: to, hash: hashOf(lines[to - 1]) }, by, 0))];
}

/** What a machine leaves where it has let go of its entries up to one. */
export function checkpoint(lines: readonly string[], seq: number, by: KeyObject = ours): string {
  return sealLine(checkpointOf({ seq, hash: hashOf(lines[seq - 1]) }, by, 0));
}

/** The lines of files, in this order. */
export type Files = Readonly<Record<string, readonly string[]>>;

export function verdictOn(files: Files, options?: VerifyOptions) {
  return verifyChains(() => Readable.from(linesOf(files)), options);
}

function* linesOf(files: Files): Generator<ReadLine> {
  for (const [file, texts] of Object.entries(files))
    for (const [index, text] of texts.entries()) yield { kind: 'line', file, number: index + 1, text };
}
