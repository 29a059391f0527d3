import type { legibilityCodes } from '../../publish/check/legibility-codes.ts';
import { campaigns, list, slogan, type Case } from './check-case.ts';

/** For each code of what is read across a hall one case at least, and one for each thing that it can say. */
export const legibilityCases: Readonly<Record<keyof typeof legibilityCodes, readonly Case[]>> = {
  TEXT_SMALL: [
    {
      playlist: list({
        slide: {
          kind: 'steps',
          title: 'Cài đặt ứng dụng',
          steps: Array.from({ length: 6 }, () => ({
            title: 'Ấ'.repeat(6).concat(' ').repeat(6),
            detail: 'chi tiết '.repeat(12),
          })),
          qr: { url: 'https://www.example.org/' },
        },
        durationSeconds: 90,
      }),
      place: 'items[0].slide',
    },
  ],
  TEXT_BRIEF: [
    {
      playlist: list(
        slogan({ note: 'Giơ điện thoại lên, quét mã và làm theo hướng dẫn trên màn hình nhé' }, { durationSeconds: 2 }),
      ),
      place: 'items[0].durationSeconds',
    },
  ],
  QR_TOO_FAR: [
    {
      playlist: list(slogan()),
      options: { viewing: { pixels: { width: 1920, height: 1080 }, diagonalInches: 43, distanceMetres: 8 } },
      place: 'items[0].slide.qr.url',
      says: /not from 8 m/,
    },
    {
      playlist: list(slogan({ qr: { url: `https://www.example.org/${'x'.repeat(1500)}` } })),
      place: 'items[0].slide.qr.url',
      says: /an address of at most \d+ characters/,
    },
    {
      playlist: { formatVersion: 1, items: [slogan({ qr: { url: 'https://b.vn' } }, { overlays: true })] },
      place: 'items[0].slide.qr.url',
      says: /"overlays": false on this slide/,
    },
  ],
  QR_NEAR_ONLY: [
    {
      playlist: { ...list(slogan()), overlays: { qr: { url: 'https://www.example.org/' } } },
      place: 'overlays.qr.url',
    },
  ],
  QR_UNREADABLE: [
    {
      playlist: list(slogan({ qr: { url: `https://www.example.org/${'x'.repeat(1900)}` } })),
      options: { viewing: { pixels: { width: 320, height: 180 }, diagonalInches: 43, distanceMetres: 3 } },
      place: 'items[0].slide.qr.url',
    },
  ],
  QR_LEFT_OUT: [
    {
      playlist: list(slogan({ qr: { url: `https://www.example.org/${'ế'.repeat(1000)}` } })),
      place: 'items[0].slide.qr.url',
    },
    {
      playlist: { ...list(slogan()), overlays: { qr: { url: `https://www.example.org/${'x'.repeat(1900)}` } } },
      options: { viewing: { pixels: { width: 480, height: 320 }, diagonalInches: 10, distanceMetres: 1 } },
      place: 'overlays.qr.url',
    },
  ],
  ZONE_LEFT_OUT: [
    {
      playlist: { ...list(slogan()), campaigns: [{ id: 'q', zone: 'side', items: [slogan()] }] },
      options: { viewing: { pixels: { width: 512, height: 256 }, diagonalInches: 43, distanceMetres: 3 } },
      place: 'campaigns[0].zone',
      says: /512×256 pixels, .* boards of lamps have no zones/,
    },
    {
      playlist: { ...list(slogan()), campaigns: [{ id: 'q', zone: 'side', items: [slogan()] }] },
      options: { viewing: { pixels: { width: 480, height: 640 }, diagonalInches: 15, distanceMetres: 1 } },
      place: 'campaigns[0].zone',
      says: /less than 240 pixels wide/,
    },
    {
      playlist: {
        ...list(slogan()),
        ...{ overlays: false, zones: { strip: { percent: 8 } } },
        campaigns: [{ id: 'q', zone: 'strip', items: [slogan()] }],
      },
      place: 'campaigns[0].zone',
      says: /less than 96 pixels high/,
    },
  ],
  QR_NO_BIG_SLIDE: [
    { playlist: list({ slide: { kind: 'notice', title: 'Thông báo' } }), place: 'items' },
    {
      playlist: { formatVersion: 1, items: [slogan({ qr: { url: 'https://b.vn' } }, { overlays: true })] },
      place: 'items[0]',
      says: /takes 52 % of the short side of the screen, must be 55 %/,
    },
    {
      playlist: campaigns(
        { id: 'a', items: [slogan({}, { durationSeconds: 5 })] },
        { id: 'b', priority: 1, maxPlaysPerHour: 2, items: [slogan()] },
      ),
      place: 'campaigns[0].items[0]',
      says: /the loop of a’s slogan slide stands 5 s/,
    },
  ],
};
