import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../../player/kept-file.ts';
import { makeChannel, signedPlaylist } from '../../fakes/channel.ts';
import { codes, holdOf, keptFrom, machine, titleOf } from './machine.ts';

describe('openTrust, of what lies on the disk', () => {
  it('goes by the furthest that it has kept, when its own count is a step behind', async () => {
    const { start, given, kept, file } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    for (const revision of [3, 5, 4 + 4]) kept.push(keptFrom(await keeper.read(channel.sign({ revision }))));
    kept.reverse();
    await writeFile(file, 'damaged');

    expect(codes(await (await start()).read(channel.sign({ revision: 7 })))).toEqual(['ROLLBACK']);
  });

  it('remembers the newest revision through restarts, and refuses every one before it', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    const first = await start(await given(channel));
    await first.read(channel.sign({ revision: 7 }));

    const keeper = await start();

    expect(codes(await keeper.read(channel.sign({ revision: 6 })))).toEqual(['ROLLBACK']);
    expect(codes(await keeper.read(channel.sign({ revision: 7, title: 'khác' })))).toEqual(['EQUIVOCATION']);
    expect(await keeper.read(channel.sign({ revision: 7 }))).toMatchObject({ kind: 'playlist' });
  });

  it('knows from the kept playlist how far the channel has come, when its own count is lost', async () => {
    const { start, given, kept, file } = await machine();
    const channel = makeChannel();
    const path = await given(channel);
    const first = await start(path);
    kept.push(keptFrom(await first.read(channel.sign({ revision: 7 }))));
    await rm(file);
    await rm(file.replace('.json', '.previous.json'), { force: true });

    const keeper = await start(path);

    expect(codes(await keeper.read(channel.sign({ revision: 6 })))).toEqual(['ROLLBACK']);
  });

  it('closes the door when what is pinned is damaged, and opens it when the file is given again', async () => {
    const { start, given, file } = await machine();
    const channel = makeChannel();
    const path = await given(channel);
    const first = await start(path);
    const answer = await first.read(channel.sign());
    for (const one of [file, file.replace('.json', '.previous.json')]) await writeFile(one, 'damaged');

    const closed = await start();

    expect(closed).toMatchObject({ state: 'closed', faults: [{ code: 'TRUST_DAMAGED' }] });
    expect(codes(await closed.read(channel.sign()))).toEqual(['BAD_SIGNATURE']);
    expect(closed.isBelieved(keptFrom(answer))).toBe(false);
    expect([closed.trust(), closed.publishedAt()]).toEqual([undefined, -Infinity]);
    expect(await start(path)).toMatchObject({ state: 'pinned' });
  });

  it('survives a damaged newest generation with the one before', async () => {
    const { start, given, file } = await machine();
    const channel = makeChannel();
    const first = await start(await given(channel));
    await first.read(channel.sign({ revision: 1 }));
    await first.read(channel.sign({ revision: 2 }));
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, -20));

    const keeper = await start();

    expect(keeper).toMatchObject({ state: 'pinned', faults: [{ code: 'TRUST_DAMAGED' }] });
    expect(await keeper.read(channel.sign({ revision: 3 }))).toMatchObject({ kind: 'playlist' });
  });

  it('goes on believing what it plays when a key is replaced, but not when one was stolen', async () => {
    const { start, given, web } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    const kept = keptFrom(await keeper.read(channel.sign({ revision: 1 })));

    const replaced = channel.next({ newPublishers: 1 });
    web.set('trust/2.json', replaced.anchor);
    await keeper.read(replaced.sign({ revision: 2 }));
    expect(keeper.isBelieved(kept)).toBe(true);

    const stolen = replaced.next({ newPublishers: 1, isStolen: true });
    web.set('trust/3.json', stolen.anchor);
    await keeper.read(stolen.sign({ revision: 1 }));
    expect(keeper.isBelieved(kept)).toBe(false);
  });

  it('believes no kept playlist that was changed on the disk, or that came without an envelope', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    const kept = keptFrom(await keeper.read(channel.sign()));
    const bare = { ...kept };
    delete (bare as { envelope?: string }).envelope;

    expect(keeper.isBelieved(kept)).toBe(true);
    expect(keeper.isBelieved(bare)).toBe(false);
    expect(keeper.isBelieved({ ...kept, envelope: 'damaged' })).toBe(false);
    expect(keeper.isBelieved({ ...kept, envelope: makeChannel().sign() })).toBe(false);
    const other = JSON.stringify(signedPlaylist(channel.trust, { revision: 2 }));
    expect(keeper.isBelieved({ ...kept, text: other, bytesSha256: sha256Of(other) })).toBe(false);
  });

  it('believes no kept playlist of another channel, though the same officer signs for both', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    const text = JSON.stringify(signedPlaylist({ channel: 'khac', epoch: 0 }));
    const envelope = channel.seal('playlist', text);

    expect(
      keeper.isBelieved({
        ...{ text, bytesSha256: sha256Of(text), envelope },
        ...{ source: 'x', baseUrl: 'x', validators: {}, fetchedAt: 0 },
      }),
    ).toBe(false);
  });

  it('believes a kept hold only as what its envelope comes to', async () => {
    const { start, given } = await machine();
    const channel = makeChannel({ publishers: 2, threshold: 2 });
    const keeper = await start(await given(channel));
    const [one] = channel.publishers;
    const hold = keptFrom(await keeper.read(channel.seal('hold', holdOf(channel, 1), one ? [one] : [])));
    const playlist = keptFrom(await keeper.read(channel.sign({ revision: 2 })));
    const other = JSON.stringify(signedPlaylist(channel.trust, { revision: 2, items: [{ src: 'x.mp4' }] }));

    expect(keeper.isBelieved(hold)).toBe(true);
    expect(keeper.isBelieved({ ...hold, text: other })).toBe(false);
    expect(keeper.isBelieved({ ...playlist, isHold: true, text: other })).toBe(false);
    expect(keeper.isBelieved({ ...hold, isHold: false })).toBe(false);
  });

  it('believes nothing kept that is signed but says nothing', async () => {
    const { start, given } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    const playlist = keptFrom(await keeper.read(channel.sign()));

    for (const text of ['no JSON', 'null', '{"id":5}'])
      expect(keeper.isBelieved({ ...playlist, text, envelope: channel.seal('playlist', text) })).toBe(false);
    expect(keeper.isBelieved({ ...playlist, isHold: true, envelope: channel.seal('hold', '{}') })).toBe(false);
    expect(keeper.isBelieved({ ...playlist, envelope: channel.anchor })).toBe(false);
    const asTrust = channel.seal('trust', playlist.text, channel.publishers);
    expect(keeper.isBelieved({ ...playlist, envelope: asTrust })).toBe(false);
  });

  it('lets a hold go on with the hours of a list that is believed, and of no other', async () => {
    const { start, given, kept, web } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    kept.push(keptFrom(await keeper.read(channel.sign({ revision: 1, locale: 'en' }))));
    expect(titleOf(await keeper.read(channel.seal('hold', holdOf(channel, 2))))).toBe('Out of service for now');

    const stolen = channel.next({ newPublishers: 1, isStolen: true });
    web.set('trust/2.json', stolen.anchor);
    expect(titleOf(await keeper.read(stolen.seal('hold', holdOf(stolen, 1))))).toBe('Màn hình tạm ngừng phát');
  });

  it('answers nothing that it could not write down', async () => {
    const { start, given, file } = await machine();
    const channel = makeChannel();
    const keeper = await start(await given(channel));
    await rm(file);
    await rm(file.replace('.json', '.previous.json'), { force: true });
    await mkdir(join(file, 'in-the-way'), { recursive: true });

    await expect(keeper.read(channel.sign())).rejects.toThrow();
  });
});
