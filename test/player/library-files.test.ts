import { describe, expect, it, vi } from 'vitest';
import * as faults from '../fakes/fault-server.ts';
import { librariesForEach, viewOf } from '../fakes/library.ts';
import { sha256 } from '../fakes/media-bytes.ts';

const { library, picture, server } = librariesForEach();

describe('createLibrary, file by file', () => {
  it('passes over a file that pages die of, and shows the same item from other bytes', async () => {
    const bad = picture('bad.jpg', 2);
    const { all, take, settled } = await library({ isLeftOut: (name) => name === bad.sha256 });
    const playable = () => Object.keys(all.programmeFor(viewOf()).current.media);
    await take({ items: [picture('good.jpg', 1), { ...bad, id: 'bad' }, { ...bad, id: 'bad again' }] });
    await settled();
    await all.tryAdopt();
    expect(playable()).toEqual(['good.jpg']);

    await take({ items: [picture('good.jpg', 1), { ...picture('mended.jpg', 3), id: 'bad' }] });
    await settled();
    await all.tryAdopt();
    expect(playable()).toEqual(['good.jpg', 'bad']);
  });

  it('takes for a zone the file that is meant for its shape', async () => {
    const { all, take, settled } = await library();
    const sources = [1, 2].map((seed) => {
      const { src, ...rest } = picture(`${seed}.jpg`, seed);
      return { ...rest, url: src, orientation: seed === 1 ? 'landscape' : 'portrait' };
    });
    await take({
      items: [{ id: 'film', sources }],
      campaigns: [{ id: 'q', zone: 'side', items: [{ id: 'desk', sources }] }],
    });
    await settled();
    await all.tryAdopt();

    const { media } = all.programmeFor(viewOf()).current;
    expect([media['film']?.sha256, media['desk']?.sha256]).toEqual(sources.map(({ sha256: hash }) => hash));
  });

  it('removes what is withdrawn from the disk, and serves it no more', async () => {
    const { all, take, settled, store } = await library();
    const bad = picture('bad.jpg', 1);
    await take({ items: [bad, picture('good.jpg', 2)] });
    await settled();
    await all.tryAdopt();
    all.programmeFor(viewOf());
    expect(all.media(bad.sha256)).toBeDefined();
    await take({ items: [bad, picture('good.jpg', 2)], withdrawn: [bad.sha256] });

    expect(store.has(bad.sha256)).toBe(false);
    expect(all.media(bad.sha256)).toBeUndefined();
    await settled();
    expect((await all.tryAdopt())?.kind).toBe('adopt');
    expect(store.has(bad.sha256)).toBe(false);
  });

  it('wants no withdrawn file again by an address without a hash, but what is put in its place', async () => {
    const { all, take, settled, store, clock } = await library();
    const green = picture('green.jpg', 1);
    const items = [{ id: 'G', src: 'green.jpg' }, { slide: { kind: 'notice', title: 'A' } }];
    await take({ items });
    await settled();
    await all.tryAdopt();
    await take({ items, withdrawn: [green.sha256] });

    expect(await all.tryAdopt()).toEqual({ kind: 'adopt-incomplete', missing: ['G'] });
    const asked = () => server().requests.filter(({ path }) => path === '/green.jpg').length;
    await vi.waitFor(() => expect(asked()).toBe(2));
    await vi.waitFor(() => expect(all.missing().current).toEqual(['G (what is there is withdrawn)']));
    expect(server().sentBytes()).toBe(green.bytes);
    expect(store.has(green.sha256)).toBe(false);

    const better = picture('green.jpg', 2);
    clock.now += 10 * 60_000;
    await settled();
    expect(all.programmeFor(viewOf()).current.media['G']?.sha256).toBe(better.sha256);
    expect(all.missing().current).toEqual([]);
  });

  it('does not keep what turns out to be withdrawn', async () => {
    const { all, take, store } = await library();
    const green = picture('green.jpg', 1);
    const items = [{ id: 'G', src: 'green.jpg' }, { slide: { kind: 'notice', title: 'A' } }];
    await take({ items, withdrawn: [green.sha256] });

    await vi.waitFor(async () => {
      expect(await all.tryAdopt()).toEqual({ kind: 'adopt-incomplete', missing: ['G'] });
    });
    expect(store.has(green.sha256)).toBe(false);
    expect(all.programmeFor(viewOf()).current.media).toEqual({});
  });

  it('fetches the picture in the place of a web page, and tells which origins may be shown', async () => {
    const { src: url, ...rest } = picture('board.png', 3);
    const { all, take, settled } = await library({ webOrigins: ['https://b.example'] });
    const page = (id: string) => ({ id, type: 'web', src: `https://${id}.example/`, fallback: { ...rest, url } });
    await take({ items: [page('a'), page('b')] });
    await settled();

    expect(await all.tryAdopt()).toEqual({ kind: 'adopt' });
    const { current } = all.programmeFor(viewOf());
    expect(current.webOrigins).toEqual(['https://b.example']);
    expect(Object.keys(current.media)).toEqual(['a', 'b']);
  });

  it('follows what may be shown of web pages, which a trust file may change while it plays', async () => {
    const webOrigins = ['https://a.example'];
    const { all, take, settled } = await library({ webOrigins });
    await take({ items: [{ type: 'web', src: 'https://a.example/' }] });
    await settled();
    await all.tryAdopt();
    expect(all.programmeFor(viewOf()).current.webOrigins).toEqual(['https://a.example']);

    webOrigins.pop();
    expect(all.programmeFor(viewOf()).current.webOrigins).toBeUndefined();
  });

  it('gives each screen the file in its language, and its captions', async () => {
    const vtt = Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào\n');
    server().on('/vi.vtt', faults.file(vtt));
    const clip = (name: string, seed: number) => {
      const { src, ...rest } = picture(name, seed);
      return { ...rest, url: src };
    };
    const { all, take, settled } = await library({ views: [viewOf(), viewOf({ id: 'up', tags: ['lang=tyz'] })] });
    await take({
      items: [
        {
          id: 'clip',
          sources: [
            { ...clip('vi.mp4', 1), lang: 'vi' },
            { ...clip('tay.mp4', 2), lang: 'tyz' },
          ],
          captions: [{ url: 'vi.vtt' }],
        },
      ],
    });
    await settled();
    await all.tryAdopt();
    const shown = (view: ReturnType<typeof viewOf>) => all.programmeFor(view).current.media['clip'];

    expect(shown(viewOf())?.sha256).not.toBe(shown(viewOf({ tags: ['lang=tyz'] }))?.sha256);
    expect(shown(viewOf())?.captions).toMatchObject({ sha256: sha256(vtt), lang: 'vi' });
    expect(all.media(sha256(vtt))?.type).toBe('text/vtt');
  });

  it('gives each screen who signs in its language, until that is withdrawn, and none where they are not wanted', async () => {
    const signer = (name: string, seed: number, lang: string) => {
      const { src, ...rest } = picture(name, seed);
      return { ...rest, url: src, lang };
    };
    const [hanoi, saigon] = [signer('hab.mp4', 2, 'hab'), signer('hos.mp4', 3, 'hos')];
    const tagged = (...tags: readonly string[]) => viewOf({ id: tags.join(), tags });
    const views = [tagged('lang=hos'), tagged('lang=hab'), tagged('sign=off')];
    const { all, take, settled, store } = await library({ views });
    const clip = { ...picture('clip.mp4', 1), id: 'clip', signLanguage: [hanoi, saigon] };
    await take({ items: [clip] });
    await settled();
    await all.tryAdopt();
    const signing = () => views.map((view) => all.programmeFor(view).current.media['clip']?.signLanguage?.sha256);

    expect(signing()).toEqual([saigon.sha256, hanoi.sha256, undefined]);
    expect(all.media(hanoi.sha256)?.type).toBe('video/mp4');
    await take({ revision: 2, items: [clip], withdrawn: [hanoi.sha256] });
    await settled();
    await all.tryAdopt();
    expect(signing()).toEqual([saigon.sha256, undefined, undefined]);
    expect(store.has(hanoi.sha256)).toBe(false);
  });
});
