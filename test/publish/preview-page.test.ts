import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { previewData } from '../../core/preview-data.ts';
import { loadBuiltPage, pageWithData } from '../../publish/preview/built-page.ts';
import { openPreviewServer } from '../../publish/preview/server.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const html = `<!doctype html><html><head><meta charset="utf-8" /><style>b{}</style></head><body><b></b><script type="module">1</script></body></html>`;
const data = {
  version: 3,
  name: 'x',
  text: '{"title":"</script><script>alert(1)</script><!--"}',
  faults: [],
  files: {},
  overlays: false as const,
  screen: { id: '', tags: [] },
};
async function builtPage() {
  const file = path.join(await tempDir(), 'preview.html');
  writeFileSync(file, html);
  return loadBuiltPage(file);
}
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('pageWithData', () => {
  it('puts data into the page that nothing in it can break out of', async () => {
    const page = pageWithData(await builtPage(), data);

    expect(page.match(/<script/g)).toHaveLength(2);
    const [, json = ''] = /<script type="application\/json" id="preview-data">(.*?)<\/script>/s.exec(page) ?? [];
    expect(previewData.parse(JSON.parse(json))).toEqual(data);
  });

  it('lets no browser run or ask for anything but what is in it', async () => {
    const page = pageWithData(await builtPage(), data);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hash('1')};`);
    expect(policy).toContain(`style-src ${hash('b{}')};`);
    expect(policy).not.toContain('connect-src');
  });
});

describe('the server of the preview', () => {
  async function served() {
    const token = 'ab'.repeat(32);
    const ticket = 'cd'.repeat(32);
    const server = await openPreviewServer({
      port: 0,
      ...{ token, ticket },
      page: await builtPage(),
      data: () => ({ json: JSON.stringify(data), version: 3 }),
      media: () => Promise.resolve(undefined),
    });
    onTestFinished(() => server.close());
    const { origin, port } = new URL(server.url);
    const cookie = { cookie: `bzk_${port}=${token}` };
    return { server, origin, port, cookie };
  }

  it('turns the token of its address into a cookie, and lets in nobody without', async () => {
    const { server, origin, cookie } = await served();

    const entered = await fetch(server.url, { redirect: 'manual' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    expect(entered.headers.get('set-cookie')).toContain('HttpOnly; SameSite=Strict');
    for (const at of ['/', '/preview.json', '/changes', `/media/${'0'.repeat(64)}`])
      expect((await fetch(origin + at)).status).toBe(403);
    expect((await fetch(`${origin}/preview.json`, { headers: cookie })).status).toBe(200);
    expect((await fetch(`${origin}/nothing`, { headers: cookie })).status).toBe(404);
    expect((await fetch(origin, { method: 'POST', headers: cookie })).status).toBe(405);
  });

  it('lets in by a ticket once, for programs are started with it for all to see', async () => {
    const { server } = await served();
    const entered = async () => (await fetch(server.ticketUrl, { redirect: 'manual' })).status;

    expect([await entered(), await entered()]).toEqual([303, 403]);
  });

  it('refuses other names of this machine and other sites', async () => {
    const { origin, port, cookie } = await served();
    const statusOf = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        request(`${origin}/`, { headers: { ...cookie, ...headers } }, (response) =>
          resolve(response.resume().statusCode),
        )
          .on('error', reject)
          .end();
      });

    expect(await statusOf({ host: `localhost:${port}` })).toBe(403);
    expect(await statusOf({ host: 'evil.example' })).toBe(403);
    expect(await statusOf({ origin: 'http://evil.example' })).toBe(403);
    expect(await statusOf({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await statusOf({})).toBe(200);
  });

  it('gives the page a policy that names its own script and styles', async () => {
    const { origin, cookie } = await served();
    const policy = (await fetch(origin, { headers: cookie })).headers.get('content-security-policy');

    expect(policy).toContain(`script-src ${hash('1')};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('tells open pages that something is new', async () => {
    const { server, origin, cookie } = await served();
    const reader = (await fetch(`${origin}/changes`, { headers: cookie })).body?.getReader();
    const heard = async () => new TextDecoder().decode((await reader?.read())?.value as Uint8Array | undefined);

    expect(await heard()).toContain('data: 3');
    server.changed();
    expect(await heard()).toContain('data: 3');
    await reader?.cancel();
  });
});
