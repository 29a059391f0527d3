import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FRAMES_PER_SECOND } from '../source/clip.ts';
import { SAMPLES_PER_SECOND } from '../source/sound.ts';

/** The largest a clip may be, in bytes (DECISIONS 30). */
export const LARGEST_CLIP_BYTES = 1_500_000;
/** Whole pictures are a third of a flat film's bytes, and clips are played from the start: so few of them. */
const KEYFRAME_SECONDS = 15;
/** x264's CRF: the best that is tried, and the plainest that is still clean. */
const bestQuality = 24;
const plainestQuality = 28;

export interface Encoding {
  /** PNG frames in order. */
  readonly frames: AsyncIterable<Buffer>;
  /** Left and right in turn, at 48 kHz. */
  readonly sound: Float32Array;
  readonly seconds: number;
  readonly file: string;
}

/**
 * Writes an MP4 that every player of the last fifteen years knows: H.264 High, 8-bit 4:2:0, BT.709, AAC, its index
 * first. Gives the quality (x264's CRF) that fitted; throws when none did.
 */
export async function encode({ frames, sound, seconds, file }: Encoding): Promise<number> {
  const room = await mkdtemp(join(tmpdir(), 'bluezone-clip-'));
  try {
    const master = join(room, 'master.mkv');
    const heard = join(room, 'sound.f32');
    await writeFile(heard, new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength));
    await write(frames, master);
    for (let crf = bestQuality; crf <= plainestQuality;) {
      const draft = join(room, `${crf}.mp4`);
      await ffmpeg(['-i', master, ...audio(heard), ...video(crf), ...container(seconds), draft]);
      const { size } = await stat(draft);
      if (size > LARGEST_CLIP_BYTES) {
        // Nine steps halve a flat film; rounded down, so as not to pass by a quality that fits.
        crf += Math.max(1, Math.floor(9 * Math.log2(size / LARGEST_CLIP_BYTES)));
        continue;
      }
      // The last step goes beside the goal and is renamed: nobody ever reads half a clip.
      const beside = `${file}.part`;
      await copyFile(draft, beside);
      await rename(beside, file);
      return crf;
    }
    throw new Error(
      `${file}: more than ${LARGEST_CLIP_BYTES} bytes even at CRF ${plainestQuality}; shorten it or let less move`,
    );
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

/** No encoder's name and no date in the file: the same frames give the same words about them. */
const anonymous = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'];

const audio = (file: string) => [
  ...['-f', 'f32le', '-ar', String(SAMPLES_PER_SECOND), '-ac', '2', '-i', file],
  ...['-c:a', 'aac', '-b:a', '40k'],
];

const video = (crf: number) => [
  ...['-c:v', 'libx264', '-profile:v', 'high', '-level:v', '4.0', '-pix_fmt', 'yuv420p'],
  ...['-preset', 'slower', '-tune', 'animation', '-bf', '8', '-crf', String(crf)],
  // A ground that opens looks like a cut to x264, and a whole picture in its middle is thrown away a frame later.
  ...['-g', String(FRAMES_PER_SECOND * KEYFRAME_SECONDS), '-sc_threshold', '0'],
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
];

const container = (seconds: number) => ['-t', String(seconds), '-movflags', '+faststart', ...anonymous];

/** The frames as a lossless film, so that each quality is tried without drawing them again. */
async function write(frames: AsyncIterable<Buffer>, master: string): Promise<void> {
  const toVideo = 'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p';
  const child = start([
    ...['-f', 'image2pipe', '-c:v', 'png', '-framerate', String(FRAMES_PER_SECOND), '-i', '-'],
    ...['-vf', toVideo, '-colorspace', 'bt709', '-color_range', 'tv'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', master],
  ]);
  const ended = end(child);
  try {
    for await (const frame of frames) {
      if (child.stdin?.write(frame) === false) await Promise.race([once(child.stdin, 'drain'), ended]);
    }
  } finally {
    child.stdin?.end();
  }
  await ended;
}

async function ffmpeg(args: readonly string[]): Promise<void> {
  const child = start(args);
  child.stdin?.end();
  await end(child);
}

function start(args: readonly string[]): ChildProcess {
  return spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}
