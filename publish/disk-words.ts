import type { Words } from '../core/words.ts';
import { reasonOf } from '../player/log.ts';
import { reasonWords } from './reason-words.ts';

/** Why a file cannot be read, from what Node says of it. */
export function wordsOfReading(error: unknown): Words {
  const mayNot = { en: 'you may not read it', vi: 'không có quyền đọc tệp này' };
  const absent = {
    en: 'there is no such file; look at its name and folder',
    vi: 'không có tệp này; hãy xem lại tên và thư mục',
  };
  return wordsOf(error, { ...usual, ENOENT: absent, ENOTDIR: absent, EACCES: mayNot, EPERM: mayNot });
}

/** Why a file cannot be written, from what Node says of it. */
export function wordsOfWriting(error: unknown): Words {
  const mayNot = { en: 'you may not write there', vi: 'không có quyền ghi vào đó' };
  return wordsOf(error, { ...usual, EACCES: mayNot, EPERM: mayNot });
}

/** What the disk does not let be done, and where, whatever it was. */
export function wordsOfDisk(error: unknown): Words {
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const { en, vi } = wordsOf(error, usual);
  const place = dest ?? path;
  return place === undefined ? { en, vi } : { en: `${place}: ${en}`, vi: `${place}: ${vi}` };
}

function wordsOf(error: unknown, known: Readonly<Record<string, Words>>): Words {
  const { code = '' } = error as NodeJS.ErrnoException;
  return known[code] ?? reasonWords(reasonOf(error));
}

const mayNot: Words = { en: 'you may not read or write it', vi: 'không có quyền đọc hoặc ghi' };
const usual: Readonly<Record<string, Words>> = {
  ENOENT: { en: 'there is no such file or folder', vi: 'không có tệp hoặc thư mục này' },
  ENOTDIR: { en: 'is a file, not a folder', vi: 'là tệp, không phải thư mục' },
  EISDIR: { en: 'is a folder, not a file', vi: 'là thư mục, không phải tệp' },
  EACCES: mayNot,
  EPERM: mayNot,
  EROFS: { en: 'the disk is read-only', vi: 'ổ đĩa chỉ cho đọc' },
  ENOSPC: { en: 'the disk is full', vi: 'ổ đĩa đã đầy' },
  EBUSY: {
    en: 'another program has it open; close it there',
    vi: 'một chương trình khác đang mở tệp này; hãy đóng ở đó trước',
  },
  ENAMETOOLONG: { en: 'the name is too long', vi: 'tên quá dài' },
};
