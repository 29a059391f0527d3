import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { conversion, nameFrom, removeOld, type Shell } from './conversion.ts';
import { finding, type Finding } from './finding.ts';
import type { MediaFacts } from './media-facts.ts';

/**
 * What a folder holds and no player plays: with the way to mend it, where it is a film under a name of its own, or a
 * copy that failed.
 *
 * @param readMedia  `undefined` where files are not opened
 */
export async function passedOverFindings(
  names: readonly string[],
  folder: string,
  readMedia: ((path: string) => Promise<MediaFacts | undefined>) | undefined,
  { cwd, platform }: Shell,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const is = await stat(path).catch(() => undefined);
    const isFile = is?.isFile() === true;
    if (isFile && is.size === 0) found.push(empty(name));
    else if (isFile && /\.pdf$/i.test(name)) found.push(aPdf(name));
    else if (isFile && readMedia === undefined) found.push(unopened(name));
    else {
      const facts = isFile ? await readMedia?.(path) : undefined;
      found.push(facts === undefined ? noMedia(name) : strange(name, nameFrom(cwd, path), facts, platform));
    }
  }
  return found;
}

function empty(name: string): Finding {
  return finding(
    'FILE_PASSED_OVER',
    name,
    {
      en: 'is empty (0 bytes), so it is not played: a copy that failed?',
      vi: 'là tệp rỗng (0 byte) nên không được phát: có lẽ chép bị lỗi',
    },
    { fix: { en: 'copy the file into the folder again', vi: 'chép lại tệp này vào thư mục' } },
  );
}

function aPdf(name: string): Finding {
  return finding(
    'FILE_PASSED_OVER',
    name,
    { en: 'is not played as it is: it is a PDF', vi: 'không phát trực tiếp được vì là tệp PDF' },
    {
      fix: {
        en: 'bluezone-kiosk publish makes a picture of each of its pages',
        vi: 'lệnh bluezone-kiosk publish tự chuyển mỗi trang thành một ảnh',
      },
    },
  );
}

function unopened(name: string): Finding {
  return finding(
    'FILE_PASSED_OVER',
    name,
    {
      en: 'is not played: the player does not know it by its name',
      vi: 'không được phát: trình phát không nhận ra tên này',
    },
    {
      fix: {
        en: 'check without --no-media tells whether it can be converted',
        vi: 'chạy check không kèm --no-media để biết có chuyển đổi được không',
      },
    },
  );
}

function noMedia(name: string): Finding {
  return finding(
    'FILE_PASSED_OVER',
    name,
    { en: 'is not played: no clip, picture or sound', vi: 'không được phát: không phải clip, ảnh hay âm thanh' },
    {
      severity: 'info',
      fix: { en: 'nothing, if it is not meant to be shown', vi: 'không cần làm gì nếu không định chiếu tệp này' },
    },
  );
}

function strange(name: string, found: string, facts: MediaFacts, platform: NodeJS.Platform): Finding {
  return finding(
    'FILE_PASSED_OVER',
    name,
    {
      en: `is not played: the player does not know ${facts.container} under this name`,
      vi: `không được phát: trình phát không nhận ${facts.container} mang tên này`,
    },
    { fix: conversion(found, facts, platform, removeOld) },
  );
}
