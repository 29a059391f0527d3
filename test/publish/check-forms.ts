import type { CheckOptions } from '../../publish/check/check.ts';
import { usualViewing } from '../../publish/check/viewing.ts';

const slide = { slide: { kind: 'notice', title: 'Thông báo' } };
const item = (over: object) => ({ formatVersion: 1, items: [{ src: 'a.mp4', ...over }] });
const head = (over: object) => ({ formatVersion: 1, items: [slide], ...over });
const campaign = (over: object) => ({ formatVersion: 1, campaigns: [{ id: 'a', items: [slide], ...over }] });

/** Playlists that break one rule of form each; together they break all of them. */
export const formCases: readonly (object | string)[] = [
  '{"a": 1,}',
  '{"a": 1 "b": 2}',
  '{"a" 1}',
  '{a: 1}',
  '{“a”: 1}',
  '{"a": }',
  '{"a": True}',
  '{"a": 1 /* b */}',
  '{"a": "b\n"}',
  '{"a": "b\tc"}',
  '{"a": "C:\\clips"}',
  '{"a": "b',
  '{"a": [1, 2',
  '{} {}',
  [],
  { items: [slide] },
  { formatVersion: 1 },
  { formatVersion: 1, items: [] },
  { formatVersion: 1, items: 'a.mp4' },
  item({ src: 'a.jpg', signLanguage: [{ url: 'b.mp4' }] }),
  item({ signLanguage: [{ url: 'b.jpg' }] }),
  item({ type: 'web', src: 'board.html' }),
  item({ type: 'web', src: 'https://example.org/', fallback: { url: 'a.mp4' } }),
  campaign({ id: undefined }),
  campaign({ zone: 'side', items: [{ src: 'a.mp3', durationSeconds: 5 }] }),
  head({ defaults: { volume: 'loud' } }),
  { formatVersion: 1, sync: 'clock', items: [slide, { src: 'a.mp3', durationSeconds: 5 }] },
  head({ title: 5 }),
  head({ title: 'x'.repeat(201) }),
  head({ title: '\u0007' }),
  head({ id: '' }),
  head({ revision: 1.5 }),
  head({ revision: -1 }),
  head({ sync: 'always' }),
  head({ refresh: { intervalSeconds: 1e9 } }),
  head({ defaults: [] }),
  head({ defaults: { muted: 'yes' } }),
  head({ overlays: 5 }),
  head({ overlays: { qr: { url: 'https://www.example.org/', tag: 'màn hình' } } }),
  head({ overlays: { qr: { url: 'ftp://example.org' } } }),
  head({ overlays: { ticker: { texts: [] } } }),
  head({ overlays: { qr: { url: 'https://example.org/', tag: 'màn hình' } } }),
  head({ locale: '?' }),
  head({ timeZone: 'Hà Nội' }),
  head({ publishedAt: '2026-11-20' }),
  head({ staleAfter: '2026-02-30' }),
  head({ holidays: ['2026-02-30'] }),
  head({ holidays: Array.from({ length: 4001 }, () => '2026-02-03') }),
  head({ withdrawn: {} }),
  head({ dayparts: [] }),
  head({ dayparts: { a: [] } }),
  head({ dayparts: { a: { from: '7:30' } } }),
  head({ dayparts: { a: { to: '25:00' } } }),
  head({ dayparts: { a: { from: '07:30', to: '07:30' } } }),
  head({ dayparts: { a: { days: ['t2'] } } }),
  head({ dayparts: { ['s\u00e1ng']: {}, ['sa\u0301ng']: {} } }),
  head({ display: Array.from({ length: 1_001 }, () => ({})) }),
  head({ display: 5 }),
  head({ campaigns: {} }),
  head({ interrupts: {} }),
  campaign({ flight: {} }),
  campaign({ flight: { from: '2026-11-20', until: '2026-11-01' } }),
  campaign({ screens: { ids: [' '] } }),
  campaign({ screens: {} }),
  campaign({ screens: { tags: {} } }),
  campaign({ screens: { tags: { all: ['province'] } } }),
  { ...campaign({ maxPlaysPerHour: 3 }), sync: 'clock' },
  {
    formatVersion: 1,
    campaigns: [
      { id: 'a', items: [slide] },
      { id: 'a', items: [slide] },
    ],
  },
  { formatVersion: 1, items: [5] },
  { formatVersion: '1', items: [slide] },
  item({ durationSeconds: '10' }),
  head({ holidays: ['2026-9-2'] }),
  head({ staleAfter: '2026-2-3' }),
  head({ dayparts: { a: { from: '25:00' } } }),
  ...['a.xyz', 'a.wmv', 'a.wma', 'a.heic', 'a.docx', 'phim\\a.mp4'].map((src) => item({ src })),
  { formatVersion: 1, items: [{ src: 'a.mp4', sources: [{ url: 'a.mp4' }] }] },
  { formatVersion: 1, items: [{ sources: [{ url: 'a.mp4' }], sha256: '0'.repeat(64) }] },
  { formatVersion: 1, items: [{ sources: [{ url: 'a.mp4' }, { url: 'a.jpg' }] }] },
  { formatVersion: 1, items: [{ slide: { kind: 'poster' } }] },
  { formatVersion: 1, items: [{ slide: { kind: 'notice', title: 'hai\ndòng' } }] },
  item({ src: 'C:\\a.mp4' }),
  item({ src: 'ftp://example.org/a.mp4' }),
  item({ sha256: 'ABC' }),
  item({ type: 'film' }),
  item({ durationSeconds: 0 }),
  item({ durationSeconds: 1e6 }),
  { ...item({}), sync: 'clock' },
  { ...item({}), commands: [{ id: 'a b', do: 'volume', until: '2026-01-02' }] },
  {
    ...{ ...item({}), publishedAt: '2026-01-01T00:00:00+07:00' },
    commands: ['a', 'a'].map((id) => ({ id, do: 'screenshot', until: '2026-05-01' })),
  },
];

