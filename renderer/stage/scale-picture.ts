import type { PictureSize } from './picture-size.ts';

/** A picture no larger than it is needed to cover an area; the larger one is let go of. The caller closes it. */
export async function scaledTo({ width, height }: PictureSize, bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  if (scale > 0.75) return bitmap;
  const size = { resizeWidth: Math.ceil(bitmap.width * scale), resizeHeight: Math.ceil(bitmap.height * scale) };
  const smaller = await createImageBitmap(bitmap, { ...size, resizeQuality: 'high' });
  bitmap.close();
  return smaller;
}
