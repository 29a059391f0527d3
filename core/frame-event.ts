/**
 * What the host tells a frame's element in our page of the web page within, as the `detail` of a `CustomEvent` of this
 * name: the page itself can see nothing of what a frame of another origin has come to.
 */
export const FRAME_EVENT = 'kiosk-frame';

export type FrameEvent =
  /** Its document has put the first words or pictures on the screen. */
  | { readonly state: 'drawn' }
  /** It was to show what it may not, or what is no page: what it shows stays, and goes no further. */
  | { readonly state: 'broken'; readonly reason: string }
  /** Its picture is gone: its process died, or an error page came in its place. */
  | { readonly state: 'gone'; readonly reason: string };
