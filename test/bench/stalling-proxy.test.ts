import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStallingProxy } from './stalling-proxy.ts';
import { serveStatic, type StaticSite } from './static-site.ts';

let folder: string;
let site: StaticSite;
const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stalling-proxy-'));
  writeFileSync(path.join(folder, 'clip.mp4'), bytes);
  const page = { file: path.join(folder, 'clip.mp4') };
  site = await serveStatic({ '/clip.mp4': page, '/other.mp4': page });
});
afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});

/** What comes of a file before the connection ends, whole or cut off. */
async function received(url: string, seen: (length: number) => void, headers = {}): Promise<Buffer> {
  let all = Buffer.alloc(0);
  const { body } = await fetch(url, { headers });
  try {
    for await (const chunk of body ?? []) {
      all = Buffer.concat([all, chunk as Uint8Array]);
      seen(all.length);
    }
  } catch {
    // cut off: what came before is what counts
  }
  return all;
}

describe('startStallingProxy', () => {
  it('passes on what lies before a point of one file, also in ranges, and then nothing until it ends', async () => {
    const proxy = await startStallingProxy(site.origin, {
      path: '/clip.mp4',
      holdFrom: 400,
      bytesPerSecond: 1_000_000,
    });
    let waiting = 2;
    const endOnce = () => {
      if (--waiting === 0) void proxy.stop();
    };
    const [whole, part] = await Promise.all([
      received(`${proxy.origin}/clip.mp4`, (length) => length === 400 && endOnce()),
      received(`${proxy.origin}/clip.mp4`, (length) => length === 300 && endOnce(), { range: 'bytes=100-' }),
    ]);
    expect(whole).toEqual(bytes.subarray(0, 400));
    expect(part).toEqual(bytes.subarray(100, 400));
  });

  it('passes on all of every other file', async () => {
    const proxy = await startStallingProxy(site.origin, {
      path: '/clip.mp4',
      holdFrom: 400,
      bytesPerSecond: 1_000_000,
    });
    expect(await received(`${proxy.origin}/other.mp4`, () => undefined)).toEqual(bytes);
    expect(await received(`${proxy.origin}/other.mp4`, () => undefined, { range: 'bytes=10-19' })).toEqual(
      bytes.subarray(10, 20),
    );
    await proxy.stop();
  });
});
