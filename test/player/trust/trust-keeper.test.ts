import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeptPlaylist } from '../../../player/playlist-store.ts';
import { makeChannel, signedPlaylist, type Channel } from '../../fakes/channel.ts';
import { codes, holdOf, keptFrom, machine, titleOf } from './machine.ts';

describe('openTrust', () => {
  it('believes the bytes where no key was ever given, signed or not', async () => {
    const { start, kept } = await machine();
    const keeper = await start();
    const channel = makeChannel();

    expect(keeper.state).toBe('unpinned');
    expect(await keeper.read(JSON.stringify(signedPlaylist(channel.trust)))).toMatchObject({ kind: 'playlist' });
    expect(await keeper.read(channel.sign({ revision: 3 }, []))).toMatchObject({
      parsed: { playlist: { revision: 3 } },
    });
    kept.push(keptFrom(await keeper.read(channel.sign({ revision: 4, locale: 'en' }, []))));
    const hold = await keeper.read(channel.seal('hold', holdOf(channel, 5)));
    expect(hold).toMatchObject({ isHold: true });
    expect(titleOf(hold)).toBe('Out of service for now');
    expect(keeper.isBelieved(keptFrom(hold))).toBe(true);
    expect([keeper.trust(), keeper.publishedAt()]).toEqual([undefined, -Infinity]);
  });

  it('begins anew with a later trust file of the same channel that the operator gives', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    await start(await given(channel));
    const later = channel.next({ newPublishers: 1 }).next({ newPublishers: 1 });

    const keeper = await start(await given(later));

    expect(keeper).toMatchObject({ state: 'pinned', faults: [] });
    expect(keeper.trust()).toEqual(later.trust);
    expect((await start(await given(channel))).trust()).toEqual(later.trust);
  });

  it('pins what it is given, and goes on believing it when nothing is given any more', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    await start(await given(channel));

    const keeper = await start();

    expect(keeper).toMatchObject({ state: 'pinned', faults: [] });
    expect(codes(await keeper.read(JSON.stringify(signedPlaylist(channel.trust))))).toEqual(['UNSIGNED']);
    expect(await keeper.read(channel.sign())).toMatchObject({ kind: 'playlist' });
  });

  it('does not let the keys of another channel take the place of those that are pinned', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    await start(await given(channel));

    const keeper = await start(await given(makeChannel({ id: 'khac' })));

    expect(keeper.faults).toMatchObject([{ code: 'TRUST_REFUSED' }]);
    expect(keeper.faults[0]?.message).toContain('pinned to tinh');
    expect(keeper.trust()).toEqual(channel.trust);
    expect((await start(await given(makeChannel()))).faults).toMatchObject([{ code: 'TRUST_REFUSED' }]);
  });

  it('says that what it was given is no trust file, and believes nobody', async () => {
    const { start, dir } = await machine();
    const path = join(dir, 'given.json');
    await writeFile(path, '{}');

    const keeper = await start(path);

    expect(keeper).toMatchObject({ state: 'closed', faults: [{ code: 'TRUST_REFUSED' }] });
    expect(await start(join(dir, 'missing.json'))).toMatchObject({ state: 'closed' });
  });

  it('takes the next trust files in when a playlist is signed by keys that it does not know', async () => {
    const { start, given, web, asked, renewed } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    await keeper.read(channel.sign({ revision: 1 }));
    const second = channel.next({ newPublishers: 1 });
    const third = second.next({ newPublishers: 1, newRoot: true });
    web.set('trust/2.json', second.anchor).set('trust/3.json', third.anchor);

    const answer = await keeper.read(third.sign({ revision: 2 }));

    expect(answer).toMatchObject({ kind: 'playlist' });
    expect(keeper.trust()).toEqual(third.trust);
    expect(renewed).toHaveLength(1);
    expect(asked.slice(-3)).toEqual(['trust/2.json', 'trust/3.json', 'trust/4.json']);
    const again = await start();
    expect(again.trust()).toEqual(third.trust);
    expect(codes(await again.read(channel.sign({ revision: 3 })))).toEqual(['BAD_SIGNATURE']);
  });

  it('asks for a newer trust file when the playlist hints at one, and else once a day', async () => {
    const { start, given, asked, clock } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    await keeper.read(channel.sign({ revision: 1 }));
    await keeper.read(channel.sign({ revision: 2 }));
    expect(asked).toEqual(['trust/2.json']);

    await keeper.read(channel.sign({ revision: 3, trust: 2 }));
    expect(asked).toHaveLength(2);
    clock.now += 86_400_000;
    await keeper.read(channel.sign({ revision: 4 }));
    expect(asked).toHaveLength(3);
  });

  it('leaves log-in pages and forged trust files aside, and goes on with what it has', async () => {
    const { start, given, web } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    for (const text of ['<html>', '{}', makeChannel().next().anchor]) {
      web.set('trust/2.json', text);
      expect(codes(await keeper.read(makeChannel().sign({ revision: 9 })))).toEqual(['BAD_SIGNATURE']);
    }

    expect(keeper.trust()).toEqual(channel.trust);
    expect(await keeper.read(channel.sign())).toMatchObject({ kind: 'playlist' });
  });

  it('catches up with 63 trust files in one go, as a screen does that was off for years', async () => {
    const { start, given, web } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    let newest: Channel = channel;
    for (let version = 2; version <= 64; version++) {
      newest = newest.next({ newPublishers: 1, newRoot: version % 8 === 0 });
      web.set(`trust/${version}.json`, newest.anchor);
    }

    expect(await keeper.read(newest.sign({ revision: 500 }))).toMatchObject({ kind: 'playlist' });
    expect(keeper.trust()?.version).toBe(64);
  });

  it('knows from the date of the newest list when a clock is plainly wrong, and mends a date that was', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    const ahead = channel.sign({ revision: 1, publishedAt: '2031-01-01T00:00:00+07:00' });
    await keeper.read(ahead);
    expect((await start()).publishedAt()).toBe(Date.parse('2031-01-01T00:00:00+07:00'));

    await keeper.read(channel.sign({ revision: 2, publishedAt: '2030-01-01T00:00:00+07:00' }));
    await keeper.read(channel.sign({ revision: 3, publishedAt: undefined }));
    expect(await keeper.read(ahead)).toMatchObject({ kind: 'bad' });

    expect(keeper.publishedAt()).toBe(Date.parse('2030-01-01T00:00:00+07:00'));
    expect((await start()).publishedAt()).toBe(Date.parse('2030-01-01T00:00:00+07:00'));
  });

  it('lets go of what was signed before a new epoch, also by a key that goes on', async () => {
    const { start, given, web, kept } = await machine();
    const channel = makeChannel();
    const path = await given(channel);
    const keeper = await start(path);
    kept.push(keptFrom(await keeper.read(channel.sign({ revision: 1 }))));
    const stolen = channel.next({ isStolen: true });
    web.set('trust/2.json', stolen.anchor);
    expect(codes(await keeper.read(channel.sign({ revision: 2, trust: 2 })))).toEqual(['WRONG_EPOCH']);

    expect(keeper.isBelieved(kept[0] as KeptPlaylist)).toBe(false);
    expect((await start(path)).isBelieved(kept[0] as KeptPlaylist)).toBe(false);
  });

  it('begins anew with the signed dates in a new epoch, for a thief may have signed one that is far off', async () => {
    const { start, given, web } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    await keeper.read(channel.sign({ publishedAt: '2099-01-01T00:00:00+07:00' }));
    const stolen = channel.next({ newPublishers: 1, isStolen: true });
    web.set('trust/2.json', stolen.anchor);

    await keeper.read(channel.sign({ revision: 2, trust: 2 }));
    expect(keeper.publishedAt()).toBe(-Infinity);
    expect((await start()).publishedAt()).toBe(-Infinity);
    await keeper.read(stolen.sign());
    expect(keeper.publishedAt()).toBe(Date.parse('2026-11-20T08:00:00+07:00'));
  });

  it('begins anew with the signed dates when the operator gives the trust file of a new epoch', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    await keeper.read(channel.sign({ publishedAt: '2099-01-01T00:00:00+07:00' }));

    expect((await start(await given(channel.next({ isStolen: true })))).publishedAt()).toBe(-Infinity);
  });

  it('knows no date from a playlist that tells none', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));

    expect(await keeper.read(channel.sign({ publishedAt: undefined }))).toMatchObject({ kind: 'playlist' });
    expect(keeper.publishedAt()).toBe(-Infinity);
  });
});
