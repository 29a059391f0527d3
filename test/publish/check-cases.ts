import type { CheckCode } from '../../publish/check/codes.ts';
import type { playlistCodes } from '../../publish/check/playlist-codes.ts';
import type { trustCodes } from '../../publish/check/trust-codes.ts';
import { list, slogan, type Case } from './check-case.ts';
import { commandCases } from './check-command-cases.ts';
import { legibilityCases } from './check-legibility-cases.ts';
import { mediaCases } from './check-media-cases.ts';
import { scheduleCases } from './check-schedule-cases.ts';

const playlistCases: Readonly<Record<keyof typeof playlistCodes, readonly Case[]>> = {
  PLAYLIST_UNREACHABLE: [], // told of what is not there at all: check-targets.test.ts
  TOO_LARGE: [{ playlist: new Uint8Array(32 * 2 ** 20 + 1).fill(0x20), place: '' }],
  NOT_UTF8: [{ playlist: new Uint8Array([0x7b, 0xff, 0x7d]), place: '' }],
  EMPTY: [{ playlist: ' \n', place: '' }],
  NOT_JSON: [
    { playlist: '{"formatVersion": 1,}', place: '', says: /line 1, column 20: a comma before the closing bracket/ },
    { playlist: '<!doctype html><title>Wi-Fi</title>', place: '', says: /web page.*\n→ save the playlist itself/ },
  ],
  TOO_DEEP: [{ playlist: `{"formatVersion": 1, "items": ${'['.repeat(20)}${']'.repeat(20)}}`, place: '' }],
  NEED_UPDATE: [{ playlist: { formatVersion: 2 }, place: 'formatVersion' }],
  INVALID: [{ playlist: list({ src: 'a.mp4', durationSeconds: -5 }), place: 'items[0].durationSeconds' }],
  UNKNOWN_DAYPART: [{ playlist: list(slogan({}, { dayparts: ['ofice'] })), place: 'items[0].dayparts[0]' }],
  DUPLICATE_ID: [{ playlist: list(slogan({}, { id: 'a' }), slogan({}, { id: 'a' })), place: 'items[1].id' }],
  TOO_MANY_ITEMS: [
    { playlist: list(...Array.from({ length: 20_001 }, () => ({ src: 'a.mp4' }))), place: 'items', says: /20000/ },
  ],
  UNKNOWN_FIELD: [
    { playlist: list(slogan({}, { durationSecond: 5 })), place: 'items[0].durationSecond', says: /"durationSeconds"/ },
    {
      playlist: list(slogan({}, { weight: 2 })),
      place: 'items[0].weight',
      says: /"weight" is a field of campaigns, not of items: write it there/,
    },
    { playlist: list(slogan({}, { colour: 'red' })), place: 'items[0].colour', says: /take it out/ },
  ],
  NOT_USED: [{ playlist: { ...list(slogan()), trust: 2 }, place: 'trust' }],
  DOUBLED_NAME: [
    {
      playlist: JSON.stringify(list(slogan())).replace('"overlays":false', '"overlays":{},"overlays":false'),
      place: 'overlays',
    },
  ],
  ADDRESS_NOT_HTTPS: [{ playlist: list({ src: 'http://example.org/a.mp4' }), place: 'items[0].src' }],
  ADDRESS_PRIVATE: [
    { playlist: list({ src: 'http://192.168.1.9/a.mp4' }), place: 'items[0].src', options: { media: false } },
  ],
  ADDRESS_LOGIN: [{ playlist: list({ src: 'https://me:secret@example.org/a.mp4' }), place: 'items[0].src' }],
  ADDRESS_OUTSIDE: [], // only a folder has an outside: check-targets.test.ts
  ADDRESS_REFUSED: [
    { playlist: list({ src: 'https://', type: 'video/mp4' }), place: 'items[0].src', says: /no player asks/ },
  ],
  MIXED_HOSTS: [
    {
      playlist: list({ src: 'https://one.example/a.mp4' }, { src: 'https://two.example/b.mp4' }),
      place: '',
      options: { media: false },
    },
  ],
  FILE_PASSED_OVER: [], // only in a folder without a playlist: check-targets.test.ts
};

const web = (src: string, more: object = {}) => ({ type: 'web', src, durationSeconds: 10, ...more });
const bounded = (...webOrigins: readonly string[]) => ({
  trust: { file: 'trust/2.json', trust: { webOrigins: [...webOrigins] } },
});

/** Told of what is signed, by those who know whom to believe: player/trust/attacks.test.ts */
const trustCases: Readonly<Record<keyof typeof trustCodes, readonly Case[]>> = {
  UNSIGNED: [],
  BAD_ENVELOPE: [
    {
      playlist: { payloadType: 'application/vnd.in-toto+json', payload: 'e30=', signatures: [] },
      place: '',
      says: /neither playlist nor hold nor trust file/,
    },
  ],
  BAD_SIGNATURE: [],
  WRONG_CHANNEL: [],
  WRONG_EPOCH: [],
  ROLLBACK: [],
  EQUIVOCATION: [],
  UNHASHED: [],
  WEB_NOT_ALLOWED: [
    {
      playlist: list(slogan(), web('https://portal.example/board'), web('https://other.example:8443/x')),
      options: bounded('https://portal.example'),
      place: 'items[2]',
      says: /^the trust file trust\/2\.json does not name https:\/\/other\.example:8443, so screens leave this page out: .*keys rotate --web-origins https:\/\/portal\.example,https:\/\/other\.example:8443\)/,
    },
    {
      playlist: list(slogan(), web('https://a.example/', { fallback: { url: 'a.png' } }), web('https://b.example/')),
      options: { ...bounded(), media: false },
      place: 'items[1]',
      says: /show its "fallback" picture .*--web-origins https:\/\/a\.example,https:\/\/b\.example\)/,
    },
    {
      playlist: list(slogan(), web('http://far.example/')),
      options: bounded('https://portal.example'),
      place: 'items[1]',
      says: /does not name http:\/\/far\.example, .*no trust file can name it/,
    },
  ],
};

/** For each code one case at least, and one for each thing that it can say. */
export const cases: Readonly<Record<CheckCode, readonly Case[]>> = {
  ...playlistCases,
  ...scheduleCases,
  ...commandCases,
  ...mediaCases,
  ...legibilityCases,
  ...trustCases,
};
