import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFrameSampler, type FrameSampler, type SampledFrame } from '../../chromium/frame-sampler.ts';
import { installedBrowser } from '../../chromium/installed-browser.ts';
import { COLUMNS, ROWS, watchForFlashes } from '../../publish/check/flashes.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'frame-sampler-test-'));
const homes = () => readdirSync(tmpdir()).filter((name) => name.startsWith('bluezone-sampler-'));
const homesBefore = new Set(homes());
let sampler: FrameSampler;
beforeAll(async () => {
  const found = installedBrowser();
  if (found.kind !== 'found') throw new Error('no browser');
  sampler = await openFrameSampler({ program: found.browser.path, grid: { columns: COLUMNS, rows: ROWS } });
});
afterAll(() => rmSync(dir, { recursive: true }));

/** A film of three seconds at 30 pictures a second: half of it flips between dark and light, so many pictures each. */
function film(name: string, picturesEach: number): string {
  const file = path.join(dir, name);
  const light = `if(lt(X,W/2),if(lt(mod(N,${2 * picturesEach}),${picturesEach}),30,220),120)`;
  const source = `color=gray:s=320x180:r=30:d=3,geq=lum='${light}':cb=128:cr=128`;
  const made = spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', file]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return file;
}

async function look(file: string) {
  const frames: SampledFrame[] = [];
  const watch = watchForFlashes();
  const reason = await sampler.sample({ path: file, type: 'video/mp4' }, (frame) => {
    frames.push(frame);
    watch.see(frame);
  });
  return { reason, frames, found: watch.found() };
}

it('sees the pictures of films in a browser, tells those that flash, and leaves nothing behind', async () => {
  const flashing = await look(film('flashing.mp4', 3));
  const calm = await look(film('calm.mp4', 15));
  writeFileSync(path.join(dir, 'broken.mp4'), 'no film');
  const broken = await look(path.join(dir, 'broken.mp4'));
  await sampler.close();

  expect(flashing.reason).toBeUndefined();
  expect(flashing.frames.length).toBeGreaterThan(45); // of 90
  expect(flashing.frames.map(({ seconds }) => seconds)).toEqual(
    flashing.frames.map(({ seconds }) => seconds).toSorted((a, b) => a - b),
  );
  expect(flashing.found).toMatchObject([{ kind: 'general' }]);
  expect(Math.abs((flashing.found[0]?.hertz ?? 0) - 5)).toBeLessThanOrEqual(0.5); // a busy machine misses a picture
  expect(calm).toMatchObject({ reason: undefined, found: [] });
  expect(broken.reason).toMatch(/\w/);
  expect(homes().filter((name) => !homesBefore.has(name))).toEqual([]);
}, 60_000);
