import { describe, expect, it } from 'vitest';
import { optionLayer, parsePlayOptions, settingsOf, withSettings } from '../../core/play-options.ts';
import { layered } from '../../core/setting-layers.ts';

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
      expect.stringMatching(/^--config-url: must be an http\(s\) address such as .*, got "ftp:\/\/a.vn"$/),
      '--screen-id: must be 1 to 64 letters, digits, dots, dashes and underscores, such as sanh-tang-1, got "a/b"',
      '--tags: must be a list such as province=binh-phuoc,venue=lobby, got "lobby"',
      '--port: must be a port from 1024 to 65535, such as 8080, got "80"',
      '--proxy: must be the address of an HTTP proxy such as http://proxy.example:3128, got "https://a.vn"',
      '--host: must be electron, chromium or none, got "vlc"',
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
  it('puts what counts into the options of a start, and tells the player what was not set on the machine', () => {
    const parsed = parsePlayOptions(['--port', '9000', '--tags', 'venue=lobby', '--motion=off']);
    if (parsed.kind === 'refused') throw new Error('refused');
    const own = { kind: 'settings', placeOf: () => '/d/settings.json' } as const;
    const settings = { port: 8000, configUrl: '/usb', tags: 'a=b', mediaQuotaMiB: 4096 };
    const options = withSettings(parsed.options, layered([{ ...own, settings }, optionLayer(parsed.options)]));

    expect(options).toMatchObject({ port: 9000, configUrl: '/usb', tags: ['venue=lobby'], mediaQuotaMiB: 4096 });
    expect(settingsOf(options).provided).toEqual([
      { name: 'tags', value: 'venue=lobby', origin: { kind: 'option', place: '--tags' } },
      { name: 'motion', value: 'off', origin: { kind: 'option', place: '--motion' } },
      { name: 'port', value: '9000', origin: { kind: 'option', place: '--port' } },
    ]);
  });
});
