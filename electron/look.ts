import type { BrowserWindow } from 'electron';
import type { Sight } from '../core/sights.ts';
import { sightOf, SIGHT_SIZE } from '../player/sight-rounds.ts';

/**
 * Looks at what the compositor gives to the display; `undefined` when that is nothing, as in a window that is hidden, or
 * while the picture of a look before has not come: pictures that a GPU which hangs still owes would pile up. Rejects when
 * Electron gives none.
 */
export function createLook({ webContents }: BrowserWindow): () => Promise<Sight | undefined> {
  let isPending = false;
  return async () => {
    if (isPending) return undefined;
    isPending = true;
    try {
      const image = await webContents.capturePage();
      return image.isEmpty() ? undefined : sightOf(image.resize(SIGHT_SIZE).toBitmap(), 4);
    } finally {
      isPending = false;
    }
  };
}
