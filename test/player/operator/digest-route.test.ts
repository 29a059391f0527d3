import { expect, it } from 'vitest';
import { createGathering } from '../../../core/digest-frames.ts';
import type { ShownDigest } from '../../../core/operator.ts';
import { startStand } from '../../fakes/by-hand.ts';

it('shows whoever has the PIN what the machine has played, signed by the key that seals its journal', async () => {
  const stand = await startStand();
  await stand.unlock();
  const answer = await stand.ask('GET', '/operator/digest');
  expect(answer.status).toBe(200);
  const shown = (await answer.json()) as ShownDigest;

  expect(shown).toMatchObject({ left: 0, key: expect.stringMatching(/^[0-9a-f]{16}$/) as string });
  expect(Date.parse(shown.until) - Date.parse(shown.from)).toBe(29 * 86_400_000);
  const gathering = createGathering();
  expect(shown.frames.map((frame) => gathering.take(frame).kind).at(-1)).toBe('whole');

  for (const until of ['yesterday', '2026-02-31', 7])
    expect((await stand.ask('POST', '/operator/digest/taken', { until })).status).toBe(400);
  expect((await stand.ask('POST', '/operator/digest/taken', { until: shown.until })).status).toBe(200);
  const next = (await (await stand.ask('GET', '/operator/digest')).json()) as ShownDigest;
  expect(next).toMatchObject({ from: shown.until, until: shown.until, key: shown.key });
  const month = (await (await stand.ask('GET', '/operator/digest/month')).json()) as ShownDigest;
  expect(month.from).toBe(shown.from);
});
