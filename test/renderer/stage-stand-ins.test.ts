import { describe, expect, it } from 'vitest';
import type { Showing } from '../../core/showing.ts';
import { StandIns } from '../../renderer/stage/stand-ins.ts';

const page = {
  id: 'board',
  kind: 'web',
  url: 'https://portal.example/board',
  fallback: { url: 'board.jpg', type: 'image/jpeg' },
  durationSeconds: 20,
};
const media = { url: '/media/a', sha256: 'a', type: 'image/jpeg' };
const programme = { digest: 'd', webOrigins: ['https://portal.example'], media: { board: media } };

const showing = (changes: object = {}): Showing =>
  ({ n: 1, item: page, media, programme, ...changes }) as unknown as Showing;

describe('StandIns', () => {
  it('leaves a page that may be shown, and whatever is none', () => {
    const clip = showing({ item: { id: 'clip', kind: 'video' } });

    expect(new StandIns().of(showing(), 0)).toEqual(showing());
    expect(new StandIns().of(clip, 0)).toBe(clip);
  });

  it('puts the picture in the place of a page that may not be shown, for as long as the page would have been', () => {
    const { item } = new StandIns().of(showing({ programme: { ...programme, webOrigins: [] } }), 0);

    expect(item).toMatchObject({ id: 'board', kind: 'image', sources: [page.fallback], durationSeconds: 20 });
  });

  it('does so for a minute after a page has failed, then tries it again, and the longer waits the more often it fails', () => {
    const standIns = new StandIns();
    const kindAt = (now: number) => standIns.of(showing(), now).item.kind;

    expect(standIns.failed(showing(), 0)).toBe(true);
    expect([kindAt(0), kindAt(59_999), kindAt(60_000)]).toEqual(['image', 'image', 'web']);
    standIns.failed(showing(), 60_000);
    expect([kindAt(179_999), kindAt(180_000)]).toEqual(['image', 'web']);
    standIns.shown(showing());
    standIns.failed(showing(), 200_000);
    expect(kindAt(260_000)).toBe('web');
  });

  it('has nothing to put there when the picture is not here, or the item names none', () => {
    const noFallback = showing({ item: { ...page, fallback: undefined } });
    const notHere = showing({ media: undefined });

    for (const one of [noFallback, notHere]) {
      const standIns = new StandIns();
      expect(standIns.failed(one, 0)).toBe(false);
      expect(standIns.of(one, 0)).toBe(one);
    }
  });
});
