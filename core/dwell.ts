import type { Choice } from './choose.ts';
import type { Overlays } from './overlays.ts';
import type { Item } from './playlist.ts';

/** What those before the screen have seen. */
interface Seen {
  readonly watched: { readonly item: Item; readonly overlays: Overlays | false } | undefined;
  /** When a code was last on the screen, epoch milliseconds; that of what is watched does not count yet. */
  readonly codeSeenAt: number;
}

/**
 * Whether a code must stand beside an item that wants the screen for itself, because people would else stand before the
 * screen for `dwellSeconds` without having seen one. An emergency is not disturbed.
 */
export function isCodeOverdue(
  { watched, codeSeenAt }: Seen,
  { item, programme, slot, campaign }: Choice,
  startsAt: number,
): boolean {
  const dwellSeconds = programme.overlays === false ? undefined : programme.overlays.qr?.dwellSeconds;
  if (dwellSeconds === undefined || campaign.interrupt?.class === 'emergency') return false;
  if (item.kind === 'slide' && 'qr' in item.slide) return false;
  const seenAt = hasCode(watched) ? startsAt : codeSeenAt;
  // A clip whose length nobody wrote may be any length.
  const endsAt = slot?.endsAt ?? startsAt + (item.durationSeconds ?? Infinity) * 1000;
  return endsAt - seenAt > dwellSeconds * 1000;
}

/** Whether a code to scan is on the screen with it. */
export function hasCode(showing: Seen['watched']): boolean {
  if (showing === undefined) return false;
  const { item, overlays } = showing;
  return (overlays !== false && overlays.qr !== undefined) || (item.kind === 'slide' && 'qr' in item.slide);
}
