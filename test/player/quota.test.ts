import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SPACE_RESERVE_BYTES } from '../../player/free-space.ts';
import * as faults from '../fakes/fault-server.ts';
import { startLibrary, viewOf } from '../fakes/library.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { startRounds } from '../fakes/rounds.ts';

let server: faults.FaultServer;
const ends: (() => unknown)[] = [];
beforeEach(async () => void (server = await faults.startFaultServer()));
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await server.close();
});

/** A picture of this size on the server, and how a playlist names it, with its hash and size or without. */
function picture(name: string, size: number, declared = true) {
  const body = jpegBytes(size, name.length + size);
  server.on(`/${name}`, faults.file(body));
  return { src: name, ...(declared ? { sha256: sha256(body), bytes: body.length } : {}) };
}

/** A player that asks for what `publish` puts on the server, with a store that has only so much room. */
async function player(room: { quotaBytes?: number; free?: () => Promise<number> }) {
  const started = await startLibrary(server, room);
  const { all } = started;
  server.on('/p.json', faults.status(503));
  const { rounds, board, wake, end } = startRounds(server, started);
  ends.push(end);
  /** Asks until it is so: an ask that comes while another is on its way is lost. */
  const until = (check: () => void) =>
    vi.waitFor(
      () => {
        wake();
        check();
      },
      { interval: 20, timeout: 5000 },
    );
  const tooLarge = () => board.list().find(({ code }) => code === 'TOO_LARGE_FOR_DISK')?.message ?? '';
  return {
    ...started,
    rounds,
    until,
    tooLarge,
    publish: (revision: number, items: readonly object[]) => {
      const body = JSON.stringify({ formatVersion: 1, revision, items });
      server.on('/p.json', faults.file(body, { type: 'application/json', etag: `"${revision}"` }));
      wake();
    },
    adopted: (revision: number) => until(() => expect(all.current?.playlist.revision).toBe(revision)),
  };
}

describe('a store with a quota', () => {
  it('refuses a playlist that cannot fit, with the sum, fetches nothing of it, and plays the old one on', async () => {
    const { all, publish, adopted, tooLarge, until, sync, rounds, playlists } = await player({ quotaBytes: 300_000 });
    publish(1, [picture('old.jpg', 100_000)]);
    await adopted(1);
    const asked = server.requests.length;

    publish(2, [picture('a.jpg', 150_000), picture('bb.jpg', 150_000)]);
    await until(() => expect(tooLarge()).toContain('revision 2 needs 391 KiB with what is on now'));

    expect(tooLarge()).toContain('there is room for 293 KiB');
    expect(rounds.state()).toBe('kept');
    expect(all.current?.playlist.revision).toBe(1);
    expect(all.pending).toBeUndefined();
    expect(playlists.pending()).toBeUndefined();
    expect(sync.state()).toMatchObject({ wanted: 1, ready: 1 });
    expect(new Set(server.requests.slice(asked).map(({ path }) => path))).toEqual(new Set(['/p.json']));
  });

  it('takes a playlist that fits beside the one on now, and then forgets that one', async () => {
    const { publish, adopted, tooLarge, store } = await player({ quotaBytes: 300_000 });
    for (let revision = 1; revision <= 4; revision++) {
      publish(revision, [picture(`${'x'.repeat(revision)}.jpg`, 140_000 + revision)]);
      await adopted(revision);
      expect(tooLarge()).toBe('');
    }

    const held = (await store.list()).reduce((total, { bytes }) => total + bytes, 0);
    expect(held).toBeLessThanOrEqual(300_000);
  });

  it('refuses one whose files turn out too large, of which the playlist does not tell the size', async () => {
    const { all, publish, adopted, tooLarge, until } = await player({ quotaBytes: 300_000 });
    publish(1, [picture('old.jpg', 100_000)]);
    await adopted(1);

    publish(2, [picture('untold.jpg', 250_000, false)]);
    await until(() => expect(tooLarge()).toContain('needs 342 KiB'));
    expect(all.pending).toBeUndefined();
    const asked = server.requests.length;
    await until(() => expect(server.requests.length).toBeGreaterThan(asked + 2));
    expect(all.pending).toBeUndefined();

    publish(3, [picture('small.jpg', 50_000, false)]);
    await adopted(3);
    expect(tooLarge()).toBe('');
  });

  it('takes the same playlist in as soon as there is room on the disk', async () => {
    const disk = { free: SPACE_RESERVE_BYTES + 60_000 };
    const { publish, adopted, tooLarge, until } = await player({ free: () => Promise.resolve(disk.free) });
    publish(1, [picture('clip.jpg', 100_000)]);
    await until(() => expect(tooLarge()).toContain('needs 98 KiB with what is on now, there is room for 59 KiB'));

    disk.free += 100_000;
    await adopted(1);
    expect(tooLarge()).toBe('');
  });

  it('counts a half-fetched file once: as part of the room that it will need', async () => {
    const { publish, adopted, tooLarge, store } = await player({
      free: () => Promise.resolve(SPACE_RESERVE_BYTES + 70_000),
    });
    const clip = picture('clip.jpg', 100_000);
    const part = await store.openPart(clip.sha256 ?? '');
    await part.append(jpegBytes(100_000, 'clip.jpg'.length + 100_000).subarray(0, 40_000));
    await part.close();

    publish(1, [clip]);
    await adopted(1);
    expect(tooLarge()).toBe('');
  });
});

describe('a data directory that is deleted while the player runs', () => {
  it('D11: is made again, with everything that is wanted fetched again', async () => {
    const { all, store, publish, adopted, settled } = await player({});
    publish(1, [picture('a.jpg', 5000), picture('bb.jpg', 6000)]);
    await adopted(1);
    await rm(store.dir, { recursive: true });

    all.want([viewOf()]);
    await vi.waitFor(async () => expect(await readdir(join(store.dir, 'objects'))).toHaveLength(2), { interval: 20 });
    await settled();
    publish(2, [picture('ccc.jpg', 7000)]);
    await adopted(2);
    expect(await store.list()).toHaveLength(3);
  });
});
