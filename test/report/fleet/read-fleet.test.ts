import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fleetJson } from '../../../report/fleet/fleet-json.ts';
import { fleetPage } from '../../../report/fleet/page.ts';
import { agentOf, cloudFront, combined, iis, NOW } from './fleet-logs.ts';
import { fleetFrom, lines, notesOf, polls, readLogs, registered } from './read-logs.ts';

const chainAt = (ago: number, quarter: number) => ({ seq: 20_000 - ago * 960 - quarter * 10, hash: 'aabbccdd' });

describe('readFleet', () => {
  it('tells by the last request who is alive, late, stale, and who was never seen', async () => {
    const log = lines(
      polls('alive', 3),
      polls('late', 4),
      polls('latest-late', 60),
      polls('stale', 61),
      polls('alive', 90),
    );
    const fleet = await fleetFrom(
      { 'a.log': log },
      { register: registered('alive', 'late', 'latest-late', 'stale', 'never') },
    );

    expect(fleet.screens.map(({ id, presence }) => `${id} ${presence}`)).toEqual([
      ...['alive alive', 'late late', 'latest-late late', 'stale stale', 'never never'],
    ]);
    expect(fleet.counts).toEqual({ alive: 1, late: 2, stale: 1, never: 1 });
    expect(fleet.places).toMatchObject([
      { kind: 'district', rows: [{ told: 'Huyện Cao Lộc', screens: 5, counts: { alive: 1, never: 1 } }] },
    ]);
  });

  it('waits longer for screens that ask more rarely', async () => {
    const fleet = await fleetFrom({ 'a.log': lines(polls('a', 29), polls('b', 99)) }, { intervalSeconds: 600 });

    expect(fleet.screens.map(({ presence }) => presence)).toEqual(['alive', 'late']);
  });

  it('reads plain and packed logs of all servers in any order, and standard input', async () => {
    const fleet = await fleetFrom(
      {
        'new.log': lines(polls('nginx', 1, { revision: 13 })),
        'iis.log': iis([{ agent: agentOf('iis'), minutesAgo: 2 }]),
        'old.log.1.gz': gzipSync(lines(polls('nginx', 300, { revision: 12 }))),
        'rotated.gz': Buffer.concat([gzipSync(lines(polls('one', 1))), gzipSync(lines(polls('two', 1)))]),
        'E2.2026-11-22-08.gz': gzipSync(cloudFront([{ agent: agentOf('cloudfront') }])),
      },
      { stdin: '' },
    );
    const byId = new Map(fleet.screens.map((screen) => [screen.id, screen]));

    expect([...byId.keys()].sort()).toEqual(['cloudfront', 'iis', 'nginx', 'one', 'two']);
    expect(byId.get('nginx')?.seen).toMatchObject({ revision: 13, polls: 2, firstAt: NOW / 1000 - 300 * 60 });
    expect((await readLogs({}, { logs: ['-'], stdin: polls('streamed', 0) })).kind).toBe('fleet');
  });

  it('tells what each screen said last, whatever the order of the lines', async () => {
    const newest = polls('a', 1, { revision: 13, state: 'kept', faults: ['STALE', 'DISK_FULL'] });
    const older = polls('a', 2, { revision: 14, faults: ['GPU'] });
    for (const log of [lines(newest, older), lines(older, newest)]) {
      const fleet = await fleetFrom({ 'a.log': log });

      expect(fleet.screens[0]?.seen).toMatchObject({ revision: 13, state: 'kept', faults: ['STALE', 'DISK_FULL'] });
      expect(fleet.faults.map(({ code, screens }) => [code, screens])).toEqual([
        ['DISK_FULL', 1],
        ['STALE', 1],
      ]);
    }
  });

  it('tells faults that it does not know, and answers that are errors', async () => {
    const log = lines(
      combined({ agent: agentOf('a', { faults: ['NEVER_HEARD_OF'] }), status: 404 }),
      polls('b', 0, { faults: ['STALE'] }),
    );

    expect((await fleetFrom({ 'a.log': log })).faults.map(({ code }) => code).sort()).toEqual([
      'HTTP_404',
      'OTHER',
      'STALE',
    ]);
  });

  it('tells how a revision reaches the screens', async () => {
    const screens = Array.from({ length: 20 }, (_, index) => `s${index}`);
    const before = screens.map((screen) => polls(screen, 120, { revision: 12 }));
    const after = screens.slice(1).map((screen, index) => polls(screen, 60 - index, { revision: 13 }));
    const [newer, older] = (await fleetFrom({ 'a.log': lines(...after, ...before) })).revisions;

    expect(newer).toMatchObject({ revision: 13, playing: 19, reached: 19, firstAt: NOW / 1000 - 60 * 60 });
    expect(newer?.halfAt).toBe(NOW / 1000 - 51 * 60);
    expect(newer?.mostAt).toBe(NOW / 1000 - 42 * 60);
    expect(newer?.course.at(-1)).toBe(19);
    expect(older).toMatchObject({ revision: 12, playing: 1, reached: 20 });
  });

  it('tells only of revisions that no screen can have forgotten, and of how many screens', async () => {
    // Of five revisions two are forgotten, but by the one that was dark meanwhile.
    const log = lines(
      ...[1, 2, 3, 4, 5].flatMap((revision) => [
        polls('a', 60 - revision, { revision }),
        polls('b', 50 - revision, { revision }),
      ]),
      ...[1, 5].map((revision) => polls('c', 60 - revision, { revision })),
      // Of a list of its own, with numbers of its own.
      ...[91, 92, 93, 94].map((revision) => polls('d', 160 - revision, { revision })),
    );
    const fleet = await fleetFrom({ 'a.log': log }, { register: registered('a', 'b', 'c', 'd', 'never') });

    expect(fleet.revisions.map(({ revision, reached }) => [revision, reached])).toEqual([
      [5, 3],
      [4, 2],
      [3, 2],
      [94, 1],
      [93, 1],
      [92, 1],
    ]);
    expect(fleetPage(fleet, { lang: 'en', timeZone: 'Asia/Ho_Chi_Minh' })).toContain(
      'Of the 4 screens seen in these logs, out of 5.',
    );
  });

  it('tells in which quarters of an hour a screen asked, of the last day', async () => {
    const log = lines(
      ...Array.from({ length: 96 * 15 }, (_, ago) => 96 * 15 - ago).flatMap((minute) => [
        ...(minute % 60 < 15 ? [polls('a', minute)] : []),
        polls('always', minute),
      ]),
    );
    const [screen] = (await fleetFrom({ 'a.log': log })).screens;

    expect(screen?.uptime).toBeGreaterThan(0.45);
    expect(screen?.uptime).toBeLessThan(0.65);
    expect((await fleetFrom({ 'a.log': lines(polls('a', 14), polls('a', 0)) })).screens[0]?.uptime).toBe(1);
  });

  it('hears of a screen that asks once an hour all the time, until it no longer does', async () => {
    const hourly = (screen: string, from: number, to: number) =>
      Array.from({ length: (from - to) / 60 + 1 }, (_, hour) => polls(screen, from - hour * 60));
    const minutely = Array.from({ length: 24 * 60 }, (_, minute) => polls('b', 24 * 60 - minute));
    const { screens, notes } = await fleetFrom(
      { 'a.log': lines(...hourly('a', 23 * 60, 0), ...hourly('gone', 23 * 60, 12 * 60), ...minutely) },
      { intervalSeconds: 3600 },
    );
    const uptime = Object.fromEntries(screens.map((screen) => [screen.id, screen.uptime]));

    expect(uptime['b']).toBe(1);
    expect(uptime['a']).toBeGreaterThan(0.94);
    expect(uptime['gone']).toBeGreaterThan(0.45);
    expect(uptime['gone']).toBeLessThan(0.55);
    expect(notes).toEqual([]);
  });

  it('does not take a screen that was dark between two requests for one that asks rarely', async () => {
    const minutely = Array.from({ length: 24 * 60 }, (_, minute) => polls('b', 24 * 60 - minute));
    const fleet = await fleetFrom({ 'a.log': lines(polls('a', 23 * 60), ...minutely, polls('a', 1)) });

    expect(fleet.screens.find(({ id }) => id === 'a')?.uptime).toBeLessThan(0.05);
  });

  it('leaves out of the shares when no screen at all has asked, and says so', async () => {
    const log = lines(
      ...Array.from({ length: 600 }, (_, ago) => 600 - ago).flatMap((minute) =>
        minute > 240 && minute <= 360 ? [] : [polls('a', minute), ...(minute > 360 ? [polls('b', minute)] : [])],
      ),
    );
    const fleet = await fleetFrom({ 'a.log': log });

    expect(fleet.screens.map(({ id, uptime }) => [id, Number(uptime.toFixed(1))])).toEqual([
      ['a', 1],
      ['b', 0.5],
    ]);
    expect(notesOf(fleet)).toMatch(/in [78] quarters of an hour no screen at all has asked/);
    expect(fleetJson(fleet, { lang: 'en', timeZone: 'UTC' })).toMatchObject({
      screens: [{ uptime: { lastDay: expect.stringMatching(/^-+1+-{7,8}1+$/) as string } }, {}],
    });
  });

  it('tells of several days, in whatever order their logs come', async () => {
    const day = (ago: number) =>
      lines(
        ...Array.from({ length: 96 }, (_, quarter) =>
          polls('a', ago * 1440 + quarter * 15, { chain: chainAt(ago, quarter) }),
        ),
      );
    // As a shell lists them: the newest first.
    const fleet = await fleetFrom({
      'access.log': day(0),
      'access.log.1': day(1),
      'access.log.2.gz': gzipSync(day(2)),
    });
    const [screen] = fleet.screens;
    const bits = [...(screen?.strip ?? [])].map((byte) => byte.toString(2).replaceAll('0', '').length);

    expect(bits.reduce((sum, count) => sum + count, 0)).toBe(3 * 96);
    expect(screen).toMatchObject({ presence: 'alive', uptime: 1, seen: { polls: 3 * 96 } });
    expect(screen?.seen?.journal).toMatchObject({ seq: 20_000, trouble: undefined });
    expect(fleetPage(fleet, { lang: 'en', timeZone: 'Asia/Ho_Chi_Minh' })).toContain('48 to 72 hours ago');
  });

  it('finds screens whose ids are not ASCII or were cut off', async () => {
    const long = 'dien-bien-phu-phuong-muong-thanh-nha-van-hoa-to-dan-pho-so-17.02.tang-1';
    const faults = ['MEDIA_UNREACHABLE', 'PLAYLIST_UNREACHABLE', 'DISK_FULL'];
    const log = lines(polls('bến-xe', 0), polls(long.slice(0, 64), 0, { faults }));
    const fleet = await fleetFrom({ 'a.log': log }, { register: registered('bến-xe', long.slice(0, 64), 'dien-an') });

    expect(fleet.counts).toMatchObject({ alive: 2, never: 1 });
    expect(fleet.strangers).toEqual([]);
  });

  it('lists whom nobody has registered', async () => {
    const fleet = await fleetFrom({ 'a.log': lines(polls('a', 0), polls('b', 0)) }, { register: registered('a') });

    expect(fleet.screens.map(({ id }) => id)).toEqual(['a']);
    expect(fleet.strangers.map(({ id }) => id)).toEqual(['b']);
  });
});
