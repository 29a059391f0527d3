import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clockwork } from '../../renderer/preview/clockwork.ts';
import { Gallery } from '../../renderer/preview/gallery-of-pictures.ts';
import { parsed } from '../../renderer/preview/look.ts';

const at = (time: string) => Date.parse(`${time}+07:00`);
const slide = { kind: 'notice', title: 'x' };
const campaign = (id: string, more: object = {}) => ({ id, items: [{ id, slide, durationSeconds: 10 }], ...more });

/** The frames of a page, drawn when they are asked for. */
class Frames {
  readonly asked = new Map<number, FrameRequestCallback>();
  #n = 0;
  #nowMs = 0;

  readonly request = (callback: FrameRequestCallback) => {
    this.asked.set(++this.#n, callback);
    return this.#n;
  };
  readonly cancel = (n: number) => void this.asked.delete(n);

  /** Draws one frame after the other, 50 ms apart. */
  draw(count: number): void {
    for (let frame = 0; frame < count; frame++) {
      this.#nowMs += 50;
      const due = [...this.asked.values()];
      this.asked.clear();
      for (const callback of due) callback(this.#nowMs);
      vi.advanceTimersByTime(50);
    }
  }
}

let frames: Frames;
beforeEach(() => {
  frames = new Frames();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.stubGlobal('requestAnimationFrame', frames.request);
  vi.stubGlobal('cancelAnimationFrame', frames.cancel);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A clockwork that has been given a playlist, at an instant. */
function given(file: object, from: string): Clockwork {
  const text = JSON.stringify({ formatVersion: 1, timeZone: 'Asia/Ho_Chi_Minh', ...file });
  const look = parsed({ text, name: 'x' });
  if (look === undefined) throw new Error('the playlist is refused');
  const host = { requestUpdate: vi.fn(), addController: vi.fn(), removeController: vi.fn() };
  const clockwork = new Clockwork({ ...host, updateComplete: Promise.resolve(true) }, new Gallery(() => {}));
  clockwork.cursor = at(from);
  const screen = { id: '', tags: [] };
  clockwork.take({ look, screen, viewport: { width: 1920, height: 1080 }, overlays: false, firstDay: 1 });
  return clockwork;
}

describe('Clockwork', () => {
  it('plays once it has begun, when that was asked for before', () => {
    const clockwork = given({ campaigns: [campaign('a')] }, '2026-11-18T09:00:00');
    clockwork.toggle();
    frames.draw(40);

    expect(clockwork.isPlaying).toBe(true);
    expect(clockwork.cursor).toBeGreaterThan(at('2026-11-18T09:00:01'));
  });

  it('asks for one frame at a time, however it was stopped and started', () => {
    const clockwork = given({ campaigns: [campaign('a')] }, '2026-11-18T09:00:00');
    frames.draw(4);
    for (let times = 0; times < 5; times++) clockwork.toggle();
    clockwork.seek(at('2026-11-18T10:00:00'));
    frames.draw(2);
    expect(frames.asked.size).toBe(1);

    clockwork.toggle();
    const stoodAt = clockwork.cursor;
    frames.draw(4);
    expect(frames.asked.size).toBe(0);
    expect(clockwork.cursor).toBe(stoodAt);
  });

  it('lets a zone come in a new week that had nothing on at the end of the last', () => {
    const next = { flight: { from: '2026-11-23T00:00:05', until: '2026-11-24' } };
    const campaigns = [campaign('a'), campaign('chu', { zone: 'strip', ...next })];
    const clockwork = given({ campaigns }, '2026-11-22T23:59:50');
    frames.draw(4);
    const watched = () => clockwork.zones.get('strip')?.playback.watched?.item.id;
    expect([clockwork.zones.size, watched()]).toEqual([1, undefined]);
    clockwork.rate = 60;
    clockwork.toggle();
    frames.draw(20);

    expect(clockwork.cursor).toBeGreaterThan(at('2026-11-23T00:00:30'));
    expect(watched()).toBe('chu');
  });
});
