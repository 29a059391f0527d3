import { describe, expect, it } from 'vitest';
import { langOf } from '../../core/words.ts';

describe('langOf', () => {
  it.each([
    ['vi', 'vi'],
    ['vi-VN', 'vi'],
    ['en-GB', 'en'],
    ['vie', 'en'],
  ])('speaks for %s the language %s', (locale, lang) => {
    expect(langOf(locale)).toBe(lang);
  });
});
