import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDisplay, type Display } from '../../fakes/display.ts';
import { playPictures } from './playing-pictures.ts';
import { coloursOn, hasBrowser, until } from './running-host.ts';

/** Longer than a page may be silent before it is loaded again. */
const LOOK_ON_MS = 9_000;

/** R05 and R07 of the reliability table, as somebody before the screen sees them. */
describe.skipIf(!hasBrowser)("the browser's helpers", () => {
  let display: Display;
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display.stop());

  // The cookie of the door lies in the memory of the network service.
  it('that fetch and keep for the page may die: it plays on, where it is', async () => {
    const { player, on, kill } = await playPictures(undefined, 2);
    const first = await on();
    kill('utility');
    const seen = new Set<string>();
    for (const end = Date.now() + LOOK_ON_MS; Date.now() < end; await sleep(200)) seen.add((await on()) ?? 'nothing');

    expect([...seen].filter((item) => item !== first).length).toBeGreaterThanOrEqual(3);
    expect(seen).not.toContain('nothing');
    expect(player.said.filter((line) => /revive|died/.test(line))).toEqual([]);
  }, 60_000);

  it('that draw for it may die: the picture that was on is there again', async () => {
    const { player, on, kill } = await playPictures(display, 60);
    const words = () => player.said.join('\n');
    await until(() => coloursOn(display).size === 1, 10_000, words);
    await sleep(2_000); // for what it is drawn with to settle
    const picture = () => [...coloursOn(display)].join(' ');
    const before = picture();
    const item = await on();
    kill('gpu-process');
    await sleep(3_000); // long since lost, and long since drawn by another one
    await until(() => picture() === before, 10_000, words);

    expect(await on()).toBe(item);
    expect(player.said.filter((line) => /revive|died/.test(line))).toEqual([]);
  }, 60_000);
});
