import { MOST_MEGAPIXELS } from '../../core/picture-limits.ts';
import { pictureSize, type PictureSize } from './picture-size.ts';

/** A picture, and the bytes of its file. */
export interface ReadPicture {
  readonly bitmap: ImageBitmap;
  readonly bytes: number;
}

/**
 * Fetches a picture and decodes it, no larger than an area needs it. Its file is a `Blob`, of which alone a picture is
 * decoded as a page shows it: with its colours, and the right way up.
 *
 * @param url   absolute
 * @param area  device pixels
 * @throws when it cannot be had, is no picture, or has more than 50 megapixels
 */
export async function readPicture(url: string, area: PictureSize, signal?: AbortSignal): Promise<ReadPicture> {
  const response = await fetch(url, signal === undefined ? {} : { signal });
  if (!response.ok) throw new Error(`the picture could not be read (${response.status})`);
  const file = await response.blob();
  await refuseHuge(file);
  return { bitmap: await scaledTo(area, await createImageBitmap(file)), bytes: file.size };
}

/** A picture no larger than it is needed to cover an area; the larger one is let go of. The caller closes it. */
async function scaledTo({ width, height }: PictureSize, bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  if (scale > 0.75) return bitmap;
  const size = { resizeWidth: Math.ceil(bitmap.width * scale), resizeHeight: Math.ceil(bitmap.height * scale) };
  const smaller = await createImageBitmap(bitmap, { ...size, resizeQuality: 'high' });
  bitmap.close();
  return smaller;
}

/** Decoding holds all pixels at once, however small they are shown. */
async function refuseHuge(file: Blob): Promise<void> {
  const head = new Uint8Array(await file.slice(0, LONGEST_HEAD_BYTES).arrayBuffer());
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
