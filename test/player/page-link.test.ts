import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { FromPage, ToPage } from '../../core/messages.ts';
import { createPageLink, type PageFact } from '../../player/page-link.ts';
import { logbook } from '../fakes/logbook.ts';

const shown = (n: number): FromPage => ({
  type: 'shown',
  showing: { n, playlistId: 'p', revision: 1, campaignId: 'main', itemId: `item-${n}`, startedAt: n * 1000 },
});
const beat: FromPage = { type: 'beat', animationFrames: 1, visible: true };

/** A player whose journal writes when it is let. */
async function player() {
  const facts: PageFact[] = [];
  const journal = { asked: 0, answer: () => Promise.resolve(true) };
  const link = createPageLink(
    {
      screenOf: () => 'lobby',
      onHello: () => ({ type: 'identify', plate: { id: 'lobby', tags: [], version: '1', revision: 1, seconds: 5 } }),
      onFact: (_page, fact) => void facts.push(fact),
      isWritten() {
        journal.asked++;
        return journal.answer();
      },
    },
    logbook(),
  );
  const server = createServer().on('upgrade', (request, socket, head) => link.accept(request, socket, head));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    link.close();
    server.close();
  });
  const open = async (page: string) => {
    const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const heard: ToPage[] = [];
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as ToPage));
    await once(socket, 'open');
    const say = (fact: FromPage) => socket.send(JSON.stringify(fact));
    say({ type: 'hello', page, screen: '', viewport: { width: 1920, height: 1080 } });
    await vi.waitFor(() => expect(heard).toMatchObject([{ type: 'identify' }]));
    const forgot = (...words: readonly number[]) =>
      vi.waitFor(() => expect(heard.slice(1)).toEqual(words.map((count) => ({ type: 'forget', words: count }))));
    return { say, forgot };
  };
  return { open, facts, journal };
}

it('has a page forget what is written down, and asks for nothing about a sign of life', async () => {
  const { open, facts } = await player();
  const page = await open('page-one');
  for (const fact of [beat, shown(1)]) page.say(fact);
  await page.forgot(3);
  page.say(beat);
  page.say(shown(2));
  await page.forgot(3, 5);

  expect(facts.map(({ type }) => type)).toEqual(['beat', 'shown', 'beat', 'shown']);
});

it('asks the journal once for all that comes while it writes', async () => {
  const { open, facts, journal } = await player();
  let written = (_isWritten: boolean) => {};
  journal.answer = () => new Promise((resolve) => (written = resolve));
  const page = await open('page-one');
  for (let n = 1; n <= 100; n++) page.say(shown(n));
  await vi.waitFor(() => expect(facts).toHaveLength(100));
  expect(journal.asked).toBe(1);
  written(true);

  await vi.waitFor(() => expect(journal.asked).toBe(2));
  written(true);
  await page.forgot(2, 101);
  expect(journal.asked).toBe(2);
});

it('lets a page keep what the journal cannot write, until it can', async () => {
  const { open, facts, journal } = await player();
  journal.answer = () => Promise.resolve(false);
  const page = await open('page-one');
  for (const fact of [shown(1), beat]) page.say(fact);
  await vi.waitFor(() => expect(facts).toHaveLength(2));
  await page.forgot();
  journal.answer = () => Promise.resolve(true);
  page.say(beat);

  await page.forgot(2);
});

it('has a page forget at once that only watches', async () => {
  const { open, facts, journal } = await player();
  journal.answer = () => Promise.resolve(false);
  await open('page-one');
  const other = await open('page-two');
  other.say(shown(1));

  await other.forgot(2);
  expect(facts).toEqual([]);
});
