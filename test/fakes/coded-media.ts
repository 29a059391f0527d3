import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { CODED_FPS, codedColours, type CodedItem } from '../bench/coded-picture.ts';
import { painter } from '../bench/paint.ts';

export type CodedId = keyof typeof codedColours;

/** Media whose every frame tells on the display which it is. */
export interface CodedMedia {
  /** In the order asked for. */
  readonly items: readonly CodedItem[];
  /** The file of an item; its name ends in `.mp4`, `.png` or `.jpg`. */
  readonly fileOf: (id: string) => string;
}

export interface CodedMediaOptions {
  /** Pixels; 1280 × 720 by default. */
  readonly width?: number;
  readonly height?: number;
  /** Length of the videos, whole; 2 by default. Of more than 8 s, frame numbers begin again (`FRAME_NUMBERS`). */
  readonly seconds?: number;
  /** How long the playlist will show each picture; as long as a video by default. */
  readonly pictureSeconds?: number;
}

/** Bump it when what is painted changes: files made earlier are taken as they are. */
const cache = join(tmpdir(), 'bluezone-kiosk-coded-media-v1');

/**
 * Videos `v1`–`v4` (H.264 and AAC, 30 frames a second) and pictures `p1` (PNG) and `p2`–`p4` (JPEG), made by ffmpeg
 * once and kept in the system's folder for temporary files. Made from nothing: some 15 s for all of 2 s at 1280×720.
 */
export async function makeCodedMedia(
  ids: readonly CodedId[],
  { width = 1280, height = 720, seconds = 2, pictureSeconds = seconds }: CodedMediaOptions = {},
): Promise<CodedMedia> {
  mkdirSync(cache, { recursive: true });
  const fileOf = (id: string) => {
    const size = `${width}x${height}`;
    return join(
      cache,
      id.startsWith('v') ? `${id}-${size}-${seconds}s.mp4` : `${id}-${size}.${id === 'p1' ? 'png' : 'jpg'}`,
    );
  };
  const items = ids.map((id): CodedItem => {
    const video = id.startsWith('v');
    return {
      id,
      kind: video ? 'video' : 'image',
      rgb: codedColours[id],
      durationMs: (video ? seconds : pictureSeconds) * 1000,
      frames: video ? seconds * CODED_FPS : 0,
    };
  });
  const missing = new Map(items.filter(({ id }) => !existsSync(fileOf(id))).map((item) => [item.id, item]));
  for (const item of missing.values()) await encode(item, fileOf(item.id), width, height);
  return { items, fileOf };
}

/** Media of different lengths: each id with its seconds, in this order. */
export async function makeMixedMedia(wanted: readonly (readonly [CodedId, seconds: number])[]): Promise<CodedMedia> {
  const all = await Promise.all(wanted.map(([id, seconds]) => makeCodedMedia([id], { seconds })));
  return {
    items: all.flatMap(({ items }) => items),
    fileOf: (id) => {
      const media = all.find(({ items }) => items.some((item) => item.id === id));
      if (media === undefined) throw new RangeError(`no medium ${id}`);
      return media.fileOf(id);
    },
  };
}

async function encode(item: CodedItem, file: string, width: number, height: number): Promise<void> {
  // Written beside and renamed: another test may be making or reading the same file.
  const beside = `${file.slice(0, -extname(file).length)}-${process.pid}${extname(file)}`;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', `${CODED_FPS}`, '-i', '-'];
  const seconds = item.durationMs / 1000;
  const tone = `sine=frequency=${330 + 40 * item.id.charCodeAt(1)}:sample_rate=48000`;
  // prettier-ignore
  const output =
    item.kind === 'video'
      ? ['-f', 'lavfi', '-t', `${seconds}`, '-i', tone,
         '-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p',
         '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv',
         '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-b:v', '4M', '-maxrate', '5M', '-bufsize', '8M', '-g', '60',
         '-c:a', 'aac', '-b:a', '128k', '-t', `${seconds}`, '-movflags', '+faststart']
      : ['-frames:v', '1', ...(file.endsWith('.jpg') ? ['-q:v', '3'] : [])];
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...raw, ...output, beside], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  ffmpeg.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve, reject) => {
    ffmpeg.once('error', reject);
    ffmpeg.once('close', resolve);
  });
  ffmpeg.stdin.on('error', () => undefined); // it ended early: its exit code and words tell why
  const paint = painter(item, width, height);
  for (let frame = 0; frame < Math.max(1, item.frames); frame++) {
    // The next frame is painted over this one, so it has to be gone first.
    await new Promise<void>((resolve) => ffmpeg.stdin.write(paint(frame), () => resolve()));
  }
  ffmpeg.stdin.end();
  if ((await ended) !== 0) {
    rmSync(beside, { force: true });
    throw new Error(`ffmpeg could not make ${file}: ${said.trim()}`);
  }
  renameSync(beside, file);
}
