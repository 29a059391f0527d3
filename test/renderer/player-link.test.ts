import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocketServer, type WebSocket as Socket } from 'ws';
import type { FromPage, ToPage } from '../../core/messages.ts';
import { connectToPlayer } from '../../renderer/player-link.ts';

const shown = (n: number): FromPage => ({
  type: 'shown',
  showing: { n, playlistId: 'p', revision: 1, campaignId: 'main', itemId: `item-${n}`, startedAt: n * 1000 },
});
const hello: FromPage = { type: 'hello', page: 'page-one', screen: '', viewport: { width: 1920, height: 1080 } };
const beat: FromPage = { type: 'beat', animationFrames: 1, visible: true };
const touched: FromPage = { type: 'touched' };

/** A page, and the player that it is connected to: what it heard on each connection, in order. */
async function connected() {
  const heard: FromPage[][] = [];
  const sockets: Socket[] = [];
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    const words: FromPage[] = [];
    heard.push(words);
    sockets.push(socket);
    socket.on('message', (data: Buffer) => words.push(JSON.parse(data.toString()) as FromPage));
  });
  await once(server, 'listening');
  vi.stubGlobal('location', { host: `127.0.0.1:${(server.address() as AddressInfo).port}` });
  const passedOn: ToPage[] = [];
  const link = connectToPlayer({
    hello: () => hello,
    onMessage: (message) => passedOn.push(message),
  });
  onTestFinished(() => {
    server.close();
    vi.unstubAllGlobals();
  });
  const told = async (connection: number, ...facts: readonly FromPage[]) => {
    const words = [hello, ...facts];
    await vi.waitFor(() => expect(heard[connection - 1]).toEqual(words), { timeout: 5_000, interval: 10 });
  };
  return {
    ...{ link, told },
    /** Says what need not be kept; resolves when the page has heard it. */
    async forget(words: number) {
      const before = passedOn.length;
      const plate = { id: 'lobby', tags: [], version: '1', revision: 1, seconds: 5 };
      for (const message of [
        { type: 'forget', words },
        { type: 'identify', plate },
      ] satisfies ToPage[])
        sockets.at(-1)?.send(JSON.stringify(message));
      await vi.waitFor(() => expect(passedOn.slice(before)).toMatchObject([{ type: 'identify' }]));
    },
    die: () => sockets.at(-1)?.terminate(),
    refuse: () => sockets.at(-1)?.close(1008),
  };
}

it('tells again what the player may not have written down when the connection broke, in order, and nothing else', async () => {
  const { link, told, forget, die } = await connected();
  await told(1);
  for (const fact of [shown(1), beat, touched, shown(2)]) link.tell(fact);
  await told(1, shown(1), beat, touched, shown(2));
  // The hello was the first word.
  await forget(2);

  die();
  await told(2, shown(2));
  link.tell(shown(3));
  await told(2, shown(2), shown(3));
  await forget(3);
  die();
  await told(3);
});

it('keeps what happens while the player is away, also before that is noticed', async () => {
  const { link, told, die } = await connected();
  await told(1);
  die();
  for (const fact of [shown(1), beat, shown(2)]) link.tell(fact);

  await told(2, shown(1), shown(2));
});

it('does not tell again what the player has refused, or it would be cut off for ever', async () => {
  const { link, told, refuse } = await connected();
  await told(1);
  link.tell(shown(1));
  await told(1, shown(1));
  refuse();

  await told(2);
});
