import { onOneLine } from '../../../core/faults.ts';
import type { Words } from '../../../core/words.ts';

/** What is wrong with an XML text, from what the parser says of it; what it says is English, and for programmers. */
export function wordsOfXmlFault(reason: string): Words {
  for (const [pattern, wordsOf] of known) {
    const found = pattern.exec(reason);
    if (found === null) continue;
    const { en, vi } = wordsOf(...found.slice(1).map((name) => onOneLine(name, 60)));
    return { en: `not well-formed XML: ${en}`, vi: `XML sai cú pháp: ${vi}` };
  }
  return { en: `not well-formed XML: ${onOneLine(reason, 160)}`, vi: 'XML sai cú pháp ở khoảng này' };
}

type WordsOf = (...names: readonly string[]) => Words;

const known: readonly (readonly [RegExp, WordsOf])[] = [
  [
    /^missing root element/,
    () => ({
      en: 'there is no element in it; a SMIL file begins with <smil>',
      vi: 'trong tệp không có phần tử nào; tệp SMIL bắt đầu bằng <smil>',
    }),
  ],
  [
    /tag mismatch: "(.*?)" != "(.*?)"/,
    (open = '', close = '') => ({
      en: `<${open}> is still open where </${close}> stands; close it with </${open}> before`,
      vi: `gặp </${close}> khi <${open}> chưa đóng; hãy đóng bằng </${open}> trước đó`,
    }),
  ],
  [
    /^unclosed xml tag\(s\): (.*)/,
    (names = '') => ({
      en: `the file ends, and these are never closed: ${names}; is it whole?`,
      vi: `hết tệp mà các thẻ này chưa đóng: ${names}; tệp có bị cắt cụt không?`,
    }),
  ],
  [
    /^(?:unexpected end of input|comment is not well-formed|Invalid CDATA)/,
    () => ({
      en: 'the file ends in the middle of a tag; is it whole?',
      vi: 'tệp dừng giữa chừng; có bị cắt cụt không?',
    }),
  ],
  [
    /^Attribute (\S+) redefined/,
    (name = '') => ({ en: `the attribute ${name} is given twice`, vi: `thuộc tính ${name} ghi hai lần` }),
  ],
  [
    /^entity not found:(\S+)/,
    (name = '') => ({
      en: `XML does not know ${name}; write & as &amp;`,
      vi: `XML không có ${name}; dấu & phải viết là &amp;`,
    }),
  ],
  [/^(?:EntityRef|entity not matching)/, () => ({ en: '& must be written as &amp;', vi: 'dấu & phải viết là &amp;' })],
  [/no end '.' match/, () => ({ en: 'a quotation mark is never closed', vi: 'một dấu ngoặc kép không được đóng' })],
  [
    /^Unescaped '<'/,
    () => ({
      en: 'a tag begins before the one before it ends; a quotation mark or a > is missing',
      vi: 'thẻ mới bắt đầu khi thẻ trước chưa kết thúc; thiếu dấu ngoặc kép hoặc dấu >',
    }),
  ],
  [
    /attribute invalid close char|AttValue/,
    () => ({
      en: 'an attribute has no value in quotation marks',
      vi: 'một thuộc tính thiếu giá trị trong dấu ngoặc kép',
    }),
  ],
  [
    /invalid tagName|tag name (?:missing|contains)/,
    () => ({
      en: 'no name of a tag stands behind <; a plain < is written &lt;',
      vi: 'sau dấu < không phải tên thẻ; dấu < thường phải viết là &lt;',
    }),
  ],
  [
    /Extra content|outside root|Only one element/,
    () => ({
      en: 'something stands behind the end of the document',
      vi: 'còn nội dung nằm sau chỗ kết thúc của tài liệu',
    }),
  ],
  [
    /xml declaration which is only at the start/,
    () => ({ en: '<?xml …?> must be the very first thing in the file', vi: '<?xml …?> phải đứng đầu tiên trong tệp' }),
  ],
  [
    /NamespaceError/,
    () => ({
      en: 'a prefix before a colon is not declared with xmlns',
      vi: 'tiền tố trước dấu hai chấm chưa được khai báo bằng xmlns',
    }),
  ],
];
