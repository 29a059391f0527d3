import type { Answer } from '../player/config-source.ts';
import { createFolderSource } from '../player/folder-source.ts';
import type { Log } from '../player/log.ts';
import type { PlaylistReader } from '../player/read-playlist.ts';
import { pdfsIn, pdfWords } from './folder-pdfs.ts';

/**
 * Takes a folder as it lies. A player waits until its files rest; here it is asked again at once, an hour on by its
 * clock: what is the same then rests, also where a stick says that it was written tomorrow.
 */
export async function askFolder(folder: string, reader: PlaylistReader, now: () => number): Promise<Answer> {
  let aheadMs = HOUR_MS;
  const source = createFolderSource({ folder, reader, kept: undefined, log: SILENT, now: () => now() + aheadMs });
  const answer = await source.ask();
  if (answer.kind !== 'unreachable') return withPdfs(answer, folder);
  aheadMs += HOUR_MS;
  return withPdfs(await source.ask(), folder);
}

/** A folder in which there is nothing to play holds PDFs, perhaps: then that is what to tell. */
async function withPdfs(answer: Answer, folder: string): Promise<Answer> {
  if (answer.kind !== 'bad' || !answer.faults.some(({ code }) => code === 'EMPTY')) return answer;
  const pdfs = await pdfsIn(folder);
  if (pdfs.length === 0) return answer;
  return { ...answer, faults: answer.faults.map((fault) => ({ ...fault, words: pdfWords(pdfs) })) };
}

/** What goes wrong is given back, so nothing needs to be written down. */
export const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const HOUR_MS = 3_600_000;
