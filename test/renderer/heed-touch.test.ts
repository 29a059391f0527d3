import { expect, it } from 'vitest';
import { heedTouch } from '../../renderer/heed-touch.ts';

/** An event at an instant since the page was loaded, milliseconds. */
const eventAt = (name: string, timeStamp: number) =>
  Object.defineProperty(new Event(name), 'timeStamp', { value: timeStamp });

it('hears keys and touches at once, then at most every five seconds, and no pointer that only moves', () => {
  const page = new EventTarget();
  const heard: number[] = [];
  let at = 0;
  heedTouch(page as Window, () => heard.push(at));
  const happen = (name: string, timeStamp: number) => {
    at = timeStamp;
    page.dispatchEvent(eventAt(name, timeStamp));
  };
  happen('pointermove', 10);
  happen('keydown', 20);
  happen('pointerdown', 4_000);
  happen('pointerdown', 5_020);
  happen('mousemove', 20_000);
  happen('keydown', 20_001);
  expect(heard).toEqual([20, 5_020, 20_001]);
});
