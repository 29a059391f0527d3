import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { admit, doorCookie, withoutToken } from '../../player/door.ts';

const token = 'a'.repeat(64);
const own = { host: '127.0.0.1:4700', cookie: `bzk_4700=${token}` };
const request = (headers: Record<string, string>, url = '/') => ({ headers, url }) as unknown as IncomingMessage;

describe('admit', () => {
  it('lets in who carries the cookie of this launch', () => {
    expect(admit(request(own), 4700, token)).toBe('admitted');
    expect(admit(request({ ...own, cookie: `other=1; bzk_4700=${token}` }), 4700, token)).toBe('admitted');
  });

  it('knows the token in the query, once', () => {
    expect(admit(request({ host: own.host }, `/?screen=a&token=${token}`), 4700, token)).toBe('token');
    expect(withoutToken(`/?screen=a&token=${token}`)).toBe('/?screen=a');
    expect(withoutToken(`/?token=${token}`)).toBe('/');
  });

  it.each([
    ['another name for this machine (DNS rebinding)', { ...own, host: 'localhost:4700' }],
    ['another port', { ...own, host: '127.0.0.1:4701' }],
    ['no host', { cookie: own.cookie }],
    ['a web page elsewhere', { ...own, origin: 'https://evil.example' }],
    ['a page on another port of this machine', { ...own, origin: 'http://127.0.0.1:8080' }],
    ['a cross-site request', { ...own, 'sec-fetch-site': 'cross-site' }],
    ['a same-site request', { ...own, 'sec-fetch-site': 'same-site' }],
    ['no cookie', { host: own.host }],
    ['the cookie of another port', { host: own.host, cookie: `bzk_4701=${token}` }],
    ['the cookie of an earlier launch', { host: own.host, cookie: `bzk_4700=${'b'.repeat(64)}` }],
    ['a piece of the token', { host: own.host, cookie: `bzk_4700=${'a'.repeat(63)}` }],
  ])('refuses %s', (_who, headers) => {
    expect(admit(request(headers), 4700, token)).toBe('refused');
  });

  it('knows its own page that has lost the cookie, and no other', () => {
    const page = { host: own.host, origin: 'http://127.0.0.1:4700' };
    expect(admit(request(page, '/socket'), 4700, token)).toBe('keyless');
    expect(admit(request({ ...page, cookie: 'other=1' }, '/socket'), 4700, token)).toBe('keyless');
    const old = { ...page, cookie: `bzk_4700=${'b'.repeat(64)}` };
    expect(admit(request(old, '/socket'), 4700, token)).toBe('refused');
  });

  it('gives a cookie that no script reads and no other site sends', () => {
    expect(doorCookie(4700, token)).toBe(`bzk_4700=${token}; Path=/; HttpOnly; SameSite=Strict`);
  });
});
