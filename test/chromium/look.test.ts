import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createLook } from '../../chromium/look.ts';
import { pixelsOfPng } from '../../chromium/png-pixels.ts';
import { fakeDevTools } from './fake-browser.ts';

/** A PNG, each row filtered as it says; the checksums, which nobody reads, are left out. */
function png(rows: readonly (readonly [filter: number, ...bytes: number[]])[], colour: 2 | 6 = 2): Buffer {
  const channels = colour === 2 ? 3 : 4;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(((rows[0]?.length ?? 1) - 1) / channels, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colour, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const data = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', data.subarray(0, 5)),
    chunk('IDAT', data.subarray(5)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('pixelsOfPng', () => {
  it('undoes every filter of PNG', () => {
    // prettier-ignore
    const picture = png([[0, 10, 20, 30, 40, 50, 60], [1, 1, 2, 3, 4, 5, 6], [2, 1, 1, 1, 1, 1, 1], [3, 9, 9, 9, 9, 9, 9], [4, 1, 2, 3, 4, 5, 6]]);

    // prettier-ignore
    expect([...(pixelsOfPng(picture)?.data ?? [])]).toEqual([
      10, 20, 30, 40, 50, 60,
      1, 2, 3, 5, 7, 9,
      2, 3, 4, 6, 8, 10,
      10, 10, 11, 17, 18, 19,
      11, 12, 14, 21, 23, 25,
    ]);
  });

  it('takes nothing for a picture that is none of what it knows', () => {
    expect(pixelsOfPng(Buffer.alloc(64))).toBeUndefined();
    expect(pixelsOfPng(Buffer.alloc(4))).toBeUndefined();
  });
});

describe('createLook', () => {
  const looking = (frame: Buffer | undefined) => {
    const browser = fakeDevTools({
      'Page.startScreencast': () =>
        frame === undefined ? {} : browser.emit('Page.screencastFrame', { data: frame.toString('base64') }, 'page'),
    });
    const giveUp = new AbortController();
    const look = createLook(browser.devtools, 'page');
    return { ...browser, look: () => look(giveUp.signal), giveUp };
  };
  const grey = [0, 90, 90, 90, 91, 89, 90] as const;

  it('tells a picture from one colour, and ends the screencast', async () => {
    const plain = looking(png([grey, grey]));
    const other = looking(png([grey, [0, 90, 90, 90, 200, 10, 10]]));

    expect((await plain.look())?.blank).toBe(true);
    expect((await other.look())?.blank).toBe(false);
    expect(plain.of('Page.stopScreencast')).toHaveLength(1);
  });

  it('gives equal pictures one print, and others another', async () => {
    const [one, same, other] = await Promise.all(
      [[grey], [grey], [[0, 1, 2, 3, 4, 5, 6] as const]].map((rows) => looking(png(rows)).look()),
    );

    expect(one?.print).toBe(same?.print);
    expect(one?.print).not.toBe(other?.print);
  });

  it('gives up when it is told to, as when a GPU process hangs, and ends the screencast', async () => {
    const { look, giveUp, of } = looking(undefined);
    const seen = expect(look()).rejects.toThrow('no frame came');
    giveUp.abort(new Error('no frame came'));

    await seen;
    expect(of('Page.stopScreencast')).toHaveLength(1);
  });
});
