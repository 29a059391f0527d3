import { describe, expect, it } from 'vitest';
import { MOST_HOLD_LETTERS, parseHold, playlistOfHold } from '../../core/hold.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';

const hold = { formatVersion: 1 as const, id: 'tinh', epoch: 2, revision: 7, publishedAt: '2026-11-20T08:00:00+07:00' };
const shown = (fields: object, before?: string) => {
  const read = parsePlaylist(playlistOfHold({ ...hold, ...fields }, before));
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.faults));
  const [item] = read.playlist.campaigns.flatMap(({ items }) => items);
  if (item?.kind !== 'slide' || item.slide.kind !== 'notice') throw new Error('no notice');
  return item.slide;
};

describe('parseHold', () => {
  it('reads what publish writes, and leaves fields of later versions out', () => {
    expect(parseHold(JSON.stringify({ ...hold, later: true }))).toEqual({ kind: 'hold', hold });
  });

  it('says what is wrong and where', () => {
    expect(parseHold('{')).toEqual({ kind: 'refused', why: 'not JSON' });
    expect(parseHold(JSON.stringify({ ...hold, revision: 0 }))).toMatchObject({
      why: expect.stringMatching(/^revision: /) as string,
    });
    expect(parseHold(JSON.stringify({ ...hold, text: '  ' }))).toMatchObject({ why: 'text: must not be blank' });
  });
});

describe('playlistOfHold', () => {
  it.each([1, 60, 61, MOST_HOLD_LETTERS])('shows words of %i letters whole', (letters) => {
    const { title, text } = shown({ text: 'ữ'.repeat(letters) });

    expect(text ?? title).toBe('ữ'.repeat(letters));
  });

  it('has words of its own in the language of the list before, in Vietnamese without one', () => {
    expect(shown({}).title).toBe('Màn hình tạm ngừng phát');
    expect(shown({}, '{"locale":"vi-VN"}').title).toBe('Màn hình tạm ngừng phát');
    expect(shown({}, '\ufeff{"locale":"en"}').title).toBe('Out of service for now');
    expect(shown({}, '[]').title).toBe('Màn hình tạm ngừng phát');
  });

  it('goes on with the hours of the list before and with nothing else of it', () => {
    const before = { timeZone: 'Asia/Ho_Chi_Minh', refresh: { intervalSeconds: 30 }, title: 'x', items: [1, 2] };
    const made = JSON.parse(playlistOfHold(hold, JSON.stringify(before))) as object;

    expect(made).toMatchObject({ timeZone: 'Asia/Ho_Chi_Minh', refresh: { intervalSeconds: 30 }, ...hold });
    expect(made).not.toHaveProperty('title');
    expect(made).toMatchObject({ items: [{ id: 'hold' }] });
  });

  it('comes to the same when it is made again of what it came to', () => {
    const once = playlistOfHold(hold, '{"locale":"en","timeZone":"Asia/Ho_Chi_Minh"}');

    expect(playlistOfHold(hold, once)).toBe(once);
  });
});
