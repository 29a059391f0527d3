import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Where a host is, by its name alone: nothing is looked up. */
export type Reach = 'loopback' | 'private' | 'link-local' | 'public';

export type Verdict =
  { readonly kind: 'allowed'; readonly url: string } | { readonly kind: 'refused'; readonly reason: string };

/** How far a host name reaches: `192.168.1.9`, `[fd00::1]`, `tv-server`, `files.local` are private. */
export function reachOf(hostname: string): Reach {
  const host = hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
  const family = isIPv4(host) ? 'ipv4' : isIPv6(host) ? 'ipv6' : undefined;
  if (family !== undefined) {
    for (const [reach, list] of lists) if (list.check(host, family)) return reach;
    return 'public';
  }
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  // A name with no dot is one of the house's own network, as are these endings (RFC 6762, RFC 8375).
  return !host.includes('.') || /\.(local|lan|internal|home\.arpa)$/.test(host) ? 'private' : 'public';
}

/**
 * Whether a config URL may be asked: `https://` anywhere, `http://` only on loopback and private networks unless the
 * operator allows it (DECISIONS 19), for whoever sits on the line could put another film on the screen.
 */
export function checkConfigUrl(url: string, { allowPlainHttp = false } = {}): Verdict {
  const parsed = URL.parse(url);
  if (parsed === null) return refused(`not an address: ${url}`);
  return checkScheme(parsed, allowPlainHttp) ?? { kind: 'allowed', url: parsed.href };
}

/**
 * The absolute address of media named in a playlist, if it may be asked for. A playlist must not make the player knock
 * at doors that its author could not reach (SSRF; reliability, P17): loopback and private hosts are refused unless they
 * are where the playlist itself came from, or the playlist comes from such a network too.
 *
 * @param written  as in the playlist: relative to `baseUrl`, or http(s)
 */
export function resolveMediaUrl(
  written: string,
  { baseUrl, allowPlainHttp = false }: { readonly baseUrl: string; readonly allowPlainHttp?: boolean },
): Verdict {
  const url = URL.parse(written, baseUrl);
  if (url === null) return refused(`not an address: ${written}`);
  return checkMediaUrl(url, new URL(baseUrl), allowPlainHttp) ?? { kind: 'allowed', url: url.href };
}

/** An address as it may stand in a log or on a screen: without user and password, and not too long. */
export function shownUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url.slice(0, 200);
  parsed.username = '';
  parsed.password = '';
  return parsed.href.slice(0, 200);
}

function checkMediaUrl(url: URL, base: URL, allowPlainHttp: boolean): Verdict | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refused(`not an http address: ${shownUrl(url.href)}`);
  const hasLogin = url.username !== '' || url.password !== '';
  if (hasLogin && !(url.origin === base.origin && url.username === base.username && url.password === base.password))
    return refused(`a playlist holds no user names and passwords: ${shownUrl(url.href)}`);
  if (url.origin === base.origin) return undefined; // what the playlist may use, its media may
  const reach = reachOf(url.hostname);
  const near = base.protocol === 'file:' ? 'public' : reachOf(base.hostname);
  if (reach !== 'public' && !withinReach[near].includes(reach))
    return refused(`a ${reach} address is not asked for a playlist from a ${near} one: ${shownUrl(url.href)}`);
  return checkScheme(url, allowPlainHttp);
}

function checkScheme(url: URL, allowPlainHttp: boolean): Verdict | undefined {
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return refused(`not an http address: ${shownUrl(url.href)}`);
  if (allowPlainHttp || reachOf(url.hostname) !== 'public') return undefined;
  return refused(`http:// is only for the own network, this needs https:// : ${shownUrl(url.href)}`);
}

/** Which hosts besides public ones a playlist from each kind of host may name. */
const withinReach: Readonly<Record<Reach, readonly Reach[]>> = {
  loopback: ['loopback', 'private'],
  private: ['private'],
  'link-local': ['link-local'],
  public: [],
};

const lists: readonly (readonly [Reach, BlockList])[] = [
  ['loopback', blockList(['127.0.0.0', 8, 'ipv4'], ['0.0.0.0', 8, 'ipv4'], ['::', 127, 'ipv6'])],
  ['link-local', blockList(['169.254.0.0', 16, 'ipv4'], ['fe80::', 10, 'ipv6'])],
  [
    'private',
    blockList(
      ['10.0.0.0', 8, 'ipv4'],
      ['172.16.0.0', 12, 'ipv4'],
      ['192.168.0.0', 16, 'ipv4'],
      ['100.64.0.0', 10, 'ipv4'], // carrier-grade NAT, RFC 6598
      ['fc00::', 7, 'ipv6'],
      ['64:ff9b::', 96, 'ipv6'], // NAT64: an IPv4 address of any reach in disguise
    ),
  ],
];

function blockList(...subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) list.addSubnet(...subnet);
  return list;
}

function refused(reason: string): { kind: 'refused'; reason: string } {
  return { kind: 'refused', reason };
}
