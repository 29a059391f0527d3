import { expect } from '@playwright/test';
import { clipOf } from '../fakes/hard-media.ts';
import { play, programmeFrom } from '../fakes/rehearsal.ts';
import { facts, test, told } from './stage-page.ts';

const kinds = ['phone', 'odd', 'fps50', 'fps60'] as const;

test('clips on their side, of odd sizes, of 50 and 60 pictures a second, without sound play upright to their end', async ({
  page,
  rehearsal,
}) => {
  const files = Object.fromEntries(kinds.map((kind) => [kind, rehearsal.serve(clipOf(kind))]));
  await page.evaluate(() => {
    const shown: Record<string, unknown> = {};
    Object.assign(globalThis, { shown });
    const look = () => {
      const stage = document.querySelector('kiosk-stage')?.shadowRoot;
      const videos = [...(stage?.querySelectorAll<HTMLVideoElement>('video.layer') ?? [])];
      const video = videos.findLast(({ style }) => style.opacity === '1');
      const glass = new OffscreenCanvas(1, 2).getContext('2d');
      if (video === undefined || glass === null) return;
      glass.drawImage(video, 0, 0, 1, 2);
      const { data } = glass.getImageData(0, 0, 1, 2);
      const colour = (at: number) => ((data[at + 2] ?? 0) > (data[at + 1] ?? 0) ? 'blue' : 'green');
      shown[video.src] = { size: `${video.videoWidth}x${video.videoHeight}`, above: colour(0), below: colour(4) };
    };
    setInterval(look, 100);
  });
  const items = kinds.map((id) => ({ id, src: `${id}.mp4` }));
  await play(page, programmeFrom({ items }, files));
  for (const kind of kinds) {
    const { showing, result } = await told(page, 'played', kind);
    expect(result).toBe('complete');
    // Nothing but the clip says how long it is.
    expect(Math.abs(showing.shownMs - (showing.plannedMs ?? NaN))).toBeLessThan(300);
  }
  const shown = await page.evaluate<Record<string, unknown>>('shown');
  const of = (kind: (typeof kinds)[number]) => shown[new URL(files[kind]?.url ?? '', page.url()).href];
  const upright = { above: 'blue', below: 'green' };

  expect(of('phone')).toEqual({ size: '180x320', ...upright });
  expect(of('odd')).toEqual({ size: '853x479', ...upright });
  expect(of('fps50')).toEqual({ size: '320x180', ...upright });
  expect(of('fps60')).toEqual({ size: '320x180', ...upright });
  expect((await facts(page)).filter(({ type }) => type === 'failed')).toEqual([]);
});
