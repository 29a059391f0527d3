import { describe, expect, it } from 'vitest';
import { browserFlags, PLAIN_PAGE, type FlagOptions } from '../../chromium/flags.ts';

const kiosk: FlagOptions = {
  profileDir: '/somewhere/profile',
  surface: 'x11',
  bounds: { x: 1920, y: 0, width: 1280, height: 720 },
  kiosk: true,
};
const all: readonly FlagOptions[] = [
  kiosk,
  { ...kiosk, kiosk: false },
  { ...kiosk, surface: 'wayland' },
  { ...kiosk, surface: 'desktop' },
  { ...kiosk, surface: 'headless' },
];

describe('browserFlags', () => {
  it.each(all)('keeps the sandbox and contacts nobody: $surface, kiosk $kiosk', (options) => {
    const flags = browserFlags(options);

    expect(
      flags.filter((flag) => /sandbox|disable-web-security|remote-debugging-port|enable-automation/.test(flag)),
    ).toEqual([]);
    expect(flags).toContain('--proxy-server=socks5://127.0.0.1:9');
    expect(flags).toContain('--proxy-bypass-list=<-loopback>;127.0.0.1');
    expect(flags).toContain('--remote-debugging-pipe');
  });

  it('names no switch twice: Chromium would take the last one only', () => {
    const names = browserFlags(kiosk).map((flag) => flag.split('=')[0]);

    expect(new Set(names).size).toBe(names.length);
  });

  it('names no switch that Chromium 156 no longer knows', () => {
    const gone =
      /--(disable-session-crashed-bubble|disable-translate|ozone-platform-hint|block-new-web-contents|disable-client-side-phishing-detection|disable-crash-reporter|no-service-autorun)\b/;

    expect(all.flatMap(browserFlags).filter((flag) => gone.test(flag))).toEqual([]);
  });

  it('takes the whole of its display, at its place, and begins with the plain page', () => {
    const flags = browserFlags(kiosk);

    expect(flags).toEqual(
      expect.arrayContaining(['--kiosk', '--ozone-platform=x11', '--window-position=1920,0', '--window-size=1280,721']),
    );
    expect(flags.at(-1)).toBe(`--app=${PLAIN_PAGE}`);
    expect(PLAIN_PAGE).toContain('%230A2A66');
  });

  it('asks for no fullscreen on Wayland, where it ends the browser: cage fills the display with every window', () => {
    expect(browserFlags({ ...kiosk, surface: 'wayland' })).not.toContain('--kiosk');
    expect(browserFlags({ ...kiosk, surface: 'desktop' })).toContain('--kiosk');
  });

  it('opens an ordinary window when asked, and none when headless', () => {
    expect(browserFlags({ ...kiosk, kiosk: false })).not.toContain('--kiosk');
    const headless = browserFlags({ ...kiosk, surface: 'headless' });
    expect(headless).toContain('--headless=new');
    expect(headless).not.toContain('--kiosk');
    expect(headless.join()).not.toContain('--ozone-platform');
  });

  it('reaches nothing but its own door, and the origins whose web pages may be shown', () => {
    const reaching = (webOrigins: readonly string[]) =>
      browserFlags({ ...kiosk, webOrigins }).filter((flag) => /^--(proxy|site-per|webrtc|enable-features)/.test(flag));

    expect(reaching([])).toEqual(['--proxy-server=socks5://127.0.0.1:9', '--proxy-bypass-list=<-loopback>;127.0.0.1']);
    expect(reaching(['https://portal.example', 'http://10.0.0.9:8080'])).toEqual([
      '--proxy-server=socks5://127.0.0.1:9',
      '--proxy-bypass-list=<-loopback>;127.0.0.1;https://portal.example:443;wss://portal.example:443;http://10.0.0.9:8080;ws://10.0.0.9:8080',
      '--site-per-process',
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--enable-features=BlockingFocusWithoutUserActivation',
    ]);
  });

  it.each([
    ['normal', 'x11', []],
    ['other-backend', 'x11', ['--use-angle=vulkan']],
    ['other-backend', 'desktop', ['--use-angle=gl']],
    ['software', 'x11', ['--disable-gpu']],
    ['safe-mode', 'desktop', ['--disable-gpu']],
  ] as const)('draws in the way of the rung %s on %s', (rung, surface, wanted) => {
    const flags = browserFlags({ ...kiosk, surface, rung });

    expect(flags.filter((flag) => /^--(use-angle|disable-gpu$)/.test(flag))).toEqual(wanted);
    expect(flags).toContain('--disable-gpu-process-crash-limit');
  });
});
