import type { ReadyMedia } from '../../core/programme.ts';
import { decodeBeside } from './picture-bench.ts';
import type { PictureSize } from './picture-size.ts';

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
  if (type.startsWith('image/svg')) return drawn(url, area);
  return decodeBeside(new URL(url, document.baseURI).href, area, signal);
}

/**
 * A drawing has no pixels of its own: it is drawn as large as it is shown. By way of a canvas, for of a drawing that does
 * not say both its width and its height `createImageBitmap` makes an empty bitmap (measured on Chromium 156).
 */
async function drawn(url: string, area: PictureSize): Promise<ImageBitmap> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const [naturalWidth, naturalHeight] = [image.naturalWidth || area.width, image.naturalHeight || area.height];
  const scale = Math.min(area.width / naturalWidth, area.height / naturalHeight);
  const width = Math.max(1, Math.round(naturalWidth * scale));
  const height = Math.max(1, Math.round(naturalHeight * scale));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  return canvas.transferToImageBitmap();
}
