import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Trust } from '../../../core/trust.ts';
import { readEnvelope } from '../../../player/trust/envelope.ts';
import { makeKey, type SigningKey } from '../../../publish/keys/key-file.ts';
import { sealTrust } from '../../../publish/keys/make-trust.ts';
import { signEnvelope } from '../../../publish/keys/sign.ts';
import { startLaboratory } from '../../faults/laboratory.ts';
import { makeChannel, signedPlaylist } from '../../fakes/channel.ts';
import { file, status } from '../../fakes/fault-server.ts';
import { codes, holdOf, keptFrom, machine } from './machine.ts';

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
  }, 60_000);
});

describe('the drills of an officer', () => {
  it('a publisher key is lost: the root key names another, and nothing leaves the screens', async () => {
    const { start, given, web } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    const shown = keptFrom(await keeper.read(channel.sign({ revision: 12 })));

    const replaced = channel.next({ newPublishers: 1 });
    web.set('trust/2.json', replaced.anchor);

    expect(codes(await keeper.read(replaced.sign({ revision: 13 })))).toBe('playlist');
    expect(keeper.isBelieved(shown)).toBe(true);
    expect(codes(await keeper.read(channel.sign({ revision: 14 })))).toEqual(['BAD_SIGNATURE']);
  });

  it('a publisher key is stolen: what it signed leaves, however far ahead it had counted and dated', async () => {
    const { start, given, web, kept } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    await keeper.read(channel.sign({ revision: 12 }));
    const publishedAt = '2199-01-01T00:00:00+07:00';
    kept.push(keptFrom(await keeper.read(channel.sign({ revision: Number.MAX_SAFE_INTEGER, publishedAt }))));
    expect(codes(await keeper.read(channel.sign({ revision: 13 })))).toEqual(['ROLLBACK']);

    const cured = channel.next({ newPublishers: 1, isStolen: true });
    web.set('trust/2.json', cured.anchor);
    expect(codes(await keeper.read(cured.sign({ revision: 1 })))).toBe('playlist');

    for (const one of [keeper, await start()]) {
      expect(kept.map((forged) => one.isBelieved(forged))).toEqual([false]);
      expect(one.publishedAt()).toBeLessThan(Date.parse(publishedAt));
      expect(codes(await one.read(channel.sign({ revision: 99 })))).toEqual(['BAD_SIGNATURE']);
      expect(codes(await one.read(channel.sign({ epoch: 1, revision: 99 })))).toEqual(['BAD_SIGNATURE']);
      expect(codes(await one.read(cured.sign({ revision: 1 })))).toBe('playlist');
    }
  });

  it('a root key is lost: the second one names a third, and the lost one can do nothing more', async () => {
    const { start, web, dir } = await machine();
    const { trust, root, sign } = makeChannel();
    const [second, third] = [makeKey('root', 'in the safe'), makeKey('root', 'new')];
    const rooted = (version: number, keys: readonly SigningKey[]): Trust => ({
      ...{ ...trust, version },
      root: { keys: keys.map((key) => ({ public: key.public })), threshold: 1 },
    });
    const first = join(dir, 'first.json');
    await writeFile(first, sealTrust(rooted(1, [root, second]), [root]));
    const keeper = await start(first);

    web.set('trust/2.json', sealTrust(rooted(2, [second, third]), [second]));
    web.set('trust/3.json', sealTrust(rooted(3, [root]), [root]));
    expect(codes(await keeper.read(sign({ revision: 1, trust: 2 })))).toBe('playlist');
    expect(keeper.trust()?.version).toBe(2);
    web.set('trust/3.json', sealTrust(rooted(3, [third]), [third]));
    expect(codes(await keeper.read(sign({ revision: 2, trust: 3 })))).toBe('playlist');
    expect(keeper.trust()?.version).toBe(3);
  });

  it('two officers sign on different machines, in either order, and neither alone', async () => {
    const { start, given } = await machine();
    const channel = makeChannel({ publishers: 2, threshold: 2 });
    const [one, two] = channel.publishers as readonly [SigningKey, SigningKey];
    const keeper = await start(await given(channel));
    const carried = (text: string, key: SigningKey) => {
      const read = readEnvelope(text.replaceAll('\n', '\r\n'));
      return read.kind === 'envelope' ? signEnvelope(read.envelope, key) : text;
    };

    const ofOne = channel.sign({ revision: 1 }, [one]);
    const ofTwo = channel.sign({ revision: 2 }, [two]);

    expect(codes(await keeper.read(ofOne))).toEqual(['BAD_SIGNATURE']);
    expect(codes(await keeper.read(carried(ofOne, one)))).toEqual(['BAD_SIGNATURE']);
    expect(codes(await keeper.read(carried(ofOne, two)))).toBe('playlist');
    expect(codes(await keeper.read(ofTwo))).toEqual(['BAD_SIGNATURE']);
    expect(codes(await keeper.read(carried(ofTwo, one)))).toBe('playlist');
    expect(codes(await keeper.read(channel.seal('hold', holdOf(channel, 3), [two])))).toBe('playlist');
  });

  it('a contractor wipes the server: the picture goes on, and what is uploaded again is taken', async () => {
    const { officer, server, until, shownNow, clock, codes: told } = await lab();
    officer.publish(4);
    expect(await until(() => shownNow()?.itemId === 'own4', 120_000)).toBe(true);

    for (const name of ['a', 'b', 'own4']) server.on(`/${name}.jpg`, status(404));
    officer.answer(status(404));
    await clock.pass(600_000);
    expect(await told()).toEqual(['PLAYLIST_UNREACHABLE']);
    officer.answer(file('<!doctype html><title>Welcome to nginx!</title>', { type: 'text/html' }));
    await clock.pass(600_000);
    expect(shownNow()).toMatchObject({ revision: 4, isFallback: false });
    expect(await told()).toEqual(['NOT_JSON']);

    officer.publish(5);
    expect(await until(() => shownNow()?.itemId === 'own5', 120_000)).toBe(true);
    expect(await told()).toEqual([]);
  }, 60_000);

  it('a screen was off for years: it catches up with five trust files, new roots and a theft among them', async () => {
    const { start, given, web, asked, kept, renewed } = await machine();
    const channel = makeChannel();
    const before = await start(await given(channel));
    kept.push(keptFrom(await before.read(channel.sign({ revision: 40 }))));
    const second = channel.next({ newPublishers: 1 });
    const third = second.next({ newRoot: true });
    const fourth = third.next({ newPublishers: 2, threshold: 2, isStolen: true });
    const fifth = fourth.next({ newRoot: true, newPublishers: 2, threshold: 2 });
    const sixth = fifth.next({ newPublishers: 2, threshold: 2 });
    [second, third, fourth, fifth, sixth].forEach(({ anchor }, at) => web.set(`trust/${at + 2}.json`, anchor));

    asked.length = renewed.length = 0;
    const keeper = await start();
    expect(kept.map((old) => keeper.isBelieved(old))).toEqual([true]);
    expect(codes(await keeper.read(sixth.sign({ revision: 3 })))).toBe('playlist');

    expect(keeper.trust()).toEqual(sixth.trust);
    expect(asked).toEqual([2, 3, 4, 5, 6, 7].map((version) => `trust/${version}.json`));
    expect(renewed).toHaveLength(1);
    expect(kept.map((old) => keeper.isBelieved(old))).toEqual([false]);
    expect(codes(await keeper.read(fifth.sign({ revision: 4 })))).toEqual(['BAD_SIGNATURE']);
  });

  it('a screen was off while more trust files came than it takes in at once: it goes on at the next poll', async () => {
    const { start, given, web, asked } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    let newest = channel;
    for (let version = 2; version <= 70; version++) {
      newest = newest.next({ newPublishers: 1 });
      web.set(`trust/${version}.json`, newest.anchor);
    }

    expect(codes(await keeper.read(newest.sign({ revision: 1 })))).toEqual(['BAD_SIGNATURE']);
    expect(asked).toHaveLength(64);
    expect(codes(await keeper.read(newest.sign({ revision: 1 })))).toBe('playlist');
    expect(keeper.trust()?.version).toBe(70);
  });
});
