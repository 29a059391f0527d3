import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { putFile } from '../../../player/commands/put-file.ts';
import { createFetch } from '../../../player/http.ts';

const bytes = Buffer.from('a picture of a screen');

/** A server that answers PUTs with these, one after the other, and keeps what it takes. */
async function server(...answers: readonly ((request: IncomingMessage, response: ServerResponse) => void)[]) {
  const asked: string[] = [];
  const kept = new Map<string, number>();
  const logins: (string | undefined)[] = [];
  let n = 0;
  const http = createServer((request, response) => {
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    logins.push(request.headers.authorization);
    if (method === 'HEAD') {
      const length = kept.get(url);
      return void response.writeHead(length === undefined ? 404 : 200, { 'content-length': length ?? 0 }).end();
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      kept.set(url, Buffer.concat(chunks).length);
      answers[Math.min(n++, answers.length - 1)]?.(request, response);
    });
  });
  http.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return { host: `127.0.0.1:${(http.address() as AddressInfo).port}`, asked, kept, logins };
}
const answer =
  (status: number, page = status >= 201 ? '<html>' : '') =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status, status === 302 ? { location: 'https://elsewhere.example/' } : {}).end(page);

/** Waits as long as it says, by a clock that is turned. */
async function put(url: string, { until = 3_600_000, signal = new AbortController().signal } = {}) {
  let now = 0;
  const waits: number[] = [];
  const result = await putFile(
    {
      fetch: createFetch({ env: {}, userAgent: 'test' }),
      now: () => now,
      random: () => 0.5,
      sleep: (ms) => (waits.push(ms), (now += ms), Promise.resolve()),
    },
    { url, bytes, type: 'image/png', until, signal },
  );
  return { result, waits };
}

describe('putFile', () => {
  it('is done when the server says so and has all of it', async () => {
    const { host, asked, logins } = await server(answer(201));

    expect(await put(`http://anna:bí mật@${host}/shots/a.png`)).toEqual({
      result: { kind: 'acknowledged' },
      waits: [],
    });
    expect(asked).toEqual(['PUT /shots/a.png', 'HEAD /shots/a.png']);
    expect(Buffer.from(logins[0]?.slice(6) ?? '', 'base64').toString()).toBe('anna:bí mật');
  });

  it('tries again while it may pass, each time later', async () => {
    const { host, asked } = await server(answer(500), answer(429), answer(204));
    const { result, waits } = await put(`http://${host}/a.png`);

    expect(result).toEqual({ kind: 'acknowledged' });
    expect(waits).toEqual([5_000, 10_000]);
    expect(asked.filter((one) => one.startsWith('PUT'))).toHaveLength(3);
  });

  it('tries again where the server has only a part of it', async () => {
    const { host, kept } = await server(
      (request, response) => (kept.set(request.url ?? '', 3), answer(200)(request, response)),
      answer(200),
    );
    const { result, waits } = await put(`http://${host}/a.png`);

    expect([result.kind, waits.length]).toEqual(['acknowledged', 1]);
  });

  it.each([413, 403, 302])('gives up where the answer is %i: it would be the same again', async (status) => {
    const { host, asked } = await server(answer(status));

    expect((await put(`http://${host}/a.png`)).result).toEqual({
      kind: 'refused',
      reason: `the server answered ${status}`,
    });
    expect(asked).toEqual(['PUT /a.png']);
  });

  it('does not believe a log-in page', async () => {
    const { host } = await server(answer(200, '<html>Đăng nhập Wi-Fi'));

    expect((await put(`http://${host}/a.png`)).result).toMatchObject({ kind: 'refused' });
  });

  it('gives up when its time is over, and says why the last try came to nothing', async () => {
    const { host } = await server(answer(503));

    expect((await put(`http://${host}/a.png`, { until: 60_000 })).result).toEqual({
      kind: 'too-late',
      reason: 'the server answered 503',
    });
  });

  it('stops at once when the player ends, though the server is silent', async () => {
    const ending = new AbortController();
    const { host } = await server(() => ending.abort());

    expect((await put(`http://${host}/a.png`, { signal: ending.signal })).result).toEqual({ kind: 'stopped' });
  });

  it('brings nothing to other hosts over a line that others can read', async () => {
    expect((await put('http://example.org/a.png')).result).toMatchObject({ kind: 'refused' });
    expect((await put('file:///etc/passwd')).result).toMatchObject({ kind: 'refused' });
  });
});
