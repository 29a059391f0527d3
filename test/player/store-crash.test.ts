import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openMediaStore } from '../../player/media-store.ts';
import { openPins } from '../../player/pins.ts';
import { openPlaylistStore } from '../../player/playlist-store.ts';
import { logbook } from '../fakes/logbook.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const KILLS = 20;
const child = fileURLToPath(new URL('../fakes/adopting-child.ts', import.meta.url));

it('is consistent, and has all it said it had, after kill -9 at any moment', async () => {
  const dir = await tempDir();
  const said = { objects: new Set<string>(), pins: new Map<string, number>(), playlist: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    for (const fact of await runAndKill(dir)) {
      const [what, name = '', value] = fact.split(' ');
      if (what === 'object') said.objects.add(name);
      if (what === 'pin') said.pins.set(name, Number(value));
      if (what === 'playlist') said.playlist = Number(name);
    }
    const log = logbook();
    const store = await openMediaStore({ dir, log, now: Date.now });
    const pins = await openPins({ path: join(dir, 'pins.json'), log });
    const playlists = await openPlaylistStore({ dir: join(dir, 'playlist'), log });

    for (const object of await store.list()) {
      expect(sha256(await readFile(store.pathOf(object.sha256) ?? ''))).toBe(object.sha256);
    }
    for (const object of said.objects) expect(store.has(object)).toBe(true);
    for (const [name, at] of said.pins) {
      const pin = pins.get(`http://127.0.0.1/${name}`);
      expect(pin?.at).toBeGreaterThanOrEqual(at);
      expect(store.has(pin?.sha256 ?? '')).toBe(true);
    }
    expect(playlists.current()?.fetchedAt ?? 0).toBeGreaterThanOrEqual(said.playlist);
    expect(playlists.faults).toEqual([]);
    expect((await readdir(join(dir, 'playlist'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }
  expect(said.objects.size).toBeGreaterThan(KILLS);
}, 60_000);

/** What a child said before it was killed, a random time after it began. */
async function runAndKill(dir: string): Promise<readonly string[]> {
  const running = spawn(process.execPath, [child, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  running.stdout.on('data', (data: Buffer) => (said += data.toString()));
  await once(running.stdout, 'data');
  await sleep(Math.random() * 150);
  const closed = once(running, 'close');
  running.kill('SIGKILL');
  await closed;
  // The last line may be torn only if the kill fell into the write; then it was not said.
  return said.slice(0, said.lastIndexOf('\n')).split('\n');
}
