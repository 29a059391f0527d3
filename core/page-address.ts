/** The path of a screen's page under the origin. */
export function pagePath(screenId: string): string {
  return `/?screen=${encodeURIComponent(screenId)}`;
}

/** The name of the cookie that opens the loopback door; it carries the port, because cookies know none (DECISIONS 9). */
export function cookieName(port: number): string {
  return `bzk_${port}`;
}
