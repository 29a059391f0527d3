/**
 * An address as people type it: the host without `www.`, and its path while that is short. A path or query that
 * nobody would type is left out; the code beside it holds the whole.
 */
export function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, pathname, search } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  const path = pathname.replace(/\/$/, '');
  return search === '' && path.length <= 16 ? `${host}${path}` : host;
}
