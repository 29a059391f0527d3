import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { displaySettings, scannableShare } from '../../core/display-settings.ts';
import { frameInsets } from '../../core/frame-layout.ts';
import { boxWithin } from '../../core/zone-layout.ts';
import { play, programmeFrom } from '../fakes/rehearsal.ts';
import { test, told } from './stage-page.ts';

const upright = { width: 540, height: 960 };
const lying = { width: 960, height: 540 };
const overlays = { qr: { url: 'https://www.bluezone.gov.vn/', corner: 'bottom-right' } } as const;
/** So far off that the code takes a third of the short side. */
const display = displaySettings({ diagonalInches: 43, viewingDistanceMetres: 1.75 });

/** An upright file: a red tenth above and below, green at its sides, blue in the middle. */
function bordered(file: string): string {
  const box = (place: string, colour: string) => `drawbox=${place}:color=${colour}:t=fill`;
  const drawn = ['color=blue:s=180x320:r=30:d=20', box('w=18:h=ih', 'lime'), box('x=162:w=18:h=ih', 'lime')];
  const whole = [...drawn, box('w=iw:h=32', 'red'), box('y=288:w=iw:h=32', 'red')].join(',');
  const frames = file.endsWith('.png') ? ['-frames:v', '1'] : ['-pix_fmt', 'yuv444p'];
  const made = spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', whole, ...frames, file]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return file;
}

/** The colour at a point of the page, as people name it. */
async function colourAt(page: Page, x: number, y: number): Promise<string> {
  const { data } = PNG.sync.read(
    await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } }),
  );
  const [red = 0, green = 0, blue = 0] = data;
  if (red > 180 && green < 80) return 'red';
  if (green > 180 && blue < 80) return 'green';
  if (blue > 180 && green < 80) return 'blue';
  return blue < 120 ? 'ground' : `${red},${green},${blue}`;
}

for (const [kind, name] of [
  ['clip', 'bordered.webm'],
  ['picture', 'bordered.png'],
] as const)
  test(`a ${kind} that covers loses a tenth above and below to a large code, and no more`, async ({
    page,
    rehearsal,
    folder,
  }) => {
    const file = rehearsal.serve(bordered(path.join(folder, name)));
    await page.setViewportSize(upright);
    await page.evaluate((settings) => {
      const stage = document.querySelector<HTMLElement & { display: unknown }>('kiosk-stage');
      if (stage !== null) stage.display = settings;
    }, display);
    await play(
      page,
      programmeFrom({ items: [{ id: 'it', src: name, fit: 'cover', durationSeconds: 20 }], overlays }, { it: file }),
    );
    await told(page, 'shown', 'it');

    const box = boxWithin(upright, frameInsets(overlays, { ...upright, codeShare: scannableShare(display, upright) }));
    const bar = (box.width - (box.height * 180) / 256) / 2;
    const middle = box.height / 2;
    expect(bar).toBeGreaterThan(20);
    expect(await colourAt(page, box.width / 2, 7)).toBe('blue');
    expect(await colourAt(page, box.width / 2, box.height - 7)).toBe('blue');
    expect(await colourAt(page, bar - 4, middle)).toBe('ground');
    expect(await colourAt(page, bar + 7, middle)).toBe('green');
    expect(await colourAt(page, box.width - bar - 7, middle)).toBe('green');

    // On a screen that lies the file has another shape anyway, and fills.
    await page.setViewportSize(lying);
    const wide = boxWithin(lying, frameInsets(overlays, { ...lying, codeShare: scannableShare(display, lying) }));
    await expect.poll(() => colourAt(page, 4, wide.height / 2)).toBe('green');
    expect(await colourAt(page, wide.width - 4, wide.height / 2)).toBe('green');
  });
