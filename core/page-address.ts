/** The path of a screen's page under the origin. */
export function pagePath(screenId: string): string {
  return `/?screen=${encodeURIComponent(screenId)}`;
}

/** The name of the cookie that opens the loopback door; it carries the port, because cookies know none (DECISIONS 9). */
export function cookieName(port: number): string {
  return `bzk_${port}`;
}

/** Where the page asks, with `address=` in the query, whether a web page can be had now; the answer is `{ kind: 'good' }` or has a `reason`. */
export const WEB_PAGE_PATH = '/web-page';
