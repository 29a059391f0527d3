import { describe, expect, test } from 'vitest';
import { webVttFault } from '../../publish/check/webvtt.ts';
import { cuesOf, webVttOf } from '../../media/source/captions.ts';
import { captionLanguages, FRAMES_PER_SECOND, secondsOf, startsOf, type Clip } from '../../media/source/clip.ts';
import { clips } from '../../media/source/clips.ts';
import { frameAt } from '../../media/source/film.ts';
import { SAMPLES_PER_SECOND, soundOf } from '../../media/source/sound.ts';
import { stages, type Stage } from '../../media/source/stage.ts';
import { BEAT } from '../../media/source/timeline.ts';

/** What a Vietnamese word, a syllable, takes to be read on a wall; and the least that any line stands. */
const WORD_SECONDS = 0.33;
const LEAST_SECONDS = 1.5;

const wordsIn = (line: string) => line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const readingSeconds = (line: string) => Math.max(LEAST_SECONDS, wordsIn(line) * WORD_SECONDS);
const isOnGrid = (t: number, grid: number) => Math.abs(t / grid - Math.round(t / grid)) < 1e-6;

/** The texts of a frame that stand: whole, not cut by an edge, not faded, not small from growing. */
function standing(svg: string): readonly string[] {
  const found: string[] = [];
  const above = [{ seen: 1, isCut: false }];
  for (const match of svg.matchAll(/<(\/?)(\w+)([^>]*)>/g)) {
    const [tag, close, name = '', attributes = ''] = match;
    if (tag.endsWith('/>')) continue;
    if (close !== '') {
      above.pop();
      continue;
    }
    const { seen = 1, isCut = false } = above.at(-1) ?? {};
    const opacity = Number(/opacity="([\d.]+)"/.exec(attributes)?.[1] ?? 1);
    const scale = Number(/scale\(([-\d.]+)\)/.exec(attributes)?.[1] ?? 1);
    const here = {
      seen: seen * opacity * (scale < 0.5 ? 0 : 1),
      isCut: isCut || attributes.includes('overflow="hidden"'),
    };
    above.push(here);
    if (name === 'text' && !here.isCut && here.seen > 0.9) {
      const from = match.index + tag.length;
      found.push(svg.slice(from, svg.indexOf('</text>', from)).replace(/<[^>]*>/g, ''));
    }
  }
  return found;
}

/** For how long, at a stretch, each text of a clip stands at the longest. */
function holds(clip: Clip, stage: Stage): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  let before = new Map<string, number>();
  for (let index = 0; index < secondsOf(clip) * FRAMES_PER_SECOND; index++) {
    const now = new Map<string, number>();
    for (const text of standing(frameAt(clip, index / FRAMES_PER_SECOND, stage))) {
      const frames = (before.get(text) ?? 0) + 1;
      now.set(text, frames);
      longest.set(text, Math.max(longest.get(text) ?? 0, frames / FRAMES_PER_SECOND));
    }
    before = now;
  }
  return longest;
}

describe.each(clips.map((clip) => ({ name: clip.name, clip })))('$name', ({ clip }) => {
  test('changes its shots on the beat', () => {
    for (const start of [...startsOf(clip), secondsOf(clip)]) expect(start).toSatisfy((t: number) => isOnGrid(t, BEAT));
  });

  test('lands what is heard on a quarter of a beat', () => {
    for (const { at } of clip.accents) {
      expect(at).toSatisfy((t: number) => isOnGrid(t, BEAT / 4));
      expect(at).toBeLessThan(secondsOf(clip));
    }
  });

  test('holds every line long enough to be read, once it stands', () => {
    const read = [...holds(clip, stages.portrait)].filter(
      ([line]) => !/^\d$/.test(line) && !('Bluezone'.startsWith(line) && line !== 'Bluezone'),
    );
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter(([line, seconds]) => seconds < readingSeconds(line))).toEqual([]);
  });

  test('holds every headline long enough to be read as a whole, before its shot is over', () => {
    for (const { words, beats } of clip.shots) {
      const title = words.title.join(' ').replaceAll('*', '');
      expect(beats * BEAT, title).toBeGreaterThanOrEqual(readingSeconds(title));
    }
  });

  test('stands still with the whole slogan for its last three seconds', () => {
    for (const stage of Object.values(stages)) {
      const words = (t: number) => standing(frameAt(clip, t, stage));
      const last = words(secondsOf(clip) - 0.01);
      expect(last.join(' ')).toBe('HÃY CÀI ĐẶT Bluezone ĐỂ BẢO VỆ MÌNH, BẢO VỆ MỌI NGƯỜI bluezone.gov.vn');
      for (let t = secondsOf(clip) - 3; t < secondsOf(clip); t += 0.1) expect(words(t)).toEqual(last);
    }
  });

  describe.each(captionLanguages)('captions in %s', (language) => {
    test('stand long enough to be read, each until the next one', () => {
      const cues = cuesOf(clip, language);
      for (const { from, to, text } of cues) expect(to - from, text).toBeGreaterThanOrEqual(readingSeconds(text));
      expect(cues.slice(1).map(({ from }) => from)).toEqual(cues.slice(0, -1).map(({ to }) => to));
      expect(cues.at(-1)?.to).toBe(secondsOf(clip));
    });

    test('are WebVTT that the player shows', () => {
      expect(webVttFault(new TextEncoder().encode(webVttOf(clip, language)))).toBeUndefined();
    });

    test('say more than the headline already does', () => {
      for (const { words } of clip.shots) {
        const title = words.title.join(' ').replaceAll('*', '').toLowerCase();
        for (const caption of words.captions) expect(title).not.toContain(caption[language].toLowerCase());
      }
    });
  });

  test('sounds from end to end without a crack: it begins and ends in silence, and never clips', () => {
    const sound = soundOf(clip);
    expect(sound.length).toBe(secondsOf(clip) * SAMPLES_PER_SECOND * 2);
    expect(sound.every((sample) => Math.abs(sample) <= 0.9)).toBe(true);
    expect(Math.abs(sound[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(sound.at(-1) ?? 1)).toBeLessThan(0.001);
  });
});
