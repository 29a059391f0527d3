/** Instants as they stand on the clock of a wall. */
export interface Clock {
  /** `07:30:05`. */
  readonly time: (at: number) => string;
  /** `22/11 07:30`, for what may have been on another day. */
  readonly day: (at: number) => string;
}

/** The clock of a time zone, or of this machine where none is known; of what is no instant it says `–`. */
export function clockOf(timeZone: string | null): Clock {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const two = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = formatIn(zone, { ...two, second: '2-digit' });
  const clock = formatIn(zone, two);
  const date = formatIn(zone, { day: '2-digit', month: '2-digit' });
  const known = (say: (at: number) => string) => (at: number) => (Number.isFinite(at) ? say(at) : '–');
  return { time: known(time), day: known((at) => `${date(at)} ${clock(at)}`) };
}

function formatIn(timeZone: string, form: Intl.DateTimeFormatOptions): (at: number) => string {
  const format = formatter(timeZone, form);
  return (at) => format.format(at);
}

/** A zone that another machine has told may be one that this Node does not know. */
function formatter(timeZone: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...form, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', form);
  }
}
