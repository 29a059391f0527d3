import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultWords } from '../../core/fault-words.ts';
import { operatorWords } from '../../renderer/operator/operator-words.ts';

const { vi: vietnamese, en: english } = operatorWords;

describe('operatorWords', () => {
  it('tells how far a sync has come', () => {
    const sync = { wanted: 12, ready: 7, bytesLeft: 48_300_000 };

    expect(english.progress(sync)).toBe('7 of 12 files, 48 MB to go');
    expect(vietnamese.progress(sync)).toBe('Đã có 7/12 tệp, còn 48 MB');
  });

  it('tells of files whose size nobody has said, of one file, and of none', () => {
    expect(english.progress({ wanted: 12, ready: 7, bytesLeft: 0 })).toBe('7 of 12 files');
    expect(english.progress({ wanted: 1, ready: 1, bytesLeft: 0 })).toBe('The one file is here');
    expect(english.progress({ wanted: 3, ready: 3, bytesLeft: 0 })).toBe('All 3 files are here');
    expect(english.progress({ wanted: 0, ready: 0, bytesLeft: 0 })).toBe('No files to fetch');
    expect(vietnamese.progress({ wanted: 3, ready: 3, bytesLeft: 0 })).toBe('Đã có đủ 3 tệp');
  });

  it.each([
    [0, '0 kB', '0 kB'],
    [640_000, '640 kB', '640 kB'],
    [1_250_000, '1.3 MB', '1,3 MB'],
    [48_300_000, '48 MB', '48 MB'],
    [1_280_000_000, '1.3 GB', '1,3 GB'],
  ])('writes %d bytes as a file manager does', (bytes, inEnglish, inVietnamese) => {
    expect([english.bytes(bytes), vietnamese.bytes(bytes)]).toEqual([inEnglish, inVietnamese]);
  });

  it('tells of the daily restart what is known', () => {
    const [next, last] = ['21/11, 03:12', '20/11, 03:12'];

    expect(english.plannedRestart(next, last)).toBe('Daily restart: next 21/11, 03:12; last 20/11, 03:12');
    expect(vietnamese.plannedRestart(next, undefined)).toBe('Khởi động lại hằng ngày: lần tới 21/11, 03:12');
  });

  it('counts tries and digits', () => {
    expect([english.wrongPin(1), english.wrongPin(3), english.wrongPin(0)]).toEqual([
      'Wrong PIN, 1 try left',
      'Wrong PIN, 3 tries left',
      'Wrong PIN',
    ]);
    expect([english.entered(1), english.entered(4)]).toEqual(['1 digit entered', '4 digits entered']);
  });
});

describe('faultWords', () => {
  const documented = readFileSync(path.join(import.meta.dirname, '../../docs/status-codes.md'), 'utf8');
  const codes = [...documented.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code = '']) => code);

  it('has a sentence in both languages for every code of the docs', () => {
    expect(codes.length).toBeGreaterThan(30);
    expect(
      codes.filter((code) => !/\.$/.test(faultWords(code)?.en ?? '') || !/\.$/.test(faultWords(code)?.vi ?? '')),
    ).toEqual([]);
  });

  it('knows a code by its first word, and nothing that objects inherit', () => {
    expect(faultWords('ITEM_FAILED ap-phich 3')).toEqual(faultWords('ITEM_FAILED'));
    expect(faultWords('constructor')).toBeUndefined();
    expect(faultWords('NEVER_HEARD_OF')).toBeUndefined();
  });
});
