import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { TopWindow } from '../player/keep-on-top.ts';
import type { Electron } from './electron.ts';

/** How a window is opened. */
export interface WindowOptions {
  readonly screenId: string;
  /** Where its display is, in device-independent pixels. */
  readonly bounds: Rectangle;
  /** The built preload script, absolute. */
  readonly preload: string;
  readonly platform: string;
  /** An ordinary window of this size, for a look at a desk; otherwise the whole display, locked. */
  readonly windowed: { readonly width: number; readonly height: number } | undefined;
  /** Whether the developer tools may be opened, in a clone only. */
  readonly devTools: boolean;
}

/** The brand's blue: what a display shows until its page is there. Never white, never a desktop. */
const backgroundColor = '#0A2A66';

/**
 * Opens a window that shows nothing yet but the brand's blue. `show: false` with `ready-to-show` would not help: on
 * Linux a kiosk window is shown at once all the same, and a display must not show its desktop meanwhile.
 */
export function openWindow({ BrowserWindow }: Electron, options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow(constructorOptions(options));
  window.on('page-title-updated', (event) => event.preventDefault());
  // On Windows a kiosk window is only a full screen one; notifications and the task bar stay below this level.
  if (options.windowed === undefined && options.platform === 'win32') window.setAlwaysOnTop(true, 'screen-saver');
  return window;
}

/** Puts a locked window back on its display. Its size is wrong on some systems until kiosk is left (electron#21052). */
export function placeWindow(window: BrowserWindow, bounds: Rectangle): void {
  window.setKiosk(false);
  window.setBounds(bounds);
  window.setKiosk(true);
}

/** How a window is kept above all others. */
export function topWindow({ window }: { readonly window: BrowserWindow }): TopWindow {
  return {
    hasFocus: () => Promise.resolve(window.isDestroyed() ? undefined : window.isFocused()),
    raise() {
      window.moveTop();
      window.focus();
    },
  };
}

function constructorOptions(options: WindowOptions): BrowserWindowConstructorOptions {
  const { bounds, windowed, preload, devTools, screenId } = options;
  const place = windowed === undefined ? bounds : { ...windowed, useContentSize: true };
  const locked = windowed === undefined;
  return {
    ...place,
    backgroundColor,
    // Rules of compositors go by it (Wayland places no window by itself: electron#48749), so it never changes.
    title: `bluezone-kiosk ${screenId}`,
    kiosk: locked,
    frame: !locked,
    closable: !locked,
    minimizable: !locked,
    maximizable: !locked,
    movable: !locked,
    skipTaskbar: locked,
    roundedCorners: false,
    hasShadow: !locked,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      devTools,
      // Here only: switching it later stops the video of a window that was covered (electron#50264).
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false, // its dictionaries would be fetched from the net
      navigateOnDragDrop: false,
      disableDialogs: true,
      enableWebSQL: false,
    },
  };
}
