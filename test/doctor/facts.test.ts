import { describe, expect, it } from 'vitest';
import { checkBrowser, type BrowserFacts } from '../../doctor/browser.ts';
import { checkClock } from '../../doctor/clock.ts';
import { checkDisk } from '../../doctor/disk.ts';
import { checkDisplay } from '../../doctor/display.ts';
import { checkFonts } from '../../doctor/fonts.ts';
import { checkNetwork } from '../../doctor/network.ts';
import { machineOf } from './patients.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 22);

describe('CLOCK', () => {
  const facts = { madeAt: now - DAY, zone: 'Asia/Ho_Chi_Minh', playlistZone: 'Asia/Ho_Chi_Minh' };
  const synced = machineOf({ 'timedatectl show': 'Timezone=Asia/Ho_Chi_Minh\nNTPSynchronized=yes\n' }, { now });

  it.each([
    [{ ...facts, madeAt: now + DAY }, 'error'],
    [{ ...facts, server: { saysAt: now + 31_000, askedAt: now } }, 'error'],
    [{ ...facts, server: { saysAt: now - 31_000, askedAt: now } }, 'error'],
    [{ ...facts, server: { saysAt: now + 29_000, askedAt: now } }, 'ok'],
  ])('holds it against %o: %s', async (held, verdict) => {
    expect((await checkClock(synced, held))[0]).toMatchObject({ code: 'CLOCK', verdict });
  });

  it('says that it is slow when the server is ahead', async () => {
    const [finding] = await checkClock(synced, { ...facts, server: { saysAt: now + 90_000, askedAt: now } });

    expect(finding?.words).toMatchObject({
      en: expect.stringContaining('90 s slow') as string,
      vi: expect.stringContaining('chậm 90 giây') as string,
    });
  });

  it('warns of one that nothing sets', async () => {
    const drifting = machineOf({ 'timedatectl show': 'NTPSynchronized=no\n' }, { now });

    expect((await checkClock(drifting, facts))[0]).toMatchObject({ verdict: 'warning' });
  });

  it('warns of another zone than the playlist’s', async () => {
    expect((await checkClock(synced, { ...facts, zone: 'UTC' }))[1]).toMatchObject({
      code: 'TIME_ZONE',
      verdict: 'warning',
    });
  });
});

describe('DISK', () => {
  const written = { kind: 'written', dir: '/data', freeBytes: 8e9, freeFiles: 1e6, bytesPerSecond: 4e7 } as const;

  it.each([
    [written, ['ok', 'ok']],
    [{ ...written, freeBytes: 5e8 }, ['warning', 'ok']],
    [{ ...written, freeBytes: 1e8 }, ['error', 'ok']],
    [{ ...written, freeFiles: 12 }, ['warning', 'ok']],
    [{ ...written, bytesPerSecond: 3e6 }, ['ok', 'warning']],
    [{ kind: 'unwritable', dir: '/data', reason: 'EROFS' } as const, ['error']],
  ])('judges %o', (facts, verdicts) => {
    expect(checkDisk(facts).map(({ verdict }) => verdict)).toEqual(verdicts);
  });
});

describe('the network', () => {
  const read = { kind: 'read', id: 'binh-phuoc', revision: 7 } as const;
  const facts = { addresses: ['10.0.0.5'], configUrl: 'https://example.gov.vn/p.json', playlist: read };

  it('warns when no playlist is set, and asks for no network then', () => {
    expect(checkNetwork({ addresses: [] }, now)).toMatchObject([{ code: 'CONFIG_URL', verdict: 'warning' }]);
  });

  it('needs no network for a folder', () => {
    const folder = { addresses: [], configUrl: '/media/usb', playlist: read };

    expect(checkNetwork(folder, now).map(({ verdict }) => verdict)).toEqual(['ok']);
  });

  it('tells a cable that is out from a server that is away', () => {
    const reason = { en: 'no answer', vi: 'không trả lời' };
    const away = { ...facts, playlist: { kind: 'unreadable', reason } } as const;

    expect(checkNetwork({ ...away, addresses: [] }, now).map(({ verdict }) => verdict)).toEqual(['error', 'error']);
    expect(checkNetwork(away, now).map(({ verdict }) => verdict)).toEqual(['ok', 'error']);
  });

  it.each([
    [90, 'ok'],
    [20, 'warning'],
    [-3, 'error'],
  ])('takes a certificate that is good for %i days for %s', (days, verdict) => {
    const certificate = { endsAt: now + days * DAY + 1, issuer: 'CA' };

    expect(checkNetwork({ ...facts, certificate }, now).at(-1)).toMatchObject({ code: 'CERTIFICATE', verdict });
  });
});

