import type { Fault } from '../../core/faults.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import type { Words } from '../../core/words.ts';
import { withAddressHint } from '../address-hint.ts';
import type { Fetch, Limits } from '../../player/fetch-capped.ts';
import { commandFindings, screensBeside } from './command-findings.ts';
import { allFindings, finding, type Finding, type Findings, type NotChecked } from './finding.ts';
import { legibilityFindings } from './legibility-findings.ts';
import { webBoundFindings, type TrustInForce } from './web-bound.ts';
import { zoneFindings } from './zone-findings.ts';
import type { RegisteredScreen } from '../register/register.ts';
import type { OpenSampler } from './flash-findings.ts';
import type { MediaOpener } from './open-media.ts';
import { mediaFindings } from './media-findings.ts';
import { playlistFindings, withLines } from './playlist-findings.ts';
import { qrFindings } from './qr-findings.ts';
import { readTarget, type TargetRead } from './read-target.ts';
import { scheduleFindings } from './schedule-findings.ts';
import { soundPart } from './sound-part.ts';
import type { Viewing } from './viewing.ts';
import type { Week } from './week.ts';

export interface CheckOptions {
  /** When the week that is looked at begins, epoch milliseconds, by the clock of the playlist's zone. */
  readonly at: (timeZone: string) => number;
  /** The only screen to look at; without it one of each kind that the playlist knows. */
  readonly screen?: Screen;
  /** The register of screens; without it that which lies beside the playlist, if one does. */
  readonly register?: readonly RegisteredScreen[];
  /** Whether it will be signed; else what lies on a disk is thought to be sources, which `publish` signs. */
  readonly toBeSigned?: boolean;
  /** The trust file of the screens, where it is known. */
  readonly trust?: TrustInForce;
  readonly viewing: Viewing;
  /** Whether media files are opened. */
  readonly media: boolean;
  /** The most that is downloaded of media in all. */
  readonly mostBytes: number;
}

export interface CheckWorld {
  readonly fetch: Fetch;
  readonly limits?: Partial<Limits>;
  /** Who opens media, where somebody else needs it after this. */
  readonly opener?: MediaOpener;
  readonly platform: NodeJS.Platform;
  /** Where the commands that mend files will be run. */
  readonly cwd: string;
  readonly progress: (done: number, of: number, name: string) => void;
  /** Opens what looks for flashing in films; without it that is not looked for. */
  readonly openSampler?: OpenSampler;
}

/** All that is wrong with a playlist, the worst first, and what was not looked at. */
export interface Report extends Findings {
  /** Whether nothing fails: there is no error, nor, of a strict report, a warning. */
  readonly ok: boolean;
  /** What was read, where it could be. */
  readonly playlist?: Playlist;
  /** Whether somebody wrote it: else it is what a player makes of a folder, with a name that nobody gave. */
  readonly written?: boolean;
}

/**
 * Looks at a playlist file, a folder or an address from all sides. Never throws for what is in them: whatever the
 * player would refuse is an error here, and nothing else of the file's form is.
 */
export async function check(target: string, options: CheckOptions, world: CheckWorld): Promise<Report> {
  const { findings, ...rest } = await checkRead(await readTarget(target, world), options, world);
  const checked = { ...rest, findings: withAddressHint(findings, target) };
  const login = loginFinding(target);
  return login === undefined ? checked : { ...checked, ...report([...checked.findings, login], checked.notChecked) };
}

/** Whoever is told this address is told the password. */
function loginFinding(target: string): Finding | undefined {
  const url = /^https?:\/\//i.test(target) ? URL.parse(target) : null;
  if (url === null || (url.username === '' && url.password === '')) return undefined;
  const words = {
    en: 'the address of the playlist holds a user name or password: whoever sees the address, or listens where it is http://, has them',
    vi: 'địa chỉ của danh sách phát có tên đăng nhập hoặc mật khẩu: ai thấy địa chỉ này, hoặc nghe lén khi dùng http://, đều biết được',
  };
  return finding('ADDRESS_LOGIN', '', words, { severity: 'warning' });
}

/** The same for what has been read already. */
export async function checkRead(read: TargetRead, options: CheckOptions, world: CheckWorld): Promise<Report> {
  switch (read.kind) {
    case 'unreadable':
      return report(read.findings, [everythingElse]);
    case 'refused': {
      const own = playlistFindings(read.text, read.faults, read.warnings);
      const { findings, notChecked } = await ofSoundPart(read, options, world);
      const all = [...own, ...findings];
      return report(read.text === undefined ? all : withLines(all, read.text.replace(/^\ufeff/, '')), notChecked);
    }
    case 'playlist': {
      const { playlist, text, written } = read;
      const schedule = scheduleFindings(playlist, options.screen, options.at(playlist.timeZone));
      const parts = allFindings([
        { findings: written ? playlistFindings(text, [], warningsOf(read, options)) : [], notChecked: [] },
        schedule,
        await toldFindings(read, options),
        // A folder of clips has no slides, and nobody to write one.
        await contentFindings(read, written ? schedule.weeks : [], options, world),
      ]);
      const findings = written ? withLines(parts.findings, text) : withNames(parts.findings, playlist);
      return { ...report(findings, [...parts.notChecked, ...always(playlist)]), playlist, written };
    }
  }
}

