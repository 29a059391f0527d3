import { describe, expect, it } from 'vitest';
import { next, startPlayback, type Playback, type PlaybackEvent } from '../../core/playback.ts';
import type { Programme } from '../../core/programme.ts';
import { programme, slides } from '../fakes/programme.ts';

const screen = { id: 'lobby', tags: [] };
const programmes = (current: Programme, fallback: Programme) => ({ current, fallback, clockFloor: 0 });
const start = (current = programme('a', 'b', 'c'), fallback = slides('house')) =>
  startPlayback(screen, programmes(current, fallback), 0);
const after = (playback: Playback, ...events: readonly PlaybackEvent[]) =>
  events.reduce((one, event) => next(one, event, 0), playback);
const shown = (n: number): PlaybackEvent => ({ type: 'shown', n });
const failed = (n: number): PlaybackEvent => ({ type: 'failed', n });
/** The items of the next showings, each shown as it comes. */
const run = (playback: Playback, count: number) => {
  const seen: (string | undefined)[] = [];
  for (let one = playback; seen.length < count; one = next(one, shown(one.coming?.n ?? 0), 0))
    seen.push(one.coming?.item.id);
  return seen;
};

describe('next', () => {
  it('loops the items in their order', () => {
    expect(run(start(), 7)).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a']);
  });

  it('numbers a single item anew each time it comes round', () => {
    const playback = after(start(programme('a')), shown(1));

    expect([playback.watched?.n, playback.coming?.n, playback.coming?.item.id]).toEqual([1, 2, 'a']);
  });

  it('passes over what is not ready, and takes it in its place once it is', () => {
    const partly = programme('a', 'b', 'c').without('b');
    const whole = programme('a', 'b', 'c');

    expect(run(start(partly), 4)).toEqual(['a', 'c', 'a', 'c']);
    const playback = after(start(partly), shown(1), {
      type: 'programme',
      screen,
      programme: programmes(whole, slides('house')),
    });
    expect(run(playback, 3)).toEqual(['c', 'a', 'b']);
  });

  it('falls to the bundled campaign while nothing of the playlist is ready, and leaves it at the next boundary after', () => {
    const none = programme('a').without('a');
    const waiting = after(start(none), shown(1));
    const arrived = next(
      waiting,
      { type: 'programme', screen, programme: programmes(programme('a'), slides('house')) },
      0,
    );

    expect(waiting.coming?.item.id).toBe('house');
    expect(arrived.coming?.item.id).toBe('a');
    expect(arrived.watched?.item.id).toBe('house');
  });

  it('lets a new playlist take the screen at the next boundary, from its first item', () => {
    const playback = after(start(), shown(1), {
      type: 'programme',
      screen,
      programme: programmes(programme('x', 'y'), slides('house')),
    });

    expect(playback.watched?.item.id).toBe('a');
    expect(run(playback, 3)).toEqual(['x', 'y', 'x']);
  });

  it('keeps what waits when the same programme is told again', () => {
    const playback = after(start(), shown(1));

    expect(next(playback, { type: 'programme', screen, programme: playback.programme }, 0).coming).toBe(
      playback.coming,
    );
  });

  it('skips what cannot be shown, and tries it again after a minute', () => {
    const skipped = after(start(), failed(1));

    expect(run(skipped, 3)).toEqual(['b', 'c', 'b']);
    expect(run(after(skipped, shown(2), shown(3)), 1)).toEqual(['b']);
    const later = next(after(skipped, shown(2)), shown(3), 61_000);
    expect(later.coming?.item.id).toBe('a');
  });

  it('waits twice as long after every failure, an hour at most', () => {
    let playback = start();
    let now = 0;
    const waits: number[] = [];
    for (let round = 0; round < 8; round++) {
      playback = next(playback, { type: 'failed', n: playback.coming?.n ?? 0 }, now);
      const until = Math.max(...Object.values(playback.bench).map((one) => one.until));
      waits.push((until - now) / 60_000);
      now = until + 1;
      playback = next(
        { ...playback, coming: undefined },
        { type: 'programme', screen, programme: playback.programme },
        now,
      );
    }

    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('plays the bundled campaign when every item is broken, and never nothing when that is broken too', () => {
    const all = after(start(programme('a', 'b')), failed(1), failed(2));
    expect(all.coming?.item.id).toBe('house');

    expect(after(all, failed(3)).coming).toBeDefined();
  });

  it('benches the file, so the same bytes under another name are not tried either', () => {
    const twins = programme('a', 'b', 'c').sharing('b', 'a');

    expect(run(after(start(twins), failed(1)), 2)).toEqual(['c', 'c']);
  });

  it('takes no notice of old news', () => {
    const playback = after(start(), shown(1), shown(2));

    expect(after(playback, shown(1), failed(1), shown(99))).toEqual(playback);
  });
});
