import { setImmediate as oneTick } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startFaultServer } from '../../fakes/fault-server.ts';
import { startLibrary } from '../../fakes/library.ts';

it('lets no playlist take the screens that is believed no more while it is being written down', async () => {
  const server = await startFaultServer();
  const belief = { holds: true };
  const { all, take, end } = await startLibrary(server, { isBelieved: () => belief.holds });
  onTestFinished(async () => {
    await end();
    await server.close();
  });
  await take({ items: [{ slide: { kind: 'notice', title: 'Forged' } }] });

  const adopting = all.tryAdopt();
  await oneTick();
  belief.holds = false;
  all.recheck();

  expect(await adopting).toBeDefined();
  expect(all.current).toBeUndefined();
});
