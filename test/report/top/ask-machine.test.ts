import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expositionOf } from '../../../player/metrics/exposition.ts';
import { metricsOf } from '../../../player/metrics/metrics.ts';
import { askMachine } from '../../../report/top/ask-machine.ts';
import { someStatus } from '../../player/metrics/some-status.ts';

async function answering(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const machine = { name: 'tv', doors: () => ({ status: `${origin}/status`, metrics: `${origin}/metrics` }) };
  return askMachine(machine, { fetch, now: () => 42 });
}

const exposition = expositionOf(
  metricsOf({
    ...{ status: someStatus, journalSeq: 99, process: { cpuSeconds: 12.5, residentBytes: 2 ** 20 } },
    delivery: {
      ...{ waiting: 7, acknowledgedAt: 60_000, bytes: 1, failing: undefined },
      batches: { acknowledged: 1, 'too-large': 0, refused: 0, failed: 0 },
    },
  }),
);

describe('asking a machine how it is', () => {
  it('takes its status, and its numbers from its own metrics', async () => {
    const sight = await answering((request, response) =>
      response.end(request.url === '/metrics' ? exposition : JSON.stringify(someStatus)),
    );

    const numbers = { journalEntries: 99, undelivered: 7, deliveredAtSeconds: 60, cpuSeconds: 12.5 };
    const seen = { kind: 'seen', name: 'tv', status: someStatus, at: 42 };
    expect(sight).toEqual({ ...seen, numbers: { ...numbers, residentBytes: 2 ** 20 } });
  });

  it('does without the numbers where they cannot be had', async () => {
    const sight = await answering((request, response) =>
      request.url === '/metrics' ? response.writeHead(401).end() : response.end(JSON.stringify(someStatus)),
    );

    expect(sight).toMatchObject({ kind: 'seen', numbers: {} });
  });

  it.each<[string, RequestListener, string]>([
    ['lets it not in', (_, response) => response.writeHead(403).end(), 'lets nobody in'],
    ['is in trouble', (_, response) => response.writeHead(500).end(), 'answers 500'],
    ['answers with a web page', (_, response) => response.end('<!doctype html>'), 'something else answers'],
    ['answers with other JSON', (_, response) => response.end('{"screens":[{}]}'), 'something else answers'],
    [
      'answers with a delivery that is none',
      (_, response) => response.end(JSON.stringify({ ...someStatus, delivery: { waiting: 1, failing: 'x' } })),
      'something else answers',
    ],
    ['answers without end', (_, response) => response.end('1'.repeat(2 ** 23)), 'something else answers'],
    ['hangs up', (_, response) => response.destroy(), 'does not answer'],
  ])('says so of one that %s', async (_what, listener, words) => {
    const sight = await answering(listener);

    expect(sight.kind === 'unseen' && sight.reason.en).toContain(words);
  });

  it('says so where no player runs', async () => {
    expect(await askMachine({ name: 'tv', doors: () => undefined }, { fetch, now: () => 0 })).toMatchObject({
      ...{ kind: 'unseen', reason: { en: 'no player runs here' } },
    });
  });
});
