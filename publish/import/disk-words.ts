import type { Words } from '../../core/words.ts';
import { reasonOf } from '../../player/log.ts';
import { reasonWords } from '../reason-words.ts';

/** Why a file cannot be read, from what Node says of it. */
export function wordsOfReading(error: unknown): Words {
  return wordsOf(error, {
    ENOENT: {
      en: 'there is no such file; look at its name and folder',
      vi: 'không có tệp này; hãy xem lại tên và thư mục',
    },
    ENOTDIR: {
      en: 'there is no such file; look at its name and folder',
      vi: 'không có tệp này; hãy xem lại tên và thư mục',
    },
    EACCES: { en: 'you may not read it', vi: 'không có quyền đọc tệp này' },
    EPERM: { en: 'you may not read it', vi: 'không có quyền đọc tệp này' },
    EBUSY: locked,
  });
}

/** Why a file cannot be written, from what Node says of it. */
export function wordsOfWriting(error: unknown): Words {
  return wordsOf(error, {
    EACCES: { en: 'you may not write there', vi: 'không có quyền ghi vào đó' },
    EPERM: { en: 'you may not write there', vi: 'không có quyền ghi vào đó' },
    EROFS: { en: 'the disk is read-only', vi: 'ổ đĩa chỉ cho đọc' },
    ENOSPC: { en: 'the disk is full', vi: 'ổ đĩa đã đầy' },
    ENAMETOOLONG: { en: 'the name is too long', vi: 'tên quá dài' },
    EBUSY: locked,
  });
}

const locked = {
  en: 'another program has it open; close it there',
  vi: 'một chương trình khác đang mở tệp này; hãy đóng ở đó trước',
};

function wordsOf(error: unknown, known: Readonly<Record<string, Words>>): Words {
  const { code = '' } = error as NodeJS.ErrnoException;
  return known[code] ?? reasonWords(reasonOf(error));
}
