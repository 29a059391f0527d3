import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hideStillPointer } from '../../renderer/still-pointer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hides the pointer two seconds after it was moved last, and shows it when it is moved again', () => {
  const page = new EventTarget();
  const shapes = new Map<string, string>();
  const stop = hideStillPointer(page as Window, {
    setProperty: (name, value) => void shapes.set(name, value ?? ''),
    removeProperty: (name) => String(shapes.delete(name)),
  });
  const isHidden = () => shapes.get('--arrow') === 'none' && shapes.get('--hand') === 'none';
  expect(isHidden()).toBe(true);
  for (let n = 0; n < 3; n++) {
    page.dispatchEvent(new Event('mousemove'));
    vi.advanceTimersByTime(1_500);
    expect([isHidden(), shapes.size]).toEqual([false, 0]);
  }
  vi.advanceTimersByTime(500);
  expect(isHidden()).toBe(true);
  stop();
  page.dispatchEvent(new Event('mousemove'));

  expect(isHidden()).toBe(true);
});
