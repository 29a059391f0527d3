import type { BesideZone } from '../../core/playlist.ts';
import type { Showing } from '../../core/showing.ts';
import type { Box, ZoneLayout } from '../../core/zone-layout.ts';

/** How the picture is shared with the zones while a showing is on. */
export interface Room extends ZoneLayout {
  /** The longest that a picture of theirs needs from the word to begin until it moves, in milliseconds. */
  readonly leadMs: number;
  /** The zones that would have a picture, and are left out because it could not be read. */
  readonly leftOut: readonly BesideZone[];
}

/** What plays beside the main picture, as the main stage knows it. The zones come and go in the frames of its own cuts. */
export interface Beside {
  /**
   * The room of a showing and of the zones that have a picture to show beside it. Those that are not seen yet are asked
   * to be ready by then, and waited for shortly; one that is not has no room until the next change.
   *
   * @param area    what the frame leaves of the screen
   * @param seenAt  when the showing will be seen first, by `performance.now()`; may move
   */
  roomFor(showing: Showing, area: Box, seenAt: () => number, signal: AbortSignal): Promise<Room>;
  /**
   * A room whose area may have changed: the same zones in it, but for those that cannot be read there and those that have
   * left since.
   */
  roomIn(area: Box, room: Room): Room;
  /**
   * What is watched lies so from now on, between two cuts: the zones in its room move with it, or leave when it has no
   * place for them any more. Those that wait for the next cut go on waiting.
   */
  move(room: Room): void;
  /** From this frame on the room is shared so; `undefined`: nothing is to be seen beside the main picture. */
  share(room: Room | undefined): void;
}

/** All of an area for one picture alone. */
export function wholeOf(area: Box): Room {
  return { main: area, beside: {}, leadMs: 0, leftOut: [] };
}

/** Whether nothing moves from one room to the next. */
export function isSameRoom({ main, beside }: Room, other: Room | undefined): boolean {
  return JSON.stringify([main, beside]) === JSON.stringify([other?.main, other?.beside]);
}
