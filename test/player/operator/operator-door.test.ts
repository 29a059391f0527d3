import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ToPagePlay } from '../../../core/messages.ts';
import { PIN, TOKEN, bundleOf, picture, startStand } from '../../fakes/by-hand.ts';

it('answers the panel as it is agreed in core/operator.ts', async () => {
  const stand = await startStand();
  const said = async (method: string, route: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await stand.ask(method, `/operator/${route}`, body, headers);
    return [answer.status, await answer.json()];
  };
  const a = picture('a');
  const list = JSON.stringify({ formatVersion: 1, id: 'usb', items: [a.item] });
  const bundle = path.join(stand.stick, 'tuần 47.bundle');
  await writeFile(bundle, bundleOf(list, [a]));

  // Without a secret nothing is told, not even whether there is a stick.
  for (const [method, route, body] of [
    ['GET', 'sources'],
    ['GET', 'taking'],
    ['POST', 'take', { path: bundle }],
    ['GET', 'settings'],
    ['POST', 'settings', { changes: {} }],
    ['GET', 'helped'],
    ['POST', 'helped', { date: '2020-08-18', people: 1 }],
    ['GET', 'digest'],
    ['GET', 'digest/month'],
    ['POST', 'digest/taken', { until: '2020-08-18' }],
    ['POST', 'lock', {}],
  ] as const) {
    expect(await said(method, route, body)).toEqual([401, { code: 'LOCKED_OUT' }]);
    expect(await said(method, route, body, { 'x-operator': 'f'.repeat(64) })).toEqual([401, { code: 'LOCKED_OUT' }]);
  }
  expect(await said('POST', 'unlock', { pin: '0000' })).toEqual([403, { code: 'WRONG_PIN', triesLeft: 4 }]);
  expect(await said('POST', 'unlock', { pin: 482913 })).toEqual([400, { code: 'BAD_REQUEST' }]);
  expect(await said('POST', 'unlock', { pin: 'x'.repeat(5_000) })).toEqual([400, { code: 'BAD_REQUEST' }]);
  expect(await said('POST', 'unlock', { pin: PIN }, { 'content-type': 'text/plain' })).toEqual([
    400,
    { code: 'BAD_REQUEST' },
  ]);
  expect((await stand.ask('POST', '/operator/unlock', { pin: PIN }, { origin: 'http://evil.example' })).status).toBe(
    403,
  );
  expect((await stand.ask('POST', '/operator/unlock', { pin: PIN }, { cookie: '' })).status).toBe(403);
  expect((await stand.ask('GET', '/operator/unlock')).status).toBe(405);
  expect((await stand.ask('GET', '/operator/other')).status).toBe(404);
  expect((await stand.ask('POST', '/status', {})).status).toBe(405);

  const unlocked = await stand.unlock();
  expect(unlocked.status).toBe(200);
  expect(await unlocked.json()).toMatchObject({ idleSeconds: 300 });
  expect(await said('GET', 'sources')).toEqual([
    200,
    { sources: [{ path: bundle, name: 'tuần 47.bundle', kind: 'bundle', bytes: (await stat(bundle)).size }] },
  ]);
  expect(await said('GET', 'taking')).toEqual([200, { state: 'none' }]);
  expect(await said('POST', 'take', { path: 'a.bundle' })).toEqual([400, { code: 'BAD_REQUEST' }]);
  const [first, second] = await Promise.all([
    said('POST', 'take', { path: bundle }),
    said('POST', 'take', { path: '/' }),
  ]);
  expect([first, second]).toEqual([
    [202, {}],
    [409, { code: 'BUSY' }],
  ]);
  expect(await said('POST', 'lock', {})).toEqual([200, {}]);
  expect(await said('GET', 'taking')).toEqual([401, { code: 'LOCKED_OUT' }]);

  for (let n = 0; n < 5; n++) await said('POST', 'unlock', { pin: '0000' });
  const locked = await stand.ask('POST', '/operator/unlock', { pin: PIN });
  expect(locked.status).toBe(429);
  const waitSeconds = Number(locked.headers.get('retry-after'));
  expect(await locked.json()).toEqual({ code: 'LOCKED', retryAfterSeconds: waitSeconds });
  expect(waitSeconds).toBeGreaterThan(50);
});

it('says that no PIN was set, and that it is too late to set one at the screen', async () => {
  const stand = await startStand({ operatorPin: undefined });
  const noPin = [409, { code: 'NO_PIN', setUpSeconds: 0 }];

  for (const route of ['unlock', 'first-pin']) {
    const answer = await stand.ask('POST', `/operator/${route}`, { pin: PIN });
    expect([answer.status, await answer.json()]).toEqual(noPin);
  }
});

