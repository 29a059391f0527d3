import path from 'node:path';
import { keepFile, peekKeptFile } from '../../player/kept-file.ts';

/**
 * The newest revision that was signed with a folder of keys, 0 while there was none; `undefined` in a folder that does
 * not know, such as one that was made anew from a stick.
 */
export async function readPublished(dir: string): Promise<number | undefined> {
  const kept = await peekKeptFile(fileIn(dir));
  return kept.kind === 'read' ? (kept.value as { readonly revision?: number }).revision : undefined;
}

/** Remembers the newest revision that was signed with a folder of keys, so that none is given twice. */
export async function keepPublished(
  dir: string,
  newest: { readonly epoch: number; readonly revision: number },
): Promise<void> {
  await keepFile(fileIn(dir), newest);
}

function fileIn(dir: string): string {
  return path.join(dir, 'published.json');
}
