/** Whether a file that begins so is an SVG drawing. */
export function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).replace(/^\ufeff/, '');
  return /^\s*<(\?xml|!--|!DOCTYPE svg|svg)/i.test(text) && /<svg[\s>]/i.test(text);
}

/**
 * Whether a picture lacks its end, which a browser shows as a grey rest or not at all. Each format says in its own way
 * where it ends; cameras and editors may write a little behind it.
 *
 * @param container  MediaInfo's name
 * @param tail       the last 64 KiB, or all of it
 * @param bytes      how long the file is
 */
export function endsEarly(container: string, head: Uint8Array, tail: Uint8Array, bytes: number): boolean {
  const end = Buffer.from(tail.buffer, tail.byteOffset, tail.length);
  switch (container) {
    case 'JPEG':
      return end.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0;
    case 'PNG':
      return end.lastIndexOf('IEND', undefined, 'latin1') < 0;
    case 'GIF':
      return end.lastIndexOf(0x3b) < end.length - 64;
    case 'WebP':
      return bytes < 8 + new DataView(head.buffer, head.byteOffset).getUint32(4, true);
    case 'Bitmap':
      return bytes < new DataView(head.buffer, head.byteOffset).getUint32(2, true);
    default:
      return false;
  }
}
