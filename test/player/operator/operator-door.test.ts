import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PIN, bundleOf, picture, startStand } from '../../fakes/by-hand.ts';

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

it('says that no PIN was set', async () => {
  const stand = await startStand({ operatorPin: undefined });
  const answer = await stand.ask('POST', '/operator/unlock', { pin: PIN });

  expect([answer.status, await answer.json()]).toEqual([409, { code: 'NO_PIN' }]);
});
