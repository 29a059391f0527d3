import { z } from 'zod';

const playlistHead = z.object({ id: z.string(), epoch: z.int().default(0), revision: z.int().default(0) });

/** What a playlist says of itself: its channel, and where it stands in the channel's count. */
export type PlaylistHead = z.infer<typeof playlistHead>;

/** The head of a playlist from its JSON, the rest of which is not looked into; nothing when it has none. */
export function readPlaylistHead(text: string): PlaylistHead | undefined {
  try {
    return playlistHead.safeParse(JSON.parse(text.replace(/^\ufeff/, ''))).data;
  } catch {
    return undefined; // not JSON
  }
}
