import { describe, expect, it } from 'vitest';
import { captionNote } from '../../renderer/preview/caption-note.ts';

const all = ['vi', 'en', 'km', 'en'].map((lang) => ({ lang }));

describe('captionNote', () => {
  it('names the language of the screen, then those of others, once', () => {
    expect(captionNote('km', all, 'vi')).toBe('Phụ đề: Tiếng Khmer; màn hình khác: Tiếng Việt, Tiếng Anh');
    expect(captionNote('vi', all, 'en')).toBe('Captions: Vietnamese; on other screens: English, Khmer');
  });

  it('says nothing of others where there is one language', () => {
    expect(captionNote('vi', [{ lang: 'vi' }], 'vi')).toBe('Phụ đề: Tiếng Việt');
  });

  it('gives a language that it has no name for by its tag', () => {
    expect(captionNote('tyz', [{ lang: 'tyz' }], 'en')).toBe('Captions: tyz');
  });
});
