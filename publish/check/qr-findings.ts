import { sloganShare } from '../../core/qr-measure.ts';
import type { Item, Playlist } from '../../core/playlist.ts';
import { itemsOn } from '../../core/timeline.ts';
import type { OnAirCampaign } from '../../core/schedule.ts';
import { drawnCodes, type DrawnCode } from './drawn-codes.ts';
import { finding, type Finding, type Findings, type NotChecked } from './finding.ts';
import { openQrReader } from './qr-reader.ts';
import { scanReachMetres, type Viewing } from './viewing.ts';
import { isUncapped, ranksOf, type Week } from './week.ts';

/**
 * Whether the codes of a playlist are scanned from where people stand: each is drawn as the player draws it, seen as a
 * phone's camera sees it, and decoded. Every loop should hold a code that is read from the queue (DECISIONS 33).
 */
export async function qrFindings(
  playlist: Playlist,
  screenId: string,
  weeks: readonly Week[],
  viewing: Viewing,
): Promise<Findings> {
  const codes = drawnCodes(playlist, screenId, viewing);
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  const reader = codes.length === 0 ? undefined : await openQrReader();
  const different = new Set<string>();
  for (const code of codes) {
    if (code.drawn === undefined) {
      findings.push(leftOut(code));
      continue;
    }
    different.add(`${code.url} ${code.drawn.modulePx}`);
    if (different.size > MOST_CODES || reader === undefined) continue;
    const { url, drawn } = code;
    const scans = (metres: number) => reader.reads(url, drawn.moduleMillimetres, metres);
    if (drawn.modulePx < 1 || !(await scans(NEAREST_METRES))) findings.push(unreadable(code));
    else if (scanReachMetres(drawn.sideMillimetres) < viewing.distanceMetres || !(await scans(viewing.distanceMetres)))
      findings.push(tooFar(code, await reachOf(scans, drawn.sideMillimetres), viewing));
  }
  if (different.size > MOST_CODES) {
    notChecked.push({
      what: { en: `${different.size - MOST_CODES} more QR codes`, vi: `${different.size - MOST_CODES} mã QR khác` },
      why: { en: `only the first ${MOST_CODES} are decoded`, vi: `chỉ giải mã ${MOST_CODES} mã đầu` },
    });
  }
  // Half a percent for what whole pixels a square cost.
  const big = codes.flatMap(({ role, item, drawn }) =>
    role === 'big' && item !== undefined && (drawn?.share ?? 0) >= sloganShare - 0.005 ? [item] : [],
  );
  return { findings: [...findings, ...loopFindings(weeks, new Set(big), playlist)], notChecked };
}

/** From how far a code is read, in metres: by its size, and no further than the decoder follows. */
async function reachOf(scans: (metres: number) => Promise<boolean>, sideMillimetres: number): Promise<number> {
  let [near, far] = [NEAREST_METRES, Math.max(NEAREST_METRES, scanReachMetres(sideMillimetres))];
  if (await scans(far)) return far;
  while (far - near > 0.1) {
    const middle = (near + far) / 2;
    if (await scans(middle)) near = middle;
    else far = middle;
  }
  return near;
}

function tooFar({ role, place, drawn }: DrawnCode, reach: number, { distanceMetres }: Viewing): Finding {
  const side = Math.round((drawn?.sideMillimetres ?? 0) / 10);
  const metres = (Math.floor(reach * 10) / 10).toString();
  return finding(role === 'big' ? 'QR_TOO_FAR' : 'QR_NEAR_ONLY', place, {
    en: `its code is ${side} cm wide and is scanned from up to about ${metres} m, not from ${distanceMetres} m`,
    vi: `mã rộng ${side} cm, quét được từ khoảng ${decimal(metres)} m trở lại, không phải từ ${decimal(String(distanceMetres))} m`,
  });
}

function unreadable({ place, drawn }: DrawnCode): Finding {
  const pixels = Math.round((drawn?.modulePx ?? 0) * 10) / 10;
  return finding('QR_UNREADABLE', place, {
    en: `its code is too dense: a square is ${pixels} pixels wide, and no phone reads it`,
    vi: `mã quá dày: mỗi ô chỉ rộng ${decimal(String(pixels))} điểm ảnh, điện thoại không đọc được`,
  });
}

function leftOut({ place, url }: DrawnCode): Finding {
  return finding('QR_LEFT_OUT', place, {
    en: `an address of ${url.length} characters is too long for a code on this screen`,
    vi: `địa chỉ dài ${url.length} ký tự, không vẽ được thành mã trên màn hình này`,
  });
}

/** Loops that have no slogan slide with a big code that stands long enough; each set of campaigns is told once. */
function loopFindings(weeks: readonly Week[], big: ReadonlySet<Item>, playlist: Playlist): readonly Finding[] {
  const holds = new WeakMap<object, boolean>();
  const told = new Map<string, Finding>();
  const holdsBig = (on: OnAirCampaign) => {
    const known = holds.get(on.items) ?? itemsOn(on).some((item) => big.has(item) && standsLongEnough(item));
    holds.set(on.items, known);
    return known;
  };
  for (const week of weeks) {
    for (const stretch of week.stretches) {
      // What is limited to so many plays an hour comes between; the loop is what fills the rest.
      const ranks = ranksOf(stretch);
      const loop = ranks.find((rank) => rank.some(isUncapped)) ?? ranks[0] ?? [];
      const names = loop.map(({ campaign }) => campaign.id);
      if (!stretch.open || loop.length === 0 || told.has(names.join('\n')) || loop.some(holdsBig)) continue;
      const only = playlist.campaigns.length === 1;
      told.set(
        names.join('\n'),
        finding('QR_NO_BIG_SLIDE', loop[0]?.campaign.place === '' ? 'items' : `${loop[0]?.campaign.place}.items`, {
          en: `${only ? 'the loop' : `the loop of ${names.slice(0, 4).join(', ')}`} has no slogan slide of 8 s or more with a code of 55 % of the short side`,
          vi: `${only ? 'vòng phát' : `vòng phát của ${names.slice(0, 4).join(', ')}`} không có trang khẩu hiệu từ 8 giây với mã chiếm 55% cạnh ngắn`,
        }),
      );
    }
  }
  return [...told.values()];
}

function standsLongEnough({ durationSeconds = 0 }: Item): boolean {
  return durationSeconds >= LEAST_SECONDS;
}

function decimal(number: string): string {
  return number.replace('.', ',');
}

/** People hold a phone to a screen no nearer than this. */
const NEAREST_METRES = 0.5;
/** How long a person needs to see a code, take the phone out and scan (DECISIONS 33). */
const LEAST_SECONDS = 8;
const MOST_CODES = 100;
