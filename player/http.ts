import { getCACertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { Fetch } from './fetch-capped.ts';
import { reachOf } from './network-policy.ts';

/** How the network is reached. */
export interface HttpSettings {
  /** `http://[user:password@]host:port`: asked for everything but this machine and what `NO_PROXY` names. Goes before the environment. */
  readonly proxy?: string;
  /** Certificates in PEM that are believed besides those that Node brings. */
  readonly ca?: string;
  /** `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in capitals or not; without the first the second serves https too. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of requests that do not bring one of their own. */
  readonly userAgent: string;
}

/**
 * `fetch` by way of the proxy that is set, if any. Certificates are always verified: nothing here can switch that off.
 * It has no limits on time of its own, `fetchCapped` sets them; and it speaks HTTP/1.1, whose cut transfers can be told
 * from whole ones by what stands in their headers.
 */
export function createFetch(settings: HttpSettings): Fetch {
  // It takes as long to load as all of the player does, and the first picture does not need it.
  let opened: ReturnType<typeof open> | undefined;
  return async (url, init) => {
    const { fetch, direct, proxied } = await (opened ??= open(settings));
    const dispatcher = reachOf(new URL(url).hostname) === 'loopback' ? direct : proxied;
    const headers = new Headers(init?.headers);
    if (!headers.has('user-agent')) headers.set('user-agent', settings.userAgent);
    return fetch(url, { ...init, headers, dispatcher });
  };
}

async function open({ proxy, ca, env }: HttpSettings) {
  const { Agent, EnvHttpProxyAgent, fetch } = await import('undici');
  const tls = ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] };
  const common = { allowH2: false, headersTimeout: 0, bodyTimeout: 0, connect: tls };
  const slim: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
    dispatch({ ...options, headers: neededOf(options.headers) }, handler);
  const variable = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  return {
    fetch: fetch as unknown as (
      url: string,
      init: Omit<RequestInit, 'dispatcher'> & { dispatcher: unknown },
    ) => Promise<Response>,
    direct: new Agent(common).compose(slim),
    proxied: new EnvHttpProxyAgent({
      ...common,
      ...{ requestTls: tls, proxyTls: tls },
      httpProxy: proxy ?? variable('HTTP_PROXY'),
      httpsProxy: proxy ?? variable('HTTPS_PROXY'),
      noProxy: variable('NO_PROXY'),
    }).compose(slim),
  };
}

/** A poll is asked by thousands every minute: what browsers add to every request is left out of it. */
function neededOf(headers: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers as Record<string, string>).filter(([name]) => !UNNEEDED.has(name.toLowerCase())),
  );
}

/** `Pragma` says to caches of the last century what `Cache-Control` says to those of this one. */
const UNNEEDED: ReadonlySet<string> = new Set(['accept-language', 'sec-fetch-mode', 'pragma']);
