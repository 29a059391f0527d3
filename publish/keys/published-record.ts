import path from 'node:path';
import { keepFile, peekKeptFile } from '../../player/kept-file.ts';

/** What a folder of keys remembers of what was signed with it. */
export interface PublishedRecord {
  /** The newest revision that was signed, so that none is given twice; 0 while there was none. */
  readonly revision: number;
  /** The newest release; none before the first. */
  readonly last?: LastRelease | undefined;
}

export interface LastRelease {
  readonly epoch: number;
  /** The newest that has all signatures, as far as is known here. */
  readonly revision: number | undefined;
  /** RFC 3339. */
  readonly publishedAt: string;
  /** Where it was put, absolute. */
  readonly out: string;
  /** The register of screens that was used, absolute, if there was one. */
  readonly register?: string | undefined;
}

/**
 * Reads it without touching anything; `undefined` in a folder that does not know, such as one that was made anew from a
 * stick.
 */
export async function readPublished(dir: string): Promise<PublishedRecord | undefined> {
  const kept = await peekKeptFile(fileIn(dir));
  return kept.kind === 'read' ? (kept.value as PublishedRecord) : undefined;
}

/** Keeps it durably. */
export async function keepPublished(dir: string, record: PublishedRecord): Promise<void> {
  await keepFile(fileIn(dir), record);
}

function fileIn(dir: string): string {
  return path.join(dir, 'published.json');
}
