import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Overlays } from '../../core/overlays.ts';
import { slideSchemas, type Slide } from '../../core/slides.ts';
import { overlaySamples } from '../../renderer/gallery-overlays.ts';
import { slideSamples } from '../../renderer/gallery-samples.ts';
import { overlayShare, qrFaults, sloganShare } from '../../core/qr-measure.ts';
import { readCodesIn } from '../fakes/screenshot.ts';
import { galleryForAll, showSample, type Shown } from './gallery-page.ts';

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1366, 768],
  [768, 1366],
  [3840, 1080],
  [800, 600],
  [600, 800],
  [384, 192],
  [512, 128],
] as const;
/** From metres away nobody reads less: 2.1 % of the short side, and never under 12 px. */
const legible = (width: number, height: number) => Math.max(12, 0.021 * Math.min(width, height));

/** Strips and 4:3 panels, whose codes are read by `npm run prove`; a panel has no room for a slogan beside the frame. */
const isPanel = (width: number) => [3840, 800, 600].includes(width);

const gallery = galleryForAll();

/** The slides of the campaign that ships, with the overlays that stand beside them. */
function campaignSlides(): readonly { id: string; slide: Slide; overlays?: Overlays }[] {
  const file = path.join(import.meta.dirname, '../../media/playlist.json');
  const { items, overlays } = JSON.parse(readFileSync(file, 'utf8')) as {
    items: readonly { id: string; slide?: Slide; overlays?: false }[];
    overlays: Overlays;
  };
  return items.flatMap(({ id, slide, overlays: beside }) =>
    slide === undefined
      ? []
      : [{ id, slide: slideSchemas[slide.kind].parse(slide), ...(beside === false ? {} : { overlays }) }],
  );
}

const show = (kind: string | undefined, sample: string, overlays?: string, locale?: string) =>
  showSample(gallery.page, kind, sample, overlays, locale);
const fromAfar = async (png: Buffer) => {
  const far = await gallery.page.evaluate<string>(
    `gallery.fromAfar('data:image/png;base64,${png.toString('base64')}')`,
  );
  return Buffer.from(far.slice(far.indexOf(',') + 1), 'base64');
};

