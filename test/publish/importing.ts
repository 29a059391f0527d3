import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Playlist } from '../../core/playlist.ts';
import { importFile, type Imported, type ImportOptions } from '../../publish/import/import-file.ts';
import { describeRemark, type RemarkKind } from '../../publish/import/remark.ts';

/** What importing a file comes to, on 20 November 2026. */
export function importing(file: string | Uint8Array, options: Partial<ImportOptions> = {}): Promise<Imported> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return importFile(bytes, { today: '2026-11-20', showPhone: false, byDistrict: false, ...options });
}

/** The playlist as it is written; fails with the faults when there is none. */
export function writtenIn(imported: Imported): Written {
  if (imported.playlist === undefined) throw new Error(said(imported, 'fault').join('\n'));
  return JSON.parse(imported.playlist) as Written;
}

/** The playlist as the player understands it. */
export function understood(imported: Imported): Playlist {
  const parsed = parsePlaylist(imported.playlist ?? '');
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  return parsed.playlist;
}

/** What is said of one kind, in English, as a person reads it. */
export function said({ remarks }: Imported, kind: RemarkKind): readonly string[] {
  return remarks
    .filter((remark) => remark.kind === kind)
    .map((remark) => describeRemark(remark, 'en').replace(/^[^:]*: /, ''));
}

export interface Written {
  readonly title?: string;
  readonly refresh?: unknown;
  readonly defaults?: unknown;
  readonly dayparts?: Readonly<Record<string, unknown>>;
  readonly campaigns?: readonly WrittenCampaign[];
  readonly items?: readonly WrittenItem[];
}

export interface WrittenCampaign {
  readonly id: string;
  readonly priority?: number;
  readonly items: readonly WrittenItem[];
  readonly [field: string]: unknown;
}

export interface WrittenItem {
  readonly src?: string;
  readonly slide?: {
    readonly title: string;
    readonly place?: string;
    readonly people: readonly Record<string, string>[];
  };
  readonly [field: string]: unknown;
}
