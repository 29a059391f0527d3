import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePlayOptions } from '../../core/play-options.ts';
import { settleConfigUrl } from '../../player/config-url.ts';
import { settleOptions } from '../../player/settle-options.ts';

describe('settleConfigUrl', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'bluezone-kiosk-'));
    await mkdir(path.join(dir, 'usb'));
    await writeFile(path.join(dir, 'usb', 'playlist.json'), '{}');
    await writeFile(path.join(dir, 'usb', 'list.json'), '{}');
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('makes a folder absolute, there or not', () => {
    expect(settleConfigUrl('usb', dir)).toEqual({ kind: 'settled', value: path.join(dir, 'usb') });
    expect(settleConfigUrl('later', dir)).toEqual({ kind: 'settled', value: path.join(dir, 'later') });
  });

  it('takes a playlist.json for its folder, and no other file', () => {
    expect(settleConfigUrl('usb/playlist.json', dir)).toEqual({ kind: 'settled', value: path.join(dir, 'usb') });
    expect(settleConfigUrl('usb/list.json', dir)).toEqual({
      kind: 'refused',
      message: 'is a file: name its folder, in which the playlist is called playlist.json, got "usb/list.json"',
    });
  });

  it('takes an address that may be asked, as it is written', () => {
    for (const url of ['https://example.org/p.json', 'http://192.168.1.9/p.json'])
      expect(settleConfigUrl(url, dir)).toEqual({ kind: 'settled', value: url });
    expect(settleConfigUrl('http://example.org/p.json', dir)).toMatchObject({ kind: 'refused' });
  });

  it('is a fault of its option on a command line', () => {
    const settled = (...args: readonly string[]) => settleOptions(parsePlayOptions(args), dir);

    expect(settled('--config-url', 'usb')).toMatchObject({ options: { configUrl: path.join(dir, 'usb') } });
    expect(settled('--config-url', 'usb/list.json')).toMatchObject({ faults: [{ place: '--config-url' }] });
    expect(settled('--headless')).toEqual(parsePlayOptions(['--headless']));
    expect(settled('--port', 'x')).toEqual(parsePlayOptions(['--port', 'x']));
  });
});
