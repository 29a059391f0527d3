import { describe, expect, it } from 'vitest';
import { bypassRules, originOf, readWebOrigins } from '../../core/web-origins.ts';

describe('originOf', () => {
  it.each([
    ['https://Portal.Example.gov.vn/a?b#c', 'https://portal.example.gov.vn'],
    ['HTTPS://example.org:443', 'https://example.org'],
    ['https://example.org:0443/', 'https://example.org'],
    ['http://example.org:443/', 'http://example.org:443'],
    ['http://192.168.1.9:8080/board', 'http://192.168.1.9:8080'],
    ['https://xn--cng-xzz.vn/', 'https://xn--cng-xzz.vn'],
    ['https://[fd00::9]:8443/', 'https://[fd00::9]:8443'],
  ])('takes of %s only %s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
    expect(new URL(address).origin).toBe(origin);
  });

  it.each([
    ['another scheme', 'file:///etc/passwd'],
    ['a script', 'javascript:alert(1)'],
    ['no host', 'https:///a'],
    ['a user before the host', 'https://example.org@evil.example/'],
    ['a password', 'https://a:b@example.org/'],
    ['a backslash, which browsers take for a slash', 'https://evil.example\\@example.org/'],
    ['a port that is none', 'https://example.org:70000/'],
    ['letters that are not ASCII', 'https://cổng.vn/'],
    ['letters that only look like ASCII', 'https://exаmple.org/'],
    ['a host in percent signs', 'https://ex%61mple.org/'],
    ['a number that browsers read as an address', 'https://2130706433/'],
    ['an address in short', 'https://127.1/'],
    ['an address in octal', 'https://0177.0.0.1/'],
    ['a name with a dot at its end, which is another origin', 'https://example.org./'],
    ['a tab within', 'https://exam\tple.org/'],
    ['nothing', ''],
    ['a relative address', 'board.html'],
  ])('takes none of %s', (_, address) => {
    expect(originOf(address)).toBeUndefined();
  });
});

describe('readWebOrigins', () => {
  it('reads origins with commas between them, as browsers write them, each once', () => {
    expect(readWebOrigins('https://A.example.vn/, http://tv-server:8080,https://a.example.vn:443')).toEqual([
      'https://a.example.vn',
      'http://tv-server:8080',
    ]);
  });

  it.each(['http://10.1.2.3', 'http://172.16.0.1', 'http://localhost:81', 'http://127.0.0.2:9', 'http://tv.local'])(
    'takes %s, which is near',
    (origin) => expect(readWebOrigins(origin)).toEqual([origin]),
  );

  it.each([
    ['http:// from the net, where anybody on the way could change the page', 'http://example.org'],
    ['http:// to an address that is not private', 'http://172.32.0.1'],
    ['the address of the player itself', 'http://127.0.0.1:8080'],
    ['the same with https', 'https://127.0.0.1'],
    ['a path, as if it were heeded', 'https://example.org/board'],
    ['a wildcard', 'https://*.example.org'],
    ['a name without a scheme', 'example.org'],
    ['an empty place in the list', 'https://example.org,'],
    ['nothing', ''],
  ])('refuses %s', (_, written) => {
    expect(readWebOrigins(written)).toBeUndefined();
  });
});

describe('bypassRules', () => {
  it('names scheme, host and port of each, so that no other port of the host is reached', () => {
    const origins = bypassRules(['https://a.example.vn', 'http://10.0.0.9', 'http://tv:8080']).split(';').slice(2);

    expect(origins.filter((rule) => rule.startsWith('http'))).toEqual([
      'https://a.example.vn:443',
      'http://10.0.0.9:80',
      'http://tv:8080',
    ]);
    expect(origins.filter((rule) => rule.startsWith('ws'))).toEqual([
      'wss://a.example.vn:443',
      'ws://10.0.0.9:80',
      'ws://tv:8080',
    ]);
  });

  it("names of this machine itself nothing but the player's door", () => {
    expect(bypassRules([])).toBe('<-loopback>;127.0.0.1');
  });
});
