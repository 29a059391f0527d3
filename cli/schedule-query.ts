import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { describeFaults, type Fault } from '../core/faults.ts';
import { playlistWithHours } from '../core/machine-hours.ts';
import type { Playlist } from '../core/playlist.ts';
import type { Screen } from '../core/screen.ts';
import type { Lang, Words } from '../core/words.ts';
import { finding, type Finding } from '../publish/check/finding.ts';
import { playlistFindings, withLines } from '../publish/check/playlist-findings.ts';
import { reportJson } from '../publish/check/report-json.ts';
import { readMachine, type Machine } from '../publish/machine.ts';
import { openPlaylist, type OpenedPlaylist } from '../publish/open-playlist.ts';
import { Refused } from './command-line.ts';
import { hoursSetFor } from './machine-hours.ts';
import { networkOf, type NetworkValues } from './network.ts';
import { readHoursOption, readScreenOption, readTagsOption } from './option-values.ts';

/** What `explain` and `timeline` are both asked: which playlist, on which screen. */
export interface ScheduleQuery {
  /** With the hours of the machine that is asked about. */
  readonly playlist: Playlist;
  /** With the id `screen` where none is named. */
  readonly screen: Screen;
  /** The id that was named. */
  readonly screenId: string | undefined;
  /** What is on the disk of a machine, when one was named. */
  readonly machine: Machine | undefined;
}

interface Asked {
  readonly values: {
    readonly screen: string | undefined;
    readonly tags: string | undefined;
    readonly hours: string | undefined;
    readonly 'data-dir': string | undefined;
    readonly json: boolean;
  } & NetworkValues;
  readonly lang: Lang;
}

/** Reads what is asked about. Throws `Refused`. Without a file the playlist that a machine holds is taken. */
export async function readScheduleQuery(file: string | undefined, { values, lang }: Asked): Promise<ScheduleQuery> {
  const screenId = readScreenOption(values.screen);
  const screen = { id: screenId ?? 'screen', tags: readTagsOption(values.tags) ?? [] };
  const dataDir = values['data-dir'];
  const machine = dataDir === undefined ? undefined : await readMachine(path.resolve(dataDir));
  if (dataDir !== undefined && machine === undefined)
    throw new Refused({
      en: `--data-dir: no player has worked in ${dataDir}`,
      vi: `--data-dir: chưa có trình phát nào chạy với thư mục ${dataDir}`,
    });
  const set =
    dataDir === undefined || values.hours !== undefined ? undefined : await hoursSetFor(path.resolve(dataDir));
  const hours = readHoursOption(values.hours) ?? set;
  if (file === undefined) {
    if (machine?.playlist === undefined) throw new Refused(nameOne);
    return { playlist: playlistWithHours(machine.playlist, hours), screen, screenId, machine };
  }
  const opened = await openPlaylist(file, { fetch: networkOf(values), now: Date.now });
  switch (opened.kind) {
    case 'playlist':
      return { playlist: playlistWithHours(opened.playlist, hours), screen, screenId, machine };
    case 'bad':
    case 'unreadable':
      throw refused(file, opened, values.json ? lang : undefined);
  }
}

const nameOne = {
  en: 'name a playlist: a file, a folder or an http(s) address',
  vi: 'phải nêu một danh sách phát: tệp, thư mục hoặc địa chỉ http(s)',
} as const satisfies Words;

/** Why there is no playlist; for scripts as `check --json` tells it, in that language. */
function refused(file: string, opened: NoPlaylist, forScripts: Lang | undefined): Refused {
  const findings = forScripts === undefined ? [] : findingsOf(opened);
  return new Refused(opened.kind === 'bad' ? faultWords(file, opened.faults) : reasonWords(file, opened.reason), {
    exitCode: exitCodes.faulty,
    ...(forScripts === undefined
      ? {}
      : { forScripts: reportJson({ ok: false, findings, notChecked: [] }, forScripts) }),
  });
}

type NoPlaylist = Exclude<OpenedPlaylist, { kind: 'playlist' }>;

function findingsOf(opened: NoPlaylist): readonly Finding[] {
  if (opened.kind === 'unreadable') return [finding('PLAYLIST_UNREACHABLE', '', opened.reason)];
  return withLines(playlistFindings(opened.text, opened.faults, []), opened.text ?? '');
}

function faultWords(file: string, faults: readonly Fault[]): Words {
  return { en: `${file}\n${describeFaults(faults, 'en')}`, vi: `${file}\n${describeFaults(faults, 'vi')}` };
}

function reasonWords(file: string, { en, vi }: Words): Words {
  return { en: `${file}: ${en}`, vi: `${file}: ${vi}` };
}
