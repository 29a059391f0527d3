import type { Item } from './playlist.ts';
import type { Programme, ReadyMedia, ScreenProgramme } from './programme.ts';

/** Whether an item must not be seen any more. What a playlist calls its items says nothing about those of the bundled one. */
export function isWithdrawnFrom(
  { current, fallback, waiting }: ScreenProgramme,
  programme: Programme,
  item: Item,
  media: ReadyMedia | undefined,
): boolean {
  return [current, waiting].some((one) => {
    if (one === undefined || one.playlist.withdrawn.length === 0) return false;
    const { withdrawn } = one.playlist;
    return (
      (programme.digest !== fallback.digest && withdrawn.includes(item.id)) ||
      (media !== undefined && withdrawn.includes(media.sha256))
    );
  });
}
