import path from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../publish/check/check.ts';
import type { OpenSampler } from '../../publish/check/flash-findings.ts';
import { ffmpeg, openBench, usualOptions, usualWorld } from './check-world.ts';
import { mediaFiles } from './check-media-files.ts';
import { noSampler, samplerOf } from './sampler.ts';

const bench = openBench();
afterAll(() => bench.clear());
const files: Record<string, Uint8Array> = {};
beforeAll(() => {
  const dir = bench.folder({});
  for (const name of ['good', 'ten', 'hevc', 'picture'] as const) {
    const [ending, ...args] = mediaFiles[name];
    const file = path.join(dir, `${name}.${ending}`);
    ffmpeg(file, ...args);
    files[`${name}.${ending}`] = readFileSync(file);
  }
});

/** What is said of flashing in a list of these files. */
async function saidOf(openSampler: OpenSampler | undefined, ...names: readonly string[]) {
  const told: string[] = [];
  const folder = bench.folder({
    ...Object.fromEntries(names.map((name) => [name, files[name] ?? ''])),
    'playlist.json': { formatVersion: 1, overlays: false, items: names.map((src) => ({ src })) },
  });
  const { findings, notChecked } = await check(folder, usualOptions, {
    ...usualWorld,
    progress: (_done, _of, name) => void told.push(name),
    ...(openSampler === undefined ? {} : { openSampler }),
  });
  return {
    told,
    findings: findings.filter(({ code }) => code === 'FLASHING'),
    notChecked: notChecked.filter(({ what }) => what.en.startsWith('flashing')),
  };
}

const [BLACK, WHITE, RED, GREY] = [
  [0, 0, 0],
  [255, 255, 255],
  [140, 0, 0],
  [69, 69, 69],
] as const;

describe('check', () => {
  it('tells where a clip flashes, from when to when and how often', async () => {
    const { findings, notChecked, told } = await saidOf(samplerOf([BLACK, WHITE]), 'good.mp4');

    expect(notChecked).toEqual([]);
    expect(findings).toMatchObject([
      {
        ...{ severity: 'warning', place: 'items[0].src' },
        words: {
          en: 'flashes 5 times a second, from 0.0 s to 2.9 s',
          vi: 'chớp sáng 5 lần mỗi giây, từ giây 0,0 đến giây 2,9',
        },
      },
    ]);
    expect(told).toContain('good.mp4 41 %');
  });

  it('tells flashes in red, and nothing of what is calm', async () => {
    const { findings } = await saidOf(samplerOf([RED, GREY]), 'good.mp4');

    expect(findings[0]?.words.en).toMatch(/^flashes in saturated red 5 times a second/);
    expect((await saidOf(samplerOf([GREY]), 'good.mp4')).findings).toEqual([]);
  });

  it('says once that flashing was not looked for, where nothing here can', async () => {
    const why = { en: 'there is no browser', vi: 'không có trình duyệt' };
    const { notChecked } = await saidOf(noSampler(why), 'good.mp4', 'ten.mp4');

    expect(notChecked).toEqual([{ what: { en: 'flashing in clips', vi: 'chớp sáng trong các clip' }, why }]);
  });

  it('says which clip was not looked at to its end', async () => {
    const { notChecked } = await saidOf(samplerOf([BLACK], 'it broke'), 'good.mp4');

    expect(notChecked).toMatchObject([
      { what: { en: 'flashing in good.mp4' }, why: { en: 'the browser stopped: it broke' } },
    ]);
  });

  it('opens nothing for pictures, and for films that no player shows', async () => {
    const never: OpenSampler = () => Promise.reject(new Error('opened'));

    expect(await saidOf(never, 'picture.jpg', 'hevc.mp4')).toMatchObject({ findings: [], notChecked: [] });
  });
});
