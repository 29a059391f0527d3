import type { PreviewData } from '../../core/preview-data.ts';
import { finding } from '../check/finding.ts';
import { withLines } from '../check/playlist-findings.ts';
import type { OpenedPlaylist } from '../open-playlist.ts';

/** The faults of a playlist with the lines of its file that they are about, the nearest there is. */
export function faultsWithLines({ faults, text }: Extract<OpenedPlaylist, { kind: 'bad' }>): PreviewData['faults'] {
  const found = faults.map(({ code, place, words }) => finding(code, place, words));
  const lined = text === undefined ? found : withLines(found, text.replace(/^\ufeff/, ''));
  return lined.map(({ place, words, line }) => ({ place, words, ...(line === undefined ? {} : { line }) }));
}
