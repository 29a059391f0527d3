/** What obtaining a browser needs of the world. */
export interface ObtainWorld {
  /** Whether apt-get may be used: root on Linux. */
  readonly isRoot: boolean;
  /** The text of `/etc/os-release`, empty where there is none. */
  readonly osRelease: string;
  /** Runs a program to its end without showing what it prints; gives its exit code and the last of its words. */
  readonly run: (
    program: string,
    args: readonly string[],
  ) => Promise<{ readonly code: number | null; readonly tail: string }>;
  /** One line for the person at the terminal. */
  readonly say: (line: string) => void;
}

export type ObtainedBrowser =
  | { readonly kind: 'installed' }
  /** What to do, in English and in Vietnamese. */
  | { readonly kind: 'not-here'; readonly message: string };

/**
 * Installs Debian's chromium where that is ours to do: as root, on Debian (or Raspberry Pi OS) itself. Never on Ubuntu,
 * where the package is a snap (DECISIONS 7). Elsewhere it says what to install.
 */
export async function obtainBrowser({ isRoot, osRelease, run, say }: ObtainWorld): Promise<ObtainedBrowser> {
  const id = /^ID="?([^"\n]*)"?$/m.exec(osRelease)?.[1] ?? '';
  const debian = id === 'debian' || id === 'raspbian';
  if (!isRoot || !debian) return { kind: 'not-here', message: whatToInstall(id, debian) };

  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  say('no browser here: installing chromium with apt-get, a minute or two…');
  let { code, tail } = await install();
  if (code !== 0) {
    say('refreshing the package lists (apt-get update)…');
    await run('apt-get', ['update']); // a half-failed one may do: the next line tells
    say('installing chromium…');
    ({ code, tail } = await install());
  }
  if (code === 0) {
    say('chromium installed');
    return { kind: 'installed' };
  }
  return { kind: 'not-here', message: `apt-get could not install chromium: ${tail}\n${whatToInstall(id, true)}` };
}

function whatToInstall(id: string, debian: boolean): string {
  if (debian) {
    return [
      'no browser to play in: install Chromium with "sudo apt-get install chromium", then start again',
      'không có trình duyệt để phát: cài Chromium bằng lệnh "sudo apt-get install chromium" rồi chạy lại',
    ].join('\n');
  }
  const ubuntu = id === 'ubuntu' ? ' (on Ubuntu not the chromium snap: it cannot read the folders of this player)' : '';
  const ubuntuVi =
    id === 'ubuntu' ? ' (trên Ubuntu không dùng gói snap chromium: nó không đọc được thư mục của máy phát)' : '';
  return [
    `no browser to play in: install Google Chrome, Microsoft Edge or Chromium${ubuntu}, or name one in BLUEZONE_KIOSK_BROWSER, then start again`,
    `không có trình duyệt để phát: cài Google Chrome, Microsoft Edge hoặc Chromium${ubuntuVi}, hoặc chỉ ra trong BLUEZONE_KIOSK_BROWSER, rồi chạy lại`,
  ].join('\n');
}
