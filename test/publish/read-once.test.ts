import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualViewing } from '../../publish/check/viewing.ts';
import { createMediaOpener } from '../../publish/check/open-media.ts';
import { publish } from '../../publish/release/publish.ts';
import * as faults from '../fakes/fault-server.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let server: faults.FaultServer;
let dir: string;
beforeEach(async () => {
  [server, dir] = [await faults.startFaultServer(), await tempDir()];
  await mkdir(path.join(dir, 'sources'));
});
afterEach(() => server.close());

const put = (name: string, data: Uint8Array | string) => writeFile(path.join(dir, 'sources', name), data);
/** The network, in which a name of the test stands for the server. */
const byName: typeof fetch = (url, init) =>
  fetch((url as string).replace('https://media.example/', server.url('/')), init);
const publishIt = () =>
  publish(
    path.join(dir, 'sources'),
    { out: path.join(dir, 'public'), keys: undefined, live: undefined, register: undefined },
    { at: Date.now, viewing: usualViewing, media: true, mostBytes: Infinity },
    {
      ...{ fetch: byName, platform: 'linux', cwd: dir, now: Date.now, progress: () => undefined },
      passphrase: () => Promise.reject(new Error('nobody asked for keys')),
    },
  );
/** A PNG with a chunk of this size that nobody knows, before its last one. */
function withChunk(png: Buffer, size: number): Buffer {
  const chunk = Buffer.alloc(size + 12);
  chunk.writeUInt32BE(size);
  chunk.write('prVt', 4, 'latin1');
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), size + 8);
  return Buffer.concat([png.subarray(0, -12), chunk, png.subarray(-12)]);
}

/** The bytes that this process has read so far, from disks and sockets. */
const readBytes = () => Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);

describe('publish', () => {
  it('asks for each file on a server once, however often it is named', async () => {
    const picture = pngBytes(1, { width: 640, height: 360 });
    server.on('/a.png', faults.file(picture, { type: 'image/png' }));
    const items = [1, 2, 3].map((n) => ({ id: `a${n}`, src: 'https://media.example/a.png' }));
    await put('playlist.json', JSON.stringify({ formatVersion: 1, items }));
    const published = await publishIt();

    expect(published).toMatchObject({ media: { files: 1, added: 1, bytes: picture.length }, verdict: { ok: true } });
    expect(server.requests.map((request) => request.path)).toEqual(['/a.png']);
  });

  it.skipIf(!existsSync('/proc/self/io'))(
    'reads a file to hash it, to look into it, to copy it, and where it went to',
    async () => {
      const size = 8 * 2 ** 20;
      const picture = withChunk(pngBytes(1, { width: 640, height: 360 }), size);
      await put('a.png', picture);
      const before = readBytes();
      const published = await publishIt();

      expect(published).toMatchObject({ media: { added: 1 }, verdict: { ok: true } });
      expect((readBytes() - before) / size).toBeLessThan(5);
    },
  );
});

describe('createMediaOpener', () => {
  it('hashes a file again that has changed since', async () => {
    const opener = await createMediaOpener({
      ...{ origin: { kind: 'folder', folder: path.join(dir, 'sources') }, fetch, mostBytes: Infinity },
    });
    const hashed = () =>
      opener.use({ kind: 'path', path: path.join(dir, 'sources', 'a.jpg') }, (media) =>
        Promise.resolve(media.kind === 'open' ? media.sha256 : media.kind),
      );
    const contents = [1, 2].map((seed) => jpegBytes(1000, seed));
    const found: string[] = [];
    for (const content of contents) {
      await put('a.jpg', content);
      found.push(await hashed(), await hashed());
    }
    await opener.close();

    expect(found).toEqual(contents.flatMap((content) => [sha256(content), sha256(content)]));
  });
});
