import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { browsersDir } from '../../../chromium/unprivileged-user.ts';
import { signal, watchTree } from '../../bench/process-tree.ts';
import { eventually, nowPlaying, startPlayer } from '../../fakes/player.ts';
import { pngBytes } from '../../fakes/png.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { asRoot, hasBrowser } from './running-host.ts';

const browser = process.env['BLUEZONE_KIOSK_BROWSER'];
/** Longer than a page may be silent before it is loaded again. */
const LOOK_ON_MS = 9_000;

/** R07 of the reliability table. The cookie of the door lies in the memory of the network service. */
it.skipIf(!hasBrowser)(
  'plays on, on the same page, when what fetches for it was killed',
  async () => {
    const folder = await tempDir();
    const dataDir = await tempDir();
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const [index, id] of ids.entries())
      await writeFile(path.join(folder, `${id}.png`), pngBytes(40 * index + 20, { width: 640, height: 360 }));
    const items = ids.map((id) => ({ id, src: `${id}.png`, durationSeconds: 2 }));
    await writeFile(path.join(folder, 'playlist.json'), JSON.stringify({ formatVersion: 1, items }));
    if (asRoot)
      onTestFinished(() =>
        rm(browsersDir(dataDir, { uid: 1, gid: 1 }), { recursive: true, force: true, maxRetries: 10 }),
      );
    // So that the list is there from the start, and no clip of the bundled campaign is waited for.
    const before = await startPlayer(['--host', 'none', '--data-dir', dataDir, '--config-url', folder]);
    await eventually(before.status, ({ playlist }) => playlist.state === 'current');
    await before.stop();
    const player = await startPlayer(
      ['--host', 'chromium', '--headless', '--data-dir', dataDir, '--config-url', folder],
      browser === undefined ? {} : { BLUEZONE_KIOSK_BROWSER: browser },
    );
    onTestFinished(async () => void (await player.stop()));
    const on = async () => nowPlaying(await player.status());
    const first = await eventually(on, (item) => item !== undefined);

    const helpers = watchTree(player.pid).withCommand((command) => command.includes('--type=utility'));
    expect(helpers).not.toEqual([]);
    for (const { pid } of helpers) signal(pid, 'SIGKILL');
    const seen = new Set<string>();
    for (const end = Date.now() + LOOK_ON_MS; Date.now() < end; await sleep(200)) seen.add((await on()) ?? 'nothing');

    expect([...seen].filter((item) => item !== first).length).toBeGreaterThanOrEqual(3);
    expect(seen).not.toContain('nothing');
    expect(player.said.filter((line) => /revive|died/.test(line))).toEqual([]);
  },
  60_000,
);
