/** MIME types by the ending of a file's name; the formats that Chromium plays. */
const byEnding: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/mp4',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
};

/** The MIME type that a file's name or address suggests (`clip.MP4?v=2` is `video/mp4`), if any. */
export function typeOfName(name: string): string | undefined {
  const path = name.split(/[?#]/, 1)[0] ?? '';
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : byEnding[ending];
}

/** Whether a MIME type is shown as a video or as a picture, or heard. */
export function kindOfType(type: string): 'video' | 'image' | 'audio' | undefined {
  const [kind] = type.toLowerCase().split('/', 1);
  return kind === 'video' || kind === 'image' || kind === 'audio' ? kind : undefined;
}
