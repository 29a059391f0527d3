import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frameInsets } from '../../core/frame-layout.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { MOST_CUT, overcutAxis } from '../../core/picture-fit.ts';
import { boxWithin } from '../../core/zone-layout.ts';
import { openStudio, type Studio } from '../../media/render/studio.ts';
import { cuesOf } from '../../media/source/captions.ts';
import { captionLanguages, startsOf, type Clip } from '../../media/source/clip.ts';
import { clips } from '../../media/source/clips.ts';
import { frameAt } from '../../media/source/film.ts';
import { stages, type Stage } from '../../media/source/stage.ts';
import { BEAT } from '../../media/source/timeline.ts';
import { contrasts, lengths, lettering, type Lettered } from './lettering.ts';

/** What must be read is at least so much of the short side: from 4 m on a 43-inch screen. */
const LEAST_TYPE = 1 / 18;
const LEAST_CONTRAST = 4.5;
/** As the player draws captions: their size as a share of the screen's short side, and the height of a line. */
const CAPTION = captionFace(readFileSync(new URL('../../renderer/stage/captions.ts', import.meta.url), 'utf8'));

function captionFace(styles: string) {
  const [, percent, leading] =
    /font: 600 max\(([\d.]+) \* var\(--screen-vmin, 1vmin\), \d+px\) \/ ([\d.]+) /.exec(styles) ?? [];
  if (percent === undefined || leading === undefined) throw new Error('the player draws captions in another way');
  return { size: Number(percent) / 100, leading: Number(leading) };
}

/** In the middle of each shot and just before its words leave. */
const instants = (clip: Clip) =>
  startsOf(clip).flatMap((start, index) => {
    const seconds = (clip.shots[index]?.beats ?? 0) * BEAT;
    return [start + seconds * 0.55, start + seconds - 0.6];
  });

/**
 * What of a clip a screen of its size shows beside the player's own code and slogan, in pixels of the clip.
 *
 * @param codeShare  of the short side, where the code is for people who stand far off
 */
function shownBeside(stage: Stage, codeShare?: number) {
  const parsed = parsePlaylist(readFileSync(new URL('../../media/playlist.json', import.meta.url), 'utf8'));
  const overlays = parsed.kind === 'playlist' ? parsed.playlist.overlays : undefined;
  if (overlays === undefined || overlays === false) throw new Error('the bundled campaign has no overlays');
  const box = boxWithin(stage, frameInsets(overlays, { ...stage, codeShare }));
  const { width } = box;
  const axis = overcutAxis(stage, { box, unframed: stage });
  const across = width / (stage.width * (axis === 'x' ? 1 - 2 * MOST_CUT : 1));
  const down = box.height / (stage.height * (axis === 'y' ? 1 - 2 * MOST_CUT : 1));
  const scale = axis === undefined ? Math.max(across, down) : Math.min(across, down);
  const cut = (length: number, of: number) => Math.max(0, (of - length / scale) / 2);
  const [cutX, cutY] = [cut(width, stage.width), cut(box.height, stage.height)];
  return { left: cutX, top: cutY, right: stage.width - cutX, bottom: stage.height - cutY, width, scale };
}

/** Beside a code as small as it may be, and as large. */
const codeShares = [undefined, 1 / 3];

describe.each(Object.values(stages))('a clip in $orientation', (stage) => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio(stage);
  }, 30_000);
  afterAll(() => studio.close());

  /** The lettering at each instant that stands still there. */
  async function atRest(clip: Clip): Promise<readonly Lettered[]> {
    const found: Lettered[] = [];
    for (const t of instants(clip)) {
      const later = await lettering(studio.page, frameAt(clip, t + 0.1, stage));
      const now = await lettering(studio.page, frameAt(clip, t, stage));
      found.push(
        ...now.filter((one) => later.some(({ words, x, y }) => words === one.words && x === one.x && y === one.y)),
      );
    }
    return found;
  }

  test.each(clips)(
    '$name: letters are large enough, and none is cut, in the way of captions, or made smaller',
    { timeout: 60_000 },
    async (clip) => {
      const shortSide = Math.min(stage.width, stage.height);
      const lines = Math.max(...captionsOf(clip).map((caption) => caption.split('\n').length));
      const found = await atRest(clip);
      expect(found.length).toBeGreaterThan(10);
      for (const codeShare of codeShares) {
        const shown = shownBeside(stage, codeShare);
        const captionPx = (CAPTION.size * shortSide) / shown.scale;
        // Beside the largest, captions may stand on the foot of a drawing: they do not get smaller with it.
        const captionsPx = codeShare === undefined ? lines * CAPTION.leading * captionPx : 0;
        for (const { words, x, y, width, height, size } of found) {
          expect(size, words).toBeGreaterThanOrEqual(shortSide * LEAST_TYPE);
          expect(x, words).toBeGreaterThanOrEqual(shown.left);
          expect(x + width, words).toBeLessThanOrEqual(shown.right);
          expect(y, words).toBeGreaterThanOrEqual(shown.top);
          expect(y + height, words).toBeLessThanOrEqual(shown.bottom - captionsPx);
        }
      }
      const headlines = clip.shots.flatMap((shot) => shot.words.title.map((line) => line.replaceAll('*', '')));
      const shrunk = found.filter(
        ({ words, x, size }) => x === stage.words.x && headlines.includes(words) && size < stage.words.size - 0.01,
      );
      expect(shrunk.map(({ words }) => words)).toEqual([]);
    },
  );

  test.each(clips)('$name: letters stand out from what they stand on', { timeout: 60_000 }, async (clip) => {
    for (const t of instants(clip)) {
      const svg = frameAt(clip, t, stage);
      for (const { words, contrast } of await contrasts(studio, svg)) {
        expect(contrast, `${words} at ${t} s`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }
    }
  });

  test.each(clips)('$name: no line of a caption is broken by the player', async (clip) => {
    const width = Math.min(...codeShares.map((codeShare) => shownBeside(stage, codeShare).width));
    const lines = captionsOf(clip).flatMap((caption) => caption.split('\n'));
    const sizePx = CAPTION.size * Math.min(stage.width, stage.height);
    const long = await lengths(studio.page, lines, sizePx);
    expect(lines.filter((_, index) => (long[index] ?? Infinity) > width)).toEqual([]);
  });
});

function captionsOf(clip: Clip): readonly string[] {
  return captionLanguages.flatMap((language) => cuesOf(clip, language).map(({ text }) => text));
}
