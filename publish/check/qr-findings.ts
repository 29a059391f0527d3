import type { Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { decimalComma } from './decimal-comma.ts';
import { drawnCodes, type DrawnCode, type OnGlass } from './drawn-codes.ts';
import { finding, type Finding, type Findings, type NotChecked } from './finding.ts';
import { loopFindings, withoutOverlays } from './loop-findings.ts';
import { openQrReader } from './qr-reader.ts';
import { scanReachMetres, type Viewing } from './viewing.ts';
import type { Week } from './week.ts';

/**
 * Whether the codes of a playlist are scanned from where people stand: each is drawn as the player draws it, seen as a
 * phone's camera sees it, and decoded. Every loop should hold a code that is read from the queue (DECISIONS 33).
 *
 * @param at  epoch milliseconds: when the week begins whose loops are looked at
 */
export async function qrFindings(
  playlist: Playlist,
  screenId: string,
  weeks: readonly Week[],
  at: number,
  viewing: Viewing,
): Promise<Findings> {
  const codes = drawnCodes(playlist, screenId, viewing);
  const findings: Finding[] = [];
  const notChecked: NotChecked[] = [];
  const reader = codes.length === 0 ? undefined : await openQrReader();
  const different = new Set<string>();
  const must = NEARLY * viewing.distanceMetres;
  for (const code of codes) {
    if (code.drawn === undefined) {
      findings.push(leftOut(code));
      continue;
    }
    different.add(`${code.url} ${code.drawn.modulePx}`);
    if (different.size > MOST_CODES || reader === undefined) continue;
    const { url, drawn } = code;
    const scans = (metres: number) => reader.reads(url, drawn.moduleMillimetres, metres);
    const serves: Serves = async (one, address) =>
      scanReachMetres(one.sideMillimetres) >= must && (await reader.reads(address, one.moduleMillimetres, must));
    if (drawn.modulePx < 1 || !(await scans(NEAREST_METRES))) findings.push(unreadable(code));
    else if (!(await serves(drawn, url)))
      findings.push(await tooFar(code, await reachOf(scans, drawn.sideMillimetres), serves, viewing));
  }
  if (different.size > MOST_CODES) {
    notChecked.push({
      what: { en: `${different.size - MOST_CODES} more QR codes`, vi: `${different.size - MOST_CODES} mã QR khác` },
      why: { en: `only the first ${MOST_CODES} are decoded`, vi: `chỉ giải mã ${MOST_CODES} mã đầu` },
    });
  }
  return { findings: [...findings, ...loopFindings(playlist, codes, weeks, at)], notChecked };
}

/** Whether a code of this address and size is scanned from the distance. */
type Serves = (drawn: OnGlass, url: string) => Promise<boolean>;

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

async function tooFar(code: DrawnCode, reach: number, serves: Serves, { distanceMetres }: Viewing): Promise<Finding> {
  const side = Math.round((code.drawn?.sideMillimetres ?? 0) / 10);
  const metres = (Math.floor(reach * 10) / 10).toString();
  const words: Words = {
    en: `its code is ${side} cm wide and is scanned from up to about ${metres} m, not from ${distanceMetres} m`,
    vi: `mã rộng ${side} cm, chỉ quét được khi đứng cách không quá khoảng ${decimalComma(metres)} m, chưa đạt ${decimalComma(distanceMetres)} m`,
  };
  return code.role === 'big'
    ? finding('QR_TOO_FAR', code.place, words, { fix: await wayToServe(code, serves) })
    : finding('QR_NEAR_ONLY', code.place, words);
}

/** What makes a big code serve: room, where the overlays take it; a shorter address, where its squares are too small. */
async function wayToServe({ item, url, redrawn }: DrawnCode, serves: Serves): Promise<Words> {
  const alone = item?.overlays === true ? redrawn?.({ alone: true }) : undefined;
  if (alone !== undefined && (await serves(alone, url))) return withoutOverlays;
  const bytes = Buffer.byteLength(url);
  for (const length of FULL_CODES.filter((one) => one < bytes)) {
    const shorter = 'https://'.padEnd(length, 'x');
    const drawn = redrawn?.({ url: shorter });
    if (drawn === undefined || !(await serves(drawn, shorter))) continue;
    return { en: `use an address of at most ${length} characters`, vi: `dùng địa chỉ dài không quá ${length} ký tự` };
  }
  return {
    en: 'use a larger screen, or let people come nearer',
    vi: 'dùng màn hình lớn hơn, hoặc cho người xem đứng gần hơn',
  };
}

function unreadable({ place, drawn }: DrawnCode): Finding {
  const pixels = Math.round((drawn?.modulePx ?? 0) * 10) / 10;
  return finding('QR_UNREADABLE', place, {
    en: `its code is too dense: a square is ${pixels} pixels wide, and no phone reads it`,
    vi: `mã quá dày: mỗi ô chỉ rộng ${decimalComma(pixels)} điểm ảnh, điện thoại không đọc được`,
  });
}

function leftOut({ place, url }: DrawnCode): Finding {
  return finding('QR_LEFT_OUT', place, {
    en: `an address of ${url.length} characters is too long for a code on this screen`,
    vi: `địa chỉ dài ${url.length} ký tự, không vẽ được thành mã trên màn hình này`,
  });
}

/** "About 3 m" is what DECISIONS 33 says of 55 % of the short side, which is 2.94 m: a little less is no fault. */
const NEARLY = 0.95;
/** People hold a phone to a screen no nearer than this. */
const NEAREST_METRES = 0.5;
const MOST_CODES = 100;
/** How many bytes codes of 21 to 93 squares hold at the most, with error correction M (ISO/IEC 18004, table 7). */
const FULL_CODES = [666, 624, 560, 504, 450, 412, 362, 331, 287, 251, 213, 180, 152, 122, 106, 84, 62, 42, 26, 14];
