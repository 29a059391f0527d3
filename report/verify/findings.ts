import type { Words } from '../../core/words.ts';
import { isJournalName } from '../lines/read-lines.ts';
import type { ReadAt } from './fragment.ts';

/** What is wrong with chains, or worth knowing of them. `chain` is the public key, or the hash of the first entry of what nobody has sealed. */
export type Finding =
  | { readonly kind: 'missing'; readonly chain: string; readonly from: number; readonly to: number }
  /** An entry, or the one after it, is not as it was written. */
  | ({ readonly kind: 'changed'; readonly chain: string; readonly seq: number } & ReadAt)
  /** There are two versions of some of these entries, and where the one that begins later was read. */
  | ({ readonly kind: 'forked'; readonly chain: string; readonly from: number; readonly to: number } & ReadAt)
  /** The machine has lost its journal, and began anew with this entry. */
  | { readonly kind: 'anew'; readonly chain: string; readonly seq: number }
  /** A seal that its key did not make. */
  | ({ readonly kind: 'forged-seal' } & ReadAt)
  /** A genuine seal of entries that are not here as they were sealed, and where the seal is. */
  | ({ readonly kind: 'unmatched-seal'; readonly chain: string; readonly seq: number } & ReadAt)
  /** Nothing vouches for these entries: what is handed out always ends with a seal. */
  | {
      readonly kind: 'unsealed';
      readonly chain: string;
      readonly from: number;
      readonly to: number;
      /** Later entries of the chain are here; their seal does not reach back across what was changed or is missing. */
      readonly beforeBreak: boolean;
    }
  /** No seal at all, though the key of the screen is known. */
  | { readonly kind: 'unproven'; readonly chain: string; readonly screenId: string }
  /** Sealed by another key than that of its screen. */
  | { readonly kind: 'foreign'; readonly chain: string; readonly screenId: string; readonly registered: string | null }
  /** The end is not here, or is another one, though the player has told the web server of it; `last` is 0 where nothing is here. */
  | { readonly kind: 'cut'; readonly screens: readonly string[]; readonly seq: number; readonly last: number }
  | { readonly kind: 'unreadable'; readonly file: string; readonly line: number | null; readonly why: Words }
  /** Nothing at all is in these places, neither read nor unreadable. */
  | { readonly kind: 'empty'; readonly places: readonly string[] }
  // What follows is no fault.
  | { readonly kind: 'doubled'; readonly chain: string; readonly entries: number }
  /** The newest of a journal, which its player seals a little later. */
  | { readonly kind: 'awaiting-seal'; readonly chain: string; readonly from: number; readonly to: number }
  | { readonly kind: 'pruned'; readonly chain: string; readonly to: number }
  | { readonly kind: 'no-key'; readonly chain: string; readonly screenId: string }
  /** Screens whose keys are known, and of which nothing is here. */
  | { readonly kind: 'absent'; readonly screens: readonly string[] };

/** Whether it says that what is here cannot be believed as it is, or is not all. */
export function isFault({ kind }: Finding): boolean {
  return !HARMLESS.has(kind);
}

