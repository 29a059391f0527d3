import type { FileHandle } from 'node:fs/promises';
import type { MediaInfo, MediaInfoResult } from 'mediainfo.js';
import { reasonOf } from '../../player/log.ts';
import type { MediaFacts, VideoFacts } from './media-facts.ts';
import { endsEarly, isSvg } from './picture-ends.ts';
import { wasmFile } from './wasm-file.ts';

/** Reads what media files are; loaded once, closed when done. */
export interface MediaReader {
  /** `undefined` when there is no media in it that can be recognised. Reads by chunks, never the whole of a film. */
  read(file: FileHandle, bytes: number): Promise<MediaFacts | undefined>;
  close(): void;
}

/** Loads MediaInfo's WebAssembly (2.6 MB), which only `check` needs. */
export async function openMediaReader(): Promise<MediaReader> {
  const { default: mediaInfoFactory } = await import('mediainfo.js');
  const load = () =>
    mediaInfoFactory({ format: 'object', locateFile: () => wasmFile('mediainfo.js/MediaInfoModule.wasm') });
  let mediaInfo: MediaInfo<'object'> = await load();
  return {
    async read(file, bytes) {
      const head = await readAt(file, Math.min(bytes, HEAD_BYTES), 0);
      if (isSvg(head)) return { container: 'SVG', image: { codec: 'SVG' }, cutShort: false };
      const result = await analyse(mediaInfo, file, bytes);
      if (typeof result === 'string') {
        // What a hostile file did to its memory must not colour the next one.
        mediaInfo.close();
        mediaInfo = await load();
        return undefined;
      }
      const facts = factsOf(result);
      if (facts?.image === undefined || facts.cutShort) return facts;
      const tail = await readAt(file, Math.min(bytes, TAIL_BYTES), Math.max(0, bytes - TAIL_BYTES));
      return { ...facts, cutShort: endsEarly(facts.container, head, tail, bytes) };
    },
    close: () => mediaInfo.close(),
  };
}

/** MediaInfo's reading, or why there is none. It asks for chunks as it goes, so a limit there ends it. */
async function analyse(
  mediaInfo: MediaInfo<'object'>,
  file: FileHandle,
  bytes: number,
): Promise<MediaInfoResult | string> {
  let [asked, chunks] = [0, 0];
  try {
    return await mediaInfo.analyzeData(bytes, async (size, offset) => {
      asked += size;
      chunks++;
      if (asked > MOST_READ_BYTES || chunks > MOST_CHUNKS) throw new Error('it asks for more and more');
      return readAt(file, size, offset);
    });
  } catch (error) {
    return reasonOf(error);
  }
}

const HEAD_BYTES = 4096;
const TAIL_BYTES = 64 * 1024;
const MOST_READ_BYTES = 512 * 2 ** 20;
const MOST_CHUNKS = 20_000;

async function readAt(file: FileHandle, size: number, offset: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(size);
  const { bytesRead } = await file.read(buffer, 0, size, offset);
  return buffer.subarray(0, bytesRead);
}

type Track = Readonly<Record<string, unknown>> & { readonly '@type': string };

function factsOf(result: MediaInfoResult): MediaFacts | undefined {
  const tracks = (result.media?.track ?? []) as unknown as readonly Track[];
  const of = (type: string) => tracks.find((track) => track['@type'] === type);
  const [general, video, audio, image] = [of('General'), of('Video'), of('Audio'), of('Image')];
  const container = text(general, 'Format');
  if (general === undefined || container === undefined) return undefined;
  const extra = general['extra'] as Readonly<Record<string, unknown>> | undefined;
  const cutShort = general['IsTruncated'] === 'Yes' || extra?.['IsTruncated'] === 'Yes';
  if (video === undefined && audio === undefined && image === undefined && !cutShort) return undefined;
  return {
    ...{ container, cutShort },
    ...(video === undefined ? {} : { video: videoFacts(video) }),
    ...(audio === undefined ? {} : { audio: { codec: audioCodec(audio) } }),
    ...(image === undefined ? {} : { image: { codec: text(image, 'Format') ?? container, ...sized(image, 0) } }),
    ...some('durationSeconds', number(general, 'Duration')),
  };
}

function videoFacts(track: Track): VideoFacts {
  const rotation = ((Math.round(number(track, 'Rotation') ?? 0) % 360) + 360) % 360;
  const codec = text(track, 'Format') ?? 'unknown';
  // Of H.264 whose header allows fields MediaInfo says nothing until it has seen many pictures; else it says Progressive.
  const scan = text(track, 'ScanType') ?? (codec === 'AVC' ? 'fields' : 'Progressive');
  return {
    codec,
    rotation,
    interlaced: scan !== 'Progressive',
    ...sized(track, rotation),
    ...some('profile', text(track, 'Format_Profile')),
    ...some('level', number(track, 'Format_Level')),
    ...some('bitDepth', number(track, 'BitDepth')),
    ...some('chroma', text(track, 'ChromaSubsampling')),
    ...some('framesPerSecond', number(track, 'FrameRate')),
    ...some('durationSeconds', number(track, 'Duration')),
  };
}

/** MP3 calls itself `MPEG Audio` like its elder siblings; its layer tells them apart. */
function audioCodec(track: Track): string {
  const codec = text(track, 'Format') ?? 'unknown';
  return codec === 'MPEG Audio' ? `${codec} ${text(track, 'Format_Profile') ?? ''}`.trim() : codec;
}

function sized(track: Track, rotation: number): { readonly width?: number; readonly height?: number } {
  const [width, height] = [number(track, 'Width'), number(track, 'Height')];
  const upright = rotation % 180 === 0;
  return { ...some('width', upright ? width : height), ...some('height', upright ? height : width) };
}

function text(track: Track | undefined, name: string): string | undefined {
  const value = track?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(track: Track, name: string): number | undefined {
  const value = Number(track[name] ?? NaN);
  return Number.isFinite(value) ? value : undefined;
}

function some<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
