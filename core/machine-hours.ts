import { readHours } from './hours.ts';
import type { DaypartWindow, DisplayRule, Playlist } from './playlist.ts';
import { withEach, type ScreenProgramme } from './programme.ts';

/** When the screens of a machine are open, where their playlist does not say. */
export interface MachineHours {
  readonly text: string;
  readonly windows: readonly DaypartWindow[];
  readonly outside: DisplayRule['outside'];
}

/** The hours that are set on a machine, if any. */
export function machineHours({
  hours,
  outsideHours = 'black',
}: {
  readonly hours?: string | undefined;
  readonly outsideHours?: DisplayRule['outside'] | undefined;
}): MachineHours | undefined {
  const read = hours === undefined ? undefined : readHours(hours);
  return read && { ...read, outside: outsideHours };
}

/**
 * The programme of a screen with the machine's hours for every rule of its playlists that has none; what a playlist says
 * goes before them. It is called by another digest, so that a page takes it for another list.
 */
export function withMachineHours(programme: ScreenProgramme, machine: MachineHours | undefined): ScreenProgramme {
  if (machine === undefined) return programme;
  return withEach(programme, (one) => ({
    ...one,
    playlist: playlistWithHours(one.playlist, machine),
    digest: `${one.digest} ${machine.text} ${machine.outside}`,
  }));
}

/** A playlist as a machine with hours of its own plays it. */
export function playlistWithHours(playlist: Playlist, machine: MachineHours | undefined): Playlist {
  if (machine === undefined) return playlist;
  const { windows, outside } = machine;
  let name = 'hours of this machine';
  while (playlist.dayparts.some((daypart) => daypart.name === name)) name += "'";
  const rule: DisplayRule = { hours: [name], outside, volume: [] };
  return {
    ...playlist,
    dayparts: [...playlist.dayparts, { name, windows }],
    display: [
      ...playlist.display.map((own) => (own.hours.length > 0 ? own : { ...own, hours: [name], outside })),
      rule,
    ],
  };
}