/** A finding for people. */
export function findingWords(finding: Finding): Words {
  switch (finding.kind) {
    case 'missing':
      return {
        en: `missing: ${spanWords(finding).en}; bring what was delivered of them, or the journal of the machine itself`,
        vi: `thiếu: ${spanWords(finding).vi}; hãy tìm thêm tệp đã gửi, hoặc lấy nhật ký ngay trên máy`,
      };
    case 'changed':
      return {
        en: `changed: entry ${finding.seq} in ${placeWords(finding).en}, or the one after it, is not as the machine wrote it`,
        vi: `bị sửa: bản ghi ${finding.seq} ở ${placeWords(finding).vi}, hoặc bản ghi ngay sau, không còn như máy đã ghi`,
      };
    case 'forked':
      return forkedWords(finding);
    case 'anew':
      return {
        en: `begun anew: with entry ${finding.seq} the machine began another journal, for the one before was damaged or taken away; what was not delivered of that is missing`,
        vi: `bắt đầu lại: từ bản ghi ${finding.seq} máy mở nhật ký mới vì nhật ký cũ bị hỏng hoặc bị lấy đi; phần cũ chưa gửi thì không còn`,
      };
    case 'forged-seal':
      return {
        en: `forged: the seal in ${placeWords(finding).en} was not made with the key that it names`,
        vi: `giả mạo: dấu niêm ở ${placeWords(finding).vi} không phải do khóa ghi trong đó ký`,
      };
    case 'unmatched-seal':
      return {
        en: `missing or changed: entry ${finding.seq} was sealed in ${placeWords(finding).en}, and is not here as it was then`,
        vi: `thiếu hoặc bị sửa: bản ghi ${finding.seq} đã được niêm ở ${placeWords(finding).vi}, nhưng ở đây không có bản ghi như lúc đó`,
      };
    case 'unsealed':
      if (finding.beforeBreak)
        return {
          en: `without a seal: ${spanWords(finding).en}: a seal that comes later does not reach back to here, for what lies between was changed or is missing, so that nothing vouches for this by itself; bring the delivery as the machine made it, or the journal of the machine itself`,
          vi: `không có dấu niêm: ${spanWords(finding).vi}: dấu niêm phía sau không xác nhận được phần này vì ở giữa có chỗ bị sửa hoặc bị thiếu, nên riêng phần này không có gì chứng minh; hãy tìm tệp gốc máy đã gửi, hoặc lấy nhật ký ngay trên máy`,
        };
      return {
        en: `without a seal: ${spanWords(finding).en}: nothing proves that the machine wrote this, and what it delivers always ends with a seal; bring the delivery with its seal, or the journal of the machine itself`,
        vi: `không có dấu niêm: ${spanWords(finding).vi}: không có gì chứng minh là do máy ghi, trong khi tệp máy gửi luôn kết thúc bằng dấu niêm; hãy tìm tệp đã gửi còn dấu niêm, hoặc lấy nhật ký ngay trên máy`,
      };
    case 'unproven':
      return {
        en: `without a seal: nothing here is sealed of what names the screen ${finding.screenId}, though screens.csv has its key: anybody may have written it`,
        vi: `không có dấu niêm: mọi bản ghi ở đây mang tên màn hình ${finding.screenId} đều không có dấu niêm, dù screens.csv có khóa của màn hình này: ai cũng có thể đã viết ra`,
      };
    case 'foreign':
      return foreignWords(finding);
    case 'cut':
      return cutWords(finding);
    case 'unreadable': {
      const line =
        finding.line === null ? { en: '', vi: '' } : { en: `, line ${finding.line}`, vi: `, dòng ${finding.line}` };
      return {
        en: `unreadable: ${finding.file}${line.en}: ${finding.why.en}`,
        vi: `không đọc được: ${finding.file}${line.vi}: ${finding.why.vi}`,
      };
    }
    case 'empty':
      return {
        en: `nothing to verify: there is no record of plays in ${finding.places.join(', ')}, so nothing is proven; name the folder into which plays are delivered (.jsonl, .jsonl.gz), or with --data-dir the data directory of the player`,
        vi: `không có gì để kiểm tra: trong ${finding.places.join(', ')} không có bản ghi phát nào nên không chứng minh được gì; hãy nêu thư mục nhận nhật ký gửi về (.jsonl, .jsonl.gz), hoặc dùng --data-dir nêu thư mục dữ liệu của trình phát`,
      };
    case 'doubled':
      return {
        en: `note: ${finding.entries === 1 ? '1 entry' : `${finding.entries} entries`} came more than once, which is harmless: each counts once`,
        vi: `ghi chú: ${finding.entries} bản ghi có nhiều lần, không sao: mỗi bản ghi chỉ tính một lần`,
      };
    case 'awaiting-seal': {
      const count = finding.to - finding.from + 1;
      return {
        en: `note: the newest ${count === 1 ? 'entry is' : `${count} entries are`} not sealed yet (${spanWords(finding).en}): the player does that every ten minutes, and when it stops`,
        vi: `ghi chú: ${count} bản ghi mới nhất chưa được niêm (${spanWords(finding).vi}): trình phát niêm mười phút một lần và khi dừng`,
      };
    }
    case 'pruned':
      return {
        en: `note: what came before entry ${finding.to + 1} the machine has let go of; a checkpoint of its key stands in their place`,
        vi: `ghi chú: các bản ghi trước bản ghi ${finding.to + 1} máy đã xóa bớt; thay vào đó có dấu niêm mốc do máy ký`,
      };
    case 'no-key':
      return {
        en: `note: screens.csv has no public key for ${finding.screenId}: write ${finding.chain} there once you have seen it on the machine`,
        vi: `ghi chú: screens.csv chưa có khóa công khai của ${finding.screenId}: sau khi đối chiếu trên máy, ghi vào đó ${finding.chain}`,
      };
    case 'absent':
      return absentWords(finding);
  }
}

