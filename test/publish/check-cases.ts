import type { CheckCode } from '../../publish/check/codes.ts';
import type { CheckOptions } from '../../publish/check/check.ts';
import type { Content } from './check-world.ts';

/** A playlist that has one thing wrong with it, and where that is told. */
export interface Case {
  readonly playlist: Content;
  /** Beside the playlist; a name stands for the file of that name among `mediaFiles`. */
  readonly files?: Readonly<Record<string, MediaName | { readonly content: Content }>>;
  readonly options?: Partial<CheckOptions>;
  readonly place: string;
  /** What is to be found in the message, or in what to do, where a code says more than one thing. */
  readonly says?: RegExp;
}

/** How each file is made: arguments of ffmpeg, which is given a test pattern, and the ending of its name. */
export const mediaFiles = {
  good: ['mp4', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
  long: ['mp4', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-vf', 'tpad=stop_mode=clone:stop_duration=2'],
  hevc: ['mp4', '-c:v', 'libx265', '-pix_fmt', 'yuv420p', '-x265-params', 'log-level=none'],
  mpeg2: ['mpg', '-c:v', 'mpeg2video'],
  avi: ['avi', '-c:v', 'mpeg4'],
  mpeg4: ['mp4', '-c:v', 'mpeg4'],
  prores: ['mov', '-c:v', 'prores_ks'],
  ten: ['mp4', '-c:v', 'libx264', '-pix_fmt', 'yuv420p10le'],
  fourtwotwo: ['mp4', '-c:v', 'libx264', '-pix_fmt', 'yuv422p'],
  interlaced: [
    'mp4',
    '-c:v',
    'libx264',
    '-pix_fmt',
    'yuv420p',
    '-flags',
    '+ildct+ilme',
    '-x264-params',
    'interlaced=1',
  ],
  fast: ['mp4', '-r', '100', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
  ac3: ['mp4', '-f', 'lavfi', '-i', 'sine=d=0.48', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'ac3'],
  sound: ['m4a', '-f', 'lavfi', '-i', 'sine=d=0.48', '-map', '1', '-c:a', 'aac'],
  wma: ['wma', '-f', 'lavfi', '-i', 'sine=d=0.48', '-map', '1', '-c:a', 'wmav2'],
  ac3sound: ['mp4', '-f', 'lavfi', '-i', 'sine=d=0.48', '-map', '1', '-c:a', 'ac3'],
  picture: ['jpg', '-frames:v', '1'],
  tiff: ['tiff', '-frames:v', '1'],
  huge: ['png', '-frames:v', '1', '-vf', 'scale=8000:4500,format=monob'],
} as const satisfies Record<string, readonly string[]>;
export type MediaName = keyof typeof mediaFiles | 'cut' | 'cutPicture';

const list = (...items: readonly object[]) => ({ formatVersion: 1, overlays: false, items });
const slogan = (over: object = {}, item: object = {}) => ({
  slide: { kind: 'slogan', lines: ['CÀI ĐẶT NGAY'], qr: { url: 'https://www.example.org/' }, ...over },
  durationSeconds: 10,
  overlays: false,
  ...item,
});
const campaigns = (...all: readonly object[]) => ({ formatVersion: 1, overlays: false, campaigns: all });
const text = (content: string) => ({ content });
const office = { office: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '17:00' } };
/** On screens that are open from seven to five: what always plays, and this campaign. */
const closing = (campaign: object) => ({
  ...campaigns({ id: 'a', items: [slogan()] }, campaign),
  dayparts: { open: { from: '07:00', to: '17:00' }, evening: { from: '19:00', to: '22:00' } },
  display: { hours: ['open'] },
});
const video = (item: object = {}) => list({ src: 'a.mp4', ...item });
const good = { 'a.mp4': 'good' } as const;
const vtt = (content: string | Uint8Array): Case => ({
  playlist: video({ captions: [{ url: 'a.vtt' }] }),
  files: { ...good, 'a.vtt': { content } },
  place: 'items[0].captions[0].url',
});

/** For each code one case at least, and one for each thing that it can say. */
export const cases: Readonly<Record<CheckCode, readonly Case[]>> = {
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
  NOT_USED: [{ playlist: { ...list(slogan()), commands: [] }, place: 'commands' }],
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

  HOLE: [
    {
      playlist: { ...campaigns({ id: 'a', dayparts: ['office'], items: [slogan()] }), dayparts: office },
      place: '',
      says: /Mon–Thu 17:00–07:30 the next day/,
    },
    {
      playlist: campaigns({ id: 'a', flight: { until: '2026-11-22' }, items: [slogan()] }),
      place: '',
      says: /from Mon 2026-11-23 00:00 on/,
    },
    {
      playlist: campaigns({ id: 'a', screens: { ids: ['x'] }, items: [slogan()] }),
      place: '',
      says: /a screen with none of the tags named: all week/,
    },
    {
      playlist: campaigns(
        { id: 'a', screens: { tags: { any: ['a=1', 'a=2'] } }, flight: { from: '2026-11-21' }, items: [slogan()] },
        { id: 'b', screens: { tags: { none: ['a=1', 'a=2'] } }, items: [slogan()] },
      ),
      place: '',
      says: /screens with a=1/,
    },
  ],
  EVERYTHING_WITHDRAWN: [{ playlist: { ...list(slogan({}, { id: 'a' })), withdrawn: ['a'] }, place: 'withdrawn' }],
  ITEM_WITHDRAWN: [{ playlist: { ...list(slogan({}, { id: 'a' }), slogan()), withdrawn: ['a'] }, place: 'items[0]' }],
  WITHDRAWN_STILL_ON: [
    {
      playlist: { ...list({ src: 'a.jpg' }, slogan(), { src: 'a.jpg' }), withdrawn: ['a.jpg'] },
      files: { 'a.jpg': 'picture' },
      place: 'withdrawn',
      says: /a\.jpg off the screen, but the same file is also on as a\.jpg#2/,
    },
  ],
  NEVER_FLIGHT: [
    {
      playlist: campaigns({
        id: 'a',
        flight: { until: '2026-12-01' },
        items: [slogan(), slogan({}, { flight: { from: '2026-12-05' } })],
      }),
      place: 'campaigns[0].items[1].flight',
    },
  ],
  NEVER_DAYPART: [
    {
      playlist: {
        ...campaigns({ id: 'a', dayparts: ['office'], items: [slogan(), slogan({}, { dayparts: ['night'] })] }),
        dayparts: { ...office, night: { from: '20:00', to: '05:00' } },
      },
      place: 'campaigns[0].items[1].dayparts',
    },
    {
      playlist: {
        ...campaigns({
          id: 'a',
          dayparts: ['office'],
          flight: { from: '2026-11-21', until: '2026-11-22' },
          items: [slogan()],
        }),
        dayparts: office,
      },
      place: 'campaigns[0].dayparts',
      says: /"office" never comes within the flight/,
    },
  ],
  NEVER_SCREEN: [
    {
      playlist: campaigns({
        id: 'a',
        screens: { tags: { all: ['province=a'] } },
        items: [slogan(), slogan({}, { screens: { tags: { none: ['province=a'] } } })],
      }),
      place: 'campaigns[0].items[1].screens',
    },
    {
      playlist: campaigns({ id: 'a', screens: { tags: { all: ['x=1'], none: ['x=1'] } }, items: [slogan()] }),
      place: 'campaigns[0].screens',
    },
  ],
  NEVER_MOMENT: [
    {
      playlist: { ...campaigns({ id: 'a', at: ['06:00'], dayparts: ['office'], items: [slogan()] }), dayparts: office },
      place: 'campaigns[0].at',
    },
    {
      playlist: {
        ...campaigns(
          { id: 'a', items: [slogan()] },
          { id: 'b', at: ['09:00'], items: [slogan({}, { dayparts: ['evening'] })] },
        ),
        dayparts: { evening: { from: '18:00', to: '20:00' } },
      },
      place: 'campaigns[1].items[0].dayparts',
      says: /points in time of its campaign b/,
    },
  ],
  NEVER_OPEN: [
    { playlist: closing({ id: 'b', at: ['23:00'], items: [slogan()] }), place: 'campaigns[1].at' },
    { playlist: closing({ id: 'b', dayparts: ['evening'], items: [slogan()] }), place: 'campaigns[1].dayparts' },
    {
      playlist: closing({ id: 'b', items: [slogan({}, { dayparts: ['evening'] }), slogan()] }),
      place: 'campaigns[1].items[0].dayparts',
    },
    {
      playlist: closing({
        id: 'b',
        flight: { from: '2026-11-21T18:00', until: '2026-11-22T06:00' },
        items: [slogan()],
      }),
      place: 'campaigns[1].flight',
    },
  ],
  MOMENT_LATE: [
    {
      playlist: campaigns(
        { id: 'a', items: [slogan({}, { id: 'film', durationSeconds: 3600 }), slogan()] },
        { id: 'b', everyMinutes: 30, items: [slogan()] },
      ),
      place: 'campaigns[1].everyMinutes',
      says: /film \(a, 60 min\)/,
    },
    {
      playlist: campaigns(
        { id: 'a', items: [slogan()] },
        { id: 'b', everyMinutes: 30, items: [slogan({}, { durationSeconds: 3600 })] },
      ),
      place: 'campaigns[1].everyMinutes',
    },
  ],
  FLIGHT_OVER: [
    {
      playlist: campaigns(
        { id: 'a', items: [slogan()] },
        { id: 'b', flight: { until: '2020-09-01' }, items: [slogan()] },
      ),
      place: 'campaigns[1].flight.until',
    },
  ],
  CAMPAIGN_OUTRANKED: [
    {
      playlist: campaigns({ id: 'a', priority: 5, items: [slogan()] }, { id: 'b', items: [slogan()] }),
      place: 'campaigns[1].priority',
    },
  ],
  CAP_LEAVES_HOLE: [{ playlist: campaigns({ id: 'a', maxPlaysPerHour: 4, items: [slogan()] }), place: '' }],
  ONLY_SOUND: [
    {
      playlist: campaigns({ id: 'a', items: [{ src: 'a.m4a' }] }, { id: 'b', items: [slogan()] }),
      files: { 'a.m4a': 'sound' },
      place: 'campaigns[0]',
    },
  ],
  WEIGHT_UNUSED: [
    { playlist: campaigns({ id: 'a', everyMinutes: 30, weight: 2, items: [slogan()] }), place: 'campaigns[0].weight' },
  ],
  INTERRUPT_NO_END: [
    { playlist: { ...list(slogan()), interrupts: [{ id: 'a', items: [slogan()] }] }, place: 'interrupts[0]' },
  ],
  WEB_NOT_SHOWN: [{ playlist: list(slogan(), { type: 'web', src: 'https://example.org/' }), place: 'items[1]' }],
  STALE: [{ playlist: { ...list(slogan()), staleAfter: '2026-11-01' }, place: 'staleAfter' }],
  NOT_YET_ACTIVE: [{ playlist: { ...list(slogan()), activateAt: '2026-12-01' }, place: 'activateAt' }],
  NO_HOLIDAY: [
    {
      playlist: { ...list(slogan()), dayparts: { lễ: { days: ['holiday'] } }, holidays: ['2020-02-12'] },
      place: 'holidays',
    },
  ],
  TAG_SPELLING: [
    {
      playlist: campaigns({ id: 'a', screens: { tags: { all: ['provnce=a'] } }, items: [slogan()] }),
      place: 'campaigns[0].screens.tags.all[0]',
      says: /province=…/,
    },
    {
      playlist: campaigns({ id: 'a', screens: { tags: { any: ['venue=Sảnh', 'venue=sanh'] } }, items: [slogan()] }),
      place: 'campaigns[0].screens.tags.any[0]',
      says: /venue=sanh/,
    },
  ],

  MEDIA_MISSING: [
    { playlist: video(), place: 'items[0].src', says: /a\.mp4 is not in the folder/ },
    { playlist: video({ optional: true }), place: 'items[0].src' },
  ],
  MEDIA_UNREACHABLE: [], // told of servers: check-targets.test.ts
  MEDIA_WRONG_SIZE: [{ playlist: video({ bytes: 7, sha256: '0'.repeat(64) }), files: good, place: 'items[0].bytes' }],
  MEDIA_WRONG_HASH: [{ playlist: video({ sha256: '0'.repeat(64) }), files: good, place: 'items[0].sha256' }],
  MEDIA_BROKEN: [
    {
      playlist: video(),
      files: { 'a.mp4': text('<!doctype html><title>404</title>') },
      place: 'items[0].src',
      says: /no video, picture or sound/,
    },
    { playlist: video(), files: { 'a.mp4': text('') }, place: 'items[0].src', says: /empty/ },
  ],
  MEDIA_CUT_SHORT: [
    { playlist: video(), files: { 'a.mp4': 'cut' }, place: 'items[0].src' },
    { playlist: list({ src: 'a.jpg' }), files: { 'a.jpg': 'cutPicture' }, place: 'items[0].src' },
  ],
  MEDIA_CONTAINER: [
    { playlist: video(), files: { 'a.mp4': 'avi' }, place: 'items[0].src', says: /^AVI/ },
    { playlist: video(), files: { 'a.mp4': 'mpeg2' }, place: 'items[0].src', says: /^MPEG-PS/ },
    {
      playlist: list({ src: 'a.jpg' }),
      files: { 'a.jpg': 'tiff' },
      place: 'items[0].src',
      says: /ffmpeg -i \S+\/a\.jpg .*\/a-kiosk\.png; then write "src": "a-kiosk\.png"/,
    },
    {
      playlist: campaigns({ id: 'a', at: ['08:00'], items: [{ src: 'a.mp3' }] }),
      files: { 'a.mp3': 'wma' },
      place: 'campaigns[0].items[0].src',
      says: /-vn -c:a aac/,
    },
  ],
  MEDIA_CODEC: [
    { playlist: video(), files: { 'a.mp4': 'hevc' }, place: 'items[0].src', says: /HEVC \(H\.265\)/ },
    { playlist: video(), files: { 'a.mp4': 'prores' }, place: 'items[0].src', says: /ProRes/ },
    { playlist: video(), files: { 'a.mp4': 'mpeg4' }, place: 'items[0].src', says: /ffmpeg -i \S+\/a\.mp4 .*libx264/ },
  ],
  MEDIA_PIXELS: [
    { playlist: video(), files: { 'a.mp4': 'ten' }, place: 'items[0].src', says: /10 bit/ },
    { playlist: video(), files: { 'a.mp4': 'fourtwotwo' }, place: 'items[0].src', says: /4:2:2/ },
  ],
  MEDIA_INTERLACED: [{ playlist: video(), files: { 'a.mp4': 'interlaced' }, place: 'items[0].src', says: /yadif/ }],
  MEDIA_HEAVY: [{ playlist: video(), files: { 'a.mp4': 'fast' }, place: 'items[0].src', says: /100 fps|fps=60/ }],
  MEDIA_AUDIO: [
    { playlist: video(), files: { 'a.mp4': 'ac3' }, place: 'items[0].src', says: /AC-3/ },
    {
      playlist: campaigns({ id: 'a', at: ['08:00'], items: [{ src: 'a.m4a' }] }),
      files: { 'a.m4a': 'ac3sound' },
      place: 'campaigns[0].items[0].src',
    },
  ],
  MEDIA_KIND: [
    {
      playlist: video(),
      files: { 'a.mp4': 'picture' },
      place: 'items[0].src',
      says: /a picture, and taken for a video/,
    },
    {
      playlist: list({ src: 'a.jpg' }),
      files: { 'a.jpg': 'good' },
      place: 'items[0].src',
      says: /a video, and taken for a picture/,
    },
    { playlist: video(), files: { 'a.mp4': 'sound' }, place: 'items[0].src', says: /sound, and taken for a video/ },
  ],
  MEDIA_SIZE_DIFFERS: [
    { playlist: list({ sources: [{ url: 'a.mp4', width: 1080, height: 1920 }] }), files: good, place: 'items[0]' },
  ],
  IMAGE_TOO_LARGE: [{ playlist: list({ src: 'a.png' }), files: { 'a.png': 'huge' }, place: 'items[0].src' }],
  DURATION_DIFFERS: [
    { playlist: { ...video({ durationSeconds: 3 }), sync: 'clock' }, files: good, place: 'items[0].durationSeconds' },
  ],
  DURATION_CUTS: [
    { playlist: video({ durationSeconds: 1 }), files: { 'a.mp4': 'long' }, place: 'items[0].durationSeconds' },
  ],
  CAPTIONS_BROKEN: [
    { ...vtt('1\n00:00:01,000 --> 00:00:02,000\nXin chào'), says: /\.srt/ },
    { ...vtt(new Uint8Array([0xff, 0xfe])), says: /UTF-8/ },
    { ...vtt('WEBVTT\n\n00:01 --> 00:02\nXin chào'), says: /line 3: times/ },
    { ...vtt('WEBVTT\n\n00:02.000 --> 00:01.000\nXin chào'), says: /line 3: a cue ends/ },
    { ...vtt('WEBVTT\n'), says: /no cue/ },
    { ...vtt(new Uint8Array(8 * 2 ** 20 + 1)), says: /8 MiB/ },
  ],
  DUPLICATE_MEDIA: [
    { playlist: list({ src: 'a.mp4' }, { src: 'b.mp4' }), files: { ...good, 'b.mp4': 'good' }, place: 'items[1].src' },
  ],

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
  // Told of what is signed, by those who know whom to believe: player/trust/attacks.test.ts
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
};
