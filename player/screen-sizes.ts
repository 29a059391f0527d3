import { readFile } from 'node:fs/promises';
import type { Viewport } from '../core/choose-source.ts';
import { picturePlace, type DisplaySettings } from '../core/display-settings.ts';
import { writeDurably } from './durable.ts';
import { reasonOf, type Log } from './log.ts';

/** How large the screens are, as their pages have told; remembered, because files are chosen before a page speaks. */
export interface ScreenSizes {
  /** Notes the size of a screen's window; whether that is news. */
  tell(screenId: string, size: Viewport): boolean;
  /** The different sizes of the pictures of these screens. One that never told counts as both ways it may hang. */
  of(screenIds: readonly string[]): readonly Viewport[];
}

/** What a screen may be that has never told its size. */
export const UNTOLD_SIZES = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
] as const satisfies readonly Viewport[];

/** Reads what is remembered. A file that cannot be read or written costs a download at most. */
export async function openScreenSizes(file: string, display: DisplaySettings, log: Log): Promise<ScreenSizes> {
  const sizes = new Map<string, Viewport>(await remembered(file));
  const keep = () =>
    writeDurably(file, JSON.stringify(Object.fromEntries(sizes))).catch((error: unknown) =>
      log.warn('screen sizes not kept', { reason: reasonOf(error) }),
    );
  return {
    tell(screenId, { width, height }) {
      const before = sizes.get(screenId);
      if (before?.width === width && before.height === height) return false;
      sizes.set(screenId, { width, height });
      void keep();
      return true;
    },
    of: (screenIds) => [
      ...new Map(
        screenIds
          .flatMap((id): readonly Viewport[] => {
            const size = sizes.get(id);
            if (size === undefined) return UNTOLD_SIZES;
            const { width, height } = picturePlace(size, display);
            return [{ width, height }];
          })
          .map((size) => [`${size.width}x${size.height}`, size]),
      ).values(),
    ],
  };
}

async function remembered(file: string): Promise<readonly (readonly [string, Viewport])[]> {
  try {
    const entries = Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, Partial<Viewport>>);
    return entries.flatMap(([id, { width, height }]) =>
      typeof width === 'number' && typeof height === 'number' ? [[id, { width, height }] as const] : [],
    );
  } catch {
    return []; // the first start, or damage: the pages tell again
  }
}
