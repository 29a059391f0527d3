import { describe, expect, it } from 'vitest';
import { checkConfigUrl, reachOf, resolveMediaUrl, shownUrl } from '../../player/network-policy.ts';

describe('reachOf', () => {
  it.each([
    ['http://127.1/', 'loopback'],
    ['http://2130706433/', 'loopback'],
    ['http://[::1]/', 'loopback'],
    ['http://[::ffff:127.0.0.1]/', 'loopback'],
    ['http://0.0.0.0/', 'loopback'],
    ['http://LOCALHOST./', 'loopback'],
    ['http://169.254.169.254/', 'link-local'],
    ['http://[fe80::1]/', 'link-local'],
    ['http://192.168.1.20/', 'private'],
    ['http://172.31.255.255/', 'private'],
    ['http://172.32.0.1/', 'public'],
    ['http://100.64.0.1/', 'private'],
    ['http://[fd12::1]/', 'private'],
    ['http://[64:ff9b::7f00:1]/', 'private'],
    ['http://may-chu/', 'private'],
    ['http://tv.local/', 'private'],
    ['http://8.8.8.8/', 'public'],
    ['http://bluezone.gov.vn/', 'public'],
    ['http://127.0.0.1.example.vn/', 'public'],
  ])('%s is %s', (url, reach) => {
    expect(reachOf(new URL(url).hostname)).toBe(reach);
  });
});

describe('checkConfigUrl', () => {
  it.each([
    ['https://bluezone.gov.vn/p.json', {}, 'allowed'],
    ['http://bluezone.gov.vn/p.json', {}, 'refused'],
    ['http://bluezone.gov.vn/p.json', { allowPlainHttp: true }, 'allowed'],
    ['http://192.168.1.2/p.json', {}, 'allowed'],
    ['http://localhost:8080/p.json', {}, 'allowed'],
    ['ftp://192.168.1.2/p.json', {}, 'refused'],
    ['not an address', {}, 'refused'],
  ])('%s with %o is %s', (url, settings, kind) => {
    expect(checkConfigUrl(url, settings).kind).toBe(kind);
  });
});

describe('resolveMediaUrl', () => {
  const verdict = (written: string, baseUrl: string) => {
    const made = resolveMediaUrl(written, { baseUrl });
    return made.kind === 'allowed' ? made.url : made.kind;
  };
  const PUBLIC = 'https://bluezone.gov.vn/binh-phuoc/playlist.json';
  const LAN = 'http://192.168.1.2/playlist.json';

  it("resolves against the playlist's own address", () => {
    expect(verdict('clip.mp4', PUBLIC)).toBe('https://bluezone.gov.vn/binh-phuoc/clip.mp4');
    expect(verdict('../chung/Bước 1.mp4', PUBLIC)).toBe('https://bluezone.gov.vn/chung/B%C6%B0%E1%BB%9Bc%201.mp4');
    expect(verdict('//cdn.example.vn/clip.mp4', PUBLIC)).toBe('https://cdn.example.vn/clip.mp4');
  });

  it.each([
    'http://127.0.0.1:3000/admin',
    'https://localhost/x.mp4',
    'http://169.254.169.254/latest/meta-data',
    'http://192.168.1.1/x.mp4',
    'https://[::ffff:10.0.0.1]/x.mp4',
    'http://cdn.example.vn/x.mp4',
    'file:///etc/passwd',
    'data:video/mp4;base64,AAAA',
    'https://user:secret@cdn.example.vn/x.mp4',
    'https://user:secret@bluezone.gov.vn/x.mp4',
  ])('refuses %s in a public playlist', (written) => {
    expect(verdict(written, PUBLIC)).toBe('refused');
  });

  it('lets a playlist of the own network name its neighbours, but not this machine', () => {
    expect(verdict('http://192.168.1.3/x.mp4', LAN)).toBe('http://192.168.1.3/x.mp4');
    expect(verdict('http://127.0.0.1/x.mp4', LAN)).toBe('refused');
    expect(verdict('http://169.254.169.254/x.mp4', LAN)).toBe('refused');
    expect(verdict('x.mp4', 'http://127.0.0.1:8080/p.json')).toBe('http://127.0.0.1:8080/x.mp4');
  });

  it('carries the login of the config URL to its own files only', () => {
    const guarded = 'https://tv:secret@bluezone.gov.vn/p.json';
    expect(verdict('x.mp4', guarded)).toBe('https://tv:secret@bluezone.gov.vn/x.mp4');
    expect(verdict('https://cdn.example.vn/x.mp4', guarded)).toBe('https://cdn.example.vn/x.mp4');
  });
});

describe('shownUrl', () => {
  it('shows no password', () => {
    expect(shownUrl('https://tv:secret@bluezone.gov.vn/p.json')).toBe('https://bluezone.gov.vn/p.json');
  });
});
