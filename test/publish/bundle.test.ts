import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../publish/check/check.ts';
import { usualViewing } from '../../publish/check/viewing.ts';
import { initKeys } from '../../publish/keys/keys.ts';
import { rotateKeys } from '../../publish/keys/rotate.ts';
import { openPlaylist } from '../../publish/open-playlist.ts';
import { holdOn, publish, type PublishWorld } from '../../publish/release/publish.ts';
import { verify } from '../../publish/release/verify.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let dir: string;
const at = (...names: readonly string[]) => path.join(dir, ...names);
const world: PublishWorld = {
  ...{ fetch, platform: process.platform, cwd: process.cwd(), progress: () => undefined },
  ...{ passphrase: () => Promise.resolve('một mật khẩu dài'), now: Date.now, scryptN: 2 ** 14 },
};
const checking = { at: Date.now, viewing: usualViewing, media: false, mostBytes: Infinity };
const options = () => ({
  ...{ out: at('public'), keys: at('keys'), live: undefined, register: undefined },
  bundle: at('usb', 'tuần 47.bundle'),
});
const anchor = () => at('keys', 'trust', '1.json');
const png = (seed: number) => pngBytes(seed, { width: 64, height: 36 });
const go = () => publish(at('sources'), options(), checking, world);

beforeEach(async () => {
  dir = await tempDir();
  await mkdir(at('sources'));
  await mkdir(at('usb'));
  await writeFile(at('sources', 'a.png'), png(1));
  await writeFile(at('sources', 'b.png'), png(2));
  await initKeys(at('keys'), { channel: 'tinh', name: 'Sở' }, world);
});

describe('a bundle', () => {
  it('is one file with everything in it, which a screen with the trust file takes', async () => {
    const { bundle, verdict } = await go();

    expect(verdict).toMatchObject({ ok: true, media: { files: 2 } });
    expect(bundle?.file).toBe(options().bundle);
    expect(await verify(options().bundle, anchor(), world)).toMatchObject({
      ...{ ok: true, media: { files: 2 }, trust: { channel: 'tinh' } },
      playlist: { parsed: { playlist: { revision: 1 } } },
    });
    expect(await readdir(at('usb'))).toEqual(['tuần 47.bundle']);
  });

  it('is an ordinary tar', async () => {
    await go();
    const names = execFileSync('tar', ['-tf', options().bundle], { encoding: 'utf8' }).trim().split('\n');
    const media = [1, 2].map((seed) => `media/${sha256(png(seed))}.png`);
    expect(names).toEqual(['playlist.json', 'trust/1.json', ...media]);
    expect(execFileSync('tar', ['-xOf', options().bundle, media[0] ?? ''])).toEqual(png(1));
  });

  it('brings the keys that came after those of a screen', async () => {
    await copyFile(anchor(), at('1.json'));
    await rotateKeys(at('keys'), { add: [], remove: [], newRoot: false, isStolen: true }, world);
    await go();

    expect(await verify(options().bundle, at('1.json'), world)).toMatchObject({ ok: true, trust: { version: 2 } });
  });

  it('carries a hold as well', async () => {
    await go();
    const held = await holdOn('Bảo trì', options(), world);

    expect(held.verdict).toMatchObject({ ok: true, playlist: { isHold: true } });
    expect(await verify(options().bundle, anchor(), world)).toMatchObject({ ok: true, playlist: { isHold: true } });
  });

  it('is refused by whoever believes other keys', async () => {
    await go();
    await initKeys(at('khac'), { channel: 'tinh', name: 'x' }, world);

    expect(await verify(options().bundle, at('khac', 'trust', '1.json'), world)).toMatchObject({
      ...{ ok: false, faults: [{ code: 'BAD_SIGNATURE' }] },
    });
  });

  it('is refused without a signature where keys are asked for', async () => {
    await publish(at('sources'), { ...options(), keys: undefined }, checking, world);

    expect(await verify(options().bundle, undefined, world)).toMatchObject({ ok: true, media: { files: 2 } });
    expect(await verify(options().bundle, anchor(), world)).toMatchObject({ faults: [{ code: 'UNSIGNED' }] });
  });

  it('is refused when a byte of its media has changed, and when it was cut', async () => {
    await go();
    const bytes = await readFile(options().bundle);
    const file = await open(options().bundle, 'r+');
    await file.write(Buffer.from([1]), 0, 1, bytes.indexOf(png(2)) + 30);
    await file.close();
    expect(await verify(options().bundle, anchor(), world)).toMatchObject({
      ...{ ok: false, faults: [{ code: 'WRONG_HASH', place: 'items[1].src' }] },
    });

    await writeFile(options().bundle, bytes.subarray(0, bytes.length - 1500));
    expect(await verify(options().bundle, anchor(), world)).toMatchObject({ faults: [{ code: 'BAD_BUNDLE' }] });
  });

  it('is refused when it lacks a file', async () => {
    await go();
    execFileSync('tar', ['--delete', '-f', options().bundle, `media/${sha256(png(1))}.png`]);

    expect(await verify(options().bundle, anchor(), world)).toMatchObject({ faults: [{ code: 'MEDIA_MISSING' }] });
  });

  it('is known by those who ask for a playlist', async () => {
    await go();
    const { findings } = await check(options().bundle, checking, world);
    expect(findings[0]?.words.en).toContain('a bundle that publish wrote');
    expect(await openPlaylist(options().bundle, world)).toMatchObject({ kind: 'unreadable' });
  });
});
