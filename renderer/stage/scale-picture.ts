/** Pixels of the display, in device pixels. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

/** A picture no larger than it is needed to cover an area; the larger one is let go of. The caller closes it. */
export async function scaledTo({ width, height }: Area, bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  if (scale > 0.75) return bitmap;
  const size = { resizeWidth: Math.ceil(bitmap.width * scale), resizeHeight: Math.ceil(bitmap.height * scale) };
  const smaller = await createImageBitmap(bitmap, { ...size, resizeQuality: 'high' });
  bitmap.close();
  return smaller;
}
