import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { cookieName } from '../core/page-address.ts';

/** How a request stands at the loopback door (DECISIONS 9). */
export type Admission =
  /** It carries the launch's cookie. */
  | 'admitted'
  /** It carries the token in its query: give it the cookie, and send it to the clean address. */
  | 'token'
  /** It is from our page, and carries neither: its browser has lost the cookie. Refused, like any other. */
  | 'keyless'
  /** It is not from our page: say nothing about why. */
  | 'refused';

/**
 * Decides who may enter. The door is open to every program on this machine and, through the visitor's browser, to
 * every web page, so: the exact `Host` (DNS rebinding), no foreign `Origin`, no foreign `Sec-Fetch-Site`, and the
 * launch's secret, compared in constant time.
 */
export function admit(request: IncomingMessage, port: number, token: string): Admission {
  const { host, origin, cookie } = request.headers;
  if (host !== `127.0.0.1:${port}`) return 'refused';
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) return 'refused';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'refused';
  if (isSameSecret(cookieOf(cookie, cookieName(port)), token)) return 'admitted';
  if (isSameSecret(tokenIn(request.url ?? '/'), token)) return 'token';
  return origin === undefined || cookie?.includes(cookieName(port)) === true ? 'refused' : 'keyless';
}

/** The `Set-Cookie` that opens the door for one browser, until that browser ends. */
export function doorCookie(port: number, token: string): string {
  return `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`;
}

/** The address without the token, which must not stay in a history or a log. */
export function withoutToken(url: string): string {
  const [path = '/', query = ''] = url.split('?', 2);
  const rest = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('token='));
  return rest.length === 0 ? path : `${path}?${rest.join('&')}`;
}

function tokenIn(url: string): string | undefined {
  return /[?&]token=([0-9a-f]+)/.exec(url)?.[1];
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** Whether what was given is the secret, in a time that tells nothing of either. */
export function isSameSecret(given: string | undefined, token: string): boolean {
  if (given === undefined) return false;
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(token));
}
