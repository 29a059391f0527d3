import { describe, expect, it } from 'vitest';
import { newPower, next, orderOf, type PowerAnswer } from '../../core/display-power.ts';
import type { PowerNeed } from '../../core/power-need.ts';

const MINUTE = 60_000;

/** Displays that obey, or answer otherwise, second by second. */
function displays({ answer = 'obeyed' }: { answer?: PowerAnswer } = {}) {
  let power = newPower;
  let at = 0;
  const told: string[] = [];
  const state = { answer };
  return {
    told,
    state,
    get power() {
      return power;
    },
    touch: () => void (power = next(power, { type: 'touched' }, at)),
    /** So long the screens need this. */
    pass(need: PowerNeed, ms: number) {
      for (const end = at + ms; at < end; at += 1000) {
        power = next(power, { type: 'looked', need }, at);
        const order = orderOf(power, at);
        if (order === undefined) continue;
        told.push(`${at / 1000}: ${order.how === 'hold' ? 'hold ' : ''}${order.wanted}`);
        power = next(power, { type: 'answered', wanted: order.wanted, answer: state.answer }, at);
      }
    },
  };
}

describe('the power of displays', () => {
  it('leaves them alone while no rule has them switched', () => {
    const { told, pass } = displays();
    pass('any', 60 * MINUTE);
    expect(told).toEqual([]);
  });

  it('has them off after a minute of dark, and looks every ten minutes whether they still are', () => {
    const { told, pass } = displays();
    pass('lit', 1000);
    pass('dark', 25 * MINUTE);
    expect(told).toEqual(['0: on', '61: off', '661: hold off', '1261: hold off']);
  });

  it('has them on at once, and looks every ten minutes whether they still are', () => {
    const { told, pass } = displays();
    pass('dark', 5 * MINUTE);
    pass('lit', 12 * MINUTE);
    expect(told).toEqual(['60: off', '300: on', '900: hold on']);
  });

  it('does not flap where the dark is shorter than a minute', () => {
    const { told, pass } = displays();
    for (let n = 0; n < 50; n++) {
      pass('dark', 59_000);
      pass('lit', 1000);
    }
    expect(told.filter((order) => / off/.test(order))).toEqual([]);
  });

  it('has them on when somebody is there, and for five minutes after', () => {
    const { told, pass, touch } = displays();
    pass('dark', 5 * MINUTE);
    touch();
    pass('dark', 2 * MINUTE);
    touch();
    pass('dark', 6 * MINUTE);
    expect(told).toEqual(['60: off', '300: on', '720: off']);
  });

  it('leaves them on while somebody works there at closing time', () => {
    const { told, pass, touch } = displays();
    pass('lit', MINUTE);
    touch();
    pass('dark', 4 * MINUTE);
    expect(told).toEqual(['0: on']);
  });

  it('does not bring back what somebody has switched off at closing time', () => {
    const { told, pass } = displays();
    pass('lit', 9.5 * MINUTE);
    pass('dark', 2 * MINUTE);
    expect(told).toEqual(['0: on', '630: off']);
  });

  it('has those on again that were off when a rule is taken back, then leaves them alone', () => {
    const tv = displays();
    const { told, pass } = tv;
    pass('dark', 2 * MINUTE);
    pass('any', 60 * MINUTE);
    expect(told).toEqual(['60: off', '120: on']);
    expect(tv.power.wanted).toBe('untouched');
  });

  it('tells one three times that does not say whether it is on, and one that is off once', () => {
    const { told, pass } = displays({ answer: 'unsure' });
    pass('lit', MINUTE);
    pass('dark', 5 * MINUTE);
    expect(told).toEqual(['0: on', '20: on', '40: on', '120: off']);
  });

  it('tells one that defies it again and again, then every ten minutes, until it obeys', () => {
    const tv = displays({ answer: 'defied' });
    const { told, pass, state } = tv;
    pass('lit', 20 * MINUTE);
    expect(told).toEqual([...[0, 20, 40, 60, 80, 100, 120].map((at) => `${at}: on`), '720: on']);
    expect(tv.power.phase).toBe('defied');
    state.answer = 'obeyed';
    pass('lit', 20 * MINUTE);
    expect(told.slice(8)).toEqual(['1320: on', '1920: hold on']);
  });

  it('begins to tell it anew when one that was on is found off', () => {
    const { told, pass, state } = displays();
    pass('lit', 9 * MINUTE);
    state.answer = 'defied';
    pass('lit', 3 * MINUTE);
    expect(told).toEqual(['0: on', '600: hold on', '620: on', '640: on', '660: on', '680: on', '700: on']);
  });

  it('hears no answer to what is not wanted any more', () => {
    const dark = next(next(newPower, { type: 'looked', need: 'dark' }, 0), { type: 'looked', need: 'dark' }, MINUTE);
    const lit = next(dark, { type: 'looked', need: 'lit' }, MINUTE + 1);
    expect(next(lit, { type: 'answered', wanted: 'off', answer: 'obeyed' }, MINUTE + 2)).toBe(lit);
    expect(orderOf(lit, MINUTE + 2)).toEqual({ wanted: 'on', how: 'change' });
  });
});
