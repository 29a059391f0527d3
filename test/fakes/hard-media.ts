import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
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
