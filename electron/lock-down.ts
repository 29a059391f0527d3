import type { Session, WebContents } from 'electron';
import { isShortcut } from '../core/shortcuts.ts';
import { originOf } from '../core/web-origins.ts';
import type { Electron } from './electron.ts';

/** What the locks must know. */
export interface LockDownOptions {
  /** Where the page is served now; `undefined` before the player is ready. */
  readonly origin: () => string | undefined;
  /** The origins that frames within this page may go to now. */
  readonly framesOf: (contents: WebContents) => readonly string[];
  /** Whether the keyboard is kept from everything but plain typing: on a whole display, not in a window on a desk. */
  readonly locked: boolean;
}

/** Locks every page that will ever be made, and the session that they share. To be called before the first window. */
export function lockDown({ app, session }: Pick<Electron, 'app' | 'session'>, options: LockDownOptions): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, options));
  // Nothing of ours asks for a certificate; by default Electron would hand over the first one of the machine.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
  lockSession(session.defaultSession, options);
}

function lockContents(contents: WebContents, { origin, framesOf, locked }: LockDownOptions): void {
  // Prevented, a navigation leaves what is there; it never ends in an error page.
  const keepAtHome = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void => {
    const mayGo = event.isMainFrame ? isOf(origin(), event.url) : isFramed(event.url, framesOf(contents));
    if (!mayGo) event.preventDefault();
  };
  contents.on('will-frame-navigate', keepAtHome); // main frame and frames within; our own loadURL does not come here
  contents.on('will-redirect', keepAtHome);
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'); // else a web page goes past what may be reached
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-prevent-unload', (event) => event.preventDefault()); // of a page that would rather stay: it goes
  contents.setIgnoreMenuShortcuts(true);
  if (locked) {
    contents.on('before-input-event', (event, { key, code, control, shift, alt, meta }) => {
      const held = { ctrlKey: control, shiftKey: shift, altKey: alt, metaKey: meta };
      if (isShortcut({ key, code, ...held })) event.preventDefault();
    });
  }
}

/** Electron grants every permission that nobody decides about, so all are decided about: no. */
function lockSession(session: Session, { origin }: LockDownOptions): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) =>
    callback(permission === allowed && details.isMainFrame && isOf(origin(), contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permission === allowed && isOf(origin(), requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** The page keeps the display awake: the second belt beside `powerSaveBlocker`. */
const allowed = 'screen-wake-lock';

/** Whether a frame may go here: to a web page that may be shown, or to what one writes into a frame within it. */
function isFramed(url: string, webOrigins: readonly string[]): boolean {
  if (webOrigins.length === 0) return false;
  const origin = originOf(url);
  return origin === undefined ? /^about:(blank|srcdoc)$/.test(url) : webOrigins.includes(origin);
}

/** Whether this address is served by our own door. */
function isOf(origin: string | undefined, url: string): boolean {
  return origin !== undefined && URL.canParse(url) && new URL(url).origin === origin;
}
