import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { connectDevTools, DevToolsError } from '../../chromium/devtools-pipe.ts';

function connect() {
  const toBrowser = new PassThrough();
  const fromBrowser = new PassThrough();
  const asked = (): readonly { id: number; method: string; sessionId?: string }[] =>
    String(toBrowser.read() ?? '')
      .split('\0')
      .filter(Boolean)
      .map((text) => JSON.parse(text) as { id: number; method: string });
  const answer = (message: object) => fromBrowser.write(`${JSON.stringify(message)}\0`);
  return { devtools: connectDevTools(toBrowser, fromBrowser), toBrowser, fromBrowser, asked, answer };
}

describe('connectDevTools', () => {
  it('gives each call its own answer, in whatever order they come', async () => {
    const { devtools, asked, answer } = connect();
    const first = devtools.call('A');
    const second = devtools.call('B', {}, { sessionId: 's' });
    const [a, b] = asked();
    expect(b).toMatchObject({ method: 'B', sessionId: 's' });
    answer({ id: b?.id, result: { n: 2 } });
    answer({ id: a?.id, result: { n: 1 } });

    expect(await Promise.all([first, second])).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('joins messages that come in pieces, and cuts those that come together', async () => {
    const { devtools, fromBrowser, asked } = connect();
    const heard: string[] = [];
    devtools.onEvent(({ method, params }) => heard.push(`${method} ${params['text'] as string}`));
    const call = devtools.call('A');
    const bytes = Buffer.from(
      `${JSON.stringify({ method: 'E', params: { text: 'Hiển thị' } })}\0${JSON.stringify({ id: asked()[0]?.id, result: 7 })}\0`,
    );
    for (const byte of bytes) fromBrowser.write(Buffer.of(byte));

    expect(await call).toBe(7);
    expect(heard).toEqual(['E Hiển thị']);
  });

  it('rejects with the browser’s words, naming the method', async () => {
    const { devtools, asked, answer } = connect();
    const call = devtools.call('Page.navigate');
    answer({ id: asked()[0]?.id, error: { message: 'Cannot navigate' } });

    await expect(call).rejects.toThrow('Page.navigate: Cannot navigate');
  });

  it('does not wait for ever', async () => {
    await expect(connect().devtools.call('A', {}, { limitMs: 5 })).rejects.toThrow('no answer within 5 ms');
  });

  it('ends all calls when the browser goes, and takes no more', async () => {
    const { devtools, fromBrowser } = connect();
    const call = devtools.call('A');
    fromBrowser.destroy();

    await expect(call).rejects.toBeInstanceOf(DevToolsError);
    await expect(devtools.call('B')).rejects.toThrow('the browser has gone');
  });
});
