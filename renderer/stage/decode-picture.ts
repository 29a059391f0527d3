import type { ReadyMedia } from '../../core/programme.ts';
import { decodeBeside } from './picture-bench.ts';
import type { PictureSize } from './picture-size.ts';
import { scaledTo } from './read-picture.ts';

/**
 * A picture, decoded, and no larger than it is needed: the caller closes it. An `<img>` will not do: what it decodes
 * stays in Chromium's cache of decoded images, which nothing empties, and 300 changes held 350 MiB more (measured).
 *
 * @param area    the pixels of the display that it will cover, in device pixels
 * @param signal  aborted when nobody waits for it any more
 * @throws when the bytes are no picture, or one of more than 50 megapixels, or it is wanted no more
 */
export async function decodePicture(
  { url, type }: ReadyMedia,
  area: PictureSize,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  if (type.startsWith('image/svg')) return scaledTo(area, await drawn(url, area));
  return decodeBeside(new URL(url, document.baseURI).href, area, signal);
}

/** A drawing has no pixels of its own: it is drawn as large as it is shown. */
async function drawn(url: string, { width, height }: PictureSize) {
  const image = new Image();
  image.src = url;
  await image.decode();
  const scale = Math.min(width / (image.naturalWidth || width), height / (image.naturalHeight || height));
  return createImageBitmap(image, {
    resizeWidth: Math.max(1, Math.round((image.naturalWidth || width) * scale)),
    resizeHeight: Math.max(1, Math.round((image.naturalHeight || height) * scale)),
  });
}
