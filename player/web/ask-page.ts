import { originOf } from '../../core/web-origins.ts';
import { describeUnanswered, fetchCapped, type Fetch } from '../fetch-capped.ts';
import { shownUrl } from '../network-policy.ts';

/** Whether a web page can be had now, and framed by the player's page. */
export type PageAnswer = { readonly kind: 'good' } | { readonly kind: 'bad'; readonly reason: string };

/**
 * Asks a web page before the browser does: a frame is silent about what it ends at, be it an error of the network, a
 * status, or a site that refuses to be framed. Only the head of the answer is read.
 *
 * @param webOrigins  those that may be shown; a redirect to any other is refused
 * @param framedBy    the origin of the player's own page
 */
export async function askPage(
  address: string,
  {
    fetch,
    webOrigins,
    framedBy,
  }: { readonly fetch: Fetch; readonly webOrigins: readonly string[]; readonly framedBy: string },
): Promise<PageAnswer> {
  const refuse = (url: string) => {
    const origin = originOf(url);
    return origin !== undefined && webOrigins.includes(origin)
      ? undefined
      : `this screen is not allowed to show ${origin ?? shownUrl(url)} (webOrigins)`;
  };
  const refused = refuse(address);
  if (refused !== undefined) return bad(refused);
  const answer = await fetchCapped(fetch, {
    url: address,
    headers: { accept: 'text/html', 'cache-control': 'no-cache' },
    redirects: 'any',
    refuse: (url) => (refuse(url) === undefined ? undefined : `it redirects, and ${refuse(url)}`),
    limits: { headersMs: HEADERS_LIMIT_MS },
  });
  if (answer.kind === 'not-modified') return bad('the server answered 304');
  if (answer.kind !== 'ok') return bad(describeUnanswered(answer));
  await answer.cancel();
  return judge(answer.headers, framedBy);
}

/** Well under the time that a frame has: what is silent for so long would not be drawn in time either. */
const HEADERS_LIMIT_MS = 4_000;

function judge(headers: Headers, framedBy: string): PageAnswer {
  const type = headers.get('content-type') ?? '';
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) return bad(`it is no web page (${type || 'no type'})`);
  if (/^\s*attachment\b/i.test(headers.get('content-disposition') ?? '')) return bad('it is a download');
  const ancestors = ancestorsIn(headers.get('content-security-policy') ?? '');
  // Where there are ancestors, `X-Frame-Options` is not heeded (Content Security Policy Level 3, 7.7.2.2).
  if (ancestors.some((sources) => !sources.some((source) => covers(source, framedBy))))
    return bad('the site does not let itself be framed (frame-ancestors)');
  if (ancestors.length === 0 && headers.has('x-frame-options'))
    return bad(`the site does not let itself be framed (X-Frame-Options: ${headers.get('x-frame-options')})`);
  return { kind: 'good' };
}

/** The sources of each `frame-ancestors`; several policies stand side by side, with commas between them. */
function ancestorsIn(policies: string): readonly (readonly string[])[] {
  return policies.split(',').flatMap((policy) => {
    const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
    const found = directives.find(([name]) => name?.toLowerCase() === 'frame-ancestors');
    return found === undefined ? [] : [found.slice(1).map((source) => source.toLowerCase())];
  });
}

function covers(source: string, origin: string): boolean {
  const { protocol, host, hostname } = new URL(origin);
  return ['*', protocol, origin, host, `${protocol}//${hostname}:*`, `${hostname}:*`].includes(source);
}

function bad(reason: string): PageAnswer {
  return { kind: 'bad', reason };
}
