import path from 'node:path';
import { keepFile, peekKeptFile } from '../../player/kept-file.ts';

/** What a folder of keys remembers of the newest release that was signed with it. */
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

/** Reads it without touching anything; nothing where nothing has been signed. */
export async function readLastRelease(keysDir: string | undefined): Promise<LastRelease | undefined> {
  const kept = keysDir === undefined ? undefined : await peekKeptFile(fileIn(keysDir));
  return kept?.kind === 'read' ? (kept.value as LastRelease) : undefined;
}

/** Keeps it durably. */
export async function keepLastRelease(keysDir: string, last: LastRelease): Promise<void> {
  await keepFile(fileIn(keysDir), last);
}

function fileIn(keysDir: string): string {
  return path.join(keysDir, 'last-release.json');
}