/** What the player says of it; that commands are not heeded is no news of what will be signed. */
function warningsOf(
  { warnings, origin }: Extract<TargetRead, { kind: 'playlist' }>,
  { toBeSigned = origin.kind !== 'url' }: CheckOptions,
): readonly Fault[] {
  return warnings.filter(({ code, place }) => !(toBeSigned && code === 'NOT_USED' && place === 'commands'));
}

/** What screens are told to do. */
async function toldFindings(
  { playlist, origin }: Extract<TargetRead, { kind: 'playlist' }>,
  { register, screen, at }: CheckOptions,
): Promise<Findings> {
  if (playlist.commands.length === 0) return { findings: [], notChecked: [] };
  const known =
    register === undefined ? await screensBeside(origin) : ({ kind: 'register', screens: register } as const);
  return commandFindings(playlist, known, screen, at(playlist.timeZone));
}

/** What the items hold: files, words and codes. */
async function contentFindings(
  { playlist, origin, written, passedOver }: Extract<TargetRead, { kind: 'playlist' }>,
  weeks: readonly Week[],
  options: CheckOptions,
  world: CheckWorld,
): Promise<Findings> {
  const { screen, viewing, media: open, mostBytes, trust } = options;
  const at = options.at(playlist.timeZone);
  const screenId = screen?.id ?? USUAL_SCREEN_ID;
  return allFindings([
    await mediaFindings(playlist, { ...world, origin, at, written, passedOver, open, mostBytes }),
    legibilityFindings(playlist, screenId, viewing),
    { findings: zoneFindings(playlist, screenId, viewing), notChecked: [] },
    { findings: trust === undefined ? [] : webBoundFindings(playlist, trust), notChecked: [] },
    await qrFindings(playlist, screenId, weeks, at, viewing),
  ]);
}

/** What the items hold that are not at fault, in a playlist that is. */
async function ofSoundPart(
  { text, origin, faults }: Extract<TargetRead, { kind: 'refused' }>,
  options: CheckOptions,
  world: CheckWorld,
): Promise<Findings> {
  const part = text === undefined || origin === undefined ? undefined : soundPart(text);
  if (part === undefined || text === undefined || origin === undefined)
    return { findings: [], notChecked: [everythingElse] };
  const { playlist, inFile } = part;
  const read = { kind: 'playlist', text, playlist, warnings: [], origin, written: true, passedOver: [] } as const;
  const { findings, notChecked } = await contentFindings(read, [], options, world);
  const inWords = ({ en, vi }: Words): Words => ({ en: inFile(en), vi: inFile(vi) });
  const placed = findings.map((one) => ({
    ...one,
    ...{ place: inFile(one.place), words: inWords(one.words) },
    ...(one.fix === undefined ? {} : { fix: inWords(one.fix) }),
  }));
  // Where a field was taken out, what stands in its place is nobody's.
  const isOwn = ({ place }: Finding) => !faults.some((fault) => place.startsWith(fault.place));
  return { findings: placed.filter(isOwn), notChecked: [...notChecked, theSchedule] };
}

/** In a folder of clips nobody wrote `items[3].src`: the place is the file's own name. */
function withNames(findings: readonly Finding[], { campaigns }: Playlist): readonly Finding[] {
  const named = (text: string) =>
    text.replace(/\bitems\[(\d+)\]\S*/g, (place, index) => campaigns[0]?.items[Number(index)]?.id ?? place);
  return findings.map((one) => ({
    ...one,
    place: named(one.place),
    words: { en: named(one.words.en), vi: named(one.words.vi) },
  }));
}

/** The same report where warnings fail too. */
export function strictly(report: Report): Report {
  return { ...report, ok: report.ok && !report.findings.some(({ severity }) => severity === 'warning') };
}

/** As long as the ids of most registers, for codes that carry it. */
const USUAL_SCREEN_ID = 'province-district-001';

function report(findings: readonly Finding[], notChecked: readonly NotChecked[]): Report {
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  return { ok: !findings.some(({ severity }) => severity === 'error'), findings: sorted, notChecked };
}

const onceMended: Words = {
  en: 'looked at once the errors above are mended: check again then',
  vi: 'chỉ xem được sau khi sửa xong các lỗi trên: khi đó hãy kiểm tra lại',
};

const theSchedule: NotChecked = {
  what: { en: 'the schedule, and what the errors are about', vi: 'lịch phát, và những chỗ có lỗi' },
  why: onceMended,
};

const everythingElse: NotChecked = {
  what: { en: 'schedule, media, text and QR codes', vi: 'lịch phát, clip và ảnh, chữ và mã QR' },
  why: onceMended,
};

/** What no reading of files can tell. */
function always(playlist: Playlist): readonly NotChecked[] {
  const items = [...playlist.campaigns, ...playlist.interrupts].flatMap((campaign) => campaign.items);
  const media = items.some(({ kind }) => kind === 'video' || kind === 'image');
  return media
    ? [
        {
          what: {
            en: 'words and codes inside videos and pictures, and whether every picture of a video decodes',
            vi: 'chữ và mã nằm trong clip và ảnh, và từng khung hình của clip có giải mã được không',
          },
          why: {
            en: 'check reads headers and hashes; watch it with preview',
            vi: 'check chỉ đọc phần đầu tệp và mã băm; hãy xem bằng lệnh preview',
          },
        },
      ]
    : [];
}
