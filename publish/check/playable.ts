import type { CheckCode } from './codes.ts';
import type { MediaFacts } from './media-facts.ts';
import { MOST_MEGAPIXELS } from '../../core/picture-limits.ts';
import type { Words } from '../../core/words.ts';

/** Why a player does not show a file as it should. */
export interface Trouble {
  readonly code: Extract<CheckCode, `MEDIA_${string}` | `IMAGE_${string}`>;
  readonly words: Words;
}

/**
 * What keeps Chromium from playing a file, whatever its name. Tried with Chromium 156: it opens MP4, QuickTime, WebM,
 * Matroska, Ogg and plain sound files, and no AVI, WMV, FLV, MPEG streams, TIFF or HEIC; it decodes H.264, VP8, VP9 and
 * AV1, and no HEVC (without help of the hardware), ProRes, MPEG-2, MPEG-4 ASP or Theora. H.264 of 10 bits or 4:2:2 it
 * decodes in software alone, which small machines cannot do in time.
 */
export function troublesOf(facts: MediaFacts): readonly Trouble[] {
  const { container, video, image, audio } = facts;
  if (image !== undefined && video === undefined) return imageTroubles(container, image);
  if (!containers.has(container))
    return [trouble('MEDIA_CONTAINER', `${container}`, 'cannot be opened', 'không mở được')];
  return [...(video === undefined ? [] : videoTroubles(video)), ...audioTroubles(audio)];
}

function imageTroubles(
  container: string,
  { width = 0, height = 0 }: NonNullable<MediaFacts['image']>,
): readonly Trouble[] {
  if (!pictures.has(container)) return [trouble('MEDIA_CONTAINER', container, 'cannot be opened', 'không mở được')];
  const size = `${width} × ${height}`;
  const megapixels = Math.ceil((width * height) / 1e6);
  if (width * height > MOST_MEGAPIXELS * 1e6) {
    const words = {
      en: `${size} pixels are ${megapixels} megapixels, and the player shows ${MOST_MEGAPIXELS} at most`,
      vi: `${size} là ${megapixels} triệu điểm ảnh, trình phát chỉ hiện tối đa ${MOST_MEGAPIXELS} triệu`,
    };
    return [{ code: 'IMAGE_NOT_SHOWN', words }];
  }
  if (width * height <= LARGEST_PICTURE) return [];
  const words = {
    en: `${size} pixels is more than any screen has: it is scaled down each time that it comes on`,
    vi: `${size} điểm ảnh, hơn mọi màn hình: mỗi lần chiếu máy phải thu nhỏ ảnh`,
  };
  return [{ code: 'IMAGE_TOO_LARGE', words }];
}

function videoTroubles(video: NonNullable<MediaFacts['video']>): readonly Trouble[] {
  const { codec, profile, level = 0, bitDepth = 8, chroma = '4:2:0', width = 0, height = 0 } = video;
  if (!videoCodecs.has(codec)) {
    const name = codecNames[codec] ?? codec;
    return [trouble('MEDIA_CODEC', name, 'cannot be decoded', 'không giải mã được')];
  }
  const found: Trouble[] = [];
  if (codec === 'AVC' && (bitDepth > 8 || chroma !== '4:2:0')) {
    const what = [`H.264 ${profile ?? ''}`.trim(), `${bitDepth} bit`, chroma].join(', ');
    found.push(trouble('MEDIA_PIXELS', what, 'is not decoded by hardware', 'phần cứng không giải mã được'));
  }
  if (video.interlaced) {
    const words = {
      en: 'is interlaced: edges that move show combs',
      vi: 'quét xen kẽ: mép vật chuyển động bị răng lược',
    };
    found.push({ code: 'MEDIA_INTERLACED', words });
  }
  const fps = video.framesPerSecond ?? 0;
  const heavy = [
    ...(Math.max(width, height) > 3840 || Math.min(width, height) > 2160 ? [`${width} × ${height}`] : []),
    ...(fps > 60.5 ? [`${Math.round(fps)} fps`] : []),
    ...(codec === 'AVC' && level > 5.2 ? [`level ${level}`] : []),
  ];
  if (heavy.length > 0)
    found.push(trouble('MEDIA_HEAVY', heavy.join(', '), 'is too much for small machines', 'quá nặng với máy nhỏ'));
  return found;
}

function audioTroubles(audio: MediaFacts['audio']): readonly Trouble[] {
  if (audio === undefined || audioCodecs.has(audio.codec)) return [];
  return [
    trouble('MEDIA_AUDIO', audio.codec, 'cannot be decoded: it is silent', 'không giải mã được nên không có tiếng'),
  ];
}

function trouble(code: Trouble['code'], what: string, en: string, vi: string): Trouble {
  return { code, words: { en: `${what} ${en}`, vi: `${what}: ${vi}` } };
}

/** By MediaInfo's names, as all below. */
const containers = new Set(['MPEG-4', 'QuickTime', 'WebM', 'Matroska', 'Ogg', 'MPEG Audio', 'Wave', 'FLAC', 'ADTS']);
const pictures = new Set(['JPEG', 'PNG', 'WebP', 'GIF', 'avif', 'AVIF', 'Bitmap', 'SVG']);
const videoCodecs = new Set(['AVC', 'VP8', 'VP9', 'AV1']);
const audioCodecs = new Set(['AAC', 'Opus', 'Vorbis', 'MPEG Audio Layer 3', 'FLAC', 'PCM']);
const codecNames: Readonly<Record<string, string>> = {
  HEVC: 'HEVC (H.265)',
  'MPEG Video': 'MPEG-2',
  'MPEG-4 Visual': 'MPEG-4 ASP (DivX, Xvid)',
  JPEG: 'Motion JPEG',
};
/** 7680 × 4320. */
const LARGEST_PICTURE = 33_177_600;
