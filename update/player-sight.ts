import type { Status } from '../core/status.ts';
import type { Life, PlayerSight } from '../core/update-watch.ts';

/** The player's service as systemd tells of it (systemctl show). */
export type Service = Readonly<Record<string, string>>;

/** What systemd is asked about a service. */
export const SERVICE_PROPERTIES = ['ActiveState', 'StatusText', 'InvocationID', 'WatchdogTimestampMonotonic'] as const;

/** Reads the answer of `systemctl show`, a line each. */
export function readService(text: string): Service {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * What a look at the player shows. That a picture moves is told to systemd by the host, which hears of every page how many
 * frames it has drawn (docs/supervision.md): the service is active since the first picture, its line says that it plays,
 * and the watchdog is fed. What is on, and whether anything is to be seen at all, the player itself tells in `/status`.
 *
 * @param status  `undefined` when the player does not answer
 */
export function sightOf(service: Service, status: Status | undefined): PlayerSight {
  const { ActiveState: state = 'unknown', StatusText: says = '' } = service;
  if (state !== 'active') return none(`the player's service is ${state}${says === '' ? '' : ` (${says})`}`);
  if (says !== '' && !/^(playing|no display)/.test(says)) return none(says);
  if (status === undefined) return none('the player does not answer');
  const life = {
    id: service['InvocationID'] ?? '',
    fed: Number(service['WatchdogTimestampMonotonic'] ?? 0),
  } satisfies Life;
  const fault = status.faults.find(({ code }) => /^(NO_PICTURE|BROWSER)/.test(code));
  const lit = status.screens.filter((screen) => screen.state === 'playing' || screen.state === 'safe-mode');
  if (lit.length === 0)
    return { kind: 'dark', life, hasDisplay: status.screens.some((screen) => screen.state !== 'no-display') };
  if (fault !== undefined) return none(`${fault.code}: ${fault.message}`);
  const empty = lit.find(({ nowPlaying }) => nowPlaying === null);
  if (empty !== undefined) return none(`nothing is on on screen ${empty.id}`);
  return { kind: 'moving', life, isSafe: lit.some((screen) => screen.state === 'safe-mode') };
}

function none(why: string): PlayerSight {
  return { kind: 'none', why };
}
