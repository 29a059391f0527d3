import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeSymbols } from '../../../core/code-symbols.ts';
import { settingReaders, type Settings } from '../../../core/settings.ts';
import { codeNames, readSetUpCode, writeSetUpCode } from '../../../player/provisioning/set-up-code.ts';
import { writtenValues } from '../../core/setting-values.ts';

const office: Settings = {
  configUrl: 'https://bluezone.binhphuoc.gov.vn/man-hinh/playlist.json',
  screenId: 'sanh-tang-1',
  tags: 'province=binh-phuoc,venue=lobby',
  rotation: 90,
};

describe('a set-up code', () => {
  it('brings every setting that is no secret and no file', () => {
    expect(codeNames).not.toContain('operatorPin');
    for (const name of codeNames) {
      const code = writeSetUpCode({ [name]: settingReaders[name](writtenValues[name]) });
      expect(readSetUpCode(code)).toEqual({ kind: 'settings', written: { [name]: writtenValues[name] }, locked: [] });
    }
  });

  it('brings any names, in Vietnamese too', () => {
    // A few letters, such as U+FB1D, have no composed form and are a letter and a mark in NFC: no name.
    const isName = (name: string) => settingReaders.screenId(name) === name;
    const names = fc.stringMatching(/^[\p{L}\p{N}._-]{1,30}$/u).map((name) => name.normalize('NFC'));
    fc.assert(
      fc.property(names.filter(isName), (screenId) => {
        expect(readSetUpCode(writeSetUpCode({ screenId }))).toMatchObject({ written: { screenId } });
      }),
    );
  });

  it('is short enough to be typed: of an office, in eighteen groups', () => {
    expect(writeSetUpCode(office).split('-').length).toBeLessThanOrEqual(18);
    expect(readSetUpCode(writeSetUpCode(office))).toMatchObject({ written: { ...office, rotation: '90' } });
  });

  it('is never taken for another', () => {
    const plain = writeSetUpCode(office).replaceAll('-', '');
    const wrong = fc.array(fc.tuple(fc.nat(plain.length - 1), fc.constantFrom(...'0123456789CFGHJKMNPRTVX')), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(wrong, (slips) => {
        const slipped = [...plain];
        for (const [at, character] of slips) slipped[at] = character;
        if (slipped.join('') !== plain) expect(readSetUpCode(slipped.join('')).kind).toBe('refused');
      }),
    );
  });

  it.each([
    ['mistyped', writeSetUpCode(office).replace(/^./, (c) => (c === '0' ? '1' : '0')), 'mistyped in group 1'],
    ['an address', 'https://a.vn/p.json', 'group 1: there is no “'],
    ['nothing', '', 'there is no code'],
    ['bytes that are none', writeSymbols(Uint8Array.of(1, 2, 3, 4, 5)), 'is no set-up code'],
    ['of a later version', writeSymbols(Uint8Array.of(2, 2, 3, 4, 5)), 'for a newer version'],
    ['with a file', writeSetUpCode({ trust: '/media/usb/1.json' }), 'cannot stand in a set-up code'],
    ['with a PIN', writeSetUpCode({ operatorPin: '482913' }), 'cannot stand in a set-up code'],
    ['with a wrong value', writeSetUpCode({ rotation: 45 as 90 }), 'must be 0, 90, 180 or 270'],
  ])('says what is wrong with one that is %s', (_what, code, message) => {
    expect(readSetUpCode(code)).toMatchObject({
      kind: 'refused',
      faults: [{ words: { en: expect.stringContaining(message) as string } }],
    });
  });
});