for (const [width, height] of sizes) {
  const short = Math.min(width, height);

  test(`every slide fits ${width}×${height}, whatever it says`, async () => {
    const { page } = gallery;
    await page.setViewportSize({ width, height });
    const faults: string[] = [];
    for (const [kind, samples] of Object.entries(slideSamples)) {
      for (const sample of Object.keys(samples)) {
        const shown = await show(kind, sample);
        const told = [...shown.faults];
        if (shown.fit?.whole !== true) told.push('has text without room');
        const smallest = shown.fit?.smallestPx ?? 0;
        if (sample === 'typical' && smallest < legible(width, height)) told.push(`has text of ${smallest} px`);
        faults.push(...told.map((fault) => `${kind} ${sample}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });

  test(`the slides of the bundled campaign are whole and legible at ${width}×${height}`, async () => {
    const { page } = gallery;
    await page.setViewportSize({ width, height });
    for (const { id, slide, overlays } of campaignSlides()) {
      const shown = await page.evaluate<Shown>(`gallery.show(${JSON.stringify({ slide, overlays })})`);
      expect({ id, faults: shown.faults, whole: shown.fit?.whole }).toEqual({ id, faults: [], whole: true });
      expect(shown.fit?.smallestPx, id).toBeGreaterThanOrEqual(Math.min(12, legible(width, height)));
    }
  });

  test(`the frame stays beside the picture at ${width}×${height}, whatever it says`, async () => {
    const { page } = gallery;
    await page.setViewportSize({ width, height });
    // 4:44 in Hà Nội: the widest minute of the day.
    await page.clock.setFixedTime('2026-11-19T21:44:00Z');
    const faults: string[] = [];
    for (const overlays of Object.keys(overlaySamples)) {
      const shown = await show('steps', 'typical', overlays);
      faults.push(...shown.faults.map((fault) => `${overlays}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  if (isPanel(width)) continue;

  test(`phones read the big code at ${width}×${height}, also from afar and out of focus`, async () => {
    const { page } = gallery;
    await page.setViewportSize({ width, height });
    for (const sample of ['typical', 'longest']) {
      const { codes } = await show('slogan', sample);
      expect(codes.flatMap((code) => qrFaults(code, short, sloganShare))).toEqual([]);
      const png = await page.screenshot();
      const url = slideSamples.slogan[sample]?.qr?.url;
      expect(readCodesIn(png)).toEqual([url]);
      // A board's modules are two or three lamps: half of that is no picture of a code any more.
      if (short >= 300) expect(readCodesIn(await fromAfar(png))).toEqual([url]);
    }
  });

  test(`phones read the code of the frame at ${width}×${height}`, async () => {
    const { page } = gallery;
    await page.setViewportSize({ width, height });
    const { codes } = await show(undefined, '', 'typical');
    expect(codes.flatMap((code) => qrFaults(code, short, overlayShare))).toEqual([]);
    expect(readCodesIn(await page.screenshot())).toEqual([overlaySamples['typical']?.qr?.url]);
  });

  if (short >= 300) {
    test(`the big code is big enough beside the frame too at ${width}×${height}`, async () => {
      const { page } = gallery;
      await page.setViewportSize({ width, height });
      const { codes } = await show('slogan', 'typical', 'typical');
      expect(codes[0] && qrFaults(codes[0], short, sloganShare)).toEqual([]);
    });
  }
}

test('phones are drawn only where the data says so', async () => {
  const { page } = gallery;
  const text = async (showPhone: boolean) => {
    await page.evaluate(
      `gallery.show({ slide: { ...gallery.slideSamples['support-point'].team, showPhone: ${showPhone} } })`,
    );
    return page.locator('support-point-slide .body').innerText();
  };
  await page.setViewportSize({ width: 1920, height: 1080 });

  expect(await text(true)).toContain('0900 000 000');
  expect(await text(false)).not.toContain('0900 000 000');
});

test('pages are turned within a showing, each letter as large as before, and go on at the next one', async () => {
  const { page } = gallery;
  await page.setViewportSize({ width: 1920, height: 1080 });
  const shown = async (round: number, elapsedMs: number) => {
    await page.evaluate(`gallery.show({
      slide: gallery.slideSamples['support-point'].table,
      airtime: { round: ${round}, durationSeconds: 14 },
      elapsedMs: ${elapsedMs},
    })`);
    const names = page.locator('support-point-slide .page:not([hidden]) .name');
    const [count, first] = [page.locator('support-point-slide .count'), names.first()];
    const sizePx = await first.evaluate((name) => getComputedStyle(name).fontSize);
    return { count: await count.innerText(), first: await first.innerText(), sizePx };
  };

  const [one, two, three] = [await shown(0, 0), await shown(0, 7000), await shown(1, 0)];

  expect([one.count, two.count, three.count]).toEqual(['Trang 1/7', 'Trang 2/7', 'Trang 3/7']);
  expect(new Set([one.first, two.first, three.first]).size).toBe(3);
  expect(two.sizePx).toBe(one.sizePx);
});

test('a code that could not be scanned gives way to its address in large type', async () => {
  const { page } = gallery;
  const address = async (width: number, height: number, codeShare?: number) => {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      `gallery.show({ slide: gallery.slideSamples.slogan.typical, codeShare: ${codeShare} }).then(() => undefined)`,
    );
    const line = page.locator('slogan-slide .address');
    const [isCode, isAddress] = [await page.locator('slogan-slide qr-code').isVisible(), await line.isVisible()];
    const sizePx = await line.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    return { isCode, isAddress, share: sizePx / Math.min(width, height) };
  };

  expect(await address(256, 64)).toMatchObject({ isCode: false, isAddress: true });
  expect((await address(256, 64)).share).toBeGreaterThan(0.2);
  expect(await address(384, 192)).toMatchObject({ isCode: true, isAddress: false });
  // Beside a road: from there only a code larger than the board could be scanned.
  expect(await address(384, 192, 1.4)).toMatchObject({ isCode: false, isAddress: true });
  expect((await address(1920, 1080, 1.4)).share).toBeGreaterThan(0.06);
});

test('the words that the player adds follow the language, also that of the place', async () => {
  const { page } = gallery;
  await page.setViewportSize({ width: 1920, height: 1080 });
  const count = async (locale: string) => {
    await show('support-point', 'table', undefined, locale);
    return page.locator('support-point-slide .count').innerText();
  };

  expect(await count('en')).toBe('Page 1/7');
  expect(await count('vi')).toBe('Trang 1/7');
  expect(await count('tyz')).toBe('Trang 1/7');
});

test('lines do not end inside a Vietnamese word where there is room to keep it whole', async () => {
  const { page } = gallery;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await show('notice', 'warning');
  const broken = await page
    .locator('notice-slide h1 .kept')
    .evaluateAll((words) => words.filter((word) => word.getClientRects().length > 1).map((word) => word.textContent));

  expect(broken).toEqual([]);
});

test('no word of a list stands alone where slightly smaller letters keep it with the word after it', async () => {
  const { page } = gallery;
  for (const [width, height] of [
    [1920, 1080],
    [1024, 768],
    [384, 192],
  ] as const) {
    await page.setViewportSize({ width, height });
    await show('notice', 'emergency');
    // “Đến trường học hoặc ủy ban xã”
    const lines = await page
      .locator('notice-slide .words')
      .first()
      .evaluate((words) => {
        const range = document.createRange();
        range.selectNodeContents(words);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      });
    expect(lines, `${width}×${height}`).toBe(2);
  }
});

test('a list takes a line more rather than become too small to read, which would cost the slide its text', async () => {
  const { page } = gallery;
  await page.setViewportSize({ width: 640, height: 360 });
  const text = 'Đến trường học hoặc ủy ban xã gần nhất để được hướng dẫn cài đặt ứng dụng trên điện thoại';
  const points = Array.from({ length: 5 }, () => ({ text }));
  const slide = { kind: 'notice', tone: 'emergency', title: 'Thông báo', text: 'Trước ngày thứ bảy', points };
  const { fit, faults } = await page.evaluate<Shown>(`gallery.show(${JSON.stringify({ slide })})`);

  expect(faults).toEqual([]);
  expect(fit).toMatchObject({ wording: 'all', whole: true });
  expect(fit?.smallestPx).toBeGreaterThanOrEqual(legible(640, 360));
});

test('the slogan beside the picture is large on a screen of 4:3, too', async () => {
  const { page } = gallery;
  for (const [width, height] of [
    [1024, 768],
    [800, 600],
  ] as const) {
    await page.setViewportSize({ width, height });
    await show('notice', 'typical', 'typical');
    const sizePx = await page
      .locator('overlay-frame .slogan')
      .evaluate((words) => parseFloat(getComputedStyle(words).fontSize));
    expect(sizePx / height, `${width}×${height}`).toBeGreaterThan(0.047);
  }
});

test('a goal is drawn only when it is a share of the same people', async () => {
  const { page } = gallery;
  await page.setViewportSize({ width: 1920, height: 1080 });
  const goals = () => page.locator('install-rate-slide').locator('.gauge .goal, .trend .goal, .legend').count();

  await show('install-rate', 'history');
  expect(await goals()).toBe(3);
  await show('install-rate', 'other-goal');
  expect(await goals()).toBe(0);
  await expect(page.locator('install-rate-slide .aim')).toContainText('người dùng điện thoại thông minh');
});

test('a clock that comes to a frame which is there already is fitted as well', async () => {
  const { page } = gallery;
  await page.setViewportSize({ width: 384, height: 192 });
  const right = await page.evaluate<number>(`(async () => {
    const frame = document.createElement('overlay-frame');
    document.body.replaceChildren(frame);
    await frame.ready;
    frame.overlays = ${JSON.stringify(overlaySamples['narrow-column'])};
    await frame.ready;
    return frame.renderRoot.querySelector('clock-face').getBoundingClientRect().right;
  })()`);

  expect(right).toBeLessThanOrEqual(384);
});

test('a slide shown again at another size is fitted to it', async () => {
  const { page } = gallery;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await show('steps', 'longest');
  await page.setViewportSize({ width: 512, height: 128 });

  await expect(page.locator('steps-slide')).toHaveAttribute('wording', 'title');
});
