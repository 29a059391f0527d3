import { describe, expect, it } from 'vitest';
import type { Reason } from '../../core/explain.ts';
import { wordsOfInstant, wordsOfReason } from '../../core/reason-words.ts';

const zone = 'Asia/Ho_Chi_Minh';
const edge = Date.parse('2026-11-20T07:30:00+07:00');
const every: readonly Reason[] = [
  { code: 'on-air' },
  { code: 'weight', weight: 3, of: 5 },
  { code: 'cap', maxPlaysPerHour: 4 },
  { code: 'after-cap', by: ['tinh'] },
  { code: 'flight', of: 'item', when: 'not-yet', edge },
  { code: 'flight', of: 'campaign', when: 'over', edge },
  { code: 'daypart', of: 'item', dayparts: ['sáng'] },
  { code: 'target', of: 'campaign' },
  { code: 'priority', priority: 0, by: ['tinh'], byPriority: 10 },
  { code: 'interrupt', by: ['bao-lu'] },
  { code: 'moment', due: true },
  { code: 'moment', due: false },
  { code: 'not-ready' },
  { code: 'withdrawn' },
  { code: 'web', origin: 'https://example.org' },
  { code: 'clock' },
];

describe('wordsOfReason', () => {
  it('has a sentence of its own for every reason in both languages', () => {
    for (const lang of ['vi', 'en'] as const) {
      const sentences = every.map((reason) => wordsOfReason(reason, zone)[lang]);

      expect(new Set(sentences).size).toBe(every.length);
      expect(sentences.filter((sentence) => !/^\S.*[^\s.]$/.test(sentence))).toEqual([]);
    }
  });

  it('tells the edge of a flight on the clock of the playlist', () => {
    const notYet = wordsOfReason({ code: 'flight', of: 'item', when: 'not-yet', edge }, zone);

    expect(notYet.en).toBe('this item begins only on 20 Nov 2026, 07:30');
    expect(notYet.vi).toBe('mục này đến 07:30 ngày 20/11/2026 mới bắt đầu');
    expect(wordsOfReason({ code: 'flight', of: 'campaign', when: 'over', edge }, 'UTC').en).toBe(
      'its campaign ended on 20 Nov 2026, 00:30',
    );
  });

  it('names who goes first, and of many the first three', () => {
    const by = (...names: string[]) => wordsOfReason({ code: 'priority', priority: 1, by: names, byPriority: 9 }, zone);

    expect(by('a').en).toBe('its priority is 1; “a” with 9 goes first');
    expect(by('a', 'b').en).toBe('its priority is 1; “a” and “b” with 9 go first');
    expect(by('a', 'b', 'c', 'd', 'e').vi).toBe('mức ưu tiên là 1, nhường “a”, “b”, “c” và 2 mục khác có mức 9');
    expect(wordsOfReason({ code: 'after-cap', by: ['a', 'b'] }, zone)).toEqual({
      en: 'it plays when “a” and “b” have had their share of the hour',
      vi: 'phát khi “a” và “b” đã đủ số lượt trong giờ',
    });
    expect(wordsOfReason({ code: 'interrupt', by: ['bao-lu'] }, zone).vi).toBe(
      '“bao-lu” xen ngang trước mọi nội dung khác',
    );
  });
});

describe('wordsOfInstant', () => {
  it('shows seconds only where there are any', () => {
    expect(wordsOfInstant(edge, zone).vi).toBe('07:30 ngày 20/11/2026');
    expect(wordsOfInstant(edge + 5_000, zone).vi).toBe('07:30:05 ngày 20/11/2026');
  });
});
