import { open } from 'node:fs/promises';
import type { Words } from '../core/words.ts';
import { readTarHeader, TAR_BLOCK_BYTES } from '../player/tar-header.ts';

/** Whether a file begins as a bundle does. Rejects as the disk does. */
export async function isBundle(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAR_BLOCK_BYTES), 0, TAR_BLOCK_BYTES, 0);
    return readTarHeader(buffer.subarray(0, bytesRead)).kind === 'file';
  } finally {
    await file.close();
  }
}

/** What is said where a playlist is asked for and a bundle is named. */
export const namesBundle: Words = {
  en: 'this is a bundle that publish wrote: bluezone-kiosk verify looks at it',
  vi: 'đây là tệp gói (bundle) do publish ghi: hãy xem bằng lệnh bluezone-kiosk verify',
};
