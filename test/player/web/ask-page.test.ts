import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFetch } from '../../../player/http.ts';
import { askPage } from '../../../player/web/ask-page.ts';
import { createAuthority } from '../../fakes/certificates.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const framedBy = 'http://127.0.0.1:4321';
const html = { 'content-type': 'text/html; charset=utf-8' };

async function listening(server: ReturnType<typeof createServer>, scheme = 'http'): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serve = (answer: RequestListener) => listening(createServer(answer));
const fetchWith = (ca?: string) =>
  createFetch({ env: {}, userAgent: 'bluezone-kiosk', ...(ca === undefined ? {} : { ca }) });

/** What comes of asking a page of this server, when its origin is allowed and those are too. */
async function asked(origin: string, also: readonly string[] = [], ca?: string) {
  return askPage(`${origin}/board`, { fetch: fetchWith(ca), webOrigins: [origin, ...also], framedBy });
}

const answering = (status: number, headers: Record<string, string>) =>
  serve((_, response) => response.writeHead(status, headers).end('<h1>board</h1>'));

describe('askPage', () => {
  it('finds a page good that answers with a web page', async () => {
    expect(await asked(await answering(200, html))).toEqual({ kind: 'good' });
  });

  it.each([
    ['a status of an error', 500, html, 'the server answered 500'],
    ['a page that is not there', 404, html, 'the server answered 404'],
    ['nothing to show', 204, html, 'the server answered 204'],
    ['another thing than a page', 200, { 'content-type': 'application/pdf' }, 'it is no web page (application/pdf)'],
    ['no type', 200, {}, 'it is no web page (no type)'],
    ['a download', 200, { ...html, 'content-disposition': 'attachment; filename=a.html' }, 'it is a download'],
    [
      'a site that may not be framed',
      200,
      { ...html, 'x-frame-options': 'SAMEORIGIN' },
      'the site does not let itself be framed (X-Frame-Options: SAMEORIGIN)',
    ],
    [
      'a site that may be framed by itself',
      200,
      { ...html, 'content-security-policy': "default-src *; Frame-Ancestors 'self'" },
      'the site does not let itself be framed (frame-ancestors)',
    ],
    [
      'a site that is framed by nobody, by the second of two policies',
      200,
      { ...html, 'content-security-policy': "frame-ancestors *, frame-ancestors 'none'" },
      'the site does not let itself be framed (frame-ancestors)',
    ],
  ])('refuses %s', async (_, status, headers, reason) => {
    expect(await asked(await answering(status, headers as Record<string, string>))).toEqual({ kind: 'bad', reason });
  });

  it.each(['*', 'http:', 'http://127.0.0.1:*', framedBy])('may frame a site that allows %s', async (source) => {
    const headers = { ...html, 'x-frame-options': 'DENY', 'content-security-policy': `frame-ancestors ${source}` };
    expect(await asked(await answering(200, headers))).toEqual({ kind: 'good' });
  });

  it('asks nobody who is not allowed', async () => {
    let requests = 0;
    const origin = await serve((_, response) => response.writeHead(200, html).end(String(requests++)));
    expect(await askPage(`${origin}/`, { fetch: fetchWith(), webOrigins: ['https://a.example'], framedBy })).toEqual({
      kind: 'bad',
      reason: `this screen is not allowed to show ${origin} (webOrigins)`,
    });
    expect(requests).toBe(0);
  });

  it('follows a redirect to an origin that is allowed, and to no other', async () => {
    const there = await answering(200, html);
    const from = await serve((_, response) => response.writeHead(302, { location: `${there}/there` }).end());
    expect(await asked(from, [there])).toEqual({ kind: 'good' });
    expect(await asked(from)).toEqual({
      kind: 'bad',
      reason: `it redirects, and this screen is not allowed to show ${there} (webOrigins)`,
    });
  });

  it('waits for no server that is silent', async () => {
    const origin = await serve(() => undefined);
    expect(await asked(origin)).toEqual({ kind: 'bad', reason: 'no answer within 4 s' });
  });

  it('reads nothing of a page that never ends', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, html);
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    expect(await asked(origin)).toEqual({ kind: 'good' });
  });

  it('tells of a server that is gone', async () => {
    const server = createServer();
    const origin = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await asked(origin)).toMatchObject({
      kind: 'bad',
      reason: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it('believes a certificate of its own authority, and no other', async () => {
    const authority = createAuthority(await tempDir());
    const secure = createSecureServer(authority.issue('localhost'), (_, response) =>
      response.writeHead(200, html).end('<h1>board</h1>'),
    );
    const origin = (await listening(secure, 'https')).replace('127.0.0.1', 'localhost');
    expect(await asked(origin, [], authority.ca)).toEqual({ kind: 'good' });
    expect(await asked(origin)).toMatchObject({ kind: 'bad' });
  });
});