const upright = { ...usualViewing, pixels: { width: 1080, height: 1920 } };

/** What is said of playlists that nothing, or nothing of the kind, is wrong with. */
export const otherCases: readonly (readonly [object, Partial<CheckOptions>])[] = [
  [
    head({
      trust: 1,
      commands: [],
      proofOfPlay: {},
      refresh: { downloadWindow: { from: '01:00', to: '02:00' }, maxRateKbps: 100, mirrors: [] },
    }),
    {},
  ],
  [{ ...head({ src: 'a.mp4' }), items: [{ ...slide, drill: true, title: 'a' }] }, {}],
  [head({}), { viewing: upright }],
  [item({}), { media: false }],
  [item({ src: 'a.pdf' }), { media: false }],
  [
    {
      formatVersion: 1,
      campaigns: Array.from({ length: 60 }, (_, index) => ({
        id: `c${index}`,
        screens: { ids: [`s${index}`] },
        items: [slide],
      })),
    },
    {},
  ],
  [
    {
      ...campaign({ dayparts: ['office'], items: [slide, { ...slide, screens: { ids: ['x'] } }] }),
      dayparts: { office: { from: '07:30', to: '17:00' } },
    },
    {},
  ],
  [
    {
      formatVersion: 1,
      dayparts: { office: { from: '07:30', to: '17:00' } },
      campaigns: Array.from({ length: 3000 }, (_, index) => ({
        id: `c${index}`,
        priority: index,
        dayparts: ['office'],
        items: [slide],
      })),
    },
    {},
  ],
  [
    {
      formatVersion: 1,
      items: Array.from({ length: 101 }, (_, index) => ({
        slide: { kind: 'notice', title: 'a', qr: { url: `https://example.org/${index}` } },
      })),
    },
    { viewing: { ...usualViewing, distanceMetres: 100 } },
  ],
];
