import type { Rung } from '../core/ladder.ts';
import { bypassRules, NOWHERE } from '../core/web-origins.ts';

/** Where the browser draws: an X11 or Wayland display, the desktop of Windows or macOS, or nowhere. */
export type Surface = 'x11' | 'wayland' | 'desktop' | 'headless';

export interface FlagOptions {
  readonly profileDir: string;
  readonly surface: Surface;
  /** Place and size on the display, in pixels. */
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** The whole display, with no frame and no way out; else an ordinary window. */
  readonly kiosk: boolean;
  /** `normal` by default. */
  readonly rung?: Rung;
  /** The origins whose web pages may be shown; none by default. */
  readonly webOrigins?: readonly string[];
}

/** The campaign's own blue: what is seen for the moment before the first picture, and whenever there is no page. */
export const BACKGROUND = '#0A2A66';

/** The page that stands until the player's page is there, and in its place when that cannot be loaded. */
export const PLAIN_PAGE = `data:text/html,<title>Bluezone Kiosk</title><style>html{background:${encodeURIComponent(BACKGROUND)};cursor:none}</style>`;

/**
 * The command line of Chromium, Chrome and Edge for a public screen. The page itself is opened over the DevTools pipe,
 * once its cookie is set; the sandbox always stays on. Every switch was found in Chromium 156; those that it no longer
 * knows are not here (`--disable-session-crashed-bubble`, `--disable-translate`, `--ozone-platform-hint`).
 */
export function browserFlags(options: FlagOptions): readonly string[] {
  const { profileDir, surface, bounds, kiosk, rung = 'normal', webOrigins = [] } = options;
  const { x, y, width } = bounds;
  // Where no window manager makes it fullscreen, Chromium leaves a window of the display's very size a pixel short.
  const height = bounds.height + (kiosk && surface === 'x11' ? 1 : 0);
  return [
    `--user-data-dir=${profileDir}`,
    '--remote-debugging-pipe',
    ...(surface === 'headless' ? ['--headless=new'] : []),
    ...(surface === 'x11' || surface === 'wayland' ? [`--ozone-platform=${surface}`] : []),
    `--window-position=${x},${y}`,
    `--window-size=${width},${height}`,
    // On Wayland a window without tabs that is to be fullscreen ends Chromium 156 (SIGTRAP); cage makes every window fill its display.
    ...(kiosk && (surface === 'x11' || surface === 'desktop') ? ['--kiosk'] : []),
    ...quiet,
    ...steady,
    ...drawing(rung, surface),
    ...unasked,
    `--proxy-bypass-list=${bypassRules(webOrigins)}`,
    ...(webOrigins.length === 0 ? [] : framing),
    `--app=${PLAIN_PAGE}`, // a window with no tabs and no address, also headless, where these take 87 pixels
  ];
}

/** What Chromium takes by default are OpenGL on Linux, Direct3D on Windows and Metal on macOS. */
function drawing(rung: Rung, surface: Surface): readonly string[] {
  switch (rung) {
    case 'normal':
      return [];
    case 'other-backend':
      return [`--use-angle=${surface === 'desktop' ? 'gl' : 'vulkan'}`];
    case 'software':
    case 'safe-mode':
      return ['--disable-gpu'];
  }
}

/**
 * Where web pages may be shown, their frames have processes of their own, so that none of them holds up the page; WebRTC
 * would go past every proxy; and the feature lets the page keep the focus, and with it the keys, to itself
 * (`focus-without-user-activation`, measured on 156: without it a frame takes it, `inert` or not).
 */
const framing = [
  '--site-per-process',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--enable-features=BlockingFocusWithoutUserActivation',
];

/** Nothing but the page is ever on the screen: no bubble, bar, dialog, prompt or gesture. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--deny-permission-prompts',
  '--disable-notifications',
  '--disable-infobars',
  '--disable-search-engine-choice-screen',
  '--disable-prompt-on-repost',
  '--disable-hang-monitor', // its dialog; the player's watchdog acts instead
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--simulate-outdated-no-au=Tue, 31 Dec 2099 23:59:59 GMT', // "this browser is out of date"
  '--password-store=basic', // else a desktop's keyring may ask for its password
  '--use-mock-keychain', // the same on macOS
];

/** It plays on, unwatched: with sound, covered or not, and whatever the graphics driver does. */
const steady = [
  '--autoplay-policy=no-user-gesture-required',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-gpu-process-crash-limit', // else Chromium ends itself at the third crash of the GPU process
  '--disk-cache-size=16777216', // media is not cached twice; spares SD cards
];

/** Features of Chromium that are on by default; it takes one list of them. */
const unwanted = [
  ...['Translate', 'MediaRouter', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'CalculateNativeWinOcclusion'],
  // A page of another origin takes the place of one that nobody has touched before it has painted anything: white was
  // seen for a moment at 13 of 95 starts, and at none of 100 without this (measured on 156).
  'LimitCrossOriginNonActivatedPaintHolding',
];

/**
 * Nobody is contacted. The page needs 127.0.0.1 alone, and its player asks the network for everything, so whatever is
 * not its door nor of a web page that may be shown goes to a proxy that is not there. Without this Chromium 156
 * asks accounts.google.com, clients2.google.com and update.googleapis.com again and again, for all the other switches
 * say (strace and net log; `--host-resolver-rules` and `--gaia-url` stop it too, but each brings a bar across the page
 * that warns of them). What is left is a UDP socket pointed at 2001:4860:4860::8888, to learn whether there is IPv6;
 * nothing is sent through it.
 */
const unasked = [
  `--proxy-server=${NOWHERE}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-quic',
  '--disable-field-trial-config',
  '--no-pings',
  `--disable-features=${unwanted.join(',')}`,
];
