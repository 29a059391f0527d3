import { pollAgent, type PollState } from '../../../player/poll-agent.ts';

/** The moment that the tests look at. */
export const NOW = Date.parse('2026-11-22T15:40:00+07:00');
const MINUTE = 60_000;

export interface Request {
  /** How long before `NOW`. */
  readonly minutesAgo?: number;
  readonly status?: number;
  readonly agent?: string;
  readonly request?: string;
  readonly referer?: string;
  readonly user?: string;
}

/** What the player would send. */
export function agentOf(screen: string, more: Partial<PollState> = {}): string {
  return pollAgent({ version: '0.4.0', screens: [screen], revision: 12, state: 'current', faults: [], ...more });
}

/** A line of nginx or Apache, of a server whose clock is on Vietnam's time. */
export function combined({ agent = agentOf('lobby'), ...more }: Request = {}): string {
  return `${common(more)} "${more.referer ?? '-'}" "${agent}"`;
}

/** The same without the agent. */
export function common({ minutesAgo = 0, status = 304, user = '-', request }: Request = {}): string {
  const local = new Date(NOW - minutesAgo * MINUTE + 7 * 60 * MINUTE).toISOString();
  const month = MONTHS[Number(local.slice(5, 7)) - 1] ?? '';
  const time = `${local.slice(8, 10)}/${month}/${local.slice(0, 4)}:${local.slice(11, 19)} +0700`;
  return `10.20.4.17 - ${user} [${time}] "${request ?? 'GET /playlist.json HTTP/1.1'}" ${status} 0`;
}

/** A log of IIS: blanks in the agent are written as `+`. */
export function iis(requests: readonly Request[]): string {
  const lines = requests.map(({ minutesAgo = 0, status = 304, agent = agentOf('lobby') }) => {
    const [date, time] = utc(minutesAgo);
    return `${date} ${time} 10.0.0.5 GET /playlist.json - 443 - 10.20.4.17 ${agent.replaceAll(' ', '+')} - ${status} 0 0 15`;
  });
  const head = [
    '#Software: Microsoft Internet Information Services 10.0',
    '#Version: 1.0',
    `#Date: ${utc(0).join(' ')}`,
    '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  ];
  return [...head, ...lines, ''].join('\r\n');
}

/** A standard log of CloudFront: tabs, and the agent percent-encoded. */
export function cloudFront(requests: readonly Request[], encode = encodeURI): string {
  const lines = requests.map(({ minutesAgo = 0, status = 304, agent = agentOf('lobby') }) =>
    [
      ...[...utc(minutesAgo), 'SGN50-C1', '512', '10.20.4.17', 'GET', 'd111.cloudfront.net', '/playlist.json'],
      ...[String(status), '-', encode(agent), '-', '-', 'Hit', 'Qabc==', 'example.vn', 'https', '523', '0.001'],
    ].join('\t'),
  );
  const head = [
    '#Version: 1.0',
    '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken',
  ];
  return [...head, ...lines, ''].join('\n');
}

function utc(minutesAgo: number): readonly [date: string, time: string] {
  const iso = new Date(NOW - minutesAgo * MINUTE).toISOString();
  return [iso.slice(0, 10), iso.slice(11, 19)];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
