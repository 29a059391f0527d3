import { well, type Finding } from './finding.ts';

/** What writing into the data directory gave. */
export type DiskFacts =
  | { readonly kind: 'unwritable'; readonly dir: string; readonly reason: string }
  | {
      readonly kind: 'written';
      readonly dir: string;
      readonly freeBytes: number;
      readonly freeFiles: number;
      /** Bytes a second, synced to the disk. */
      readonly bytesPerSecond: number;
    };

const MIB = 2 ** 20;
/** Media of a new list comes beside that of the old one. */
const SCARCE_BYTES = 1024 * MIB;
/** Downloads stop, and only the journal goes on (`player/free-space.ts`). */
const FULL_BYTES = 128 * MIB;
const FEW_FILES = 1000;
/** A card of the slowest class that is sold writes 10 MB/s; below half of it cards are worn or fake. */
const SLOW_BYTES_PER_SECOND = 5e6;

/** Whether media and journal have a place that is large and quick enough. */
export function checkDisk(facts: DiskFacts): readonly Finding[] {
  const { dir } = facts;
  if (facts.kind === 'unwritable')
    return [
      {
        code: 'DISK',
        verdict: 'error',
        words: {
          en: `Nothing can be written into ${dir}: ${facts.reason}.`,
          vi: `Không ghi được vào ${dir}: ${facts.reason}.`,
        },
        fix: {
          en: 'Give the folder to the user that plays, or see whether the disk has gone read-only (dmesg).',
          vi: 'Cấp quyền thư mục cho người dùng chạy trình phát, hoặc xem ổ đĩa có bị chuyển sang chỉ đọc không (dmesg).',
        },
      },
    ];
  return [space(facts), speed(facts)];
}

type Written = Extract<DiskFacts, { kind: 'written' }>;

function space({ dir, freeBytes, freeFiles }: Written): Finding {
  const code = 'DISK_SPACE';
  const mib = Math.floor(freeBytes / MIB);
  const words = {
    en: `${mib} MiB are free in ${dir}${freeFiles < FEW_FILES ? `, and room for ${freeFiles} more files` : ''}.`,
    vi: `Còn trống ${mib} MiB trong ${dir}${freeFiles < FEW_FILES ? `, và chỉ thêm được ${freeFiles} tệp` : ''}.`,
  };
  if (freeBytes >= SCARCE_BYTES && freeFiles >= FEW_FILES) return well(code, words);
  return {
    code,
    verdict: freeBytes < FULL_BYTES ? 'error' : 'warning',
    words,
    fix: {
      en: 'Make room, or limit what media may take: bluezone-kiosk settings set mediaQuotaMiB 2048',
      vi: 'Dọn bớt ổ đĩa, hoặc giới hạn chỗ cho phim ảnh: bluezone-kiosk settings set mediaQuotaMiB 2048',
    },
  };
}

function speed({ dir, bytesPerSecond }: Written): Finding {
  const code = 'DISK_SPEED';
  const rate = (bytesPerSecond / 1e6).toFixed(bytesPerSecond < 1e7 ? 1 : 0);
  if (bytesPerSecond >= SLOW_BYTES_PER_SECOND)
    return well(code, { en: `${dir} takes ${rate} MB/s.`, vi: `${dir} ghi được ${rate} MB/giây.` });
  return {
    code,
    verdict: 'warning',
    words: {
      en: `${dir} takes only ${rate} MB/s: a worn or fake card, or a stick.`,
      vi: `${dir} chỉ ghi được ${rate} MB/giây: thẻ nhớ cũ, thẻ giả, hoặc đang chạy trên USB.`,
    },
    fix: {
      en: 'Put the data directory on another disk (--data-dir), or replace the card.',
      vi: 'Đặt thư mục dữ liệu sang ổ khác (--data-dir), hoặc thay thẻ nhớ.',
    },
  };
}
