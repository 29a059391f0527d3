import type { DisplayRule, Playlist } from './playlist.ts';
import { withEach, type ScreenProgramme } from './programme.ts';

/**
 * The programme of a screen with this volume in the place of the one that its playlists give it by the hour; the setting of
 * the machine is above both. It is called by another digest, so that a page takes it for another list.
 *
 * @param percent  0–100; `undefined`: as the playlists say
 */
export function withVolume(programme: ScreenProgramme, percent: number | undefined): ScreenProgramme {
  if (percent === undefined) return programme;
  return withEach(programme, (one) => ({
    ...one,
    playlist: playlistAt(one.playlist, percent),
    digest: `${one.digest} at ${percent} %`,
  }));
}

function playlistAt(playlist: Playlist, percent: number): Playlist {
  const volume: DisplayRule['volume'] = [{ dayparts: [], percent }];
  const forTheRest: DisplayRule = { hours: [], outside: 'black', volume };
  return { ...playlist, display: [...playlist.display.map((rule) => ({ ...rule, volume })), forTheRest] };
}