function forkedWords(finding: Extract<Finding, { kind: 'forked' }>): Words {
  const [span, place] = [spanWords(finding), placeWords(finding)];
  const same =
    finding.from === finding.to
      ? {
          en: `is not the same everywhere; ${place.en} has another version`,
          vi: `không giống nhau ở mọi nơi; bản khác ở ${place.vi}`,
        }
      : {
          en: `are not the same everywhere; another version begins in ${place.en}`,
          vi: `không giống nhau ở mọi nơi; bản khác bắt đầu ở ${place.vi}`,
        };
  return {
    en: `two versions: ${span.en} ${same.en}. Either somebody has changed them, or the machine was put back to an older copy of its disk and has recorded anew from there. Keep all files, and ask what was done to the machine; its own journal tells with which version it goes on`,
    vi: `hai bản khác nhau: ${span.vi} ${same.vi}. Hoặc có người đã sửa, hoặc máy bị khôi phục từ bản sao ổ đĩa cũ rồi ghi lại từ đó. Hãy giữ nguyên mọi tệp và hỏi xem đã làm gì với máy; nhật ký ngay trên máy cho biết máy đang theo bản nào`,
  };
}

function foreignWords({ chain, screenId, registered }: Extract<Finding, { kind: 'foreign' }>): Words {
  return registered === null
    ? {
        en: `foreign: there is no screen ${screenId} in screens.csv`,
        vi: `của nơi khác: trong screens.csv không có màn hình ${screenId}`,
      }
    : {
        en: `foreign: plays of ${screenId} are sealed with ${chain}, but screens.csv has ${registered} for it`,
        vi: `của máy khác: nhật ký của ${screenId} niêm bằng khóa ${chain}, nhưng screens.csv ghi khóa ${registered}`,
      };
}

function cutWords({ screens, seq, last }: Extract<Finding, { kind: 'cut' }>): Words {
  const whose =
    screens.length === 0
      ? { en: 'the player', vi: 'trình phát' }
      : { en: `the player of ${screens.join(', ')}`, vi: `trình phát của ${screens.join(', ')}` };
  const told = {
    en: `${whose.en} has told the web server of entry ${seq}`,
    vi: `${whose.vi} đã báo cho máy chủ web đến bản ghi ${seq}`,
  };
  if (last === 0)
    return { en: `cut off: ${told.en}, and nothing of it is here`, vi: `bị cắt đuôi: ${told.vi} mà ở đây không có gì` };
  if (last < seq)
    return {
      en: `cut off: ${told.en}, which is not here; the last is ${last}. What was shown since the last delivery may still come`,
      vi: `bị cắt đuôi: ${told.vi} mà ở đây không có; bản ghi cuối là ${last}. Phần chiếu sau lần gửi cuối có thể chưa gửi về`,
    };
  return {
    en: `cut off: ${told.en} with a hash that nothing here has, though entries here go to ${last}: it is missing, was rewritten, or is another machine's`,
    vi: `bị cắt đuôi: ${told.vi} với mã băm không có ở đây, dù ở đây có đến bản ghi ${last}: bản ghi đó bị thiếu, bị viết lại, hoặc của máy khác`,
  };
}

function absentWords({ screens }: Extract<Finding, { kind: 'absent' }>): Words {
  const named = screens.slice(0, MOST_NAMED).join(', ') + (screens.length > MOST_NAMED ? ', …' : '');
  return {
    en: `note: nothing is here of ${screens.length === 1 ? '1 screen' : `${screens.length} screens`} with a public key in screens.csv: ${named}; whether anything was cut off, only --seen tells`,
    vi: `ghi chú: ở đây không có gì của ${screens.length} màn hình có khóa công khai trong screens.csv: ${named}; có bị cắt mất hay không thì chỉ --seen mới cho biết`,
  };
}

/** Where to look; the lines of a database nobody can count. */
function placeWords({ file, line }: ReadAt): Words {
  return isJournalName(file)
    ? { en: file, vi: file }
    : { en: `line ${line} of ${file}`, vi: `dòng ${line} của ${file}` };
}

function spanWords({ from, to }: { readonly from: number; readonly to: number }): Words {
  return from === to
    ? { en: `entry ${from}`, vi: `bản ghi ${from}` }
    : { en: `entries ${from} to ${to}`, vi: `bản ghi ${from} đến ${to}` };
}

const HARMLESS: ReadonlySet<Finding['kind']> = new Set(['doubled', 'awaiting-seal', 'pruned', 'no-key', 'absent']);
/** So many screens are named in one line; --json has them all. */
const MOST_NAMED = 5;
