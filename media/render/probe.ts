import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What a clip's file really is. */
export interface Probe {
  readonly sha256: string;
  readonly bytes: number;
  /** As ffprobe names them, such as `h264` and `aac`; the audio's is missing from a silent file. */
  readonly videoCodec: string | undefined;
  readonly audioCodec: string | undefined;
  readonly profile: string | undefined;
  readonly pixelFormat: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly framesPerSecond: string | undefined;
  readonly seconds: number;
}

interface Stream {
  readonly codec_type: string;
  readonly codec_name: string;
  readonly profile?: string;
  readonly pix_fmt?: string;
  readonly width?: number;
  readonly height?: number;
  readonly r_frame_rate?: string;
}

/** Reads a clip with ffprobe; throws in plain words when ffprobe is not installed or cannot read it. */
export function probe(file: string): Probe {
  const bytes = readFileSync(file);
  const { streams, format } = JSON.parse(ffprobe(file)) as { streams: Stream[]; format: { duration: string } };
  const video = streams.find(({ codec_type }) => codec_type === 'video');
  return {
    ...measure(bytes),
    videoCodec: video?.codec_name,
    audioCodec: streams.find(({ codec_type }) => codec_type === 'audio')?.codec_name,
    profile: video?.profile,
    pixelFormat: video?.pix_fmt,
    width: video?.width,
    height: video?.height,
    framesPerSecond: video?.r_frame_rate,
    seconds: Number(format.duration),
  };
}

/** What the playlist says of a file: its hash, in lower-case hexadecimal, and its length. */
export function measure(bytes: Buffer): { readonly sha256: string; readonly bytes: number } {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

function ffprobe(file: string): string {
  try {
    return execFileSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', file], {
      encoding: 'utf8',
      timeout: 30_000,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new Error('ffprobe is not installed; it comes with ffmpeg (Debian: apt-get install ffmpeg)', {
        cause: error,
      });
    }
    throw error;
  }
}
