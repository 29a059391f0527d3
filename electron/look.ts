import type { BrowserWindow } from 'electron';
import type { Sight } from '../core/sights.ts';
import { sightOf, SIGHT_SIZE } from '../player/sight-rounds.ts';

/** Looks at what the compositor gives to the display; `undefined` when that is nothing, as in a window that is hidden. */
export async function lookAt(window: BrowserWindow): Promise<Sight | undefined> {
  const image = await window.webContents.capturePage();
  return image.isEmpty() ? undefined : sightOf(image.resize(SIGHT_SIZE).toBitmap(), 4);
}
