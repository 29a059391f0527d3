import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { itemsOf, type MediaItem } from '../../core/playlist.ts';
import { LARGEST_CLIP_BYTES } from '../../media/render/encode.ts';
import { measure, probe } from '../../media/render/probe.ts';
import { webVttOf } from '../../media/source/captions.ts';
import { captionLanguages, secondsOf } from '../../media/source/clip.ts';
import { clips } from '../../media/source/clips.ts';

const base = new URL('../../media/playlist.json', import.meta.url);
const fileOf = ({ url }: { readonly url: string }) => fileURLToPath(new URL(url, base));
const parsed = parsePlaylist(readFileSync(base, 'utf8'));
const items = parsed.kind === 'playlist' ? itemsOf(parsed.playlist) : [];
const films = items.filter((item): item is MediaItem => item.kind === 'video');
const sources = films.flatMap((film) => film.sources);

/** All that is committed under `media/`, over the whole history (DECISIONS 30). */
const MOST_MEDIA_BYTES = 25_000_000;

describe('the bundled playlist', () => {
  test('has no fault and no warning', () => {
    expect(parsed).toMatchObject({ kind: 'playlist', warnings: [] });
  });

  test('has at least three clips, each for landscape and portrait', () => {
    expect(films.length).toBeGreaterThanOrEqual(3);
    for (const film of films) {
      expect(film.sources.map(({ orientation, width, height }) => ({ orientation, width, height }))).toEqual([
        { orientation: 'landscape', width: 1920, height: 1080 },
        { orientation: 'portrait', width: 1080, height: 1920 },
      ]);
    }
  });

  test('has captions for each clip, in Vietnamese and in English', () => {
    for (const { captions } of films) expect(captions.map(({ lang }) => lang)).toEqual(captionLanguages);
  });

  test('shows, in every loop, a slogan alone with its big code for 8 seconds or more', () => {
    const slogans = items.filter((item) => item.kind === 'slide' && item.slide.kind === 'slogan' && !item.overlays);
    expect(slogans.map(({ durationSeconds = 0 }) => durationSeconds)).toSatisfy((all: number[]) =>
      all.some((seconds) => seconds >= 8),
    );
  });

  test('has a poster of every kind', () => {
    const kinds = items.flatMap((item) => (item.kind === 'slide' ? [item.slide.kind] : []));
    expect(new Set(kinds)).toEqual(
      new Set(['slogan', 'steps', 'comparison', 'support-point', 'notice', 'install-rate']),
    );
  });

  test('writes Vietnamese in composed letters', () => {
    const text = readFileSync(base, 'utf8');
    expect(text).toBe(text.normalize('NFC'));
  });

  test('names no person', () => {
    const people = items.flatMap((item) =>
      item.kind === 'slide' && item.slide.kind === 'support-point' ? item.slide.people : [],
    );
    expect(people).toEqual([]);
  });
});

describe.each(films.flatMap(({ captions }) => captions).map((file) => ({ url: file.url, file })))(
  '$url',
  ({ file }) => {
    test('is there, with the hash and length that the playlist says', () => {
      expect(measure(readFileSync(fileOf(file)))).toEqual({ sha256: file.sha256, bytes: file.bytes });
    });

    test('says what the words of its clip say', () => {
      const clip = clips.find(({ name }) => file.url.includes(name));
      const language = captionLanguages.find((one) => one === file.lang);
      if (clip === undefined || language === undefined) throw new Error('captions of no clip, or in no language');
      expect(readFileSync(fileOf(file), 'utf8')).toBe(webVttOf(clip, language));
    });
  },
);

describe.each(sources.map((source) => ({ url: source.url, source })))('$url', ({ source }) => {
  test('is there, with the hash and length that the playlist says', () => {
    expect(existsSync(fileOf(source))).toBe(true);
    const { sha256, bytes } = measure(readFileSync(fileOf(source)));
    expect({ sha256, bytes }).toEqual({ sha256: source.sha256, bytes: source.bytes });
  });

  test('is H.264 High with AAC, of the size and length it claims', () => {
    const clip = clips.find(({ name }) => source.url.includes(name));
    const { videoCodec, audioCodec, profile, pixelFormat, width, height, framesPerSecond, seconds } = probe(
      fileOf(source),
    );
    expect({ videoCodec, audioCodec, profile, pixelFormat, width, height, framesPerSecond }).toEqual({
      videoCodec: 'h264',
      audioCodec: 'aac',
      profile: 'High',
      pixelFormat: 'yuv420p',
      width: source.width,
      height: source.height,
      framesPerSecond: '30/1',
    });
    expect(seconds).toBeCloseTo(clip === undefined ? NaN : secondsOf(clip), 1);
  });

  test('is small, and begins to play before it is whole', () => {
    const bytes = readFileSync(fileOf(source));
    expect(bytes.length).toBeLessThanOrEqual(LARGEST_CLIP_BYTES);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });
});

test('all clips together stay within the history’s budget', () => {
  const total = sources.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(MOST_MEDIA_BYTES);
});
