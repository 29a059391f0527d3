import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { displaySettings } from '../../core/display-settings.ts';
import { heedSummons, HOLD_MS } from '../../renderer/operator/summons.ts';

const chord = { code: 'KeyO', ctrlKey: true, shiftKey: true, altKey: false, metaKey: false, repeat: false };
const touch = { clientX: 10, clientY: 10, button: 0, isPrimary: true };

let called: number;
let display = displaySettings({});
let page: EventTarget;
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  called = 0;
  page = Object.assign(new EventTarget(), { innerWidth: 1920, innerHeight: 1080 });
  display = displaySettings({});
  stop = heedSummons(
    page as Window,
    () => display,
    () => called++,
  );
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});
const happens = (type: string, details: object = {}) => {
  const event = Object.assign(new Event(type, { cancelable: true }), details);
  page.dispatchEvent(event);
  return event;
};

describe('heedSummons', () => {
  it('hears the chord once, however long it is held, and keeps the browser from acting on it', () => {
    expect(happens('keydown', chord).defaultPrevented).toBe(true);
    expect(happens('keydown', { ...chord, repeat: true }).defaultPrevented).toBe(true);

    expect(called).toBe(1);
  });

  it.each([{ ctrlKey: false }, { shiftKey: false }, { altKey: true }, { metaKey: true }, { code: 'KeyP' }])(
    'hears nothing in other keys: %o',
    (change) => {
      expect(happens('keydown', { ...chord, ...change }).defaultPrevented).toBe(false);
      expect(called).toBe(0);
    },
  );

  it('hears a finger that rests in the corner for five seconds, though it trembles', () => {
    happens('pointerdown', touch);
    vi.advanceTimersByTime(HOLD_MS - 1);
    happens('pointermove', { ...touch, clientX: 60 });
    expect(happens('contextmenu').defaultPrevented).toBe(true);
    expect(called).toBe(0);
    vi.advanceTimersByTime(1);

    expect(called).toBe(1);
    vi.advanceTimersByTime(HOLD_MS);
    expect(called).toBe(1);
  });

  it('knows the corner of a picture that is turned, and clear of the edges', () => {
    display = displaySettings({ rotation: 90, overscanPercent: 5 });
    happens('pointerdown', touch);
    vi.advanceTimersByTime(HOLD_MS);
    expect(called).toBe(0);

    happens('pointerdown', { ...touch, clientX: 1920 - 96 - 10, clientY: 54 + 10 });
    vi.advanceTimersByTime(HOLD_MS);

    expect(called).toBe(1);
  });

  it.each([
    ['lifts', 'pointerup', touch],
    ['wanders off', 'pointermove', { ...touch, clientX: 400 }],
    ['is not alone', 'pointerdown', { ...touch, isPrimary: false }],
    ['is taken for a gesture', 'pointercancel', touch],
    ['loses the window', 'blur', {}],
  ])('hears nothing in a finger that %s', (_, type, details) => {
    happens('pointerdown', touch);
    vi.advanceTimersByTime(HOLD_MS - 1);
    happens(type, details);
    vi.advanceTimersByTime(HOLD_MS);

    expect(called).toBe(0);
  });

  it.each([
    ['elsewhere', { ...touch, clientY: 400 }],
    ['with another button', { ...touch, button: 2 }],
  ])('hears nothing in a press %s', (_, details) => {
    happens('pointerdown', details);
    vi.advanceTimersByTime(2 * HOLD_MS);

    expect(called).toBe(0);
    expect(happens('contextmenu').defaultPrevented).toBe(false);
  });

  it('hears nothing once it was stopped', () => {
    happens('pointerdown', touch);
    stop();
    vi.advanceTimersByTime(HOLD_MS);
    happens('keydown', chord);

    expect(called).toBe(0);
  });
});
