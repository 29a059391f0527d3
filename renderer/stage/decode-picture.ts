import { MOST_MEGAPIXELS } from '../../core/picture-limits.ts';
import type { ReadyMedia } from '../../core/programme.ts';
import { decodeBeside } from './picture-bench.ts';
import { pictureSize, type PictureSize } from './picture-size.ts';
import { scaledTo } from './scale-picture.ts';

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
  const bytes = await fetched(url, signal);
  refuseHuge(bytes);
  return decodeBeside(bytes, area, signal);
}

/** As bytes, not as a `Blob`: that would lie in the browser's own process until this page has its garbage collected. */
async function fetched(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the picture could not be read (${response.status})`);
  return response.arrayBuffer();
}

/** Decoding holds all pixels at once, however small they are shown. */
function refuseHuge(bytes: ArrayBuffer): void {
  const head = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, LONGEST_HEAD_BYTES));
  const { width, height } = pictureSize(head) ?? { width: 0, height: 0 };
  const megapixels = (width * height) / 1e6;
  if (megapixels > MOST_MEGAPIXELS)
    throw new Error(
      `the picture has ${width} × ${height} pixels, ${Math.ceil(megapixels)} megapixels; ` +
        `at most ${MOST_MEGAPIXELS} can be shown: make it smaller`,
    );
}

/** A JPEG's notes and colour profile stand before its size. */
const LONGEST_HEAD_BYTES = 2 ** 20;

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
