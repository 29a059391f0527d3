/**
 * An address as people type it: the host without `www.`, and its path while that is short. A path or query that
 * nobody would type is left out; the code beside it holds the whole.
 */
export function shortAddress(url: string): string {
  const {
    host,
    path = '',
    query,
  } = /^https?:\/\/(?:www\.)?(?<host>[^/?#]+)(?<path>[^?#]*)(?<query>\?)?/i.exec(url)?.groups ?? {};
  if (host === undefined) return url;
  const typed = path.replace(/\/$/, '');
  return query === undefined && typed.length <= LONGEST_PATH ? `${host}${typed}` : host;
}

const LONGEST_PATH = 16;