it('lets the first PIN be set at the screen just after a start, once', async () => {
  const stand = await startStand({ operatorPin: undefined, startedAt: Date.now() });

  const door = await stand.ask('GET', '/operator/door');
  expect(await door.json()).toMatchObject({ hasPin: false });
  const unset = await stand.ask('POST', '/operator/unlock', { pin: PIN });
  expect(((await unset.json()) as { setUpSeconds: number }).setUpSeconds).toBeGreaterThan(600);
  expect((await stand.ask('POST', '/operator/first-pin', { pin: '12' })).status).toBe(400);
  const set = await stand.ask('POST', '/operator/first-pin', { pin: '1234' });
  const { secret } = (await set.json()) as { secret: string };

  expect((await stand.ask('GET', '/operator/settings', undefined, { 'x-operator': secret })).status).toBe(200);
  expect(await readFile(path.join(stand.dataDir, 'settings.json'), 'utf8')).toMatch(/"operatorPin": ?"scrypt:/);
  expect((await stand.ask('POST', '/operator/first-pin', { pin: '9999' })).status).toBe(409);
  expect((await stand.unlock('1234')).status).toBe(200);
});

it('shows and changes settings, all of them or none, and has the player follow', async () => {
  const origin = { kind: 'option', place: '--config-url' } as const;
  const provided = [
    { name: 'configUrl', value: '/usb', origin },
    { name: 'port', value: '9000', origin: { kind: 'environment', place: 'BLUEZONE_KIOSK_PORT' } },
  ] as const;
  const stand = await startStand({ provided });
  await stand.unlock();
  const change = async (changes: object) => {
    const answer = await stand.ask('POST', '/operator/settings', { changes });
    return [answer.status, await answer.json()];
  };

  expect(await change({ rotation: '90', motion: 'off', tags: 'venue=lobby', operatorPin: '4711' })).toEqual([200, {}]);
  await expect.poll(() => stand.toldHost).toContainEqual({ type: 'settings-changed' });
  expect(await (await stand.ask('GET', '/operator/settings')).json()).toEqual({
    values: { rotation: '90', motion: 'off', tags: 'venue=lobby' },
    provided: { configUrl: { value: '/usb', origin } },
  });

  expect(await change({ rotation: '0', volumePercent: '200', configUrl: 'http://bluezone.example/p.json' })).toEqual([
    422,
    {
      code: 'BAD_SETTINGS',
      faults: [
        { name: 'volumePercent' },
        { name: 'configUrl', message: expect.stringContaining('http:// is only for the own network') as string },
      ],
    },
  ]);
  expect(await change({ rotation: null })).toEqual([200, {}]);
  expect(await (await stand.ask('GET', '/operator/settings')).json()).toMatchObject({
    values: { motion: 'off', tags: 'venue=lobby' },
  });
  for (const bad of [undefined, 7, { port: '8080' }, { rotation: 90 }])
    expect(await change(bad as object)).toEqual([400, { code: 'BAD_REQUEST' }]);
});

it('says when the disk does not take a change', async () => {
  const stand = await startStand();
  await stand.unlock();
  await mkdir(path.join(stand.dataDir, 'settings.json'));

  const answer = await stand.ask('POST', '/operator/settings', { changes: { rotation: '90' } });

  expect([answer.status, await answer.json()]).toEqual([
    507,
    { code: 'NOT_KEPT', reason: expect.any(String) as string },
  ]);
});

it('keeps how many were helped, day by day, also over a restart', async () => {
  const stand = await startStand();
  await stand.unlock();
  const enter = async (date: string, people: number) =>
    (await stand.ask('POST', '/operator/helped', { date, people })).status;
  const { today } = (await (await stand.ask('GET', '/operator/helped')).json()) as { today: string };
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);

  expect(await enter('2020-08-18', 31)).toBe(200);
  expect(await enter(today, 4)).toBe(200);
  expect(await enter(today, 5)).toBe(200);
  for (const [date, people] of [
    [today, -1],
    [today, 1.5],
    [today, 10_000],
    ['2020-02-30', 1],
    [tomorrow, 1],
  ] as const)
    expect(await enter(date, people)).toBe(400);
  await stand.restart();
  await stand.unlock();

  expect(await (await stand.ask('GET', '/operator/helped')).json()).toEqual({
    today,
    days: [
      { date: today, people: 5 },
      { date: '2020-08-18', people: 31 },
    ],
  });
});

it('has a page tell that its screen is to be set up, until somebody has', async () => {
  const stand = await startStand({ operatorPin: undefined, startedAt: Date.now() });
  const told = async () => {
    const page = new WebSocket(`${stand.origin().replace('http', 'ws')}/socket`, {
      headers: { cookie: `bzk_${new URL(stand.origin()).port}=${TOKEN}`, origin: stand.origin() },
    });
    await once(page, 'open');
    const viewport = { width: 1920, height: 1080 };
    page.send(JSON.stringify({ type: 'hello', page: 'a'.repeat(32), screen: 'lobby', viewport }));
    const [data] = (await once(page, 'message')) as [Buffer];
    page.terminate();
    return (JSON.parse(data.toString()) as ToPagePlay).isNew;
  };

  expect(await told()).toBe(true);
  await stand.ask('POST', '/operator/first-pin', { pin: '1234' });
  expect(await told()).toBeUndefined();
});
