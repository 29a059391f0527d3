import type { Playlist } from '../../core/playlist.ts';
import type { Lang } from '../../core/words.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import type { RegisteredScreen } from '../../publish/register/register.ts';
import type { ReadLines } from './chain-of-file.ts';
import { countPlays, type Counted } from './count-plays.ts';
import { layOut } from './lay-out.ts';
import { periodOf } from './period.ts';
import { promisedBy } from './promised.ts';
import type { Report, ReportScope } from './report.ts';

/** What a report is made of. */
export interface ReportRequest {
  /** Files, folders of them, and data directories. */
  readonly paths: readonly string[];
  /** `2020-08-18`, both included. */
  readonly from: string;
  readonly to: string;
  /** IANA. */
  readonly timeZone: string;
  /** The playlists that the items stood in; of two with the same campaign the first counts. */
  readonly playlists: readonly Playlist[];
  readonly register: readonly RegisteredScreen[] | undefined;
  readonly lang: Lang;
  readonly agency: string | undefined;
  readonly scope: ReportScope;
}

export interface ReportWorld {
  readonly readLines: ReadLines;
  readonly now: () => number;
}

/** Reads what machines have handed out, and makes a report of it. */
export async function makeReport(
  request: ReportRequest,
  { readLines, now }: ReportWorld,
): Promise<{ readonly report: Report; readonly counted: Counted }> {
  const { paths, from, to, timeZone, register } = request;
  // Once each, for every line asks.
  const keys = new Map(
    (register ?? []).map(({ id, publicKeys = [] }) => [id, publicKeys.map((key) => keyIdOf(key))] as const),
  );
  const counted = await countPlays(paths, periodOf(from, to, timeZone), {
    readLines,
    keyIdsOf: (screenId) => keys.get(screenId) ?? [],
  });
  const { lang, agency, scope } = request;
  const said = promisedBy(request.playlists);
  const promised = scope === 'machine' ? { ...said, contracts: [] } : said;
  return { counted, report: layOut(counted, { promised, register, lang, agency, scope, madeAt: now() }) };
}
