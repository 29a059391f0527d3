import { describe, expect, it } from 'vitest';
import { parsePlayOptions } from '../../core/play-options.ts';
import { withSettings } from '../../core/settings.ts';

const options = (...argv: readonly string[]) => {
  const parsed = parsePlayOptions(argv);
  return parsed.kind === 'options' ? parsed.options : parsed.faults.map(({ place, message }) => `${place}: ${message}`);
};

describe('parsePlayOptions', () => {
  it('plays in whatever host is there when nothing is said', () => {
    expect(options()).toEqual({ host: 'auto', headless: false, waitForDisplay: false });
  });

  it('reads every option, with = or without', () => {
    expect(
      options(
        '--config-url=https://a.vn/p.json?x=1',
        '--data-dir',
        '/d',
        '--host',
        'none',
        '--port',
        '8080',
        '--proxy=http://clerk:a%20b@10.0.0.1:3128',
        '--screen-id',
        'sảnh-1',
        '--tags',
        'province=binh-phuoc, venue=lobby',
        '--windowed',
        '1280x720',
        '--screenshot',
        'a.png',
      ),
    ).toEqual({
      ...{ configUrl: 'https://a.vn/p.json?x=1', dataDir: '/d', host: 'none', port: 8080, screenId: 'sảnh-1' },
      proxy: 'http://clerk:a%20b@10.0.0.1:3128',
      ...{ tags: ['province=binh-phuoc', 'venue=lobby'], windowed: { width: 1280, height: 720 }, screenshot: 'a.png' },
      ...{ headless: false, waitForDisplay: false },
    });
  });

  it('tells everything that is wrong at once', () => {
    expect(
      options(
        '--port',
        '80',
        '--host',
        'vlc',
        '--config-url',
        'ftp://a.vn',
        '--proxy',
        'https://a.vn',
        '--screen-id',
        'a/b',
        '--tags',
        'lobby',
        '--windowed',
        'big',
      ),
    ).toEqual([
      '--config-url: must be an http or https address, or a folder, got "ftp://a.vn"',
      '--host: must be electron, chromium or none, got "vlc"',
      '--port: must be a port from 1024 to 65535, got "80"',
      '--proxy: must be an address such as http://proxy.example:3128, got "https://a.vn"',
      '--screen-id: must be 1 to 64 letters, digits, dots, dashes and underscores, got "a/b"',
      '--tags: must be a list such as province=binh-phuoc,venue=lobby, got "lobby"',
      '--windowed: must be a size such as 1280x720, got "big"',
    ]);
  });

  it.each([
    [['--prot', '8080'], /^--prot: is not an option/],
    [['--port'], /^--port: needs a value: --port N/],
    [['--port', '--headless'], /^--port: needs a value/],
    [['--headless=yes'], /^--headless: takes no value/],
    [['--headless', '--wait-for-display'], /does not go with/],
  ])('refuses %j', (argv, message) => {
    expect(options(...argv)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });
});

describe('withSettings', () => {
  it('lets the command line go before the settings', () => {
    const parsed = parsePlayOptions(['--port', '9000']);
    if (parsed.kind === 'refused') throw new Error('refused');

    expect(
      withSettings(parsed.options, { port: 8000, configUrl: '/usb', tags: 'a=b', mediaQuotaMiB: 4096 }),
    ).toMatchObject({
      port: 9000,
      configUrl: '/usb',
      tags: ['a=b'],
      mediaQuotaMiB: 4096,
    });
  });
});
