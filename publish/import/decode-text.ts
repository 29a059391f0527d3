import { unreadable, type Unreadable } from './unreadable.ts';

/**
 * The text of a file: UTF-8, or UTF-16 as Excel saves its "Unicode text". What is neither is refused, not guessed: a
 * wrong guess would put wrong letters on the screens.
 */
export function decodeText(bytes: Uint8Array): { readonly kind: 'text'; readonly text: string } | Unreadable {
  const encoding = encodingOf(bytes);
  try {
    return { kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return unreadable({
      en: 'the text is not Unicode; it may be Windows-1258, TCVN3 or VNI, whose letters cannot be told apart safely. In Excel choose File > Save As > "CSV UTF-8 (Comma delimited)", or keep the file as .xlsx',
      vi: 'văn bản không phải Unicode; có thể là Windows-1258, TCVN3 hoặc VNI, không chắc đọc đúng được dấu. Trong Excel chọn Tệp > Lưu dưới dạng > "CSV UTF-8 (Comma delimited)", hoặc giữ nguyên tệp .xlsx',
    });
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: in UTF-16 every other byte of plain letters is zero; text in UTF-8 has none.
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be';
  return 'utf-8';
}
