import path from 'node:path';

export interface Browser {
  readonly name: 'Chromium' | 'Google Chrome' | 'Microsoft Edge' | 'the browser of BLUEZONE_KIOSK_BROWSER';
  /** Absolute path of the program. */
  readonly path: string;
}

export type FoundBrowser =
  | { readonly kind: 'found'; readonly browser: Browser }
  /** Only Ubuntu's snap of Chromium: its confinement hides the player's folders from it (DECISIONS 7). */
  | { readonly kind: 'only-snap' }
  | { readonly kind: 'none' };

/** What the search looks at. */
export interface BrowserPlaces {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The file that a path leads to in the end, or `undefined` when there is none that can be run. */
  readonly program: (path: string) => string | undefined;
  /** The first bytes of a small file: Ubuntu's `chromium-browser` is a script that calls the snap. */
  readonly head: (path: string) => string;
}

/**
 * Looks for Chromium, then Chrome, then Edge, on the PATH and where their installers put them. The environment's
 * `BLUEZONE_KIOSK_BROWSER` goes before all. The version is not asked here: that would start the browser once more
 * (0.1 s and upward); the DevTools pipe tells it.
 */
export function findBrowser(places: BrowserPlaces): FoundBrowser {
  const chosen = places.env['BLUEZONE_KIOSK_BROWSER'];
  if (chosen !== undefined && chosen !== '') {
    return places.program(chosen) === undefined
      ? { kind: 'none' }
      : { kind: 'found', browser: { name: 'the browser of BLUEZONE_KIOSK_BROWSER', path: chosen } };
  }
  let sawSnap = false;
  for (const browser of candidates(places)) {
    const program = places.program(browser.path);
    if (program === undefined) continue;
    if (!isSnap(program, places)) return { kind: 'found', browser };
    sawSnap = true;
  }
  return { kind: sawSnap ? 'only-snap' : 'none' };
}

function candidates({ platform, env }: BrowserPlaces): readonly Browser[] {
  const all = (name: Browser['name'], paths: readonly string[]) => paths.map((path) => ({ name, path }));
  switch (platform) {
    case 'win32': {
      const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
      const under = (...parts: string[]) => roots.map((root) => path.win32.join(root, ...parts));
      return [
        ...all('Chromium', under('Chromium', 'Application', 'chrome.exe')),
        ...all('Google Chrome', under('Google', 'Chrome', 'Application', 'chrome.exe')),
        ...all('Microsoft Edge', under('Microsoft', 'Edge', 'Application', 'msedge.exe')),
      ];
    }
    case 'darwin': {
      const app = (name: 'Chromium' | 'Google Chrome' | 'Microsoft Edge') =>
        all(name, [`/Applications/${name}.app/Contents/MacOS/${name}`]);
      return [...app('Chromium'), ...app('Google Chrome'), ...app('Microsoft Edge')];
    }
    default: {
      const dirs = [...(env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter((dir) =>
        path.isAbsolute(dir),
      );
      const named = (...names: string[]) => names.flatMap((name) => dirs.map((dir) => path.join(dir, name)));
      return [
        ...all('Chromium', named('chromium', 'chromium-browser')),
        ...all('Google Chrome', [...named('google-chrome-stable', 'google-chrome'), '/opt/google/chrome/chrome']),
        ...all('Microsoft Edge', [...named('microsoft-edge-stable', 'microsoft-edge'), '/opt/microsoft/msedge/msedge']),
      ];
    }
  }
}

/** A snap's commands are links to `/usr/bin/snap`; Ubuntu's transitional package is a script that calls one of them. */
function isSnap(program: string, { platform, head }: BrowserPlaces): boolean {
  if (platform !== 'linux') return false;
  return program.startsWith('/snap/') || path.basename(program) === 'snap' || head(program).includes('/snap/bin/');
}