describe('the browser', () => {
  const asked: Extract<BrowserFacts, { kind: 'asked' }> = {
    kind: 'asked',
    product: 'Chrome/156.0.8078.79',
    renderer: 'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    decodedByChip: ['h264 baseline', 'h264 main'],
    plays: ['H.264', 'AAC', 'VP9'],
  };

  it.each([
    [asked, ['ok', 'ok', 'ok']],
    [{ ...asked, plays: ['VP9'] }, ['ok', 'error', 'ok']],
    [{ ...asked, decodedByChip: [] }, ['ok', 'ok', 'warning']],
    [{ kind: 'none', why: 'only-snap' } as const, ['error']],
    [{ kind: 'silent', path: '/usr/bin/chromium', reason: 'exit code 127' } as const, ['error']],
  ])('is judged by what it says: %o', (facts, verdicts) => {
    expect(checkBrowser(facts, { hasRenderNode: true }).map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it('names the chip, and takes one that is drawn by software for none', () => {
    const words = (renderer: string) =>
      checkBrowser({ ...asked, renderer, decodedByChip: [] }, { hasRenderNode: false }).at(-1)?.words.en;

    expect(words(asked.renderer)).toContain('(Mesa Intel(R) UHD Graphics 620 (KBL GT2) draws)');
    expect(words('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)')).toContain(
      'decodes videos and draws:',
    );
  });
});

describe('the display', () => {
  const xrandr = `Screen 0: minimum 320 x 200, current 3200 x 1080, maximum 16384 x 16384
HDMI-1 connected primary 1280x720+0+0 (normal left inverted right x axis y axis) 930mm x 520mm
   1920x1080     60.00 +  50.00    59.94
   1280x720      60.00*   50.00
HDMI-2 connected 1920x1080+1280+0 (normal left inverted right x axis y axis) 930mm x 520mm
   1920x1080     60.00*+  50.00
DP-1 connected (normal left inverted right x axis y axis)
   3840x2160     60.00 +
VGA-1 disconnected (normal left inverted right x axis y axis)
`;

  it('is in its own resolution, or is told', async () => {
    const findings = await checkDisplay(machineOf({ 'xrandr --query': xrandr }), 0);

    expect(findings).toMatchObject([
      { verdict: 'warning', commands: ['xrandr --output HDMI-1 --mode 1920x1080'] },
      { verdict: 'ok' },
      { verdict: 'error', commands: ['xrandr --output DP-1 --auto'] },
      { code: 'OVERSCAN', verdict: 'unknown' },
    ]);
  });
});

describe('FONTS', () => {
  it('asks for letters that the page does not bring', async () => {
    const machine = machineOf({ 'fc-list :lang=km': '\n', 'fc-list :lang=lo': 'Phetsarath\n' });

    expect(await checkFonts(machine, ['vi', 'km-KH', 'lo'])).toMatchObject([
      { verdict: 'error', commands: ['sudo apt-get install fonts-khmeros-core'] },
      { verdict: 'ok' },
    ]);
    expect(await checkFonts(machine, ['vi', 'hmn'])).toMatchObject([{ verdict: 'ok' }]);
  });
});
