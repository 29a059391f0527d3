import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that a playlist of the sources names. */
export interface SourceFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The revision that waits when the next one already comes, and is never adopted. */
export const OVERTAKEN = 2;
/** What each revision needs; beside these, a file without a hash that changes with each. */
export const NEEDS: readonly (readonly string[])[] = [
  ['poster.jpg', 'step-1.jpg'],
  ['poster.jpg', 'step-2.jpg'],
  ['poster.jpg', 'step-3.jpg'],
  ['step-3.jpg', 'step-4.jpg', 'holiday.jpg'],
];
export const revisions: readonly number[] = NEEDS.map((_, index) => index + 1);

/** The signed playlist of a revision, as it comes. */
export function envelopeOf(sources: string, revision: number): Uint8Array {
  return readFileSync(envelopeFile(sources, revision));
}

export function needsOf(sources: string, revision: number): readonly SourceFile[] {
  return JSON.parse(readFileSync(needsFile(sources, revision), 'utf8')) as readonly SourceFile[];
}

export function envelopeFile(sources: string, revision: number): string {
  return join(sources, `${revision}.playlist.json`);
}

export function needsFile(sources: string, revision: number): string {
  return join(sources, `${revision}.needs.json`);
}

/** What the address without a hash holds while a revision is the newest. */
export function looseFile(sources: string, revision: number): string {
  return join(sources, `${revision}.loose.jpg`);
}
