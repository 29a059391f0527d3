import type { mediaCodes } from '../../publish/check/media-codes.ts';
import { campaigns, list, type Case } from './check-case.ts';

const text = (content: string) => ({ content });
const video = (item: object = {}) => list({ src: 'a.mp4', ...item });
const good = { 'a.mp4': 'good' } as const;
const vtt = (content: string | Uint8Array): Case => ({
  playlist: video({ captions: [{ url: 'a.vtt' }] }),
  files: { ...good, 'a.vtt': { content } },
  place: 'items[0].captions[0].url',
});

/** For each code of media one case at least, and one for each thing that it can say. */
export const mediaCases: Readonly<Record<keyof typeof mediaCodes, readonly Case[]>> = {
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
  IMAGE_NOT_SHOWN: [
    { playlist: list({ src: 'a.png' }), files: { 'a.png': 'giant' }, place: 'items[0].src', says: /54 megapixels/ },
  ],
  FLASHING: [], // what films show is told by a sampler: check-flash-findings.test.ts
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
  SIGN_LANGUAGE_LENGTH: [
    {
      playlist: video({ signLanguage: [{ url: 'b.mp4' }] }),
      files: { ...good, 'b.mp4': 'long' },
      place: 'items[0].signLanguage[0].url',
      says: /lasts 2\.48 s, its clip 0\.48 s/,
    },
  ],
  SIGN_LANGUAGE_SIZE: [
    {
      playlist: video({ signLanguage: [{ url: 'b.mp4' }] }),
      files: { ...good, 'b.mp4': 'full' },
      place: 'items[0].signLanguage[0].url',
      says: /1920 × 1080/,
    },
  ],
  DUPLICATE_MEDIA: [
    { playlist: list({ src: 'a.mp4' }, { src: 'b.mp4' }), files: { ...good, 'b.mp4': 'good' }, place: 'items[1].src' },
  ],
};
