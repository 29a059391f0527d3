/** Words of one meaning, however they were typed: without diacritics, small, one space between words. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A text as people typed it, NFC, on one line, with single spaces. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b\ufeff\s]+/gu, ' ')
    .trim();
}

/** `Huyện Cao Lộc` as it may stand in a tag: `huyen-cao-loc`. */
export function slug(text: string): string {
  return fold(text).replaceAll(' ', '-');
}
