import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IDLE_MS, whenIdle } from '../../renderer/operator/idle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('whenIdle', () => {
  it('calls once after a minute, counted from the last touch or key', () => {
    const page = new EventTarget();
    const idle = vi.fn();
    whenIdle(page, () => false, idle);
    for (const sign of ['pointerdown', 'keydown']) {
      vi.advanceTimersByTime(IDLE_MS - 1000);
      page.dispatchEvent(new Event(sign));
    }
    vi.advanceTimersByTime(IDLE_MS - 1000);
    expect(idle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(3 * IDLE_MS);

    expect(idle).toHaveBeenCalledTimes(1);
  });

  it('waits for what is under way, and a minute more', () => {
    let isBusy = true;
    const idle = vi.fn();
    whenIdle(new EventTarget(), () => isBusy, idle);
    vi.advanceTimersByTime(10 * IDLE_MS);
    isBusy = false;
    vi.advanceTimersByTime(IDLE_MS - 1000);
    expect(idle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);

    expect(idle).toHaveBeenCalledTimes(1);
  });

  it('calls nobody once it was stopped', () => {
    const idle = vi.fn();
    whenIdle(new EventTarget(), () => false, idle)();
    vi.advanceTimersByTime(2 * IDLE_MS);

    expect(idle).not.toHaveBeenCalled();
  });
});
