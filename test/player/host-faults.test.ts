import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFaultBoard } from '../../player/fault-board.ts';
import { createHostFaults } from '../../player/host-faults.ts';

const MINUTE_MS = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets what the host told stand until five minutes have passed without it', () => {
  const board = createFaultBoard(Date.now);
  const faults = createHostFaults(board);
  faults.raise('PAGE_DIED', 'once');
  vi.advanceTimersByTime(4 * MINUTE_MS);
  faults.raise('PAGE_DIED', 'twice');
  vi.advanceTimersByTime(5 * MINUTE_MS - 1);
  expect(board.list()).toMatchObject([{ code: 'PAGE_DIED', message: 'twice' }]);

  vi.advanceTimersByTime(1);
  expect(board.list()).toEqual([]);
});

it('leaves no timer behind when it is stopped', () => {
  const faults = createHostFaults(createFaultBoard(Date.now));
  faults.raise('PAGE_DIED', 'once');
  faults.stop();

  expect(vi.getTimerCount()).toBe(0);
});
