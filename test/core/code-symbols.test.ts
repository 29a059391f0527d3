import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSymbols, readSymbols, writeSymbols } from '../../core/code-symbols.ts';

const bytes = fc.uint8Array({ maxLength: 60 });
const groupsOf = (written: string) => written.replaceAll('-', '');
const at = (n: number) => Math.floor(n / 6) + 1;

describe('code symbols', () => {
  it('are read as they were written, in any case and with anything between the groups', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom('-', ' ', '', '\n', ' – '), fc.boolean(), (all, between, isLower) => {
        const written = writeSymbols(all).replaceAll('-', between);
        expect(readSymbols(isLower ? written.toLowerCase() : written)).toEqual({ kind: 'bytes', bytes: all });
      }),
    );
  });

  it('tell the group of every single slip', () => {
    const written = groupsOf(writeSymbols(Uint8Array.from({ length: 40 }, (_, n) => n * 37)));
    for (let n = 0; n < written.length; n++)
      for (const other of codeSymbols) {
        if (other === written[n]) continue;
        const slipped = written.slice(0, n) + other + written.slice(n + 1);
        expect(readSymbols(slipped)).toMatchObject({ kind: 'refused', groups: [at(n)] });
      }
  });

  it('tell every two neighbours that were exchanged, also across the border of groups', () => {
    fc.assert(
      fc.property(bytes, (all) => {
        const written = groupsOf(writeSymbols(all));
        for (let n = 0; n + 1 < written.length; n++) {
          if (written[n] === written[n + 1]) continue;
          const slipped = `${written.slice(0, n)}${written[n + 1]}${written[n]}${written.slice(n + 2)}`;
          expect(readSymbols(slipped)).toMatchObject({ kind: 'refused', groups: [...new Set([at(n), at(n + 1)])] });
        }
      }),
    );
  });

  it('tell groups that were exchanged, doubled or left out', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 40 }), (all) => {
        const [first = '', second = '', ...rest] = writeSymbols(all).split('-');
        if (first.slice(0, 5) !== second.slice(0, 5)) {
          expect(readSymbols([second, first, ...rest].join('-'))).toMatchObject({ groups: [1, 2] });
        }
        expect(readSymbols([first, first, second, ...rest].join('-')).kind).toBe('refused');
        expect(readSymbols([second, ...rest].join('-')).kind).toBe('refused');
      }),
    );
  });

  it('tell a character that lacks, or is one too many, by its group', () => {
    const written = writeSymbols(Uint8Array.from({ length: 20 }, (_, n) => n * 11));
    expect(readSymbols(written.replace(/(?<=-.....).-/, '-'))).toMatchObject({ groups: [2] });
    expect(readSymbols(written.replace('-', '0-'))).toMatchObject({ groups: [1] });
    expect(readSymbols(written.slice(0, -1))).toMatchObject({ groups: [written.split('-').length] });
    expect(readSymbols(written.slice(0, -7)).kind).toBe('refused');
  });

  it('read what looks alike as what it looks like, and tell what cannot stand in a code', () => {
    const all = Uint8Array.from({ length: 30 }, (_, n) => n * 7);
    const alike = writeSymbols(all).replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('5', 'S').replaceAll('8', 'B');
    expect(readSymbols(alike)).toEqual({ kind: 'bytes', bytes: all });
    expect(readSymbols('https://a.vn/')).toMatchObject({
      groups: [1],
      words: { en: expect.stringMatching(/“H|“T|“P|“\//) as string },
    });
    expect(readSymbols(' - ')).toMatchObject({ groups: [] });
  });

  it('hold nothing that Telex or VNI would change', () => {
    expect(codeSymbols).not.toMatch(/[AEIOUYWD]/);
  });
});
