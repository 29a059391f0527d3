import { expect, it } from 'vitest';
import type { AssetRequest } from '../../../player/asset-reader.ts';
import { besideTakenFiles } from '../../../player/operator/taken-files.ts';

it('asks for what was brought by hand neither whether it has changed nor for more of it', async () => {
  const asked: string[] = [];
  const open = besideTakenFiles(({ url }: AssetRequest) => {
    asked.push(url);
    return Promise.resolve({ kind: 'missing', reason: 'asked' });
  }, '/srv/ảnh');
  const kindOf = async (url: string, more: Partial<AssetRequest> = {}) => (await open({ url, from: 0, ...more })).kind;

  expect(await kindOf('file:///media/usb/1.jpg', { unlessStill: { etag: '"1-2"' } })).toBe('not-modified');
  expect(await kindOf('file:///media/usb/1.jpg')).toBe('unreachable');
  expect(asked).toEqual([]);
  const others = ['file:///srv/%E1%BA%A3nh/1.jpg', 'https://bluezone.example/1.jpg'];
  for (const url of others) expect(await kindOf(url)).toBe('missing');
  expect(asked).toEqual(others);
});
