import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { sticksIn } from '../../../player/operator/find-sticks.ts';
import { listSources } from '../../../player/operator/list-sources.ts';
import { bundleOf, picture } from '../../fakes/by-hand.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

let dir: string;
beforeEach(async () => void (dir = await tempDir()));
const at = (name: string) => path.join(dir, name);
const put = async (name: string, bytes: string | Buffer = 'x'.repeat(100)) => {
  await mkdir(path.dirname(at(name)), { recursive: true });
  await writeFile(at(name), bytes);
};
const listed = async (...sticks: readonly string[]) =>
  (await listSources(() => Promise.resolve(sticks))).map(({ path: of, kind, bytes }) => [
    path.relative(dir, of),
    kind,
    bytes,
  ]);

describe('listSources', () => {
  it('finds bundles, releases and folders of pictures at the top of each stick and one folder deep', async () => {
    const a = picture('a');
    const bundle = bundleOf('{}', [a]);
    await put('usb/tuần 47.tar', bundle);
    await put('usb/sâu/tuần 48.bundle', bundle);
    await put('usb/sâu/hơn/nữa.tar', bundle);
    await put('usb/phát hành/playlist.json');
    await put('usb/phát hành/trust/1.json');
    await put('usb/phát hành/media/a.jpg');
    await put('usb/ảnh/1.jpg');
    await put('usb/ảnh/2.mp4');
    await put('usb/ảnh/thư.txt');
    await put('other/playlist.json');
    await put('other/media/a.jpg');

    expect(await listed(at('usb'), at('other'))).toEqual([
      ['other', 'folder', 200],
      ['usb/phát hành', 'folder', 200],
      ['usb/sâu/tuần 48.bundle', 'bundle', bundle.length],
      ['usb/tuần 47.tar', 'bundle', bundle.length],
      ['usb/ảnh', 'media', 200],
    ]);
  });

  it('passes over what is no bundle, what is hidden, and every link', async () => {
    await put('usb/thư.tar');
    await put('usb/.Trash-1000/1.jpg');
    await put('usb/System Volume Information/1.jpg');
    await put('elsewhere/1.jpg');
    await symlink(at('elsewhere'), at('usb/link'));
    await symlink(at('elsewhere/1.jpg'), at('usb/1.jpg'));

    expect(await listed(at('usb'))).toEqual([]);
  });

  it('lists what can be read beside a stick that is gone, and no longer than it may take', async () => {
    await put('usb/1.jpg');

    expect(await listed(at('gone'), at('usb'))).toEqual([['usb', 'media', 100]]);
    expect(await listSources(() => new Promise(() => undefined), 20)).toEqual([]);
  });

  it('counts no further than four thousand files on a stick that holds more', async () => {
    await mkdir(at('usb'));
    await Promise.all(Array.from({ length: 4_100 }, (_, n) => writeFile(at(`usb/${n}.jpg`), 'x')));

    expect(await listed(at('usb'))).toEqual([['usb', 'media', 4_000]]);
  });
});

describe('sticksIn', () => {
  it('finds what is mounted for people, its name as it is written', () => {
    const mountinfo = [
      '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
      '90 22 8:17 / /media/phòng/USB\\040M\\303\\240u rw shared:2 - vfat /dev/sdb1 rw',
      '91 22 8:33 / /run/media/an/STICK rw - exfat /dev/sdc1 rw',
      '92 22 0:40 / /mnt rw - tmpfs tmpfs rw',
      '93 22 0:41 / /mediatheque rw - tmpfs tmpfs rw',
    ].join('\n');

    expect(sticksIn(Buffer.from(mountinfo).toString('latin1'))).toEqual([
      '/media/phòng/USB Màu',
      '/run/media/an/STICK',
      '/mnt',
    ]);
    expect(sticksIn('')).toEqual([]);
  });
});
