import { expect, it } from 'vitest';
import { run } from './hosting.ts';

it('tells the service manager that the page is served, what the player says of its pages, and that it ends', async () => {
  const { service, say, playerReady, stop } = await run();
  expect(service).toEqual([]);
  await playerReady();
  say({ type: 'watched', ailing: 'the page is being opened' });
  say({ type: 'watched' });
  await stop();

  expect(service).toEqual(['served', 'the page is being opened', 'well', 'stopping']);
});
