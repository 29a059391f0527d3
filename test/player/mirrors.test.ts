import { describe, expect, it } from 'vitest';
import { addressFaults } from '../../player/programmes.ts';
import { resolveMediaUrl } from '../../player/network-policy.ts';
import * as faults from '../fakes/fault-server.ts';
import { librariesForEach } from '../fakes/library.ts';
import { jpegBytes } from '../fakes/media-bytes.ts';
import { playlistOf } from '../fakes/scheduled.ts';

const { library, picture, server } = librariesForEach();

/** A playlist of one picture, with these mirrors; the picture is on none of them yet. */
async function mirrored(mirrors: readonly string[], { hashed = true, more = {} } = {}) {
  const started = await library();
  const { src, sha256, bytes } = picture('a.jpg', 1);
  const body = jpegBytes(4000, 1);
  server().on('/a.jpg', faults.status(404));
  const take = () =>
    started.take({ items: [{ src, ...(hashed ? { sha256, bytes } : {}), ...more }], refresh: { mirrors } });
  const asked = () => server().requests.map(({ path }) => path);
  return { ...started, take, body, asked };
}

describe('mirrors', () => {
  it('are asked in turn when the first server does not have a file', async () => {
    const { take, settled, body, asked } = await mirrored(['/one', 'two/']);
    server().on('/two/a.jpg', faults.file(body));
    await take();
    await settled();

    expect(asked()).toEqual(['/a.jpg', '/one/a.jpg', '/two/a.jpg']);
  });

  it('are not asked while the first server gives what it should', async () => {
    const { take, settled, body, asked } = await mirrored(['/one/']);
    server().on('/a.jpg', faults.file(body));
    await take();
    await settled();

    expect(asked()).toEqual(['/a.jpg']);
  });

  it('take the place of a server that sends wrong bytes, and may send wrong ones themselves', async () => {
    const { take, settled, body, asked } = await mirrored(['/one/', '/two/']);
    server().on('/a.jpg', faults.file(jpegBytes(4000, 9)));
    server().on('/one/a.jpg', faults.file(jpegBytes(4000, 8)));
    server().on('/two/a.jpg', faults.file(body));
    await take();
    await settled();

    expect(asked()).toEqual(['/a.jpg', '/one/a.jpg', '/two/a.jpg']);
  });

  it('go on where the first server was cut off', async () => {
    const { take, settled, body } = await mirrored(['/one/']);
    server().on('/a.jpg', faults.cutAfter(body, 1500), faults.status(503));
    server().on('/one/a.jpg', faults.file(body));
    await take();
    await settled();

    expect(server().requests.find(({ path }) => path === '/one/a.jpg')?.headers.range).toBe('bytes=1500-');
    expect(server().sentBytes()).toBe(4000);
  });

  it('leave a file failed that none of them has, by the word of its own server', async () => {
    const { take, sync, log } = await mirrored(['/one/']);
    server().on('/one/a.jpg', faults.status(503));
    await take();
    await expect.poll(() => sync.state().failed).toMatchObject([{ why: 'the server answered 404' }]);

    expect(log.entries.filter(({ event }) => event === 'asset not fetched')).toHaveLength(1);
  });

  it('are not asked for a file that has no hash, or that names its server', async () => {
    for (const options of [{ hashed: false }, { more: { src: server().url('/a.jpg') } }]) {
      const { take, sync } = await mirrored(['/one/'], options);
      await take();
      await expect.poll(() => sync.state().failed).toHaveLength(1);
    }

    expect(server().requests.every(({ path }) => path === '/a.jpg')).toBe(true);
  });

  it('lie where media may: a refused address is a fault with its place', () => {
    const playlist = playlistOf({ items: [{ src: 'a.jpg' }], refresh: { mirrors: ['b/', 'http://192.168.1.9/'] } });
    const baseUrl = 'https://screens.example/p.json';
    const held = { playlist, digest: '', resolve: (written: string) => resolveMediaUrl(written, { baseUrl }) };

    expect(addressFaults(held).map(({ place }) => place)).toEqual(['refresh.mirrors[1]']);
  });
});

describe('the hours for downloads', () => {
  // It is twenty past seven in the morning.
  const night = { refresh: { downloadWindow: { from: '22:00', to: '05:00' } } };
  const day = { refresh: { downloadWindow: { from: '07:00', to: '08:00' } } };
  const later = () => ({
    id: 'later',
    priority: 1,
    flight: { from: '2026-11-21' },
    items: [picture('later.jpg', 2)],
  });
  const asked = () => server().requests.map(({ path }) => path);

  it('hold back what does not play within the hour, but neither that nor interrupts', async () => {
    const { take, sync } = await library();
    const interrupts = [{ id: 'storm', dayparts: ['late'], items: [picture('storm.jpg', 3)] }];
    await take({
      ...{ ...night, items: [picture('now.jpg', 1)], campaigns: [later()], interrupts },
      dayparts: { late: { from: '23:00', to: '23:30' } },
    });
    await expect.poll(() => sync.state().ready).toBe(2);

    expect(asked().toSorted()).toEqual(['/now.jpg', '/storm.jpg']);
    expect(sync.state()).toMatchObject({ wanted: 3, bytesLeft: 4000 });
  });

  it('are over as soon as what was held back plays within the hour', async () => {
    const { take, all, clock, settled } = await library();
    await take({ ...night, items: [picture('now.jpg', 1)], campaigns: [later()] });
    clock.now = Date.parse('2026-11-20T21:00:00+07:00');
    all.lookAhead();
    clock.now = Date.parse('2026-11-20T23:10:00+07:00');
    all.lookAhead();
    await settled();

    expect(asked()).toContain('/later.jpg');
  });

  it('let everything be fetched while they are on', async () => {
    const { take, settled } = await library();
    await take({ ...day, items: [picture('now.jpg', 1)], campaigns: [later()] });
    await settled();

    expect(asked()).toContain('/later.jpg');
  });

  it('break a transfer off when they end, and go on with it later', async () => {
    const { take, all, clock, sync, settled } = await library();
    const slow = later();
    server().on('/later.jpg', faults.drip(2));
    await take({ ...day, items: [picture('now.jpg', 1)], campaigns: [slow] });
    await expect.poll(asked).toContain('/later.jpg');
    clock.now = Date.parse('2026-11-20T08:00:00+07:00');
    all.lookAhead();
    server().on('/later.jpg', faults.file(jpegBytes(4000, 2)));
    await expect.poll(() => sync.state().ready).toBe(1);
    expect(asked().filter((path) => path === '/later.jpg')).toHaveLength(1);
    clock.now = Date.parse('2026-11-21T07:00:00+07:00');
    all.lookAhead();
    await settled();
  });

  it('hold back all of a list that takes the screens later, but interrupts', async () => {
    const { take, sync } = await library();
    const interrupts = [{ id: 'storm', items: [picture('storm.jpg', 3)] }];
    await take({ ...night, activateAt: '2026-11-23', items: [picture('now.jpg', 1)], interrupts });
    await expect.poll(() => sync.state().ready).toBe(1);

    expect(asked()).toEqual(['/storm.jpg']);
  });
});
