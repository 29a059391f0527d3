/**
 * Whether a file begins like a video, a picture, a sound or captions that Chromium plays. Only asked where no hash can tell: the page of a
 * Wi-Fi log-in, answered with 200 in a clip's place, must not be taken for the clip (reliability, N02, M06).
 *
 * @param head  the first bytes, 16 or more of them where the file has as many
 */
export function looksLikeMedia(head: Uint8Array): boolean {
  const bytes = Buffer.from(head);
  const text = bytes.toString('latin1');
  return (
    // MP4, MOV and AVIF: the first box's name stands after its length.
    ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(text.slice(4, 8)) ||
    text.startsWith('\x1a\x45\xdf\xa3') || // WebM, Matroska
    text.startsWith('\xff\xd8\xff') || // JPEG
    text.startsWith('\x89PNG') ||
    text.startsWith('GIF8') ||
    (text.startsWith('RIFF') && ['WEBP', 'WAVE'].includes(text.slice(8, 12))) ||
    text.startsWith('ID3') || // MP3 with tags
    /^\xff[\xe2-\xff]/.test(text) || // MPEG audio and AAC without
    text.startsWith('OggS') ||
    text.startsWith('fLaC') ||
    /^(\xef\xbb\xbf)?WEBVTT/.test(text) ||
    /^(\xef\xbb\xbf)?\s*<(\?xml|svg|!--|!doctype svg)/i.test(text)
  );
}
