import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../renderer/slides/phrases.ts';

/** Words with a bar between them. */
const parted = (text: string) => wordsOf(text).join('|');

describe('wordsOf', () => {
  it('keeps the syllables of a Vietnamese word together, whatever mark follows it', () => {
    expect(parted('Cẩn thận ứng dụng giả mạo.')).toBe('Cẩn thận|ứng dụng|giả mạo.');
    expect(parted('Rời khỏi tòa nhà ngay')).toBe('Rời khỏi|tòa nhà|ngay');
    expect(parted('HÃY CÀI ĐẶT Bluezone')).toBe('HÃY|CÀI ĐẶT|Bluezone');
  });

  it('takes the longest word', () => {
    expect(parted('hướng dẫn viên')).toBe('hướng dẫn viên');
    expect(parted('Mã nguồn mở, ai cũng kiểm tra được')).toBe('Mã nguồn mở,|ai|cũng|kiểm tra|được');
  });

  it('parts words that a mark parts', () => {
    expect(parted('nhớ cài, đặt lịch')).toBe('nhớ|cài,|đặt|lịch');
  });

  it('keeps numbers with what they count, and spans whole', () => {
    expect(parted('trong 5 bước')).toBe('trong|5 bước');
    expect(parted('7:30 – 17:00, thứ Hai')).toBe('7:30 – 17:00,|thứ Hai');
  });

  it('keeps names, apart from the word for what they name', () => {
    expect(parted('Huyện Bù Gia Mập')).toBe('Huyện|Bù Gia Mập');
    expect(parted('Thành phố Đồng Xoài, Huyện Phú Riềng')).toBe('Thành phố|Đồng Xoài,|Huyện|Phú Riềng');
  });

  it('leaves other languages as they are', () => {
    expect(parted('Scan the code to install')).toBe('Scan|the|code|to|install');
  });

  it('loses no syllable', () => {
    const text = 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính huyện Bù Gia Mập';
    expect(wordsOf(text).join(' ')).toBe(text);
  });
});
