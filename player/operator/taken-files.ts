import { pathToFileURL } from 'node:url';
import type { OpenAsset } from '../asset-reader.ts';

/**
 * Opens media for the sync, which knows nothing of sticks. What came by hand without a hash is pinned to where it lay:
 * it is as it was when it was taken, and once lost it comes back only by hand.
 *
 * @param folder  the folder in the place of a config URL, whose files may be asked for at any time
 */
export function besideTakenFiles(open: OpenAsset, folder: string | undefined): OpenAsset {
  const own = folder === undefined ? undefined : `${pathToFileURL(folder).href}/`;
  return (request) => {
    if (!request.url.startsWith('file:') || (own !== undefined && request.url.startsWith(own))) return open(request);
    if (request.unlessStill !== undefined) return Promise.resolve({ kind: 'not-modified' });
    const reason = 'it was brought by hand, and is not here any more: bring it again';
    return Promise.resolve({ kind: 'unreachable', reason });
  };
}
