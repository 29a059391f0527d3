import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as faults from '../fakes/fault-server.ts';
import { pictureOn, startLibrary } from '../fakes/library.ts';
import { startRounds } from '../fakes/rounds.ts';

let server: faults.FaultServer;
const ends: (() => unknown)[] = [];
beforeEach(async () => void (server = await faults.startFaultServer()));
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await server.close();
});

const SLIDE = { slide: { kind: 'notice', title: 'A' } };

/** The rounds over a real library; `publish` puts a playlist on the server and has it asked for. */
async function rounds() {
  const library = await startLibrary(server);
  const { all, clock } = library;
  const put = (file: object) =>
    server.on('/p.json', faults.file(JSON.stringify({ formatVersion: 1, ...file }), { type: 'application/json' }));
  put({ revision: 1, items: [SLIDE] });
  const { board, wake, end, rounds: asked } = startRounds(server, library);
  ends.push(end);
  const publish = (file: object) => {
    put(file);
    wake();
  };
  const unreachable = () => {
    server.on('/p.json', faults.status(503));
    wake();
  };
  const adopted = (revision: number) =>
    vi.waitFor(() => expect(all.current?.playlist.revision).toBe(revision), { interval: 10 });
  await adopted(1);
  const incomplete = () => board.list().find(({ code }) => code === 'INCOMPLETE')?.message;
  return { all, publish, unreachable, adopted, incomplete, clock, asked };
}

describe('startPlaylistRounds', () => {
  it('says why a playlist waits whose files could not be had, until they are there', async () => {
    const { all, publish, adopted, incomplete, clock } = await rounds();
    publish({
      revision: 2,
      campaigns: [
        { id: 'top', priority: 1, items: [{ src: 'top.jpg' }] },
        { id: 'low', items: [SLIDE] },
      ],
    });

    await vi.waitFor(() =>
      expect(incomplete()).toBe(
        'waiting: of revision 2 could not be had: top.jpg (the server answered 404); what was there before plays on',
      ),
    );
    expect(all.current?.playlist.revision).toBe(1);
    pictureOn(server, 'top.jpg', 1);
    clock.now += 10 * 60_000;
    await adopted(2);
    await vi.waitFor(() => expect(incomplete()).toBeUndefined());
  });

  it('keeps what was there while the files of a list are uploaded after it', async () => {
    const { all, publish, adopted, incomplete, clock } = await rounds();
    const upload = (file: string, seed: number) => void pictureOn(server, file, seed);
    const list = { revision: 2, items: [SLIDE, { src: 'first.jpg' }, { src: 'second.jpg' }] };
    publish(list);
    await vi.waitFor(() => expect(incomplete()).toContain('waiting: of revision 2 could not be had: first.jpg'));

    clock.now += 4 * 60_000;
    upload('first.jpg', 1);
    publish(list);
    await vi.waitFor(() => expect(incomplete()).toContain('could not be had: second.jpg'));
    clock.now += 4 * 60_000;
    publish(list);
    await vi.waitFor(() => expect(server.requests.filter(({ path }) => path === '/p.json').length).toBeGreaterThan(3));
    expect(all.current?.playlist.revision).toBe(1);

    upload('second.jpg', 2);
    clock.now += 55_000;
    await adopted(2);
    await vi.waitFor(() => expect(incomplete()).toBeUndefined());
  });

  it('says what a playlist plays without, once nobody seems to be uploading it any more', async () => {
    const { publish, adopted, incomplete, clock } = await rounds();
    const list = { revision: 2, items: [SLIDE, { src: 'gone.jpg' }] };
    publish(list);
    await vi.waitFor(() => expect(incomplete()).toContain('waiting'));
    clock.now += 5 * 60_000;
    publish(list);

    await adopted(2);
    await vi.waitFor(() =>
      expect(incomplete()).toBe('plays without what could not be had: gone.jpg (the server answered 404)'),
    );
  });

  it('lets a playlist in once its hour is whole, also while its server is out of reach', async () => {
    const { all, publish, unreachable, adopted, clock } = await rounds();
    server.on('/hang.jpg', faults.silence());
    const morning = { id: 'morning', priority: 1, flight: { until: '2026-11-20T08:00' }, items: [{ src: 'hang.jpg' }] };
    publish({ revision: 2, items: [SLIDE], campaigns: [morning] });
    await vi.waitFor(() => expect(all.pending?.playlist.revision).toBe(2));
    clock.now = Date.parse('2026-11-20T08:00:00+07:00');
    unreachable();

    await adopted(2);
  });

  it('waits for no instant to come once they are stopped', async () => {
    const { all, publish, clock, asked } = await rounds();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    ends.push(() => vi.restoreAllMocks());
    publish({ revision: 2, activateAt: new Date(clock.now + 24 * 3_600_000).toISOString(), items: [SLIDE] });
    await vi.waitFor(() => expect(all.pending?.playlist.revision).toBe(2));
    await asked.consider();
    void asked.consider();
    await asked.stop();

    const waits = timers.mock.results.filter((_, call) => timers.mock.calls[call]?.[1] === 24 * 3_600_000);
    expect(waits.length).toBeGreaterThan(0);
    for (const { value } of waits) expect(cleared.mock.calls.flat()).toContain(value);
  });
});
