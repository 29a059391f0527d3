import { isRecord } from '../../core/record.ts';
import type { Words } from '../../core/words.ts';
import { withLines } from '../check/playlist-findings.ts';
import type { Report } from '../check/check.ts';
import type { Origin } from '../check/locate.ts';
import type { Source } from './source-folder.ts';
import { listsOf } from './item-lists.ts';
import { expandPdfs } from './pdf-items.ts';
import { writeClipLengths } from './clip-lengths.ts';

/** Sources with everything in them that a screen needs and nobody wants to write by hand. */
export interface Prepared {
  readonly text: string;
  /** What its addresses mean: files beside the playlist, and pictures that were made of PDFs. */
  readonly origin: Extract<Origin, { kind: 'file' }>;
  /** What was done, for people. */
  readonly notes: readonly Words[];
  /** A place in the text, as the sources count it. */
  readonly inSource: (words: string) => string;
}

/**
 * Makes pictures of the PDFs that the sources name, and writes the lengths of clips where screens keep in step. Sources
 * with neither stay as they are, byte for byte. Throws `PublishTrouble`.
 *
 * @param playlistFile  where the playlist lies, or would lie
 * @param workDir  a folder for the pictures, which must be there until the release is made
 */
export async function prepareSources(
  { text, notes, written }: Extract<Source, { kind: 'source' }>,
  playlistFile: string,
  workDir: string,
): Promise<Prepared> {
  const origin = { kind: 'file', path: playlistFile } as const;
  const untouched: Prepared = { text, origin, notes, inSource: (words) => words };
  const document = jsonOf(text);
  if (!isRecord(document)) return untouched;
  const lists = listsOf(document);
  const pdfs = await expandPdfs(lists, origin, { workDir, isWritten: written });
  const lengths = document['sync'] === 'clock' ? await writeClipLengths(lists, origin) : [];
  if (pdfs.made.size === 0 && lengths.length === 0) return untouched;
  return {
    text: `${JSON.stringify(document, null, 1)}\n`,
    origin: { ...origin, made: pdfs.made },
    notes: [...notes, ...pdfs.notes, ...lengths],
    inSource: pdfs.inSource,
  };
}

/** A report on prepared sources, with the places and lines of the sources themselves. */
export function reportOnSources(
  report: Report,
  { text, inSource }: Pick<Prepared, 'inSource'> & { text: string },
): Report {
  const inWords = ({ en, vi }: Words): Words => ({ en: inSource(en), vi: inSource(vi) });
  const placed = report.findings.map(({ line: _line, ...one }) => ({
    ...one,
    ...{ place: inSource(one.place), words: inWords(one.words) },
    ...(one.fix === undefined ? {} : { fix: inWords(one.fix) }),
  }));
  return { ...report, findings: report.written === false ? placed : withLines(placed, text) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined; // the check tells where it breaks
  }
}
