/**
 * The origins of web pages that a screen may show, as a person writes them: `https://portal.example.gov.vn,
 * http://192.168.1.9:8080`. Gives them as browsers write origins, each once; `undefined` when one of them is none, or may
 * not be allowed.
 */
export function readWebOrigins(written: string): readonly string[] | undefined {
  const origins = written.split(',').map((one) => allowable(one.trim()));
  return origins.includes(undefined) ? undefined : [...new Set(origins as readonly string[])];
}

/**
 * The origin of an http(s) address, as browsers write it; `undefined` for one that is none, names a user, or has a host
 * that is not written in ASCII. Lexical, for `core` has no `URL`: what is not plainly one origin is none.
 */
export function originOf(address: string): string | undefined {
  const [, scheme = '', host = '', port] =
    /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?(?=[/?#]|$)/i.exec(address) ?? [];
  if (host === '' || !isHost(host.toLowerCase())) return undefined;
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && (number < 1 || number > 65_535)) return undefined;
  const isUsual = number === undefined || number === USUAL_PORTS[scheme.toLowerCase()];
  return `${scheme}://${host}`.toLowerCase() + (isUsual ? '' : `:${number}`);
}

/**
 * A proxy that is not there, for all that a browser is not to reach: names would be resolved by it, so none is. Both hosts
 * send there whatever `bypassRules` does not name.
 */
export const NOWHERE = 'socks5://127.0.0.1:9';

/**
 * What a browser reaches directly all the same: the player's door, and these origins, with their WebSockets. Each rule for
 * them names scheme, host and port, so nothing beside them is reached. The first takes back what Chromium never sends to a
 * proxy by itself: `localhost`, the rest of 127.0.0.0/8 and link-local addresses (measured on 156).
 */
export function bypassRules(origins: readonly string[]): string {
  const rules = origins.map((origin) =>
    /:\d+$/.test(origin) ? origin : `${origin}:${USUAL_PORTS[origin.split(':')[0] ?? '']}`,
  );
  return ['<-loopback>', '127.0.0.1', ...rules.flatMap((rule) => [rule, rule.replace(/^http/, 'ws')])].join(';');
}

const USUAL_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** Names and canonical addresses; of numbers that browsers would read as another address, and of rooted names, none. */
function isHost(host: string): boolean {
  if (host.startsWith('[')) return true;
  if (/^(0x[0-9a-f]*|\d+)$/.test(host.slice(host.lastIndexOf('.') + 1))) return isIpv4(host);
  return host.length <= 253 && host.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
}

function isIpv4(host: string): boolean {
  const parts = host.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

/**
 * An origin that may be allowed. What comes over `http://` could be changed on the way, so it is only for this machine
 * and its own network (DECISIONS 19). 127.0.0.1 is the player's own: cookies know no ports, so another server there
 * would be handed the key to the player's door.
 */
function allowable(written: string): string | undefined {
  const origin = /^https?:\/\/[^/?#]*\/?$/i.test(written) ? originOf(written) : undefined;
  if (origin === undefined || /^https?:\/\/127\.0\.0\.1(:|$)/.test(origin)) return undefined;
  return origin.startsWith('https:') || isNear(origin.replace(/^http:\/\//, '').replace(/:\d+$/, ''))
    ? origin
    : undefined;
}

/** Whether a host is this machine, or on its own network, by its name alone (RFC 1918, 3927, 4193, 6598, 6762, 8375). */
function isNear(host: string): boolean {
  if (host.startsWith('[')) return /^\[(::1\]|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(host);
  if (isIpv4(host))
    return /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(host);
  return !host.includes('.') || /\.(localhost|local|lan|internal|home\.arpa)$/.test(host);
}
