import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { chunk } from './png.ts';

/** Media that is hard on a player, made once and kept in the system's folder for temporary files. */
const cache = path.join(tmpdir(), 'bluezone-kiosk-hard-media-v1');

/** A WebM that does not say how long it is, as a recorder writes that was switched off: the pictures of another clip. */
export function clipWithoutLength(clip: string): string {
  return kept(`${path.basename(clip, '.mp4')}-live.webm`, (file) =>
    // prettier-ignore
    ffmpeg(['-i', clip, '-an', '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '2M', '-live', '1', '-f', 'webm', file]),
  );
}

/** An MP4 of which a fifth, in the middle, is overwritten: it begins well, and cannot be decoded to its end. */
export function clipWithBrokenMiddle(clip: string): Buffer {
  const bytes = readFileSync(clip);
  return bytes.fill(0xff, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.6));
}

/** A picture of 8K (7680 × 4320). */
export function picture8K(ending: 'jpg' | 'png' = 'jpg'): string {
  return kept(`8k.${ending}`, (file) => ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=7680x4320', '-frames:v', '1', file]));
}

/**
 * Clips of a second as they come from anywhere, without sound, blue above and green below when they hang right: of a
 * phone that was held upright, so that the file lies on its side and says so; of an odd size; of 50 and 60 pictures a
 * second.
 */
export function clipOf(kind: 'phone' | 'odd' | 'fps50' | 'fps60'): string {
  const drawn = (size: string, rate: number, width: string, top: string, rest: string) =>
    `color=${rest}:s=${size}:r=${rate}:d=1,drawbox=${width}:color=${top}:t=fill`;
  const upper = 'w=iw:h=ih/2';
  const source = (size: string, rate = 30) => ['-f', 'lavfi', '-i', drawn(size, rate, upper, 'blue', 'green')];
  switch (kind) {
    case 'phone':
      return kept('phone.mp4', (file) => {
        // Its left half is what is above once it has been turned by a quarter.
        const lying = drawn('320x180', 30, 'w=iw/2:h=ih', 'blue', 'green');
        ffmpeg(['-f', 'lavfi', '-i', lying, '-pix_fmt', 'yuv420p', file]);
        writeFileSync(file, turnedByQuarter(readFileSync(file)));
      });
    case 'odd':
      return kept('odd.webm', (file) =>
        ffmpeg([...source('854x480'), '-vf', 'scale=853:479,setsar=1', '-c:v', 'libvpx', '-b:v', '1M', file]),
      );
    case 'fps50':
      return kept('fps50.mp4', (file) => ffmpeg([...source('320x180', 50), '-pix_fmt', 'yuv420p', file]));
    case 'fps60':
      return kept('fps60.mp4', (file) => ffmpeg([...source('320x180', 60), '-pix_fmt', 'yuv420p', file]));
  }
}

/** The same MP4, to be shown turned by a quarter, clockwise: ISO/IEC 14496-12, 8.3.2, the matrix of the track. */
function turnedByQuarter(clip: Buffer): Buffer {
  const track = clip.indexOf('tkhd');
  const height = clip.readUInt32BE(track + 84);
  [0, 0x1_0000, 0, -0x1_0000, 0, 0, height, 0, 0x4000_0000].forEach((value, index) => {
    clip.writeInt32BE(value, track + 44 + 4 * index);
  });
  return clip;
}

/** An animation of some 17 MB, of noise. */
export function hugeGif(): string {
  return kept('noise.gif', (file) =>
    ffmpeg(['-f', 'lavfi', '-i', 'color=gray:s=800x450:r=20:d=3.2,noise=alls=60:allf=t', '-f', 'gif', file]),
  );
}

/** A grey PNG of these pixels; animated where it has more than one frame. A few kilobytes for each frame. */
export function greyPng({ width, height, frames = 1 }: { width: number; height: number; frames?: number }): Buffer {
  const pixels = deflateSync(
    Buffer.alloc((width + 1) * height, Buffer.concat([Buffer.of(0), Buffer.alloc(width, 130)])),
  );
  const uint32 = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer).swap32();
  let sequence = 0;
  const control = () =>
    chunk('fcTL', Buffer.concat([uint32(sequence++, width, height, 0, 0), Buffer.of(0, 1, 0, 20, 0, 0)]));
  const first = frames === 1 ? [] : [chunk('acTL', uint32(frames, 0)), control()];
  const others = Array.from({ length: frames - 1 }, () => [
    control(),
    chunk('fdAT', Buffer.concat([uint32(sequence++), pixels])),
  ]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([uint32(width, height), Buffer.of(8, 0, 0, 0, 0)])),
    ...first,
    chunk('IDAT', pixels),
    ...others.flat(),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Written beside and renamed: another test may be making or reading the same file. */
function kept(name: string, make: (file: string) => void): string {
  const file = path.join(cache, name);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const beside = path.join(cache, `${process.pid}-${name}`);
  make(beside);
  renameSync(beside, file);
  return file;
}

function ffmpeg(args: readonly string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ffmpeg ended with ${status}: ${stderr}`);
}
