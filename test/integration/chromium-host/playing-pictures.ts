import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { browsersDir } from '../../../chromium/unprivileged-user.ts';
import { signal, watchTree } from '../../bench/process-tree.ts';
import type { Display } from '../../fakes/display.ts';
import { eventually, nowPlaying, startPlayer, type RunningPlayer } from '../../fakes/player.ts';
import { pngBytes } from '../../fakes/png.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { asRoot } from './running-host.ts';

export interface PlayingPictures {
  readonly player: RunningPlayer;
  /** The item that is on. */
  readonly on: () => Promise<string | undefined>;
  /** Kills the processes of its browser that are of this type; throws when there is none. */
  kill(type: 'utility' | 'gpu-process'): void;
}

/** The built player on a real browser, with six pictures in turn, the first of which is on; stopped when the test is over. */
export async function playPictures(
  display: Pick<Display, 'name'> | undefined,
  secondsEach: number,
): Promise<PlayingPictures> {
  const folder = await tempDir();
  const dataDir = await tempDir();
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const [index, id] of ids.entries())
    await writeFile(path.join(folder, `${id}.png`), pngBytes(40 * index + 20, { width: 640, height: 360 }));
  const items = ids.map((id) => ({ id, src: `${id}.png`, durationSeconds: secondsEach, fit: 'fill' }));
  await writeFile(path.join(folder, 'playlist.json'), JSON.stringify({ formatVersion: 1, overlays: false, items }));
  if (asRoot) {
    const homes = browsersDir(dataDir, { uid: 1, gid: 1 });
    onTestFinished(() => rm(homes, { recursive: true, force: true, maxRetries: 10 }));
  }
  const list = ['--data-dir', dataDir, '--config-url', folder];
  // So that the list is there from the start, and no clip of the bundled campaign is waited for.
  const before = await startPlayer(['--host', 'none', ...list]);
  await eventually(before.status, ({ playlist }) => playlist.state === 'current');
  await before.stop();
  const browser = process.env['BLUEZONE_KIOSK_BROWSER'];
  const player = await startPlayer(['--host', 'chromium', ...(display === undefined ? ['--headless'] : []), ...list], {
    ...(browser === undefined ? {} : { BLUEZONE_KIOSK_BROWSER: browser }),
    ...(display === undefined ? {} : { DISPLAY: display.name }),
  });
  onTestFinished(async () => void (await player.stop()));
  const on = async () => nowPlaying(await player.status());
  await eventually(on, (item) => item !== undefined);
  return {
    player,
    on,
    kill(type) {
      const all = watchTree(player.pid).withCommand((command) => command.includes(`--type=${type}`));
      if (all.length === 0) throw new Error(`there is no ${type}`);
      for (const { pid } of all) signal(pid, 'SIGKILL');
    },
  };
}
