import type { OnBeforeRequestListenerDetails, Session } from 'electron';
import { bypassRules, NOWHERE, originOf } from '../core/web-origins.ts';

/** What may be asked for. */
export interface Reach {
  /** Where the player serves the page now. */
  readonly door: () => string | undefined;
  /** The origins whose web pages may be shown. */
  readonly webOrigins: readonly string[];
}

/**
 * Has the session reach the player's door and these origins, and nothing else. That is said twice: to the network, where
 * all else goes to a proxy that is not there, and of each request by who asks. Rejects when Electron does.
 */
export async function limitReach(session: Session, reach: Reach): Promise<void> {
  // First: from here on nothing is let through that was allowed before.
  session.webRequest.onBeforeRequest({ urls: NETWORK }, (asked, answer) => answer({ cancel: !mayAsk(asked, reach) }));
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: NOWHERE,
    proxyBypassRules: bypassRules(reach.webOrigins),
  });
}

const NETWORK = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];

/**
 * Whether this may be asked for: our page asks the door alone, and a web page what may be shown, never the door, whichever
 * words it finds for it (Electron does without Chromium's own checks of who asks for what is on this machine).
 */
function mayAsk({ url, resourceType, initiatorOrigin }: OnBeforeRequestListenerDetails, reach: Reach): boolean {
  const door = reach.door();
  const origin = originOf(url.replace(/^ws/, 'http'));
  const isDoor = origin !== undefined && origin === door;
  switch (resourceType) {
    case 'mainFrame':
      return isDoor;
    case 'subFrame':
      return true; // `guard-page.ts` aborts those that may not be shown; what is refused here becomes an error page
    default:
      if (isDoor) return initiatorOrigin === undefined || initiatorOrigin === door;
      return initiatorOrigin !== door && origin !== undefined && reach.webOrigins.includes(origin);
  }
}
