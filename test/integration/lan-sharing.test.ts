import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { eventually } from '../fakes/player.ts';
import { makeSite, whyNoSite, type Site } from '../fakes/site.ts';

const why = whyNoSite();
if (why !== undefined) console.warn(`sharing on a local network: ${why}: NOT verified`);

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

describe.skipIf(why !== undefined)('players of one site', () => {
  it('find each other, and fetch a file once over their thin line', async () => {
    const screens = 3;
    const file = jpegBytes(3_000_000);
    site = makeSite({ screens, lineKbit: 8_000 });
    writeFileSync(path.join(site.www, 'a.jpg'), file);
    const item = { src: 'a.jpg', sha256: sha256(file), bytes: file.length };
    writeFileSync(path.join(site.www, 'playlist.json'), JSON.stringify({ formatVersion: 1, items: [item] }));

    const running = Array.from({ length: screens }, (_, screen) => site?.start(screen));
    await eventually(
      () => running.every((screen) => screen?.has(sha256(file)) === true),
      (all) => all,
      45_000,
    );

    expect(site.sentBytes('/a.jpg')).toBeLessThanOrEqual(1.2 * file.length);
    expect(running.filter((screen) => screen?.said().includes('media given to a neighbour')).length).toBeGreaterThan(0);
  }, 60_000);
});
