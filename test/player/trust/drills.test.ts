import { describe, expect, it, onTestFinished } from 'vitest';
import { startLaboratory } from '../../faults/laboratory.ts';
import { file, status } from '../../fakes/fault-server.ts';
import { signedPlaylist } from '../../fakes/channel.ts';

/** A signed screen in the laboratory, whose server also has trust files. */
async function lab() {
  const made = await startLaboratory({ isSigning: true });
  onTestFinished(async () => void (await made.end()));
  const { server, officer, clock } = made;
  const trust = (version: number, text: string) => server.on(`/trust/${version}.json`, file(text));
  server.on('/trust/2.json', status(404));
  const until = (holds: () => boolean, mostMs: number) => clock.passUntil(holds, mostMs);
  const shownNow = () => made.page().shown.at(-1);
  return { ...made, trust, until, shownNow, channel: officer.channel };
}

describe('a stolen key, as the screen sees it', () => {
  it('leaves the screen with all that it signed, slides too, and the server is not believed that nothing has changed', async () => {
    const { officer, channel, trust, until, shownNow, codes, clock } = await lab();
    const slide = { id: 'forged', durationSeconds: 10, slide: { kind: 'notice', title: 'Forged' } };
    const theirs = channel.seal('playlist', signedPlaylist(channel.trust, { revision: 1, items: [slide] }));
    officer.answer(file(theirs));
    expect(await until(() => shownNow()?.itemId === 'forged', 60_000)).toBe(true);

    trust(2, channel.next({ newPublishers: 1, isStolen: true }).anchor);
    officer.answer(file(channel.sign({ revision: 2, items: [slide], trust: 2 })));

    expect(await until(() => shownNow()?.isFallback === true, 120_000)).toBe(true);
    // Whoever has the server puts the first one back: no player that has let it go is told that it has not changed.
    officer.answer(file(theirs));
    await clock.pass(300_000);
    expect(await codes()).toContain('BAD_SIGNATURE');
  });
});
